-- What the program needs to go on working; none of it is a fact of a journey.

-- How far each processor of events has come, and which process holds it.
CREATE TABLE token_entry (
    processor  TEXT    NOT NULL,
    segment    INTEGER NOT NULL,
    token      BLOB,
    token_type TEXT,
    touched_at TEXT,
    owner      TEXT,
    PRIMARY KEY (processor, segment)
) STRICT, WITHOUT ROWID;

-- Events that a processor could not handle, with those after them in the same journey, in order.
CREATE TABLE dead_letter (
    letter_id          TEXT    NOT NULL PRIMARY KEY,
    processor          TEXT    NOT NULL,
    sequence_id        TEXT    NOT NULL,
    sequence_index     INTEGER NOT NULL,
    message_type       TEXT    NOT NULL,
    event_id           TEXT    NOT NULL,
    recorded_at        TEXT    NOT NULL,
    type               TEXT    NOT NULL,
    revision           TEXT,
    payload            BLOB    NOT NULL,
    metadata           BLOB,
    aggregate_type     TEXT,
    journey_id         TEXT,
    sequence           INTEGER,
    token_type         TEXT,
    token              BLOB,
    enqueued_at        TEXT    NOT NULL,
    last_touched_at    TEXT,
    processing_started TEXT,
    cause_type         TEXT,
    cause_message      TEXT,
    diagnostics        BLOB,
    UNIQUE (processor, sequence_id, sequence_index)
) STRICT;

-- The key under which a journey's personal data is sealed, itself wrapped under the master key. Erasing a person empties
-- wrapped and leaves the row: a later key of the same journey is of the next generation and opens nothing older.
CREATE TABLE journey_key (
    journey_id TEXT    NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL,
    wrapped    BLOB,
    created_at INTEGER NOT NULL,
    erased_at  INTEGER
) STRICT, WITHOUT ROWID;

-- Which journey an identifier belongs to; at most one, hence the key. Only keyed fingerprints stand here.
CREATE TABLE identifier (
    fingerprint BLOB NOT NULL PRIMARY KEY,
    journey_id  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_journey ON identifier (journey_id);

-- What was answered to an entry: its tenant, source and id as a hash of 16 bytes, and the events it became. One row an
-- entry, hence the journey's number instead of its id, and no table beside the key.
CREATE TABLE receipt (
    entry_hash     BLOB    NOT NULL PRIMARY KEY,
    journey        INTEGER NOT NULL REFERENCES journey,
    first_sequence INTEGER NOT NULL,
    event_count    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Imports of files: what was asked, how far it is, what came of it. next_offset: bytes of the file that are done.
CREATE TABLE import_job (
    id           TEXT    NOT NULL PRIMARY KEY,
    mapping      TEXT    NOT NULL,
    file_name    TEXT    NOT NULL,
    file_bytes   INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    next_offset  INTEGER NOT NULL DEFAULT 0,
    next_row     INTEGER NOT NULL DEFAULT 0,
    rows_read    INTEGER NOT NULL DEFAULT 0,
    recorded     INTEGER NOT NULL DEFAULT 0,
    duplicate    INTEGER NOT NULL DEFAULT 0,
    rejected     INTEGER NOT NULL DEFAULT 0,
    message      TEXT,
    detail       TEXT
) STRICT;

-- raw: the row as it came, sealed by the writer of this table since it may hold personal data.
CREATE TABLE import_reject (
    job_id     TEXT    NOT NULL REFERENCES import_job,
    row_number INTEGER NOT NULL,
    line       INTEGER,
    field      TEXT,
    code       TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    raw        BLOB    NOT NULL,
    PRIMARY KEY (job_id, row_number)
) STRICT, WITHOUT ROWID;
