CREATE TABLE saved_searches (
    tenant TEXT NOT NULL,
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (tenant, account_id, name)
) WITHOUT ROWID;
