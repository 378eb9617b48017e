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

-- Events that no view can take. The ledger is their queue: of a journey whose event is PARKED nothing from that place on is
-- told, in order, until it is retried; an EVICTED event is left out for good. A letter that is being told again, or left out,
-- says so while that goes on (RETRYING, EVICTING): from then on no process withholds what waits behind it, and should the one
-- that tells it die, the letter is still there. Only what is needed to say so stands here.
CREATE TABLE dead_letter (
    event_id   text    NOT NULL PRIMARY KEY,
    journey_id text    NOT NULL,
    sequence   bigint  NOT NULL,
    position   bigint  NOT NULL,
    state      text    NOT NULL CHECK (state IN ('PARKED', 'EVICTED', 'RETRYING', 'EVICTING')),
    reason     text    NOT NULL,
    since      bigint  NOT NULL,
    attempts   bigint  NOT NULL
);

-- The key under which a journey's personal data is sealed, itself wrapped under the master key. Erasing a person empties
-- wrapped and leaves the row: no other key follows.
CREATE TABLE journey_key (
    journey_id text    NOT NULL PRIMARY KEY,
    wrapped    bytea,
    created_at bigint  NOT NULL,
    erased_at  bigint
);

-- Which journey an identifier belongs to; at most one, hence the key. Only keyed fingerprints stand here,
-- and nowhere else: events hold them sealed under the key of their journey.
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
-- header: stands above its rejected rows.
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
    detail       text,
    header       text
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

-- Entries whose identifiers point to several journeys (ids in order, separated by blanks), for people to settle.
CREATE TABLE identity_conflict (
    journeys  text NOT NULL PRIMARY KEY,
    entries   bigint NOT NULL,
    source    text NOT NULL,
    entry_id  text NOT NULL,
    last_seen bigint NOT NULL
);

-- Every policy that documents were made under, as its file was: a document names its policy by this version.
CREATE TABLE policy (
    version  varchar(64) NOT NULL PRIMARY KEY,
    text     text        NOT NULL,
    added_at bigint      NOT NULL
);

-- Used with Axon Server only, which does not tell the positions of a single stream. Made again from the ledger when emptied.
CREATE TABLE stream_position (
    journey  varchar(255) NOT NULL,
    sequence bigint       NOT NULL,
    position bigint       NOT NULL UNIQUE,
    PRIMARY KEY (journey, sequence)
);

-- Work that one process at a time may do, and who has it until when (milliseconds since 1970).
CREATE TABLE turn (
    work    varchar(64)  NOT NULL PRIMARY KEY,
    holder  varchar(255) NOT NULL,
    expires bigint       NOT NULL
);

-- Used with Axon Server only: the position up to which the ledger's receipts and identifiers are known to stand here.
CREATE TABLE ledger_mark (
    position bigint NOT NULL
);

INSERT INTO ledger_mark VALUES (0);
