-- Events that no view can take. The ledger is their queue: of a journey whose event is PARKED nothing from that place on is
-- told, in order, until it is retried; an EVICTED event is left out for good. Only what is needed to say so stands here.
DROP TABLE dead_letter;

CREATE TABLE dead_letter (
    event_id   TEXT    NOT NULL PRIMARY KEY,
    journey_id TEXT    NOT NULL,
    sequence   INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('PARKED', 'EVICTED')),
    reason     TEXT    NOT NULL,
    since      INTEGER NOT NULL,
    attempts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
