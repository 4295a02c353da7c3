"""Profiles as bytes and back."""

import zlib

from pydantic import TypeAdapter, ValidationError

from rolefit.domain.errors import StoreDamaged
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Resume

FORMAT = b"1"
"""First byte of what is stored: JSON of the profile's fields, packed by zlib. A field with a
default may be added; what is there keeps its meaning."""

_RESUME, _JOB = TypeAdapter(Resume), TypeAdapter(Job)


def packed(profile: Resume | Job) -> bytes:
    """A profile as bytes."""
    written = _JOB.dump_json(profile) if isinstance(profile, Job) else _RESUME.dump_json(profile)
    return FORMAT + zlib.compress(written, level=6)


def unpacked(content: bytes, kind: RecordKind) -> Resume | Job:
    """The profile that bytes hold.

    Raises:
        StoreDamaged: they hold none.
    """
    if content[:1] != FORMAT:
        raise StoreDamaged("A stored profile is of a format that this rolefit does not know.")
    try:
        written = zlib.decompress(content[1:])
        is_job = kind is RecordKind.JOB
        return _JOB.validate_json(written) if is_job else _RESUME.validate_json(written)
    except (zlib.error, ValidationError):
        # Without the cause: its words would quote the document.
        raise StoreDamaged(f"A stored profile of a {kind} cannot be read.") from None
