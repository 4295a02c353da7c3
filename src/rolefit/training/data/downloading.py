"""One download: over an encrypted connection, bounded in bytes and in time.

Plain HTTP is for a server on this very machine alone; anywhere else, whoever stands between could
choose what a model learns.
"""

import hashlib
import ipaddress
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO, BinaryIO, cast
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from rolefit import __version__
from rolefit.domain.errors import DataUnavailable, UsageError

Tick = Callable[[int], None]
Loading = Callable[[str, int | None], AbstractContextManager[Tick]]
"""Shows progress: a title and the bytes in all (None: not known) in, a context to count on out."""

MIB = 1024 * 1024
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may take; the largest official one has about 13 MB.

    Args:
        received: bytes of one download.
        produced: bytes read out of one archive.
        seconds: of one download.
        idle: seconds without a byte.
    """

    received: int = 256 * MIB
    produced: int = 512 * MIB
    seconds: float = 900.0
    idle: float = 30.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Received:
    """What came.

    Args:
        sha256: of the bytes, hex.
        dated: when its publisher last changed it, as the server says it; no clock of ours.
    """

    sha256: str
    size: int
    dated: str | None


def silent(_what: str, _total: int | None) -> AbstractContextManager[Tick]:
    """Progress that nobody sees."""
    return nullcontext(lambda _done: None)


def check_address(address: str, before: str | None = None) -> None:
    """Make sure that an address may be asked.

    Args:
        before: the address that redirects to it.

    Raises:
        UsageError: it is typed, and neither encrypted nor of this machine.
        DataUnavailable: it is redirected to, likewise.
    """
    parts = urlsplit(address)
    plain = parts.scheme == "http" and _of_this_machine(parts.hostname or "")
    if parts.hostname and (parts.scheme == "https" or (plain and not _encrypted(before))):
        return
    if before is None:
        raise UsageError(
            f"{address} cannot be trusted: it is not https.", remedy="Give an https address."
        )
    raise DataUnavailable(f"{before} redirects to {address}, which is not https.")


def download(
    address: str,
    target: BinaryIO,
    *,
    title: str,
    limits: Limits,
    loading: Loading = silent,
) -> Received:
    """Write what an address gives into a file.

    Raises:
        UsageError: the address is not https.
        DataUnavailable: no answer, an error, a redirect to plain HTTP, too many bytes, too long,
            or an end before the end.
    """
    check_address(address)
    until = monotonic() + limits.seconds
    digest, size = hashlib.sha256(), 0
    with closing(_answer(address, limits.idle)) as response:
        total = _announced(response)
        with loading(title, total) as tick:
            for piece in _pieces(response, address):
                size += len(piece)
                _check(address, size, monotonic() < until, limits)
                digest.update(piece)
                target.write(piece)
                tick(len(piece))
        dated = response.headers.get("Last-Modified")
    if total is not None and size != total:
        raise DataUnavailable(f"{address} ended after {size} of {total} bytes.")
    target.flush()
    return Received(digest.hexdigest(), size, dated)


class _Careful(HTTPRedirectHandler):
    """Follows a redirect only to where the address itself could have been."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        check_address(newurl, req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _answer(address: str, idle: float) -> HTTPResponse:
    request = Request(address, headers={"User-Agent": f"rolefit/{__version__}"})  # noqa: S310 - checked
    try:
        return cast("HTTPResponse", build_opener(_Careful).open(request, timeout=idle))
    except HTTPError as error:
        error.close()
        raise DataUnavailable(f"{address} answers {error.code} {error.reason}.") from error
    except (OSError, HTTPException, ValueError) as error:
        raise DataUnavailable(f"{address} does not answer: {_why(error)}.") from error


def _pieces(response: HTTPResponse, address: str) -> Iterator[bytes]:
    while True:
        try:
            # One read of the socket: `read` would wait for all of a piece, however slow it drips.
            piece = response.read1(_PIECE)
        except (OSError, HTTPException, ValueError) as error:
            raise DataUnavailable(f"{address} broke off: {_why(error)}.") from error
        if not piece:
            return
        yield piece


def _check(address: str, size: int, in_time: bool, limits: Limits) -> None:  # noqa: FBT001
    if size > limits.received:
        raise DataUnavailable(f"{address} gives more than {limits.received / MIB:g} MiB.")
    if not in_time:
        raise DataUnavailable(f"{address} takes more than {limits.seconds:g} seconds.")


def _announced(response: HTTPResponse) -> int | None:
    told = response.headers.get("Content-Length") or ""
    return int(told) if told.isdecimal() else None


def _encrypted(address: str | None) -> bool:
    return address is not None and urlsplit(address).scheme == "https"


def _of_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
