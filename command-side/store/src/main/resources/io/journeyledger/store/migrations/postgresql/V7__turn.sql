-- Work that one process at a time may do, and who has it until when (milliseconds since 1970).
CREATE TABLE turn (
    work    VARCHAR(64)  NOT NULL PRIMARY KEY,
    holder  VARCHAR(255) NOT NULL,
    expires BIGINT       NOT NULL
);
