"""Résumé profiling: sections, dated positions, degrees, languages, certificates, passages."""

from rolefit.profiling.resumes.assembling import profile_resume
from rolefit.profiling.resumes.blind import blind_view
from rolefit.profiling.resumes.version import PROFILER_RESUMES

__all__ = ["PROFILER_RESUMES", "blind_view", "profile_resume"]
