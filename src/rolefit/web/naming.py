"""What people, days and documents are called on the pages."""

from datetime import datetime
from hashlib import blake2b

from rolefit.domain.job import Job
from rolefit.domain.records import Record
from rolefit.report.presentable import printable


def called(document_id: str, name: str, *, blind: bool) -> str:
    """A candidate by the file's name, or by a code that stays whatever the order is.

    Args:
        blind: by the code.
    """
    shown = "" if blind else printable(name)
    return shown or f"Candidate {blake2b(document_id.encode(), digest_size=2).hexdigest().upper()}"


def job_called(record: Record) -> str:
    """A job by its title, else by its file."""
    title = record.profile.title if isinstance(record.profile, Job) else ""
    return printable(title or record.name) or "Job without a title"


def day(moment: datetime) -> str:
    """A day, such as 4 May 2031 (UTC)."""
    return f"{moment.day} {moment:%b %Y}"


def minute(moment: datetime) -> str:
    """A minute, such as 4 May 2031, 12:00 UTC."""
    return f"{day(moment)}, {moment:%H:%M} UTC"
