-- The full-text index. Its content is this view, through searchable(), which
-- parts the letters of scripts that are written without spaces. The index may
-- not read a virtual table, as json_each is one: it could be neither checked nor
-- rebuilt, so that credit_names() takes the names out of the JSON.

CREATE VIEW article_text AS
SELECT
    article.id AS id,
    searchable(article.title) AS title,
    searchable(credit_names(article_body.credits)) AS authors,
    searchable(body_text(article_body.packed)) AS body
FROM article JOIN article_body ON article_body.article_id = article.id;

CREATE VIRTUAL TABLE article_fts USING fts5(
    title, authors, body,
    content = 'article_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Marking and tagging touch none of these columns, so they index nothing.

CREATE TRIGGER article_indexed AFTER INSERT ON article_body BEGIN
    INSERT INTO article_fts (rowid, title, authors, body)
    SELECT id, title, authors, body FROM article_text WHERE id = NEW.article_id;
END;

CREATE TRIGGER article_unindexed BEFORE DELETE ON article_body BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, authors, body)
    SELECT 'delete', id, title, authors, body
    FROM article_text WHERE id = OLD.article_id;
END;

CREATE TRIGGER article_title_unindexed BEFORE UPDATE OF title ON article
WHEN OLD.title <> NEW.title BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, authors, body)
    SELECT 'delete', id, title, authors, body
    FROM article_text WHERE id = OLD.id;
END;

CREATE TRIGGER article_title_indexed AFTER UPDATE OF title ON article
WHEN OLD.title <> NEW.title BEGIN
    INSERT INTO article_fts (rowid, title, authors, body)
    SELECT id, title, authors, body FROM article_text WHERE id = NEW.id;
END;

CREATE TRIGGER article_text_unindexed
BEFORE UPDATE OF packed, credits ON article_body BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, authors, body)
    SELECT 'delete', id, title, authors, body
    FROM article_text WHERE id = OLD.article_id;
END;

CREATE TRIGGER article_text_indexed
AFTER UPDATE OF packed, credits ON article_body BEGIN
    INSERT INTO article_fts (rowid, title, authors, body)
    SELECT id, title, authors, body FROM article_text WHERE id = NEW.article_id;
END;

-- Names of tags, searched with the same words as the articles.

CREATE VIRTUAL TABLE tag_fts USING fts5(
    name, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER tag_indexed AFTER INSERT ON tag BEGIN
    INSERT INTO tag_fts (rowid, name) VALUES (NEW.id, searchable(NEW.name));
END;

CREATE TRIGGER tag_reindexed AFTER UPDATE OF name ON tag BEGIN
    INSERT INTO tag_fts (tag_fts, rowid, name)
    VALUES ('delete', OLD.id, searchable(OLD.name));
    INSERT INTO tag_fts (rowid, name) VALUES (NEW.id, searchable(NEW.name));
END;

CREATE TRIGGER tag_unindexed AFTER DELETE ON tag BEGIN
    INSERT INTO tag_fts (tag_fts, rowid, name)
    VALUES ('delete', OLD.id, searchable(OLD.name));
END;
