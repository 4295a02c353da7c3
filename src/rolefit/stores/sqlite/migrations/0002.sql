CREATE TABLE accounts (
    tenant TEXT NOT NULL,
    account_id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    secret TEXT NOT NULL,
    roles TEXT NOT NULL,
    created TEXT NOT NULL,
    disabled INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX accounts_by_tenant ON accounts (tenant, name);

CREATE TABLE families (
    family_id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT NOT NULL,
    account_id TEXT NOT NULL,
    token TEXT NOT NULL,
    scopes TEXT NOT NULL,
    expires REAL NOT NULL
) WITHOUT ROWID;

CREATE INDEX families_by_account ON families (tenant, account_id);
CREATE INDEX families_by_end ON families (expires);
