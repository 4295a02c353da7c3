"""Passwords and client secrets: how they are kept, checked and made."""

import secrets
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from rolefit.domain.errors import Overloaded, UsageError

SHORTEST = 12
LONGEST = 1024
"""Characters of a password. NIST SP 800-63B asks for length and against rules of composition."""

_AT_ONCE = 4
_PATIENCE = 5.0
"""Checks at once, each of 64 MiB, and seconds that another one waits for its turn."""


class Secrets:
    """Argon2id hashes, by the second choice of RFC 9106: 64 MiB, 3 passes, 4 lanes.

    Args:
        hasher: tests give a quick one.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._nobody = _of_nobody(self._hasher)
        self._places = BoundedSemaphore(_AT_ONCE)

    def hashed(self, secret: str) -> str:
        """What is kept of a secret, in argon2's own notation."""
        return self._hasher.hash(_bytes(secret))

    def fits(self, secret: str, kept: str | None) -> bool:
        """Whether a secret is the one that is kept.

        Args:
            kept: None where there is no such account; it takes as long, so that time tells no name.
        """
        if len(secret) > LONGEST:
            return False
        try:
            self._hasher.verify(kept or self._nobody, _bytes(secret))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than ours."""
        return self._hasher.check_needs_rehash(kept)

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place to check secrets at: many at once would take all memory there is.

        Raises:
            Overloaded: none became free.
        """
        if not self._places.acquire(timeout=_PATIENCE):
            raise Overloaded("Too many sign in at once.")
        try:
            yield
        finally:
            self._places.release()


def acceptable(password: str, name: str) -> str:
    """A password that may be set, unchanged.

    Raises:
        UsageError: it is too short, too long, or the name.
    """
    if len(password) < SHORTEST:
        raise UsageError(
            f"A password has at least {SHORTEST} characters.",
            remedy="Take a longer one; a few words that do not belong together are good.",
        )
    if len(password) > LONGEST:
        raise UsageError(
            f"A password has at most {LONGEST} characters.", remedy="Take a shorter one."
        )
    if _plain(password) == _plain(name):
        raise UsageError("The name is no password.", remedy="Take one that nobody would guess.")
    return password


def new_secret() -> str:
    """A secret that nobody guesses: 256 random bits, in letters, digits, “-” and “_”."""
    return secrets.token_urlsafe(32)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _bytes(secret: str) -> bytes:
    """Two keyboards may write one letter in two ways, so NFKC first (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")


def _of_nobody(hasher: PasswordHasher) -> str:
    """A hash of our parameters that no secret has."""
    salt, tag = (
        b64encode(secrets.token_bytes(length)).rstrip(b"=").decode()
        for length in (hasher.salt_len, hasher.hash_len)
    )
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${tag}"
