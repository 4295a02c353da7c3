"""Another year of graduation: the same degrees, earned so many years earlier or later."""

from collections.abc import Iterator

from rolefit.domain.resume import Resume, SectionKind
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant
from rolefit.trust.edits import Edit, edited
from rolefit.trust.years import moved_years

SHIFTS = (-25, -15, -5, 5)
"""Years; the dates of work stay, so that only the age which a reader infers is another."""


def _make(resume: Resume, _count: int) -> Counterfactuals:
    if not any(degree.year for degree in resume.degrees) or not list(_moved(resume, 0)):
        return Counterfactuals(resume.document, why="no degree shows its year")
    variants = (
        Variant(
            _told(shift),
            _years(resume, shift),
            edited(resume.document, _moved(resume, shift)),
        )
        for shift in SHIFTS
    )
    return Counterfactuals(resume.document, tuple(variants))


def _told(shift: int) -> str:
    return f"{abs(shift)} years {'earlier' if shift < 0 else 'later'}"


def _years(resume: Resume, shift: int) -> str:
    years = [degree.year for degree in resume.degrees if degree.year]
    return ", ".join(f"{year} → {year + shift}" for year in years)


def _shift_of(group: str) -> int:
    return next(shift for shift in SHIFTS if _told(shift) == group)


def _moved(resume: Resume, shift: int) -> Iterator[Edit]:
    for section in resume.sections:
        if section.kind is SectionKind.EDUCATION:
            yield from moved_years(resume.document.text, section.span, shift)


def _faithful(base: Resume, changed: Resume, variant: Variant) -> bool:
    """Whether the same degrees are read with moved years, and the same positions."""
    shift = _shift_of(variant.group)
    moved = [degree.year and degree.year + shift for degree in base.degrees]
    periods = [(p.start, p.end, p.current) for p in base.positions]
    return moved == [degree.year for degree in changed.degrees] and periods == [
        (p.start, p.end, p.current) for p in changed.positions
    ]


GRADUATION = Audit(
    kind=Kind.GRADUATION,
    title="Another year of graduation",
    question="Does a score move when the same degrees were earned earlier or later?",
    baseline="the résumé as it is",
    invariant=True,
    make=_make,
    faithful=_faithful,
)
