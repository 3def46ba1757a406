-- The journal: what each undoable change did, row by row.
--
-- While open_change holds a row, the triggers below write every effect beside
-- it, in the same transaction. A refresh opens no change and writes nothing here.

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    undone_at INTEGER
);

CREATE TABLE open_change (id INTEGER PRIMARY KEY REFERENCES change(id));

-- A changed value has its column's name; a row that came has only `after`, a
-- row that left only `before`, both as JSON of all its columns.
CREATE TABLE effect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    col TEXT,
    before,
    after
);

CREATE INDEX effect_of_change ON effect (change_id, id);

CREATE TRIGGER read_journaled AFTER UPDATE OF read_at ON article
WHEN OLD.read_at IS NOT NEW.read_at AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'article', NEW.id, 'read_at', OLD.read_at, NEW.read_at
    FROM open_change;
END;

CREATE TRIGGER starred_journaled AFTER UPDATE OF starred_at ON article
WHEN OLD.starred_at IS NOT NEW.starred_at
    AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'article', NEW.id, 'starred_at', OLD.starred_at, NEW.starred_at
    FROM open_change;
END;

CREATE TRIGGER later_journaled AFTER UPDATE OF later_at ON article
WHEN OLD.later_at IS NOT NEW.later_at AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'article', NEW.id, 'later_at', OLD.later_at, NEW.later_at
    FROM open_change;
END;

CREATE TRIGGER custom_title_journaled AFTER UPDATE OF custom_title ON feed
WHEN OLD.custom_title IS NOT NEW.custom_title
    AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'feed', NEW.id, 'custom_title', OLD.custom_title, NEW.custom_title
    FROM open_change;
END;

CREATE TRIGGER folder_journaled AFTER UPDATE OF folder ON feed
WHEN OLD.folder IS NOT NEW.folder AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'feed', NEW.id, 'folder', OLD.folder, NEW.folder
    FROM open_change;
END;

CREATE TRIGGER subscribed_journaled AFTER UPDATE OF subscribed_at ON feed
WHEN OLD.subscribed_at IS NOT NEW.subscribed_at
    AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'feed', NEW.id, 'subscribed_at',
        OLD.subscribed_at, NEW.subscribed_at
    FROM open_change;
END;

CREATE TRIGGER tag_given_journaled AFTER INSERT ON article_tag
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'article_tag', NEW.article_id, NULL, json_object(
        'article_id', NEW.article_id, 'tag_id', NEW.tag_id, 'sorted', NEW.sorted)
    FROM open_change;
END;

CREATE TRIGGER tag_taken_journaled AFTER DELETE ON article_tag
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'article_tag', OLD.article_id, json_object(
        'article_id', OLD.article_id, 'tag_id', OLD.tag_id, 'sorted', OLD.sorted),
        NULL
    FROM open_change;
END;

CREATE TRIGGER enclosure_journaled AFTER DELETE ON enclosure
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'enclosure', OLD.article_id, json_object(
        'article_id', OLD.article_id, 'position', OLD.position, 'url', OLD.url,
        'media_type', OLD.media_type, 'length', OLD.length, 'title', OLD.title,
        'duration', OLD.duration), NULL
    FROM open_change;
END;

CREATE TRIGGER body_journaled AFTER DELETE ON article_body
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'article_body', OLD.article_id, json_object(
        'article_id', OLD.article_id, 'format', OLD.format, 'packed', hex(OLD.packed),
        'base', OLD.base, 'summary', OLD.summary,
        'credits', OLD.credits), NULL
    FROM open_change;
END;

CREATE TRIGGER article_journaled AFTER DELETE ON article
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'article', OLD.id, json_object(
        'id', OLD.id, 'feed_id', OLD.feed_id, 'identity', OLD.identity,
        'digest', OLD.digest, 'title', OLD.title, 'url', OLD.url,
        'language', OLD.language, 'published', OLD.published,
        'updated', OLD.updated, 'added', OLD.added, 'sorted', OLD.sorted,
        'words', OLD.words, 'media', OLD.media, 'read_at', OLD.read_at,
        'starred_at', OLD.starred_at, 'later_at', OLD.later_at), NULL
    FROM open_change;
END;

CREATE TRIGGER smart_folder_name_journaled AFTER UPDATE OF name ON smart_folder
WHEN OLD.name IS NOT NEW.name AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'smart_folder', NEW.id, 'name', OLD.name, NEW.name
    FROM open_change;
END;

CREATE TRIGGER smart_folder_query_journaled AFTER UPDATE OF query ON smart_folder
WHEN OLD.query IS NOT NEW.query AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'smart_folder', NEW.id, 'query', OLD.query, NEW.query
    FROM open_change;
END;

CREATE TRIGGER smart_folder_position_journaled AFTER UPDATE OF position ON smart_folder
WHEN OLD.position IS NOT NEW.position AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'smart_folder', NEW.id, 'position', OLD.position, NEW.position
    FROM open_change;
END;

CREATE TRIGGER smart_folder_made_journaled AFTER INSERT ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'query', NEW.query,
        'position', NEW.position)
    FROM open_change;
END;

CREATE TRIGGER smart_folder_removed_journaled AFTER DELETE ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', OLD.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'query', OLD.query,
        'position', OLD.position), NULL
    FROM open_change;
END;
