-- What the program needs to go on working; none of it is a fact of a journey.

-- How far each processor of events has come, and which process holds it.
CREATE TABLE token_entry (
    processor  text    NOT NULL,
    segment    integer NOT NULL,
    token      bytea,
    token_type text,
    touched_at text,
    owner      text,
    PRIMARY KEY (processor, segment)
);

-- Events that a processor could not handle, with those after them in the same journey, in order.
CREATE TABLE dead_letter (
    letter_id          text   NOT NULL PRIMARY KEY,
    processor          text   NOT NULL,
    sequence_id        text   NOT NULL,
    sequence_index     bigint NOT NULL,
    message_type       text   NOT NULL,
    event_id           text   NOT NULL,
    recorded_at        text   NOT NULL,
    type               text   NOT NULL,
    revision           text,
    payload            bytea  NOT NULL,
    metadata           bytea,
    aggregate_type     text,
    journey_id         text,
    sequence           bigint,
    token_type         text,
    token              bytea,
    enqueued_at        text   NOT NULL,
    last_touched_at    text,
    processing_started text,
    cause_type         text,
    cause_message      text,
    diagnostics        bytea,
    UNIQUE (processor, sequence_id, sequence_index)
);

-- The key under which a journey's personal data is sealed, itself wrapped under the master key. Erasing a person empties
-- wrapped and leaves the row: a later key of the same journey is of the next generation and opens nothing older.
CREATE TABLE journey_key (
    journey_id text    NOT NULL PRIMARY KEY,
    generation integer NOT NULL,
    wrapped    bytea,
    created_at bigint  NOT NULL,
    erased_at  bigint
);

-- Which journey an identifier belongs to; at most one, hence the key. Only keyed fingerprints stand here.
CREATE TABLE identifier (
    fingerprint bytea NOT NULL PRIMARY KEY,
    journey_id  text  NOT NULL
);

CREATE INDEX identifier_journey ON identifier (journey_id);

-- What was answered to an entry: its tenant, source and id as a hash of 16 bytes, and the events it became. One row an
-- entry, hence the journey's number instead of its id.
CREATE TABLE receipt (
    journey        integer NOT NULL,
    first_sequence integer NOT NULL,
    event_count    integer NOT NULL,
    entry_hash     bytea   NOT NULL PRIMARY KEY
);

-- Imports of files: what was asked, how far it is, what came of it. next_offset: bytes of the file that are done.
CREATE TABLE import_job (
    id           text   NOT NULL PRIMARY KEY,
    mapping      text   NOT NULL,
    file_name    text   NOT NULL,
    file_bytes   bigint NOT NULL,
    state        text   NOT NULL,
    created_at   bigint NOT NULL,
    updated_at   bigint NOT NULL,
    next_offset  bigint NOT NULL DEFAULT 0,
    next_row     bigint NOT NULL DEFAULT 0,
    rows_read    bigint NOT NULL DEFAULT 0,
    recorded     bigint NOT NULL DEFAULT 0,
    duplicate    bigint NOT NULL DEFAULT 0,
    rejected     bigint NOT NULL DEFAULT 0,
    message      text,
    detail       text
);

-- raw: the row as it came, sealed by the writer of this table since it may hold personal data.
CREATE TABLE import_reject (
    job_id     text   NOT NULL,
    row_number bigint NOT NULL,
    line       bigint,
    field      text,
    code       text   NOT NULL,
    reason     text   NOT NULL,
    raw        bytea  NOT NULL,
    PRIMARY KEY (job_id, row_number)
);
