-- What the metadata of many events share, once: everything but the id of the entry. The metadata of an event with an origin is
-- the origin's head, then its own column, then "} ; without one the column holds it whole, as it did before. A quarter of
-- a ledger's bytes were the same few sources and actors again and again.
CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    head   TEXT NOT NULL UNIQUE
) STRICT;

ALTER TABLE domain_event ADD COLUMN origin INTEGER REFERENCES origin;

DROP VIEW ledger;

CREATE VIEW ledger AS
SELECT e.position, j.id AS journey, e.sequence, t.name AS type, t.revision,
       strftime('%Y-%m-%dT%H:%M:%fZ', e.recorded_at / 1000.0, 'unixepoch') AS recorded_at, e.payload,
       CASE WHEN e.origin IS NULL THEN e.metadata ELSE o.head || e.metadata || '"}' END AS metadata
FROM domain_event e JOIN journey j ON j.number = e.journey JOIN event_type t ON t.code = e.type
LEFT JOIN origin o ON o.number = e.origin;
