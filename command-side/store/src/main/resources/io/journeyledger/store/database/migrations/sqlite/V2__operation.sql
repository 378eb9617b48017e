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

-- Events that no view can take. The ledger is their queue: of a journey whose event is PARKED nothing from that place on is
-- told, in order, until it is retried; an EVICTED event is left out for good. A letter that is being told again, or left out,
-- says so while that goes on (RETRYING, EVICTING): from then on no process withholds what waits behind it, and should the one
-- that tells it die, the letter is still there. Only what is needed to say so stands here.
CREATE TABLE dead_letter (
    event_id   TEXT    NOT NULL PRIMARY KEY,
    journey_id TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('PARKED', 'EVICTED', 'RETRYING', 'EVICTING')),
    reason     TEXT    NOT NULL,
    since      INTEGER NOT NULL,
    attempts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The key under which a journey's personal data is sealed, itself wrapped under the master key. Erasing a person empties
-- wrapped and leaves the row: no other key follows.
CREATE TABLE journey_key (
    journey_id TEXT    NOT NULL PRIMARY KEY,
    wrapped    BLOB,
    created_at INTEGER NOT NULL,
    erased_at  INTEGER
) STRICT, WITHOUT ROWID;

-- Which journey an identifier belongs to; at most one, hence the key. Only keyed fingerprints stand here,
-- and nowhere else: events hold them sealed under the key of their journey.
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
-- header: stands above its rejected rows.
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
    detail       TEXT,
    header       TEXT
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

-- Entries whose identifiers point to several journeys (ids in order, separated by blanks), for people to settle.
CREATE TABLE identity_conflict (
    journeys  TEXT NOT NULL PRIMARY KEY,
    entries   INTEGER NOT NULL,
    source    TEXT NOT NULL,
    entry_id  TEXT NOT NULL,
    last_seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every policy that documents were made under, as its file was: a document names its policy by this version.
CREATE TABLE policy (
    version  TEXT    NOT NULL PRIMARY KEY,
    text     TEXT    NOT NULL,
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Used with Axon Server only, which does not tell the positions of a single stream. Made again from the ledger when emptied.
CREATE TABLE stream_position (
    journey  TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (journey, sequence)
) STRICT, WITHOUT ROWID;

-- Work that one process at a time may do, and who has it until when (milliseconds since 1970).
CREATE TABLE turn (
    work    TEXT    NOT NULL PRIMARY KEY,
    holder  TEXT    NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Used with Axon Server only: the position up to which the ledger's receipts and identifiers are known to stand here.
CREATE TABLE ledger_mark (
    position INTEGER NOT NULL
) STRICT;

INSERT INTO ledger_mark VALUES (0);
