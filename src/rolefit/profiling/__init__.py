"""Text to Résumé or Job: sections, requirements, skills, dated experience, redaction."""

from rolefit.profiling.profiler import Profiler

__all__ = ["Profiler"]
