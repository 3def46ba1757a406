-- Counts of the sidebar, kept by triggers so that nothing is ever scanned.

CREATE TABLE place_count (
    place TEXT PRIMARY KEY,             -- all, starred or later
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

INSERT INTO place_count (place) VALUES ('all'), ('starred'), ('later');

CREATE TABLE feed_count (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE tag_count (
    tag_id INTEGER PRIMARY KEY REFERENCES tag(id) ON DELETE CASCADE,
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
);

CREATE TRIGGER feed_counted AFTER INSERT ON feed BEGIN
    INSERT INTO feed_count (feed_id) VALUES (NEW.id);
    INSERT INTO feed_fetch (feed_id) VALUES (NEW.id);
END;

CREATE TRIGGER tag_counted AFTER INSERT ON tag BEGIN
    INSERT INTO tag_count (tag_id) VALUES (NEW.id);
END;

CREATE TRIGGER article_counted AFTER INSERT ON article BEGIN
    UPDATE place_count
    SET articles = articles + 1, unread = unread + (NEW.read_at IS NULL)
    WHERE place = 'all'
        OR (place = 'starred' AND NEW.starred_at IS NOT NULL)
        OR (place = 'later' AND NEW.later_at IS NOT NULL);
    UPDATE feed_count
    SET articles = articles + 1, unread = unread + (NEW.read_at IS NULL)
    WHERE feed_id = NEW.feed_id;
END;

CREATE TRIGGER article_uncounted AFTER DELETE ON article BEGIN
    UPDATE place_count
    SET articles = articles - 1, unread = unread - (OLD.read_at IS NULL)
    WHERE place = 'all'
        OR (place = 'starred' AND OLD.starred_at IS NOT NULL)
        OR (place = 'later' AND OLD.later_at IS NOT NULL);
    UPDATE feed_count
    SET articles = articles - 1, unread = unread - (OLD.read_at IS NULL)
    WHERE feed_id = OLD.feed_id;
END;

CREATE TRIGGER article_read_counted AFTER UPDATE OF read_at ON article
WHEN (OLD.read_at IS NULL) <> (NEW.read_at IS NULL) BEGIN
    UPDATE place_count
    SET unread = unread + (NEW.read_at IS NULL) - (OLD.read_at IS NULL)
    WHERE place = 'all'
        OR (place = 'starred' AND NEW.starred_at IS NOT NULL)
        OR (place = 'later' AND NEW.later_at IS NOT NULL);
    UPDATE feed_count
    SET unread = unread + (NEW.read_at IS NULL) - (OLD.read_at IS NULL)
    WHERE feed_id = NEW.feed_id;
    UPDATE tag_count
    SET unread = unread + (NEW.read_at IS NULL) - (OLD.read_at IS NULL)
    WHERE tag_id IN (SELECT tag_id FROM article_tag WHERE article_id = NEW.id);
END;

CREATE TRIGGER article_starred_counted AFTER UPDATE OF starred_at ON article
WHEN (OLD.starred_at IS NULL) <> (NEW.starred_at IS NULL) BEGIN
    UPDATE place_count
    SET articles = articles + iif(NEW.starred_at IS NULL, -1, 1),
        unread = unread
            + iif(NEW.starred_at IS NULL, -1, 1) * (NEW.read_at IS NULL)
    WHERE place = 'starred';
END;

CREATE TRIGGER article_later_counted AFTER UPDATE OF later_at ON article
WHEN (OLD.later_at IS NULL) <> (NEW.later_at IS NULL) BEGIN
    UPDATE place_count
    SET articles = articles + iif(NEW.later_at IS NULL, -1, 1),
        unread = unread
            + iif(NEW.later_at IS NULL, -1, 1) * (NEW.read_at IS NULL)
    WHERE place = 'later';
END;

CREATE TRIGGER tag_given AFTER INSERT ON article_tag BEGIN
    UPDATE tag_count
    SET articles = articles + 1,
        unread = unread
            + (SELECT read_at IS NULL FROM article WHERE id = NEW.article_id)
    WHERE tag_id = NEW.tag_id;
END;

CREATE TRIGGER tag_taken AFTER DELETE ON article_tag BEGIN
    UPDATE tag_count
    SET articles = articles - 1,
        unread = unread
            - (SELECT read_at IS NULL FROM article WHERE id = OLD.article_id)
    WHERE tag_id = OLD.tag_id;
END;
