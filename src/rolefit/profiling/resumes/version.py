"""The version of résumé profiling, part of every signature."""

PROFILER_RESUMES = "8"
"""Bump it when anything that is found in a résumé, or how its passages are cut, changes."""
