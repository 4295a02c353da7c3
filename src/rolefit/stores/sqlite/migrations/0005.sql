CREATE TABLE tasks (
    tenant TEXT NOT NULL,
    task_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    state TEXT NOT NULL,
    total INTEGER,
    done INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    problem TEXT NOT NULL,
    tags TEXT NOT NULL,
    keep_until TEXT,
    final INTEGER NOT NULL,
    PRIMARY KEY (tenant, task_id)
) WITHOUT ROWID;

CREATE INDEX tasks_by_age ON tasks (tenant, created, task_id);
CREATE INDEX tasks_unfinished ON tasks (created) WHERE final = 0;

CREATE TABLE task_outcomes (
    tenant TEXT NOT NULL,
    task_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    change TEXT NOT NULL,
    document_id TEXT NOT NULL,
    error TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL,
    PRIMARY KEY (tenant, task_id, number)
) WITHOUT ROWID;

CREATE INDEX task_outcomes_by_document ON task_outcomes (tenant, document_id);

CREATE TABLE answers (
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    since TEXT NOT NULL,
    status INTEGER,
    headers TEXT,
    body BLOB,
    PRIMARY KEY (tenant, key)
) WITHOUT ROWID;

CREATE INDEX answers_by_age ON answers (since);
