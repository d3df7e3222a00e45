-- The library, version 3: what the reading room asks. Full-text search, actors and pairs across articles, corrections.

-- Words of the articles, without accents or case; l', d' and hyphens part words. number is what the index knows a
-- document by: unlike a bare rowid, it outlives VACUUM. Datasette offers a search by the double quotes of content.
ALTER TABLE documents ADD COLUMN number INTEGER;
UPDATE documents SET number = rowid;
CREATE UNIQUE INDEX documents_number ON documents (number);
CREATE VIRTUAL TABLE documents_fts USING fts5(
    text, content="documents", content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
INSERT INTO documents_fts (rowid, text) SELECT number, text FROM documents;

CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    UPDATE documents SET number = (SELECT coalesce(max(number), 0) + 1 FROM documents) WHERE id = new.id;
    INSERT INTO documents_fts (rowid, text) SELECT number, text FROM documents WHERE id = new.id;
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF text ON documents WHEN old.text IS NOT new.text BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO documents_fts (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;

-- Each row is kept once, in the order of its key, in place of rows and an index of them: what belongs to one article lies
-- together, which is also what the foreign keys look up. An actor across articles is its code with name_key, its name
-- without accents and case.
DROP VIEW citations;

CREATE TABLE actors_3 (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    wikidata TEXT,
    name_key TEXT NOT NULL,
    PRIMARY KEY (document_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO actors_3 SELECT document_id, id, ordinal, name, code, kind, wikidata, folded(name) FROM actors;

CREATE TABLE statements_3 (
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
    FOREIGN KEY (document_id, within) REFERENCES statements_3 (document_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
INSERT INTO statements_3 SELECT * FROM statements;

CREATE TABLE statement_actors_3 (
    document_id TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee')),
    ordinal INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    PRIMARY KEY (document_id, statement_id, role, ordinal),
    FOREIGN KEY (document_id, statement_id) REFERENCES statements_3 (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors_3 (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO statement_actors_3 SELECT * FROM statement_actors;

CREATE TABLE events_3 (
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
) STRICT, WITHOUT ROWID;
INSERT INTO events_3 SELECT * FROM events;

CREATE TABLE event_contexts_3 (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    context TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events_3 (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO event_contexts_3 SELECT * FROM event_contexts;

CREATE TABLE event_actors_3 (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('source', 'recipient')),
    ordinal INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, role, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events_3 (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors_3 (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO event_actors_3 SELECT * FROM event_actors;

-- actor_id is null when the outlet itself commits to the event (the record's claim by "author").
CREATE TABLE claims_3 (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    actor_id TEXT,
    statement_id TEXT,
    modality TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events_3 (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors_3 (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, statement_id) REFERENCES statements_3 (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO claims_3 SELECT * FROM claims;

CREATE TABLE spans_3 (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    owner TEXT NOT NULL CHECK (owner IN ('actor', 'statement', 'event')),
    owner_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('mention', 'speaker', 'cue', 'content', 'time', 'place', 'evidence')),
    ordinal INTEGER NOT NULL,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    PRIMARY KEY (document_id, owner, owner_id, role, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO spans_3 SELECT * FROM spans;

-- Those that point first: dropping a table empties it, and what points at it goes along. Renaming changes who points.
DROP TABLE spans;
DROP TABLE claims;
DROP TABLE event_actors;
DROP TABLE event_contexts;
DROP TABLE events;
DROP TABLE statement_actors;
DROP TABLE statements;
DROP TABLE actors;
ALTER TABLE actors_3 RENAME TO actors;
ALTER TABLE statements_3 RENAME TO statements;
ALTER TABLE statement_actors_3 RENAME TO statement_actors;
ALTER TABLE events_3 RENAME TO events;
ALTER TABLE event_contexts_3 RENAME TO event_contexts;
ALTER TABLE event_actors_3 RENAME TO event_actors;
ALTER TABLE claims_3 RENAME TO claims;
ALTER TABLE spans_3 RENAME TO spans;

-- substr counts code points, as the offsets do, from 1.
CREATE VIEW citations AS
SELECT
    spans.document_id, spans.owner, spans.owner_id, spans.role, spans.ordinal,
    spans.start_offset, spans.end_offset,
    substr(documents.text, spans.start_offset + 1, spans.end_offset - spans.start_offset) AS words
FROM spans JOIN documents ON documents.id = spans.document_id;

-- Meetings, agreements, common work, ceasefires and fights, when nobody in particular is at the other end: each party
-- has the others for its counterpart.
CREATE VIEW mutual_events AS
SELECT document_id, id AS event_id FROM events
WHERE type IN ('AGREE', 'CONSULT', 'COOPERATE', 'RETREAT', 'ASSAULT')
    AND NOT EXISTS (
        SELECT 1 FROM event_actors
        WHERE event_actors.document_id = events.document_id AND event_actors.event_id = events.id
            AND event_actors.role = 'recipient'
    );

-- Which two countries an event is between, a before b: a source and a recipient, or two parties to what is mutual (who
-- demands together is no pair). A country is the first three letters of a code, UNO and ISM among them.
CREATE VIEW event_pairs AS
SELECT DISTINCT
    one.document_id, one.event_id,
    min(substr(one_actor.code, 1, 3), substr(other_actor.code, 1, 3)) AS a,
    max(substr(one_actor.code, 1, 3), substr(other_actor.code, 1, 3)) AS b
FROM event_actors AS one
JOIN actors AS one_actor ON one_actor.document_id = one.document_id AND one_actor.id = one.actor_id
JOIN event_actors AS other ON other.document_id = one.document_id AND other.event_id = one.event_id
JOIN actors AS other_actor ON other_actor.document_id = other.document_id AND other_actor.id = other.actor_id
WHERE one.role = 'source'
    AND one_actor.code != '' AND other_actor.code != ''
    AND substr(one_actor.code, 1, 3) != substr(other_actor.code, 1, 3)
    AND (
        other.role = 'recipient'
        OR EXISTS (
            SELECT 1 FROM mutual_events AS mutual
            WHERE mutual.document_id = one.document_id AND mutual.event_id = one.event_id
        )
    );

-- What readers said of the coder's values, in rows of their own that point at words and not at ids, because a newer
-- coder may number otherwise. anchor is JSON: the words' spans, what kind of item it is, and its parties.
-- value and new_value are JSON. A row is never changed but to withdraw it; the last one in force counts.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    text_sha256 TEXT NOT NULL,           -- of the article's text: outlives the article's row
    owner TEXT NOT NULL CHECK (owner IN ('statement', 'event')),
    anchor TEXT NOT NULL,
    field TEXT NOT NULL,                 -- a field of the item, or whole
    verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'amended')),
    value TEXT NOT NULL,                 -- as it was when it was judged
    new_value TEXT,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    coder TEXT NOT NULL,                 -- whose value was judged
    withdrawn_at TEXT,
    withdrawn_by TEXT
) STRICT;
CREATE INDEX corrections_text ON corrections (text_sha256);

DROP INDEX documents_published;
CREATE INDEX documents_newest ON documents (coalesce(published, ''), id);
CREATE INDEX documents_outlet ON documents (outlet);
CREATE INDEX actors_name ON actors (name_key, code);
CREATE INDEX actors_code ON actors (code);
CREATE INDEX events_type ON events (type, time_start);
CREATE INDEX events_standing ON events (standing);
CREATE INDEX events_place ON events (place) WHERE place_lat IS NOT NULL;
