CREATE TABLE trail (
    tenant TEXT NOT NULL,
    number INTEGER NOT NULL,
    moment TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    document_id TEXT NOT NULL,
    job_id TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant, number)
) WITHOUT ROWID;

CREATE TRIGGER trail_is_never_changed BEFORE UPDATE ON trail BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit log is never changed');
END;

CREATE TRIGGER trail_is_never_cut BEFORE DELETE ON trail BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit log is never deleted');
END;

-- INSERT OR REPLACE would pass by the trigger on DELETE.
CREATE TRIGGER trail_goes_on_at_its_end BEFORE INSERT ON trail
WHEN NEW.number IS NOT
    (SELECT coalesce(max(number), 0) + 1 FROM trail WHERE tenant = NEW.tenant)
BEGIN
    SELECT RAISE(ABORT, 'an entry of the audit log follows the last one');
END;

CREATE TABLE decisions (
    tenant TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    job_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    actor TEXT NOT NULL,
    moment TEXT NOT NULL,
    reason TEXT NOT NULL,
    score REAL,
    signature TEXT NOT NULL,
    PRIMARY KEY (tenant, decision_id)
) WITHOUT ROWID;

CREATE INDEX decisions_in_order ON decisions (tenant, moment, decision_id);
CREATE INDEX decisions_by_job ON decisions (tenant, job_id, moment, decision_id);
CREATE INDEX decisions_by_resume ON decisions (tenant, document_id, moment, decision_id);

CREATE TABLE forgotten (
    tenant TEXT NOT NULL,
    document_id TEXT NOT NULL,
    PRIMARY KEY (tenant, document_id)
) WITHOUT ROWID;
