"""What is kept of a document: the truth that everything else is made from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rolefit.domain.job import Job
from rolefit.domain.resume import Resume

DOCUMENT_ID = "[A-Za-z0-9][A-Za-z0-9._~-]{0,127}"
"""Ids that others may choose: what stands in an address as it is, and fits into the audit log."""

LONGEST_NAME, LONGEST_TAG, MOST_TAGS = 255, 64, 50
"""Characters of a name and of a tag, and tags of a document, as others may send them."""


class RecordKind(StrEnum):
    """What a document is to us."""

    RESUME = "resume"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Record:
    """A document of one tenant, as it stands at one revision.

    Args:
        tenant: whose it is; part of every key.
        document_id: the source's, or made at creation; stays through all revisions.
        revision: from 1 on, one more with every change.
        content_id: names the bytes among this tenant's; "" once it is deleted.
        name: the file's, for display; "" once it is deleted.
        created, changed: with time zone, to the microsecond.
        profile: None once it is deleted: what is left is a tombstone, so that a message that comes
            again does not bring an erased person back.
        keep_until: the day after which it is to be deleted.
        tags: in order, no two the same.
        indexed: the revision that the index holds, 0 for none.
    """

    tenant: str
    document_id: str
    kind: RecordKind
    revision: int
    content_id: str
    name: str
    created: datetime
    changed: datetime
    profile: Resume | Job | None
    keep_until: date | None = None
    tags: tuple[str, ...] = ()
    indexed: int = 0

    @property
    def deleted(self) -> bool:
        """Whether it is a tombstone."""
        return self.profile is None
