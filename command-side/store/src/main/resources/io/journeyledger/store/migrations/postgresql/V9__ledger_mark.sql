-- Used with Axon Server only: the position up to which the ledger's receipts and identifiers are known to stand here.
CREATE TABLE ledger_mark (
    position BIGINT NOT NULL
);

INSERT INTO ledger_mark VALUES (0);
