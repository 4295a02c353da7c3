"""How long whoever connects may take to say what is wanted."""

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PromptProtocol(H11Protocol):
    """HTTP/1.1 that ends a connection whose request's head does not come in time.

    uvicorn itself counts such connections and waits for ever: some hundred that say nothing would
    keep everybody else out.
    """

    head_seconds: ClassVar[float] = 20.0
    """Seconds from the connection, or from the first byte of a later request, to the head's end."""

    _head: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on, if that was no whole head."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._end_wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._end_wait()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self.head_seconds, self.timeout_keep_alive_handler)

    def _end_wait(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
