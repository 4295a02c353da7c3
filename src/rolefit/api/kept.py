"""What is kept of the visitor's tenant; what is not there is said to be so."""

from collections.abc import Iterable

from rolefit.api.service import Visit
from rolefit.domain.errors import DocumentDeleted, DocumentNotFound
from rolefit.domain.job import Job
from rolefit.domain.records import Record, RecordKind
from rolefit.domain.resume import Resume


def kept(visit: Visit, kind: RecordKind, document_id: str) -> Record:
    """A document of a kind.

    Raises:
        DocumentNotFound: there is none of this kind.
        DocumentDeleted: it was erased.
    """
    record = visit.services.stores.records.get(visit.tenant, document_id)
    if record is None or record.kind is not kind:
        raise DocumentNotFound(f"There is no {kind.value} {document_id}.")
    if record.deleted:
        raise DocumentDeleted(f"The {kind.value} {document_id} was erased.")
    return record


def job_kept(visit: Visit, job_id: str) -> tuple[Record, Job]:
    """A job, and what was understood of it.

    Raises:
        DocumentNotFound, DocumentDeleted: there is none.
    """
    record = kept(visit, RecordKind.JOB, job_id)
    assert isinstance(record.profile, Job)  # noqa: S101 - the kind was looked at
    return record, record.profile


def resume_kept(visit: Visit, resume_id: str) -> tuple[Record, Resume]:
    """A résumé, and what was understood of it.

    Raises:
        DocumentNotFound, DocumentDeleted: there is none.
    """
    record = kept(visit, RecordKind.RESUME, resume_id)
    assert isinstance(record.profile, Resume)  # noqa: S101 - the kind was looked at
    return record, record.profile


def resumes_kept(visit: Visit, resume_ids: Iterable[str]) -> dict[str, Resume]:
    """What was understood of résumés, by id, read in one go.

    Raises:
        DocumentNotFound, DocumentDeleted: as for `kept`, of the first that is not.
    """
    wanted = list(resume_ids)
    found = visit.library.profiles(wanted)
    resumes = {}
    for one in wanted:
        profile = found.get(one)
        # What is missing says why, unless it came this moment.
        resumes[one] = profile if isinstance(profile, Resume) else resume_kept(visit, one)[1]
    return resumes
