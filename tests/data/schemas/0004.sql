PRAGMA application_id = 1313620294;
PRAGMA user_version = 4;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,                -- the publisher's
    custom_title TEXT,                  -- the person's
    folder TEXT NOT NULL DEFAULT '',    -- a path with / between its parts
    site_url TEXT,
    description TEXT NOT NULL DEFAULT '',
    language TEXT,
    hidden INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    subscribed_at INTEGER               -- NULL once unsubscribed: kept articles still name it
, every INTEGER, paused_at INTEGER, full_text INTEGER NOT NULL DEFAULT 0, notify INTEGER NOT NULL DEFAULT 0, user_agent TEXT, proxy TEXT, login TEXT, secret_field TEXT, secret_from TEXT, chosen TEXT);
CREATE TABLE feed_fetch (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,                        -- of the bytes last parsed
    fetched_at INTEGER,                 -- last time the server was asked
    changed_at INTEGER,                 -- last time it gave something new
    error TEXT,                         -- what went wrong the last time
    failures INTEGER NOT NULL DEFAULT 0
, next_at INTEGER, failing_since INTEGER, gone_at INTEGER, ttl INTEGER, skip_hours TEXT NOT NULL DEFAULT '[]', skip_days TEXT NOT NULL DEFAULT '[]', given_by TEXT, other_title TEXT, older_from TEXT, older_next TEXT);
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER REFERENCES feed(id),
    identity TEXT NOT NULL,             -- stable name within its feed, see decide
    digest TEXT NOT NULL,               -- of what a reader sees, to tell an edit
    title TEXT NOT NULL,
    url TEXT,
    language TEXT,
    published INTEGER,
    updated INTEGER,
    added INTEGER NOT NULL,
    sorted INTEGER NOT NULL,            -- published, or added where that is missing or later
    words INTEGER NOT NULL,
    media INTEGER NOT NULL DEFAULT 0,   -- bits: 1 image, 2 audio, 4 video, 8 any enclosure
    read_at INTEGER,
    starred_at INTEGER,
    later_at INTEGER
);
CREATE UNIQUE INDEX article_identity ON article (ifnull(feed_id, 0), identity);
CREATE INDEX article_of_file ON article (digest) WHERE feed_id IS NULL;
CREATE INDEX article_sorted ON article (sorted, id, feed_id);
CREATE INDEX article_words ON article (words, id);
CREATE INDEX article_unread ON article (sorted, id) WHERE read_at IS NULL;
CREATE INDEX article_read ON article (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX article_starred ON article (sorted, id) WHERE starred_at IS NOT NULL;
CREATE INDEX article_later ON article (sorted, id) WHERE later_at IS NOT NULL;
CREATE INDEX article_of_feed ON article (feed_id, sorted, id);
CREATE TABLE article_body (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    format TEXT NOT NULL,
    packed BLOB NOT NULL,               -- source and plain text, see body_text()
    base TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    credits TEXT NOT NULL DEFAULT '[]'  -- JSON [{"name": ..., "role": ...}]
);
CREATE TABLE enclosure (
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    length INTEGER,
    title TEXT NOT NULL DEFAULT '',
    duration INTEGER,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE         -- without case and accents
);
CREATE TABLE article_tag (
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    sorted INTEGER NOT NULL,            -- the article's, so that a tag's list is read in order
    PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX article_of_tag ON article_tag (tag_id, sorted, article_id);
CREATE TABLE feed_tag (
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, tag_id)
) WITHOUT ROWID;
CREATE TABLE smart_folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL
, notify INTEGER NOT NULL DEFAULT 0);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER article_sorted_moves AFTER UPDATE OF sorted ON article
WHEN OLD.sorted <> NEW.sorted BEGIN
    UPDATE article_tag SET sorted = NEW.sorted WHERE article_id = NEW.id;
END;
CREATE TABLE place_count (
    place TEXT PRIMARY KEY,             -- all, starred or later
    articles INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
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
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    undone_at INTEGER
);
CREATE TABLE open_change (id INTEGER PRIMARY KEY REFERENCES change(id));
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
CREATE TABLE paused_count (id INTEGER PRIMARY KEY CHECK (id = 1));
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
CREATE INDEX article_title ON article (fold(title), id);
CREATE TABLE host_wait (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE older_page (
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    PRIMARY KEY (feed_id, url)
) WITHOUT ROWID;
CREATE TABLE feed_move (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    target TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    fetches INTEGER NOT NULL,           -- in a row that led there
    moved_from TEXT,                    -- the address before, once moved
    moved_at INTEGER
);
CREATE INDEX move_to ON feed_move (target);
CREATE TRIGGER feed_address_changes AFTER UPDATE OF url ON feed
WHEN OLD.url <> NEW.url BEGIN
    UPDATE feed_fetch SET given_by = ifnull(given_by, OLD.url)
    WHERE feed_id = NEW.id;
    -- What is known of moves is of one address, too, unless it is one of theirs.
    DELETE FROM feed_move
    WHERE feed_id = NEW.id AND NEW.url NOT IN (target, ifnull(moved_from, ''));
END;
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
CREATE TRIGGER smart_folder_made_journaled AFTER INSERT ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'query', NEW.query,
        'position', NEW.position, 'notify', NEW.notify)
    FROM open_change;
END;
CREATE TRIGGER smart_folder_removed_journaled AFTER DELETE ON smart_folder
WHEN EXISTS (SELECT 1 FROM open_change) BEGIN
    INSERT INTO effect (change_id, tbl, row_id, before, after)
    SELECT id, 'smart_folder', OLD.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'query', OLD.query,
        'position', OLD.position, 'notify', OLD.notify), NULL
    FROM open_change;
END;
CREATE TABLE paused_index (id INTEGER PRIMARY KEY CHECK (id = 1));
CREATE TRIGGER article_indexed AFTER INSERT ON article_body
WHEN NOT EXISTS (SELECT 1 FROM paused_index) BEGIN
    INSERT INTO article_fts (rowid, title, authors, body)
    SELECT id, title, authors, body FROM article_text WHERE id = NEW.article_id;
END;
INSERT INTO place_count (place) VALUES ('all');
INSERT INTO place_count (place) VALUES ('later');
INSERT INTO place_count (place) VALUES ('starred');
INSERT INTO smart_folder (name, query, position) VALUES ('Today', 'since:today', 1);
INSERT INTO smart_folder (name, query, position) VALUES ('This week', 'since:7d', 2);
INSERT INTO smart_folder (name, query, position) VALUES ('Long reads', 'words:>1500', 3);
INSERT INTO smart_folder (name, query, position) VALUES ('Audio', 'has:audio', 4);
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newsleaf', 'm0001_initial', '2026-11-24');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newsleaf', 'm0002_bulk', '2026-11-24');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newsleaf', 'm0003_schedule', '2026-11-24');
INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('newsleaf', 'm0004_feed_settings', '2026-11-24');
