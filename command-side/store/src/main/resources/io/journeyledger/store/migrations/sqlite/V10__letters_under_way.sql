-- A letter that is being told again, or left out for good, says so while that goes on: from then on no process withholds what
-- waits behind it, and should the one that tells it die, the letter is still there.
ALTER TABLE dead_letter RENAME TO dead_letter_before;

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

INSERT INTO dead_letter SELECT event_id, journey_id, sequence, position, state, reason, since, attempts FROM dead_letter_before;

DROP TABLE dead_letter_before;
