-- Used with Axon Server only, which does not tell the positions of a single stream. Made again from the ledger when emptied.
CREATE TABLE stream_position (
    journey  TEXT    NOT NULL,
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL UNIQUE,
    PRIMARY KEY (journey, sequence)
) STRICT, WITHOUT ROWID;
