-- Entries whose identifiers point to several journeys (ids in order, separated by blanks), for people to settle.
CREATE TABLE identity_conflict (
    journeys  text NOT NULL PRIMARY KEY,
    entries   bigint NOT NULL,
    source    text NOT NULL,
    entry_id  text NOT NULL,
    last_seen bigint NOT NULL
);

-- The header of an imported file, to stand above its rejected rows.
ALTER TABLE import_job ADD COLUMN header text;
