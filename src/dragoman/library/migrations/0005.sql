-- The library, version 5: links between articles, as «dragoman link» finds them. Each run of it writes them all anew;
-- nothing here changes a record, and what points at an article that is coded anew goes with the old coding.

-- One row: what was linked. last_published is the day until which «no word since» holds.
CREATE TABLE links (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    linked_at TEXT NOT NULL,
    articles INTEGER NOT NULL,
    first_published TEXT,
    last_published TEXT
) STRICT;

-- An event that several articles tell. sources counts who affirms it without repeating another.
CREATE TABLE happenings (
    id TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL,
    mode TEXT,
    standing TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    place TEXT,
    place_country TEXT,
    articles INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    first_published TEXT,
    last_published TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX happenings_newest ON happenings (coalesce(last_published, ''), id);

-- like_document and like_event: the event that it was joined to. why is JSON: [field, what, weight] of each agreement.
CREATE TABLE happening_events (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    happening_id TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    like_document TEXT,
    like_event TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX happening_events_of ON happening_events (happening_id, ordinal);

-- part: asserts, repeats, denies, plans, requests, holds possible. after is JSON: whom an outlet repeats.
CREATE TABLE happening_voices (
    happening_id TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    is_outlet INTEGER NOT NULL CHECK (is_outlet IN (0, 1)),
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    statement_id TEXT,
    after TEXT NOT NULL,
    printed_in TEXT,
    PRIMARY KEY (happening_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE happening_counts (
    happening_id TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    of TEXT NOT NULL,
    unit TEXT,
    low REAL,
    high REAL,
    name TEXT NOT NULL,
    is_outlet INTEGER NOT NULL CHECK (is_outlet IN (0, 1)),
    document_id TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    PRIMARY KEY (happening_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A plan or a promise; state: done, delayed, dropped, repeated, or no word since (until links.last_published).
CREATE TABLE announcements (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id),
    FOREIGN KEY (document_id, event_id) REFERENCES events (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE announcement_steps (
    document_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step_document TEXT NOT NULL,
    step_event TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (document_id, event_id, ordinal),
    FOREIGN KEY (document_id, event_id) REFERENCES announcements (document_id, event_id) ON DELETE CASCADE,
    FOREIGN KEY (step_document, step_event) REFERENCES events (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX announcement_steps_in ON announcement_steps (step_document, step_event);

-- Who holds which office: of articles with the first and the last mention, of the table of office holders with its source.
CREATE TABLE offices (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    key TEXT NOT NULL,
    country TEXT NOT NULL,
    code TEXT NOT NULL,
    is_former INTEGER NOT NULL CHECK (is_former IN (0, 1)),
    first_day TEXT,
    last_day TEXT,
    mentions INTEGER NOT NULL,
    source TEXT,
    first_document TEXT,
    first_start INTEGER,
    first_end INTEGER,
    last_document TEXT,
    last_start INTEGER,
    last_end INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE office_conflicts (
    one_id TEXT NOT NULL REFERENCES offices (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES offices (id) ON DELETE CASCADE,
    PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;

-- Whom a bare name may be: outcome is resolved (one person) or several (nobody is chosen).
CREATE TABLE name_links (
    document_id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('resolved', 'several')),
    person TEXT NOT NULL,
    code TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (document_id, actor_id),
    FOREIGN KEY (document_id, actor_id) REFERENCES actors (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE name_link_offices (
    document_id TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    office_id TEXT NOT NULL REFERENCES offices (id) ON DELETE CASCADE,
    PRIMARY KEY (document_id, actor_id, office_id),
    FOREIGN KEY (document_id, actor_id) REFERENCES name_links (document_id, actor_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Copies: kind is exact, near, cut or partial; the shares are of the words of each side. Offsets count in each own text.
CREATE TABLE copy_links (
    copy_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    source_document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    same_outlet INTEGER NOT NULL CHECK (same_outlet IN (0, 1)),
    copy_share REAL NOT NULL,
    source_share REAL NOT NULL,
    credit_start INTEGER,
    credit_end INTEGER,
    credit_name TEXT,
    credit_to TEXT,
    PRIMARY KEY (copy_document, source_document)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_links_source ON copy_links (source_document);
CREATE TABLE copy_spans (
    copy_document TEXT NOT NULL,
    source_document TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    copy_start INTEGER NOT NULL,
    copy_end INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (copy_document, source_document, ordinal),
    FOREIGN KEY (copy_document, source_document)
        REFERENCES copy_links (copy_document, source_document) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
-- Only articles that are in the group of another.
CREATE TABLE copy_groups (
    document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    group_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A text that several outlets printed to the letter is one article: its printings by date, the first printer's first.
CREATE TABLE reprints (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT,
    url TEXT,
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The same quotation in several articles; a variant differs from the reference, the earliest form, as its changes say.
-- The offsets of a change are in the reference's article and in that of the variant's first printing.
CREATE TABLE quotation_groups (
    id TEXT NOT NULL PRIMARY KEY,
    reference_document TEXT NOT NULL,
    reference_statement TEXT,
    speakers_conflict INTEGER NOT NULL CHECK (speakers_conflict IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE quotation_printings (
    group_id TEXT NOT NULL REFERENCES quotation_groups (id) ON DELETE CASCADE,
    variant INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    statement_id TEXT,                   -- null: words in quotation marks that the record gives to nobody
    spans TEXT NOT NULL,                 -- JSON: [start, end] of each stretch of quoted words
    PRIMARY KEY (group_id, variant, ordinal),
    FOREIGN KEY (document_id, statement_id) REFERENCES statements (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX quotation_printings_in ON quotation_printings (document_id, statement_id);
CREATE TABLE quotation_changes (
    group_id TEXT NOT NULL REFERENCES quotation_groups (id) ON DELETE CASCADE,
    variant INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference_start INTEGER,
    reference_end INTEGER,
    start_offset INTEGER,
    end_offset INTEGER,
    is_marked INTEGER NOT NULL CHECK (is_marked IN (0, 1)),
    PRIMARY KEY (group_id, variant, ordinal)
) STRICT, WITHOUT ROWID;
