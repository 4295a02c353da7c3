"""Keyword stuffing: the posting's skills appended as a list."""

from rolefit.domain.job import Job
from rolefit.domain.resume import Resume

TIMES = 3


def keywords(job: Job) -> str:
    """The skills that a posting names, in its order; its requirements where it names none."""
    skills = [skill.surface for one in job.requirements for skill in one.skills]
    return ", ".join(dict.fromkeys(skills or [one.text for one in job.requirements]))


def stuffed(resume: Resume, job: Job) -> str:
    """The résumé with every skill of the posting at its end, three times over."""
    words = f"{keywords(job)}\n" * TIMES
    return f"{resume.document.text.rstrip()}\n\nSkills\n{words}"
