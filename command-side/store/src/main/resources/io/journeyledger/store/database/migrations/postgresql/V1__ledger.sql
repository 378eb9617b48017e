-- The ledger. SELECT * FROM ledger shows it in words.
--
-- Sizes decide the form (goal: the ledger takes at most 1.6 times its payload). A journey's id and an event's name stand
-- once in a table of their own and as a number in each event. An event needs no id of its own: its journey and sequence
-- are its name. Payloads stay plain JSON text. Columns stand widest first, so that none is padded. No foreign keys: each
-- would lock and touch the referenced row at every append.

CREATE TABLE event_type (
    code     smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text NOT NULL,
    revision text NOT NULL,
    UNIQUE (name, revision)
);

CREATE TABLE journey (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id     text NOT NULL UNIQUE
);

CREATE SEQUENCE ledger_position;

CREATE TABLE domain_event (
    position    bigint      NOT NULL DEFAULT nextval('ledger_position') PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    journey     integer     NOT NULL,
    sequence    integer     NOT NULL,
    type        smallint    NOT NULL,
    payload     text        NOT NULL,
    metadata    text
);

-- Finds a stream, and refuses a second event at the same place of it.
CREATE UNIQUE INDEX domain_event_stream ON domain_event (journey, sequence);

CREATE FUNCTION events_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are immutable';
END $$;

CREATE TRIGGER domain_event_is_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
FOR EACH STATEMENT EXECUTE FUNCTION events_are_immutable();

-- Positions are handed out before their transaction commits, so a reader may see position 8 before position 7. To keep an
-- ordered pass from skipping 7, a transaction announces before its first position, by a shared advisory lock that
-- PostgreSQL drops only after the commit is visible, the last position handed out so far: it may use any after that one.
-- 0x4A4C ('JL') in the upper 16 bits tells these locks from others; the lower 48 bits are the position.
CREATE FUNCTION ledger_last_position() RETURNS bigint LANGUAGE sql AS $$
    SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM ledger_position
$$;

CREATE FUNCTION ledger_announce_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('ledger.announced', true) IS DISTINCT FROM 'yes' THEN
        PERFORM pg_advisory_xact_lock_shared((19020::bigint << 48) | ledger_last_position());
        PERFORM set_config('ledger.announced', 'yes', true);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER domain_event_is_announced BEFORE INSERT ON domain_event
FOR EACH STATEMENT EXECUTE FUNCTION ledger_announce_append();

-- The position up to which nothing can appear any more. The order of the two reads matters: every position up to the
-- first was handed out by then, to a transaction that had announced itself; if it is not among the second, it is over.
CREATE FUNCTION ledger_settled() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    handed_out bigint;
    announced  bigint;
BEGIN
    handed_out := ledger_last_position();
    SELECT min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1)) INTO announced
    FROM pg_locks
    WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = 19020
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(handed_out, announced);
END $$;

CREATE VIEW ledger AS
SELECT e.position, j.id AS journey, e.sequence, t.name AS type, t.revision, e.recorded_at, e.payload, e.metadata
FROM domain_event e JOIN journey j ON j.number = e.journey JOIN event_type t ON t.code = e.type;

-- The latest snapshot of a long journey; older ones are worth nothing.
CREATE TABLE snapshot_event (
    journey     integer     NOT NULL PRIMARY KEY,
    sequence    integer     NOT NULL,
    recorded_at timestamptz NOT NULL,
    type        text        NOT NULL,
    revision    text,
    payload     text        NOT NULL,
    metadata    text
);
