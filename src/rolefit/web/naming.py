"""What people, days and documents are called on the pages."""

from datetime import datetime
from hashlib import blake2b

from rolefit.api.documents import title_of
from rolefit.domain.job import Job
from rolefit.domain.records import Record
from rolefit.domain.resume import Resume
from rolefit.profiling.resumes.language_names import CODES
from rolefit.report.presentable import printable

_LANGUAGES = {code: name.capitalize() for name, code in reversed(CODES.items())}
"""The first name of each is the English one."""


def called(document_id: str, resume: Resume | Job | None, file: str, *, blind: bool) -> str:
    """A candidate by name, else by the file's, or by a code that stays whatever the order is.

    Args:
        resume: None where it is not there any more.
        blind: by the code.
    """
    shown = "" if blind else printable(_name(resume) or file)
    return shown or f"Candidate {blake2b(document_id.encode(), digest_size=3).hexdigest().upper()}"


def _name(resume: Resume | Job | None) -> str:
    """As the résumé has it, in one line."""
    if not isinstance(resume, Resume) or resume.name is None:
        return ""
    return " ".join(resume.name.of(resume.document.text).split())


def about(resume: Resume | Job | None) -> str:
    """Somebody in a few words without a name, such as "Line Cook · 2 years"."""
    if not isinstance(resume, Resume):
        return ""
    years = resume.months // 12
    told = (printable(title_of(resume)), f"{years} year{'' if years == 1 else 's'}")
    return " · ".join(filter(None, told))


def language(code: str) -> str:
    """A language by its English name; by its code where none is known."""
    return _LANGUAGES.get(code, code)


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
