"""A ranking as one HTML page: no script from elsewhere, no request, readable in print."""

from rolefit.report.page import render

__all__ = ["render"]
