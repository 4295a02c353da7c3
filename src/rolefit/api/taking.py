"""How documents come in, by the calls and the pages: at once, or many in the background."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from rolefit.api.noting import about
from rolefit.api.service import Visit
from rolefit.domain.records import RecordKind
from rolefit.domain.tasks import Task
from rolefit.domain.trail import Action
from rolefit.ingest import Change, Incoming, Outcome

_ACTIONS = {Change.CREATED: Action.CREATED, Change.UPDATED: Action.UPDATED}


def taken_in(visit: Visit, kind: RecordKind, incoming: Sequence[Incoming]) -> list[Outcome]:
    """Take documents of a kind in; what became of each, noted where something did.

    Raises:
        ComeBack: there is no place for the work.
    """
    with visit.place():
        outcomes = visit.services.ingest.process(incoming)
    for one in outcomes:
        note_change(visit, kind, one)
    return outcomes


def note_change(visit: Visit, kind: RecordKind, outcome: Outcome) -> None:
    """Note that a document came or changed; one that did neither is not worth an entry."""
    if outcome.change in _ACTIONS:
        visit.note(about(visit, _ACTIONS[outcome.change], kind, outcome.document_id))


def begun(
    visit: Visit,
    kind: RecordKind,
    file: BinaryIO,
    *,
    name: str,
    tags: Sequence[str] = (),
    keep_until: date | None = None,
) -> Task:
    """Begin to take in all documents of a file; it is safe when this returns.

    Raises:
        ReadError: it is no file of many documents, or has too many.
    """
    task = visit.services.imports.begin(
        visit.tenant,
        visit.principal.subject,
        kind,
        file,
        name=name,
        tags=tags,
        keep_until=keep_until,
    )
    details = {"task": task.task_id, "kind": task.kind.value, "documents": task.total}
    visit.note(visit.event(Action.IMPORTED, details=details))
    visit.service.worker.wake()
    return task
