-- What a person sets for one feed, where feeds have moved to, which of their
-- older pages were fetched, and the texts that publishers edited.

ALTER TABLE feed ADD COLUMN every INTEGER;          -- seconds between fetches, NULL: the usual
ALTER TABLE feed ADD COLUMN paused_at INTEGER;      -- asked by name alone since
ALTER TABLE feed ADD COLUMN full_text INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN user_agent TEXT;
ALTER TABLE feed ADD COLUMN proxy TEXT;
ALTER TABLE feed ADD COLUMN login TEXT;             -- the user name of basic authentication
ALTER TABLE feed ADD COLUMN secret_field TEXT;      -- the header field that carries the secret
ALTER TABLE feed ADD COLUMN secret_from TEXT;       -- keyring, command or env:NAME; never a secret

-- What the person gave, where a page or a move led from there to url; else NULL.
ALTER TABLE feed ADD COLUMN chosen TEXT;

ALTER TABLE smart_folder ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;

-- Validators are of one address (RFC 9110, section 8.8); NULL: the feed's own.
ALTER TABLE feed_fetch ADD COLUMN given_by TEXT;
-- What seems to stand at the address instead, until the person takes it.
ALTER TABLE feed_fetch ADD COLUMN other_title TEXT;
ALTER TABLE feed_fetch ADD COLUMN older_from TEXT;  -- the older page that the feed names (RFC 5005), '' for none, NULL: not known
ALTER TABLE feed_fetch ADD COLUMN older_next TEXT;  -- where fetching older goes on, '' at the end, NULL before the first

-- Older pages that were fetched, so that none is twice.
CREATE TABLE older_page (
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    PRIMARY KEY (feed_id, url)
) WITHOUT ROWID;

-- Permanent redirects: watched until proven, then the feed's address. A feed whose
-- address is moved_from again was taken back by the person.
CREATE TABLE feed_move (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    fetches INTEGER NOT NULL,           -- in a row that led there
    moved_from TEXT,                    -- the address before, once moved
    moved_at INTEGER
);

-- Does any other feed lead there too?
CREATE INDEX move_to ON feed_move (target);

-- Whoever changes an address, the validators stay those of the one before.
CREATE TRIGGER feed_address_changes AFTER UPDATE OF url ON feed
WHEN OLD.url <> NEW.url BEGIN
    UPDATE feed_fetch SET given_by = ifnull(given_by, OLD.url)
    WHERE feed_id = NEW.id;
    -- What is known of moves is of one address, too, unless it is one of theirs.
    DELETE FROM feed_move
    WHERE feed_id = NEW.id AND NEW.url NOT IN (target, ifnull(moved_from, ''));
END;

-- What an article said before its publisher edited it.
CREATE TABLE article_revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    until INTEGER NOT NULL,             -- when the edit came
    title TEXT NOT NULL,
    format TEXT NOT NULL,
    packed BLOB NOT NULL,               -- as in article_body
    base TEXT NOT NULL DEFAULT ''
);

CREATE INDEX revision_of_article ON article_revision (article_id, id);

DROP TRIGGER article_leaves;

CREATE TRIGGER article_leaves BEFORE DELETE ON article BEGIN
    DELETE FROM article_tag WHERE article_id = OLD.id;
    DELETE FROM enclosure WHERE article_id = OLD.id;
    DELETE FROM article_revision WHERE article_id = OLD.id;
    DELETE FROM article_body WHERE article_id = OLD.id;
END;

CREATE TRIGGER revision_journaled AFTER DELETE ON article_revision
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'article_revision', OLD.article_id, json_object(
        'id', OLD.id, 'article_id', OLD.article_id, 'until', OLD.until,
        'title', OLD.title, 'format', OLD.format, 'packed', hex(OLD.packed),
        'base', OLD.base), NULL
    FROM open_change;
END;

CREATE TRIGGER feed_setting_journaled AFTER UPDATE OF
    url, every, paused_at, full_text, notify, user_agent, proxy, login,
    secret_field, secret_from ON feed
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT open_change.id, 'feed', NEW.id, col, before, after
    FROM open_change, (
        SELECT 'url' AS col, OLD.url AS before, NEW.url AS after
        UNION ALL SELECT 'every', OLD.every, NEW.every
        UNION ALL SELECT 'paused_at', OLD.paused_at, NEW.paused_at
        UNION ALL SELECT 'full_text', OLD.full_text, NEW.full_text
        UNION ALL SELECT 'notify', OLD.notify, NEW.notify
        UNION ALL SELECT 'user_agent', OLD.user_agent, NEW.user_agent
        UNION ALL SELECT 'proxy', OLD.proxy, NEW.proxy
        UNION ALL SELECT 'login', OLD.login, NEW.login
        UNION ALL SELECT 'secret_field', OLD.secret_field, NEW.secret_field
        UNION ALL SELECT 'secret_from', OLD.secret_from, NEW.secret_from
    )
    WHERE before IS NOT after;
END;

CREATE TRIGGER feed_tag_given_journaled AFTER INSERT ON feed_tag
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'feed_tag', NEW.feed_id, NULL, json_object(
        'feed_id', NEW.feed_id, 'tag_id', NEW.tag_id)
    FROM open_change;
END;

CREATE TRIGGER feed_tag_taken_journaled AFTER DELETE ON feed_tag
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'feed_tag', OLD.feed_id, json_object(
        'feed_id', OLD.feed_id, 'tag_id', OLD.tag_id), NULL
    FROM open_change;
END;

CREATE TRIGGER smart_folder_notify_journaled AFTER UPDATE OF notify ON smart_folder
WHEN OLD.notify IS NOT NEW.notify AND EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, col, before, after)
    SELECT id, 'smart_folder', NEW.id, 'notify', OLD.notify, NEW.notify
    FROM open_change;
END;

DROP TRIGGER smart_folder_made_journaled;

CREATE TRIGGER smart_folder_made_journaled AFTER INSERT ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'query', NEW.query,
        'position', NEW.position, 'notify', NEW.notify)
    FROM open_change;
END;

DROP TRIGGER smart_folder_removed_journaled;

CREATE TRIGGER smart_folder_removed_journaled AFTER DELETE ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', OLD.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'query', OLD.query,
        'position', OLD.position, 'notify', OLD.notify), NULL
    FROM open_change;
END;

-- While this holds a row, new articles wait for one statement that indexes all of
-- them. FTS5 writes what it has gathered to the disk at each statement that has a
-- savepoint of its own, as those with triggers have: once an article without this.
CREATE TABLE paused_index (id INTEGER PRIMARY KEY CHECK (id = 1));

DROP TRIGGER article_indexed;

CREATE TRIGGER article_indexed AFTER INSERT ON article_body
WHEN NOT EXISTS (SELECT 1 FROM paused_index) BEGIN
    INSERT INTO article_fts (rowid, title, authors, body)
    SELECT id, title, authors, body FROM article_text WHERE id = NEW.article_id;
END;
