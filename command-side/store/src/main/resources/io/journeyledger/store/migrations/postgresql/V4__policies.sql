-- Every policy that documents were made under, as its file was: a document names its policy by this version.
CREATE TABLE policy (
    version  VARCHAR(64) NOT NULL PRIMARY KEY,
    text     TEXT        NOT NULL,
    added_at BIGINT      NOT NULL
);
