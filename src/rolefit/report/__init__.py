"""A ranking as people see it: one HTML page, and what every other output shares with it.

The page loads nothing, runs no script and reads well in print.
"""

from rolefit.report.page import render
from rolefit.report.presentable import SIGNS, labels, musts_met, presentable, printable, shown_name

__all__ = ["SIGNS", "labels", "musts_met", "presentable", "printable", "render", "shown_name"]
