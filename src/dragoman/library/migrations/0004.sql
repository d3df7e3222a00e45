-- The library, version 4: counts, the numbers that an article gives with an event.

-- low and high are bounds, both included, null where open. actor_id is null when the outlet itself gives the number.
CREATE TABLE counts (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    of TEXT NOT NULL,
    low REAL,
    high REAL,
    approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    unit TEXT,
    actor_id TEXT,
    statement_id TEXT,
    start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
    end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, actor_id) REFERENCES actors (document_id, id) ON DELETE CASCADE,
    FOREIGN KEY (document_id, statement_id) REFERENCES statements (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Each number with its event, who gives it and its words; by is «author» for the outlet.
CREATE VIEW event_counts AS
SELECT
    counts.document_id, counts.event_id, events.type, events.standing, events.time_start, events.time_end,
    events.place, events.place_country, counts.of, counts.low, counts.high, counts.approximate, counts.unit,
    coalesce(actors.name, 'author') AS by, coalesce(actors.code, '') AS by_code, counts.statement_id,
    substr(documents.text, counts.start_offset + 1, counts.end_offset - counts.start_offset) AS words
FROM counts
JOIN documents ON documents.id = counts.document_id
JOIN events ON events.document_id = counts.document_id AND events.id = counts.event_id
LEFT JOIN actors ON actors.document_id = counts.document_id AND actors.id = counts.actor_id;

DROP VIEW citations;
CREATE VIEW citations AS
SELECT
    spans.document_id, spans.owner, spans.owner_id, spans.role, spans.ordinal,
    spans.start_offset, spans.end_offset,
    substr(documents.text, spans.start_offset + 1, spans.end_offset - spans.start_offset) AS words
FROM spans JOIN documents ON documents.id = spans.document_id
UNION ALL
SELECT
    counts.document_id, 'event', counts.event_id, 'count', counts.ordinal, counts.start_offset, counts.end_offset,
    substr(documents.text, counts.start_offset + 1, counts.end_offset - counts.start_offset)
FROM counts JOIN documents ON documents.id = counts.document_id;
