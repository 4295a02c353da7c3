"""The keys that sign access tokens: made at the first start, kept in files, turned over."""

import json
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from jwt import PyJWK
from jwt.algorithms import OKPAlgorithm
from jwt.exceptions import PyJWTError

from rolefit.domain.errors import StoreDamaged, StoreUnavailable

ALGORITHM = "EdDSA"
_FILES = "[0-9][0-9][0-9][0-9][0-9][0-9].json"


@dataclass(frozen=True, slots=True)
class Key:
    """A key pair of Ed25519.

    Args:
        jwk: the whole of it, private part too.
    """

    number: int
    created: datetime
    jwk: dict[str, Any]

    def __repr__(self) -> str:
        return f"Key({self.key_id})"

    @property
    def key_id(self) -> str:
        """Its thumbprint, RFC 7638."""
        return thumbprint(self.jwk)

    @property
    def public(self) -> dict[str, str]:
        """What everybody may know, as a JWK."""
        named = {name: self.jwk[name] for name in ("kty", "crv", "x")}
        return {**named, "kid": self.key_id, "use": "sig", "alg": ALGORITHM}


class Keys:
    """Keys in a folder, one file each, for its owner's eyes only. Safe to share between processes.

    The newest signs. An older one verifies for `overlap` after the next was made. What another
    process adds is seen at once.

    Args:
        folder: made with the first key, when one is first needed.
        overlap: at least as long as tokens live.
    """

    def __init__(self, folder: Path, *, overlap: timedelta, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._overlap = overlap
        self._clock = clock
        self._known: dict[Path, Key] = {}

    def signing(self) -> Key:
        """The key that signs.

        Raises:
            StoreUnavailable, StoreDamaged: as the files are.
        """
        return self._all()[-1]

    def verifying(self, key_id: str) -> PyJWK | None:
        """A key to verify by; None where there is none of this id, or no more."""
        for key in self._living():
            if key.key_id == key_id:
                return PyJWK.from_dict(key.public, ALGORITHM)
        return None

    def rotate(self) -> str:
        """Make the next key, forget those that verify nothing any more; the new one's id.

        Of two that do so at the same time, one makes it for both.
        """
        last = self._all()[-1]
        self._make(last.number + 1)
        kept = {key.number for key in self._living()}
        for key in self._all():
            if key.number not in kept:
                with _translated(self._folder):
                    self._file(key.number).unlink(missing_ok=True)
        return self.signing().key_id

    def jwks(self) -> dict[str, list[dict[str, str]]]:
        """The public keys, as a JWK set (RFC 7517, section 5)."""
        return {"keys": [key.public for key in reversed(self._living())]}

    def _living(self) -> list[Key]:
        keys, now = self._all(), self._clock()
        pairs = zip(keys, keys[1:], strict=False)
        return [old for old, new in pairs if now < new.created + self._overlap] + keys[-1:]

    def _all(self) -> list[Key]:
        """All keys, oldest first; at least one."""
        if not self._paths():
            self._make(1)
        return [self._known.get(path) or self._load(path) for path in self._paths()]

    def _paths(self) -> list[Path]:
        with _translated(self._folder):
            return sorted(self._folder.glob(_FILES))

    def _load(self, path: Path) -> Key:
        with _translated(self._folder):
            text = path.read_text(encoding="utf-8")
        try:
            held = json.loads(text)
            created = datetime.fromisoformat(held["created"])
            PyJWK.from_dict(held["key"], ALGORITHM)
            key = self._known[path] = Key(int(path.stem), created, held["key"])
        except (ValueError, TypeError, KeyError, PyJWTError):
            # Without the cause: its words may quote the key.
            raise StoreDamaged(f"{path} holds no key.") from None
        return key

    def _make(self, number: int) -> None:
        """Put a new key in place whole, unless somebody else has made the same one meanwhile."""
        jwk = OKPAlgorithm.to_jwk(Ed25519PrivateKey.generate(), as_dict=True)
        content = json.dumps({"created": self._clock().isoformat(), "key": jwk})
        with _translated(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile("w", dir=self._folder, prefix=".part-") as part:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
                try:
                    os.link(part.name, self._file(number))
                except FileExistsError:
                    return

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:06d}.json"


def thumbprint(jwk: dict[str, Any]) -> str:
    """What names a key of Ed25519: a hash of what it is made of (RFC 7638, RFC 8037 A.3)."""
    needed = {name: jwk[name] for name in ("crv", "kty", "x")}
    written = json.dumps(needed, separators=(",", ":"), sort_keys=True).encode()
    return urlsafe_b64encode(sha256(written).digest()).rstrip(b"=").decode()


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(f"{folder} cannot be read or written: {error.strerror}.") from error
