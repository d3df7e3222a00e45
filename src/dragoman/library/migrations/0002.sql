-- The library, version 2: what was read and what was refused, so that a run that was killed goes on where it stopped,
-- and what `dragoman watch` remembers of its feeds. Times are UTC, as 2025-10-14T08:30:00Z.

-- repairs is a JSON list. text_sha256 is the digest of the text as stored; documents.sha256 that of the original bytes.
ALTER TABLE documents ADD COLUMN repairs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE documents ADD COLUMN text_sha256 TEXT NOT NULL DEFAULT '';
UPDATE documents SET text_sha256 = text_digest(text);
CREATE INDEX documents_text ON documents (text_sha256);

-- One row a command. ended_at is null for a run that was killed or failed, or that is under way.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    coder TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

-- What was walked through: a file, a folder, standard input. finished_at is null while items of it are still to come.
-- A change of size, modified_ns, settings (JSON: what the user asked for) or coder has it read again from the start.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    size INTEGER,
    modified_ns INTEGER,
    settings TEXT NOT NULL,
    coder TEXT NOT NULL,
    finished_at TEXT
) STRICT;

-- The source whose wording of title, outlet and date is kept; null for an article added from Python.
ALTER TABLE documents ADD COLUMN source_id INTEGER REFERENCES sources (id) ON DELETE SET NULL;

-- One row for each source and reason. source is as the user gave it, with the row or record where there is one.
CREATE TABLE rejections (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    source_id INTEGER REFERENCES sources (id) ON DELETE CASCADE,
    document_id TEXT,
    reason TEXT NOT NULL,
    sentence TEXT NOT NULL,
    mend TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    run_id INTEGER REFERENCES runs (id) ON DELETE SET NULL
) STRICT;

-- The n-th thing that a source gave, and what became of it: an article (its own, or one that was there already) or a
-- rejection. url, outlet and published are what this copy says of itself. With neither, it is read and coded again.
CREATE TABLE items (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text_sha256 TEXT,
    document_id TEXT REFERENCES documents (id) ON DELETE SET NULL,
    rejection_id INTEGER REFERENCES rejections (id) ON DELETE SET NULL,
    url TEXT,
    outlet TEXT,
    published TEXT,
    run_id INTEGER REFERENCES runs (id) ON DELETE SET NULL,
    PRIMARY KEY (source_id, ordinal)
) STRICT;

CREATE INDEX documents_source ON documents (source_id);
CREATE INDEX rejections_source ON rejections (source, reason);
CREATE INDEX rejections_source_id ON rejections (source_id);
CREATE INDEX items_document ON items (document_id);
CREATE INDEX items_rejection ON items (rejection_id);

-- What watching remembers of a feed; address is as the list of feeds gives it.
CREATE TABLE feeds (
    address TEXT NOT NULL PRIMARY KEY,
    moved_to TEXT,                       -- after a permanent redirect
    etag TEXT,
    modified TEXT,
    sha256 TEXT,                         -- of the last body, for servers without validators
    last_poll TEXT,
    next_poll TEXT,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    outcome TEXT                         -- ok, unchanged, or a reason code
) STRICT;

-- Every item seen in a feed, once a version; outcome is null while it waits.
CREATE TABLE feed_items (
    key TEXT NOT NULL,                   -- the canonical address
    version INTEGER NOT NULL,            -- 2 and up: the article was changed at its source
    feed TEXT NOT NULL,
    host TEXT NOT NULL,
    address TEXT NOT NULL,
    fingerprint TEXT NOT NULL,           -- digest of what the feed says of the item
    entry TEXT,                          -- that, as JSON, while it waits
    seen_at TEXT NOT NULL,
    not_before TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,                        -- coded, known, or a reason code
    settled_at TEXT,
    document_id TEXT,
    PRIMARY KEY (key, version)
) STRICT;

CREATE INDEX feed_items_waiting ON feed_items (host, seen_at) WHERE outcome IS NULL;
