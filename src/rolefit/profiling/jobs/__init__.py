"""A posting becomes a job: title, seniority, location, requirements one by one.

The way of a text: `title` reads the head, `sections` walks the lines (`headings`, `splitting`),
`selection` leaves out boilerplate, `requirements` cuts statements into clauses and takes the facts
(`kinds`, `years`, `degrees`, `languages`, `licences`).
"""

from rolefit.profiling.jobs.profile import PROFILER_JOBS, profile_job

__all__ = ["PROFILER_JOBS", "profile_job"]
