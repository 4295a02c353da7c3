CREATE TABLE followed (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    index_id TEXT NOT NULL
);
