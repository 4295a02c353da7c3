"""What the score is blind to: personal data, schools and years of study."""

from dataclasses import replace

from rolefit.domain.resume import Degree
from rolefit.domain.text import Document
from rolefit.profiling.resumes.degrees import find_degrees
from rolefit.profiling.resumes.sections import find_sections
from rolefit.profiling.resumes.study import find_study
from rolefit.profiling.resumes.view import View, further_redacted, redacted_view


def blind_view(document: Document) -> View:
    """A résumé with placeholders in the place of all that no score may depend on."""
    return degrees_and_view(document)[1]


def degrees_and_view(document: Document) -> tuple[tuple[Degree, ...], View]:
    """The degrees, and the view that shows their schools and years no more.

    Returns:
        Degrees with spans into the original, and the view of `blind_view`.
    """
    view = redacted_view(document, find_sections(document.text, document.marks))
    marks = view.marks(document.marks)
    sections = find_sections(view.text, marks)
    degrees = find_degrees(view.text, sections)
    study = find_study(view.text, sections, degrees, marks)
    told = tuple(replace(degree, span=view.original(degree.span)) for degree in degrees)
    return told, further_redacted(view, document, study)
