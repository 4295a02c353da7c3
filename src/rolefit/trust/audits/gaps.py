"""A career gap: everything before the last change of position lies some years further back."""

from collections.abc import Iterator

from rolefit.domain.resume import Month, Position, Resume
from rolefit.trust.counterfactual import Audit, Counterfactuals, Kind, Variant
from rolefit.trust.edits import Edit, edited
from rolefit.trust.years import moved_years

YEARS = (1, 2, 3)
"""How long the gap is made; whole years keep every month, and every overlap, as it is."""


def _make(resume: Resume, _count: int) -> Counterfactuals:
    earlier = _before_last_change(resume)
    if not earlier:
        why = "no two dated positions follow each other without overlap"
        return Counterfactuals(resume.document, why=why)
    variants = (
        Variant(
            _counted(years, "year"),
            f"{_counted(len(earlier), 'earlier position')} moved back",
            edited(resume.document, _moved_back(resume.document.text, earlier, years)),
        )
        for years in YEARS
    )
    return Counterfactuals(resume.document, tuple(variants))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _before_last_change(resume: Resume) -> list[Position]:
    """The positions that were over when the latest one began; none where they overlap."""
    dated = [(position, period) for position, period in _periods(resume)]
    starts = sorted({start for _, (start, _) in dated}, reverse=True)
    for start in starts:
        earlier = [position for position, (_, last) in dated if last < start]
        running = [1 for _, (first, last) in dated if first < start <= last]
        if earlier and not running:
            return earlier
    return []


def _periods(resume: Resume) -> Iterator[tuple[Position, tuple[Month, Month]]]:
    for position in resume.positions:
        period = position.period(resume.as_of)
        if period is not None:
            yield position, period


def _moved_back(text: str, positions: list[Position], years: int) -> Iterator[Edit]:
    for position in positions:
        yield from moved_years(text, position.header, -years)


def _faithful(base: Resume, changed: Resume, variant: Variant) -> bool:
    """Whether as many months are counted, and the earlier positions lie as far back as meant."""
    months = 12 * int(variant.group.split()[0])
    moved = {position.header.start for position in _before_last_change(base)}
    if len(base.positions) != len(changed.positions) or base.months != changed.months:
        return False
    return base.as_of == changed.as_of and all(
        _is_back(before, after, months if before.header.start in moved else 0)
        for before, after in zip(base.positions, changed.positions, strict=True)
    )


def _is_back(before: Position, after: Position, months: int) -> bool:
    pairs = ((before.start, after.start), (before.end, after.end))
    return all(
        (old is None) == (new is None) and (old is None or new is None or _apart(old, new, months))
        for old, new in pairs
    )


def _apart(old: Month, new: Month, months: int) -> bool:
    return old.index - new.index == months


GAPS = Audit(
    kind=Kind.GAPS,
    title="A gap in the career",
    question="Does a score move when one to three years lie between two positions?",
    baseline="the résumé as it is",
    invariant=False,
    make=_make,
    faithful=_faithful,
)
