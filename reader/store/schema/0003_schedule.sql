-- When feeds are asked again, and which servers asked to be left alone.

ALTER TABLE feed_fetch ADD COLUMN next_at INTEGER;          -- NULL: at once
ALTER TABLE feed_fetch ADD COLUMN failing_since INTEGER;    -- first failure in a row
ALTER TABLE feed_fetch ADD COLUMN gone_at INTEGER;          -- 410: never asked again unasked
ALTER TABLE feed_fetch ADD COLUMN ttl INTEGER;              -- seconds, the publisher's wish
ALTER TABLE feed_fetch ADD COLUMN skip_hours TEXT NOT NULL DEFAULT '[]';  -- JSON, of GMT
ALTER TABLE feed_fetch ADD COLUMN skip_days TEXT NOT NULL DEFAULT '[]';   -- JSON, 0 is Monday

CREATE TABLE host_wait (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) WITHOUT ROWID;
