"""How much a request may carry, and how long it may take to arrive."""

import asyncio
import math
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rolefit.domain.errors import RequestTooSlow, RolefitError, TooLarge

_PACE = 10_000_000
"""Bytes that the time is given for."""

_STRANGERS = 100_000
"""Bytes that anybody may send: a form to sign in by, and no more work than that."""


class BodyLimit:
    """Counts the bytes of bodies as they come, and the seconds; neither header is believed.

    A call reads its body before it looks who sends it, so whoever sends much is looked at here.

    Args:
        most: bytes that a body sent to a path may have.
        seconds: how long each begun 10 MB of `most` may take.
        known: raises where nobody whom we know sends a request.
    """

    def __init__(
        self,
        app: ASGIApp,
        most: Callable[[str], int],
        seconds: float,
        known: Callable[[Request], object],
    ) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on whose body is within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope["path"])
        if (_announced(scope) or 0) > most:
            await _refusal(scope, _too_large(most))(scope, receive, send)
            return
        seconds = self._seconds * math.ceil(most / _PACE)
        limited = _Limited(receive, most, seconds, lambda: self._known(Request(scope)))
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            # What the application makes of a body that was cut short is no answer to it.
            if started or limited.refused is None:
                started = True
                await send(message)

        try:
            await self._app(scope, limited, watched)
        except RolefitError as error:
            if started or error is not limited.refused:
                raise
        if limited.refused is not None and not started:
            await _refusal(scope, limited.refused)(scope, receive, send)


class _Limited:
    """The `receive` of a request, that ends in an error at the limits."""

    def __init__(
        self, receive: Receive, most: int, seconds: float, known: Callable[[], object]
    ) -> None:
        self._receive = receive
        self._most = most
        self._left = seconds
        self._known = known
        self._is_known = False
        self._got = 0
        self._complete = False
        self.refused: RolefitError | None = None

    async def __call__(self) -> Message:
        if self._complete:  # what comes now is the end of the connection, whenever that is
            return await self._receive()
        message = await self._in_time()
        self._got += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._got > self._most:
            self.refused = _too_large(self._most)
            raise self.refused
        if self._got > _STRANGERS and not self._is_known:
            await self._look()
        return message

    async def _look(self) -> None:
        try:
            await run_in_threadpool(self._known)
        except RolefitError as error:
            self.refused = error
            raise
        self._is_known = True

    async def _in_time(self) -> Message:
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            return await asyncio.wait_for(self._receive(), self._left)
        except TimeoutError as error:
            self.refused = RequestTooSlow("The request's body did not arrive in time.")
            raise self.refused from error
        finally:
            self._left = max(self._left - (clock() - began), 0.0)


def _announced(scope: Scope) -> int | None:
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    for name, value in headers:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return None


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"A request here may carry {most} bytes.")


def _refusal(scope: Scope, error: RolefitError) -> ASGIApp:
    """An answer that ends the connection, since the rest of the body is not read."""
    told = scope["app"].exception_handlers[RolefitError]
    response: ASGIApp = told(Request(scope), error)
    response.headers["Connection"] = "close"  # type: ignore[attr-defined]  # a Response is one
    return response
