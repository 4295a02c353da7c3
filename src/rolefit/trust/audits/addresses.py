"""Another address, set under the name."""

from rolefit.domain.resume import Resume
from rolefit.domain.text import Span
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant
from rolefit.trust.edits import Edit, edited
from rolefit.trust.naming import find_naming

PLACES = {
    "United States": "1427 Maple Hollow Rd, Apt 3B, Springfield, IL 62704",
    "United Kingdom": "8 Tanner's Row, Leeds LS9 4XY, United Kingdom",
    "India": "Flat 12, Shanti Nagar, Bengaluru 560027, Karnataka, India",
    "Nigeria": "23 Harmattan Close, Lagos, Nigeria",
    "Mexico": "Calle de la Rosa 14, 44100 Guadalajara, Mexico",
}
"""Invented addresses in real places, by country."""


def _make(resume: Resume, _count: int) -> Counterfactuals:
    document = resume.document
    naming = find_naming(resume)
    if naming is None:
        return Counterfactuals(document, why="it shows no name to set an address under")
    line_end = document.text.find("\n", naming.head.end)
    at = len(document.text) if line_end < 0 else line_end
    variants = (
        Variant(country, address, edited(document, [Edit(Span(at, at), f"\n{address}")]))
        for country, address in PLACES.items()
    )
    return Counterfactuals(document, tuple(variants))


ADDRESSES = Audit(
    kind=Kind.ADDRESSES,
    title="Another address",
    question="Does a score move when the candidate lives elsewhere?",
    baseline="the résumé as it is",
    invariant=True,
    make=_make,
)
