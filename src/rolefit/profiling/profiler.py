"""Documents in, profiles out: the one door of this room."""

from rolefit.domain.job import Job
from rolefit.domain.resume import Month, Resume
from rolefit.domain.text import Document
from rolefit.profiling.jobs import profile_job
from rolefit.profiling.resumes import profile_resume
from rolefit.profiling.skills import Gazetteer


class Profiler:
    """Profiles résumés and postings with one gazetteer.

    Args:
        redact: replace personal data before passages are cut. Off only to measure what
            redaction does.
    """

    def __init__(self, gazetteer: Gazetteer, *, redact: bool = True) -> None:
        self.gazetteer = gazetteer
        self._redact = redact

    def job(self, document: Document) -> Job:
        """What a posting asks for.

        Raises:
            NoRequirements: it asks for nothing that can be checked.
        """
        return profile_job(document, self.gazetteer)

    def resume(self, document: Document, as_of: Month | None = None) -> Resume:
        """What a résumé shows; `as_of` is the month that "present" stands for."""
        return profile_resume(document, self.gazetteer, as_of=as_of, redact=self._redact)
