CREATE TABLE records (
    tenant TEXT NOT NULL,
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    content_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    keep_until TEXT,
    tags TEXT NOT NULL,
    profile BLOB,
    indexed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, document_id)
) WITHOUT ROWID;

CREATE INDEX records_by_kind ON records (tenant, kind, document_id) WHERE profile IS NOT NULL;
CREATE INDEX records_by_content ON records (tenant, kind, content_id) WHERE profile IS NOT NULL;
CREATE INDEX records_behind ON records (changed) WHERE indexed <> revision;

CREATE INDEX records_due ON records (keep_until) WHERE keep_until IS NOT NULL;

CREATE TABLE vectors (
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    encoder TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    grid BLOB NOT NULL,
    PRIMARY KEY (tenant, key, encoder)
);
