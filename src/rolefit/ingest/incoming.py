"""What comes in, and what becomes of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rolefit.domain.errors import RolefitError
from rolefit.domain.records import RecordKind
from rolefit.domain.resume import Month


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document on its way in.

    Args:
        content: the file, or the text as UTF-8.
        name: the file's, for display; its kind is decided by the bytes.
        document_id: the source's own, so that it can be sent again and changed; "": one is made,
            and bytes that are there already are not kept twice.
        as_of: the month that "present" stands for; None: the document's own date.
        keep_until: the day after which it is to be deleted.
        expected: the revision that it is to replace, 0 for none; None: whatever stands there.
    """

    tenant: str
    kind: RecordKind
    content: bytes
    name: str = ""
    document_id: str = ""
    as_of: Month | None = None
    tags: tuple[str, ...] = ()
    keep_until: date | None = None
    expected: int | None = None


class Change(StrEnum):
    """What became of a document."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document that came in.

    Args:
        document_id: under which it is kept; of one that was refused as it was given.
        revision: that is kept; 0 for none.
        error: why it was refused.
        alike: ids of others that are nearly the same, most first; a search shows them as one.
    """

    name: str
    change: Change
    document_id: str
    revision: int = 0
    error: RolefitError | None = None
    alike: tuple[str, ...] = ()
