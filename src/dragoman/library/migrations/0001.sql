-- The library, version 1: every value of a record in its own column, and every citation in spans.
-- Offsets are Unicode code points into documents.text, end exclusive; the view citations gives their words.
-- ordinal keeps the record's order, so that a record comes back out exactly as it went in.

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT,
    text TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    coder TEXT NOT NULL,
    record_version TEXT NOT NULL
) STRICT;

CREATE TABLE actors (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    wikidata TEXT,
    PRIMARY KEY (document_id, id)
) STRICT;

CREATE TABLE statements (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    lemma TEXT NOT NULL,
    within TEXT,
    time_start TEXT,
    time_end TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (document_id, id),
    FOREIGN KEY (document_id, within) REFERENCES statements (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE statement_actors (
    document_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee')),
    ordinal INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    PRIMARY KEY (document_id, statement_id, role, ordinal),
    FOREIGN KEY (document_id, statement_id) REFERENCES statements (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors (document_id, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE events (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    quad TEXT NOT NULL,
    cameo TEXT NOT NULL,
    intensity REAL NOT NULL,
    time_start TEXT,
    time_end TEXT,
    place TEXT,
    place_country TEXT,
    place_lat REAL,
    place_lon REAL,
    place_geonames INTEGER,
    standing TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document_id, id)
) STRICT;

CREATE TABLE event_contexts (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    context TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE event_actors (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('source', 'recipient')),
    ordinal INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, role, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors (document_id, id) ON DELETE CASCADE
) STRICT;

-- actor_id is null when the outlet itself commits to the event (the record's claim by "author").
CREATE TABLE claims (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    actor_id TEXT,
    statement_id TEXT,
    modality TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, statement_id) REFERENCES statements (document_id, id) ON DELETE CASCADE
) STRICT;

CREATE TABLE spans (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    owner TEXT NOT NULL CHECK (owner IN ('actor', 'statement', 'event')),
    owner_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('mention', 'speaker', 'cue', 'content', 'time', 'place', 'evidence')),
    ordinal INTEGER NOT NULL,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    PRIMARY KEY (document_id, owner, owner_id, role, ordinal)
) STRICT;

CREATE INDEX documents_published ON documents (published);
CREATE INDEX actors_code ON actors (code);
CREATE INDEX statements_within ON statements (document_id, within);
CREATE INDEX statement_actors_actor ON statement_actors (document_id, actor_id);
CREATE INDEX events_type ON events (type, time_start);
CREATE INDEX event_actors_actor ON event_actors (document_id, actor_id);
CREATE INDEX claims_actor ON claims (document_id, actor_id);
CREATE INDEX claims_statement ON claims (document_id, statement_id);

-- substr counts code points, as the offsets do, from 1.
CREATE VIEW citations AS
SELECT
    spans.document_id, spans.owner, spans.owner_id, spans.role, spans.ordinal,
    spans.start_offset, spans.end_offset,
    substr(documents.text, spans.start_offset + 1, spans.end_offset - spans.start_offset) AS words
FROM spans JOIN documents ON documents.id = spans.document_id;
