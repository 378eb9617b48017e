-- Used with Axon Server only, which does not tell the positions of a single stream. Made again from the ledger when emptied.
CREATE TABLE stream_position (
    journey  VARCHAR(255) NOT NULL,
    sequence BIGINT       NOT NULL,
    position BIGINT       NOT NULL UNIQUE,
    PRIMARY KEY (journey, sequence)
);
