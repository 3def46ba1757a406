-- What makes a change of very many articles, and a list of all by title, quick.

-- While this holds a row, the counts of articles that are marked read wait for
-- one statement that counts for all of them.
CREATE TABLE paused_count (id INTEGER PRIMARY KEY CHECK (id = 1));

DROP TRIGGER article_read_counted;

CREATE TRIGGER article_read_counted AFTER UPDATE OF read_at ON article
WHEN (OLD.read_at IS NULL) <> (NEW.read_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM paused_count) BEGIN
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

-- All articles by title.
CREATE INDEX article_title ON article (fold(title), id);
