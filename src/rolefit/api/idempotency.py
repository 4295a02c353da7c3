"""Requests that are sent twice and carried out once."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Annotated

from fastapi import Header, Response

from rolefit.api.service import Visit
from rolefit.api.worker import ANSWERS_KEPT
from rolefit.bootstrap import now
from rolefit.domain.answers import Answer
from rolefit.domain.errors import KeyReused, StillRunning

ABANDONED = timedelta(minutes=10)
"""After so long whoever began a request and never answered it is taken for gone."""

Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        description="Sent again with the same key, a request is answered as the first time.",
    ),
]


def once(
    visit: Visit, key: str | None, request: tuple[str, bytes], answer: Callable[[], Response]
) -> Response:
    """The answer to a request, or the one that was given to the same request before.

    Only what was carried out is kept: who was refused may try again with the same key.

    Args:
        request: the call's name and what it was sent.
        answer: carries it out.

    Raises:
        KeyReused: the key came with another request.
        StillRunning: the first request with this key is not answered yet.
    """
    if key is None:
        return answer()
    answers, moment = visit.services.answers, now()
    answers.drop_before(moment - ANSWERS_KEPT)
    name, body = request
    fingerprint = sha256(name.encode() + b"\x00" + body).hexdigest()
    key = f"{visit.principal.subject} {key}"  # what a colleague was told is told to nobody else
    begun = answers.begin(visit.tenant, key, fingerprint, moment)
    if begun is not None and begun.answer is None and moment - begun.since > ABANDONED:
        answers.abandon(visit.tenant, key)
        begun = answers.begin(visit.tenant, key, fingerprint, moment)
    if begun is not None:
        if begun.fingerprint != fingerprint:
            raise KeyReused("This idempotency key came with another request.")
        if begun.answer is None:
            raise StillRunning("The first request with this key is still at work.")
        return _again(begun.answer)
    try:
        given = answer()
    except BaseException:
        answers.abandon(visit.tenant, key)
        raise
    kept = {name: given.headers[name] for name in ("Location", "ETag") if name in given.headers}
    answers.finish(visit.tenant, key, Answer(given.status_code, bytes(given.body), kept))
    return given


def _again(answer: Answer) -> Response:
    return Response(
        answer.body,
        answer.status,
        {**answer.headers, "Idempotent-Replayed": "true"},
        media_type="application/json",
    )
