"""What the audit log is told of a visit, in the same words by the calls and the pages."""

from collections.abc import Iterable

from rolefit.api.service import Visit
from rolefit.domain.records import RecordKind
from rolefit.domain.trail import Action, Event


def about(visit: Visit, action: Action, kind: RecordKind, document_id: str) -> Event:
    """That something was done with a document."""
    if kind is RecordKind.RESUME:
        return visit.event(action, document_id=document_id)
    return visit.event(action, job_id=document_id)


def note_shown(
    visit: Visit, action: Action, shown: Iterable[tuple[str, float]], job_id: str = ""
) -> None:
    """Note who was shown, one by one; where it was nobody, that.

    Args:
        shown: ids of résumés with their scores.
        job_id: what they were shown for; "" where no job is kept.
    """
    events = [
        visit.event(action, document_id=document_id, job_id=job_id, details={"score": score})
        for document_id, score in shown
    ]
    visit.note(*events or [visit.event(action, job_id=job_id, details={"found": 0})])
