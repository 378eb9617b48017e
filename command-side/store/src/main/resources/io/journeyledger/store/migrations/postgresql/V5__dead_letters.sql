-- Events that no view can take. The ledger is their queue: of a journey whose event is PARKED nothing from that place on is
-- told, in order, until it is retried; an EVICTED event is left out for good. Only what is needed to say so stands here.
DROP TABLE dead_letter;

CREATE TABLE dead_letter (
    event_id   text    NOT NULL PRIMARY KEY,
    journey_id text    NOT NULL,
    sequence   bigint  NOT NULL,
    position   bigint  NOT NULL,
    state      text    NOT NULL CHECK (state IN ('PARKED', 'EVICTED')),
    reason     text    NOT NULL,
    since      bigint  NOT NULL,
    attempts   bigint  NOT NULL
);
