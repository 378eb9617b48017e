-- Work that one process at a time may do, and who has it until when (milliseconds since 1970).
CREATE TABLE turn (
    work    TEXT    NOT NULL PRIMARY KEY,
    holder  TEXT    NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
