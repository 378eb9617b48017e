-- The ledger: one file that any auditor can open. SELECT * FROM ledger shows it in words.
--
-- Sizes decide the form (goal: the file takes at most 1.6 times its payload). A journey's id and an event's name stand
-- once in a table of their own and as a number of one to four bytes in each event. An event needs no id of its own: its
-- journey and sequence are its name. Payloads stay plain JSON text.

CREATE TABLE event_type (
    code     INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,
    revision TEXT NOT NULL,
    UNIQUE (name, revision)
) STRICT;

CREATE TABLE journey (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE
) STRICT;

-- What the metadata of many events share, once: everything but the id of the entry. The metadata of an event with an origin is
-- the origin's head, then its own column, then "} ; without one the column holds it whole. Else a quarter of a ledger's bytes
-- were the same few sources and actors again and again.
CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    head   TEXT NOT NULL UNIQUE
) STRICT;

-- position is the rowid: one writer at a time hands it out in the order of commits, so that what readers see is always
-- the beginning of the ledger, without gaps. recorded_at: milliseconds since 1970 (six bytes; text would take 24).
CREATE TABLE domain_event (
    position    INTEGER PRIMARY KEY,
    journey     INTEGER NOT NULL REFERENCES journey,
    sequence    INTEGER NOT NULL,
    type        INTEGER NOT NULL REFERENCES event_type,
    recorded_at INTEGER NOT NULL,
    payload     TEXT    NOT NULL,
    metadata    TEXT,
    origin      INTEGER REFERENCES origin
) STRICT;

-- The only index: finds a stream, and refuses a second event at the same place of it.
CREATE UNIQUE INDEX domain_event_stream ON domain_event (journey, sequence);

CREATE TRIGGER domain_event_is_never_changed BEFORE UPDATE ON domain_event
BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;

CREATE TRIGGER domain_event_is_never_deleted BEFORE DELETE ON domain_event
BEGIN SELECT RAISE(ABORT, 'events are immutable'); END;

CREATE VIEW ledger AS
SELECT e.position, j.id AS journey, e.sequence, t.name AS type, t.revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.recorded_at / 1000.0, 'unixepoch') AS recorded_at, e.payload,
       CASE WHEN e.origin IS NULL THEN e.metadata ELSE o.head || e.metadata || '"}' END AS metadata
FROM domain_event e JOIN journey j ON j.number = e.journey JOIN event_type t ON t.code = e.type
LEFT JOIN origin o ON o.number = e.origin;

-- The latest snapshot of a long journey; older ones are worth nothing.
CREATE TABLE snapshot_event (
    journey     INTEGER PRIMARY KEY REFERENCES journey,
    sequence    INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    revision    TEXT,
    payload     TEXT    NOT NULL,
    metadata    TEXT
) STRICT;
