-- Entries whose identifiers point to several journeys (ids in order, separated by blanks), for people to settle.
CREATE TABLE identity_conflict (
    journeys  TEXT NOT NULL PRIMARY KEY,
    entries   INTEGER NOT NULL,
    source    TEXT NOT NULL,
    entry_id  TEXT NOT NULL,
    last_seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The header of an imported file, to stand above its rejected rows.
ALTER TABLE import_job ADD COLUMN header TEXT;
