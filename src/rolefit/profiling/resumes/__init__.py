"""Résumé profiling: sections, dated positions, degrees, languages, certificates, passages."""

from rolefit.profiling.resumes.assembling import profile_resume
from rolefit.profiling.resumes.version import PROFILER_RESUMES

__all__ = ["PROFILER_RESUMES", "profile_resume"]
