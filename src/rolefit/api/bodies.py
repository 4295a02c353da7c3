"""How much a request may carry, and how long it may take to arrive."""

import asyncio
import math
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rolefit.domain.errors import RequestTooSlow, RolefitError, TooLarge

_PACE = 10_000_000
"""Bytes that the time is given for."""


class BodyLimit:
    """Counts the bytes of bodies as they come, and the seconds; neither header is believed.

    Args:
        most: bytes that a body sent to a path may have.
        seconds: how long each begun 10 MB of `most` may take.
        refuse: answers a request in place of the application.
    """

    def __init__(
        self,
        app: ASGIApp,
        most: Callable[[str], int],
        seconds: float,
        refuse: Callable[[Scope, RolefitError], ASGIApp],
    ) -> None:
        self._app = app
        self._most = most
        self._seconds = seconds
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on whose body is within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most(scope["path"])
        if (_announced(scope) or 0) > most:
            await self._refuse(scope, _too_large(most))(scope, receive, send)
            return
        limited = _Limited(receive, most, self._seconds * math.ceil(most / _PACE))
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, limited, watched)
        except RolefitError as error:
            if started or error is not limited.refused:
                raise
            await self._refuse(scope, error)(scope, receive, send)


class _Limited:
    """The `receive` of a request, that ends in an error at the limits."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self._receive = receive
        self._most = most
        self._left = seconds
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
        return message

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


def refusal(
    told: Callable[[Request, RolefitError], Response],
) -> Callable[[Scope, RolefitError], ASGIApp]:
    """An answer that ends the connection, since the rest of the body is not read."""

    def answer(scope: Scope, error: RolefitError) -> ASGIApp:
        response = told(Request(scope), error)
        response.headers["Connection"] = "close"
        return response

    return answer
