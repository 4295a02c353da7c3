"""What the score is blind to: personal data, schools and years of study."""

from dataclasses import dataclass, replace

from rolefit.domain.resume import Degree
from rolefit.domain.text import Document, Span
from rolefit.profiling.redaction import find_personal
from rolefit.profiling.resumes.degrees import find_degrees
from rolefit.profiling.resumes.sections import find_sections
from rolefit.profiling.resumes.study import find_study
from rolefit.profiling.resumes.view import View, further_redacted, redacted_view


@dataclass(frozen=True, slots=True)
class Blinded:
    """A résumé with placeholders in the place of all that no score may depend on.

    Args:
        view: shows it.
        degrees: with the schools and years that the view shows no more; spans of the original.
        name: where the candidate's stands in the original; None where it was not found.
    """

    view: View
    degrees: tuple[Degree, ...]
    name: Span | None


def blinded(document: Document) -> Blinded:
    """Replace what no score may depend on."""
    redaction = find_personal(document, find_sections(document.text, document.marks))
    view = redacted_view(document, redaction)
    marks = view.marks(document.marks)
    sections = find_sections(view.text, marks)
    degrees = find_degrees(view.text, sections)
    study = find_study(view.text, sections, degrees, marks)
    told = tuple(replace(degree, span=view.original(degree.span)) for degree in degrees)
    return Blinded(further_redacted(view, document, study), told, redaction.name)


def blind_view(document: Document) -> View:
    """What `blinded` shows."""
    return blinded(document).view
