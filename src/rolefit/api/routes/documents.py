"""Résumés and jobs: taken in, told, read anew, erased."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rolefit.api.conditions import etag, expected, is_known
from rolefit.api.documents import DocumentHead, DocumentPage, JobDocument, ResumeDocument
from rolefit.api.idempotency import Key, once
from rolefit.api.kept import kept
from rolefit.api.noting import about
from rolefit.api.security import may
from rolefit.api.sent import BODY, DocumentId, Sent, SentDocument
from rolefit.api.service import Visit
from rolefit.api.taking import note_change, taken_in
from rolefit.domain.accounts import Scope
from rolefit.domain.records import RecordKind
from rolefit.domain.trail import Action
from rolefit.ingest import Change, Incoming, Outcome

Reader = Annotated[Visit, may(Scope.DOCUMENTS_READ)]
Writer = Annotated[Visit, may(Scope.DOCUMENTS_WRITE)]
Id = Annotated[DocumentId, Path(description="The document's id.")]
IfMatch = Annotated[str | None, Header(description="Only if this is still the ETag.")]
IfNoneMatch = Annotated[str | None, Header(description="Only if this is no longer the ETag.")]

_WORDS = {RecordKind.RESUME: "résumé", RecordKind.JOB: "job"}


class Taken(BaseModel):
    """What became of a document that was sent."""

    id: str
    change: Change = Field(description="`unchanged`: these bytes are there already.")
    revision: int


def routes(kind: RecordKind) -> APIRouter:
    """The calls for documents of a kind."""
    router = APIRouter(prefix=f"/v1/{kind.value}s", tags=[f"{kind.value}s"])
    _add_intake(router, kind)
    _add_upkeep(router, kind)
    _add_views(router, kind)
    return router


def _add_intake(router: APIRouter, kind: RecordKind) -> None:
    word = _WORDS[kind]

    @router.post(
        "",
        status_code=HTTPStatus.CREATED,
        response_model=Taken,
        responses={HTTPStatus.OK: {"model": Taken, "description": "It is there already."}},
        openapi_extra=BODY,
        summary=f"Take a {word} in",
        operation_id=f"create_{kind.value}",
    )
    def create(visit: Writer, sent: SentDocument, key: Key = None) -> Response:
        asked = repr((sent.marks, sent.name)).encode() + sent.content
        return once(visit, key, (f"create {kind.value}s", asked), lambda: _taken(visit, kind, sent))

    @router.put(
        "/{document_id}",
        response_model=Taken,
        responses={HTTPStatus.CREATED: {"model": Taken, "description": "It is new."}},
        openapi_extra=BODY,
        summary=f"Put a {word} under an id of your own, in place of what is there",
        operation_id=f"put_{kind.value}",
    )
    def put(
        visit: Writer,
        document_id: Id,
        sent: SentDocument,
        if_match: IfMatch = None,
        if_none_match: IfNoneMatch = None,
    ) -> Response:
        condition = expected(if_match, if_none_match, _standing(visit, document_id))
        return _taken(visit, kind, sent, document_id, condition)


def _add_upkeep(router: APIRouter, kind: RecordKind) -> None:
    @router.post(
        "/{document_id}/reread",
        response_model=Taken,
        summary="Read it again with the reader and profiler of today",
        operation_id=f"reread_{kind.value}",
    )
    def reread(visit: Writer, document_id: Id) -> Response:
        kept(visit, kind, document_id)
        with visit.place():
            outcome = visit.services.ingest.reread(visit.tenant, document_id)
        note_change(visit, kind, outcome)
        return _told(kind, outcome)

    @router.delete(
        "/{document_id}",
        status_code=HTTPStatus.NO_CONTENT,
        response_class=Response,
        summary="Erase it: bytes, text, vectors, entry; nothing brings it back",
        operation_id=f"delete_{kind.value}",
    )
    def delete(visit: Writer, document_id: Id, if_match: IfMatch = None) -> Response:
        condition = expected(if_match, None, kept(visit, kind, document_id).revision)
        ingest = visit.services.ingest
        if ingest.delete(visit.tenant, document_id, expected=condition):
            visit.note(about(visit, Action.DELETED, kind, document_id))
        return Response(status_code=HTTPStatus.NO_CONTENT)


def _add_views(router: APIRouter, kind: RecordKind) -> None:
    plural, word = f"{kind.value}s", _WORDS[kind]
    told = ResumeDocument if kind is RecordKind.RESUME else JobDocument

    @router.get("", summary=f"All {word}s by id", operation_id=f"list_{plural}")
    def page(
        visit: Reader,
        after: Annotated[str, Query(max_length=128, description="As `next` told.")] = "",
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
    ) -> DocumentPage:
        records = visit.services.stores.records
        found = records.page(visit.tenant, kind, after=after, limit=limit + 1)
        listed = min(len(found), limit)
        visit.note(visit.event(Action.READ, details={"listed": listed, "kind": kind.value}))
        return DocumentPage.of(found, limit, DocumentHead.of, lambda one: one.document_id)

    @router.get(
        "/{document_id}",
        response_model=told,
        responses={HTTPStatus.NOT_MODIFIED: {"description": "It is as you know it."}},
        summary=f"A {word}, and what was understood of it",
        operation_id=f"get_{kind.value}",
    )
    def get(visit: Reader, document_id: Id, if_none_match: IfNoneMatch = None) -> Response:
        record = kept(visit, kind, document_id)
        headers = {"ETag": etag(record.revision)}
        if is_known(if_none_match, record.revision):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        visit.note(about(visit, Action.READ, kind, document_id))
        body: BaseModel = told.of(record)
        return Response(body.model_dump_json(), headers=headers, media_type="application/json")

    @router.get(
        "/{document_id}/content",
        response_class=Response,
        responses={HTTPStatus.OK: {"content": {"application/octet-stream": {}}}},
        summary="The bytes, as they came",
        operation_id=f"get_{kind.value}_content",
    )
    def content(visit: Reader, document_id: Id) -> Response:
        record = kept(visit, kind, document_id)
        found = visit.services.ingest.content(record)
        visit.note(about(visit, Action.EXPORTED, kind, document_id))
        # Never by its own type: a browser must not open what a stranger sent.
        return Response(
            found,
            media_type="application/octet-stream",
            headers={
                "Content-Disposition": f'attachment; filename="{document_id}"',
                "ETag": etag(record.revision),
            },
        )


def _standing(visit: Visit, document_id: str) -> int:
    """The revision that stands under an id, 0 for none."""
    record = visit.services.stores.records.get(visit.tenant, document_id)
    return 0 if record is None or record.deleted else record.revision


def _taken(
    visit: Visit, kind: RecordKind, sent: Sent, document_id: str = "", revision: int | None = None
) -> Response:
    incoming = Incoming(
        visit.tenant,
        kind,
        sent.content,
        sent.name,
        document_id,
        as_of=sent.as_of,
        tags=tuple(sent.marks.tags),
        keep_until=sent.marks.keep_until,
        expected=revision,
    )
    return _told(kind, taken_in(visit, kind, [incoming])[0])


def _told(kind: RecordKind, outcome: Outcome) -> Response:
    if outcome.error is not None:
        raise outcome.error
    body = Taken(id=outcome.document_id, change=outcome.change, revision=outcome.revision)
    is_new = outcome.change is Change.CREATED
    return JSONResponse(
        body.model_dump(mode="json"),
        HTTPStatus.CREATED if is_new else HTTPStatus.OK,
        {"Location": f"/v1/{kind.value}s/{outcome.document_id}", "ETag": etag(outcome.revision)},
    )
