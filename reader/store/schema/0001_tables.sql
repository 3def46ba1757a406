-- Times are whole seconds since 1970 in UTC. A state column holds the time at
-- which the state was given, NULL while it is not.

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
);

-- What fetching needs to know, apart from the subscription: it changes at
-- every refresh and is no undoable change.
CREATE TABLE feed_fetch (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    etag TEXT,
    last_modified TEXT,
    digest TEXT,                        -- of the bytes last parsed
    fetched_at INTEGER,                 -- last time the server was asked
    changed_at INTEGER,                 -- last time it gave something new
    error TEXT,                         -- what went wrong the last time
    failures INTEGER NOT NULL DEFAULT 0
);

-- Narrow rows: a list scans these, so texts live in article_body.
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

-- Is this article known? (Files have no feed; NULLs would all differ.)
CREATE UNIQUE INDEX article_identity ON article (ifnull(feed_id, 0), identity);
-- Are these the bytes of a file that is known from another place?
CREATE INDEX article_of_file ON article (digest) WHERE feed_id IS NULL;
-- All articles, newest or oldest first; those of a large folder on the way.
CREATE INDEX article_sorted ON article (sorted, id, feed_id);
-- All articles, longest first.
CREATE INDEX article_words ON article (words, id);
-- Unread articles, newest or oldest first.
CREATE INDEX article_unread ON article (sorted, id) WHERE read_at IS NULL;
-- What was read while a list of unread articles is open.
CREATE INDEX article_read ON article (read_at) WHERE read_at IS NOT NULL;
CREATE INDEX article_starred ON article (sorted, id) WHERE starred_at IS NOT NULL;
CREATE INDEX article_later ON article (sorted, id) WHERE later_at IS NOT NULL;
-- The articles of a feed, newest or oldest first.
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

-- The articles of a tag, newest or oldest first.
CREATE INDEX article_of_tag ON article_tag (tag_id, sorted, article_id);

-- Tags that every new article of a feed is given.
CREATE TABLE feed_tag (
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, tag_id)
) WITHOUT ROWID;

-- Saved queries, shown in the sidebar like folders.
CREATE TABLE smart_folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    position INTEGER NOT NULL
);

INSERT INTO smart_folder (name, query, position) VALUES
    ('Today', 'since:today', 1),
    ('This week', 'since:7d', 2),
    ('Long reads', 'words:>1500', 3),
    ('Audio', 'has:audio', 4);

-- What the screen remembers: view, selection, sizes. Values are JSON.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER article_sorted_moves AFTER UPDATE OF sorted ON article
WHEN OLD.sorted <> NEW.sorted BEGIN
    UPDATE article_tag SET sorted = NEW.sorted WHERE article_id = NEW.id;
END;

-- Parts go before their article, while triggers can still see it.
CREATE TRIGGER article_leaves BEFORE DELETE ON article BEGIN
    DELETE FROM article_tag WHERE article_id = OLD.id;
    DELETE FROM enclosure WHERE article_id = OLD.id;
    DELETE FROM article_body WHERE article_id = OLD.id;
END;
