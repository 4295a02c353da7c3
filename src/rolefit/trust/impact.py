"""Impact ratios by group, counted as New York City's rules on bias audits count them.

Sources, by their own words' meaning:

- 6 RCNY § 5-300, definitions (Department of Consumer and Worker Protection, rules for Local Law
  144 of 2021, in force since 5 July 2023). *Scoring rate*: the rate at which individuals in a
  category receive a score above the sample's median score. *Selection rate*: the rate at which
  they are selected to move forward or assigned a classification. *Impact ratio*: the rate of a
  category divided by the rate of the most selected, or of the highest scoring, category.
- § 5-301 (b), (c): sex, race/ethnicity and intersectional categories (sex × race/ethnicity) are
  counted separately, the median is that of the full sample, and the number of individuals of an
  unknown category, who are in no rate, is told.
- § 5-301 (d): a category with less than 2 % of the data may be left out of the impact ratios;
  its number and rate are told all the same.
- 29 CFR 1607.4 D: a selection rate below four fifths of the highest is generally regarded as
  evidence of adverse impact; smaller differences may be, and greater ones, on small numbers, need
  not be. So it is a mark here and no verdict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

FOUR_FIFTHS = 0.8
"""The mark of 29 CFR 1607.4 D."""
SMALL_SHARE = 0.02
"""The share of the data under which a category may be left out, § 5-301 (d)."""
BETWEEN = " · "
"""Parts the sex from the race/ethnicity in the name of an intersectional category."""


class Dimension(StrEnum):
    """What individuals are grouped by."""

    SEX = "sex"
    RACE = "race/ethnicity"
    BOTH = "sex and race/ethnicity"


class Measure(StrEnum):
    """What is counted of a category."""

    SCORING = "scoring rate"
    SELECTION = "selection rate"


@dataclass(frozen=True, slots=True)
class Individual:
    """A row of the table.

    Args:
        score: what the tool gave, any finite number; None when it is not known.
        sex: the category, "" when it is unknown or not in the table.
        race: the race/ethnicity category, "" when it is unknown or not in the table.
        selected: whether they moved forward, None when the table does not say.
    """

    score: float | None
    sex: str = ""
    race: str = ""
    selected: bool | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A category and how it fared.

    Args:
        count: individuals in it.
        favoured: how many of them score above the median, or were selected.
        ratio: its impact ratio, 0..1; None when it is left out, or nobody at all is favoured.
        left_out: fewer than the small share, so in no impact ratio and never the reference.
        low, high: the 95 % interval of the ratio, None where it cannot be told.
    """

    name: str
    count: int
    favoured: int
    ratio: float | None
    left_out: bool
    low: float | None = None
    high: float | None = None

    @property
    def rate(self) -> float:
        """The scoring or selection rate, 0..1."""
        return self.favoured / self.count

    @property
    def below_four_fifths(self) -> bool:
        """Whether the ratio lies under the mark; no verdict."""
        return self.ratio is not None and self.ratio < FOUR_FIFTHS


@dataclass(frozen=True, slots=True)
class Comparison:
    """Impact ratios by one dimension and one measure.

    Args:
        categories: largest rate first, those left out at the end.
        reference: the name of the category with the highest rate; "" when there is none.
        unknown: individuals whose category, or whether they are favoured, is unknown; they are
            in no rate.
    """

    dimension: Dimension
    measure: Measure
    categories: tuple[Category, ...]
    reference: str
    unknown: int


@dataclass(frozen=True, slots=True)
class Impact:
    """The whole answer.

    Args:
        median: of the scores of everybody, unknown categories included; None without any score.
        small_share: categories with less of the data than this were left out.
    """

    individuals: int
    median: float | None
    small_share: float
    comparisons: tuple[Comparison, ...]


def impact(people: Sequence[Individual], *, small_share: float = SMALL_SHARE) -> Impact:
    """Rates and impact ratios by every dimension that the table has, without intervals.

    Args:
        people: at least one.
        small_share: 0 leaves no category out of the ratios.
    """
    middle = middle_of(people)
    comparisons = [
        compare(people, dimension, measure, small_share=small_share)
        for dimension in dimensions(people)
        for measure in measures(people)
    ]
    return Impact(len(people), middle, small_share, tuple(comparisons))


def compare(
    people: Sequence[Individual],
    dimension: Dimension,
    measure: Measure,
    *,
    small_share: float = SMALL_SHARE,
) -> Comparison:
    """Rates and impact ratios by one dimension."""
    middle = middle_of(people)
    counts: dict[str, list[bool]] = {}
    unknown = 0
    for one in people:
        name, good = category_of(one, dimension), favoured(one, measure, middle)
        if name and good is not None:
            counts.setdefault(name, []).append(good)
        else:
            unknown += 1
    small = {name for name, goods in counts.items() if len(goods) < small_share * len(people)}
    rates = {name: sum(g) / len(g) for name, g in sorted(counts.items()) if name not in small}
    reference = max(rates, key=rates.__getitem__, default="")
    categories = [
        Category(
            name=name,
            count=len(goods),
            favoured=sum(goods),
            ratio=_ratio(rates, name, reference),
            left_out=name in small,
        )
        for name, goods in counts.items()
    ]
    categories.sort(key=lambda one: (one.left_out, -one.rate, one.name))
    return Comparison(dimension, measure, tuple(categories), reference, unknown)


def category_of(one: Individual, dimension: Dimension) -> str:
    """The category somebody is counted in, "" when a part of it is unknown."""
    if dimension is Dimension.SEX:
        return one.sex
    if dimension is Dimension.RACE:
        return one.race
    return f"{one.sex}{BETWEEN}{one.race}" if one.sex and one.race else ""


def middle_of(people: Iterable[Individual]) -> float | None:
    """The median of all scores; None without any."""
    scores = [one.score for one in people if one.score is not None]
    return median(scores) if scores else None


def favoured(one: Individual, measure: Measure, middle: float | None) -> bool | None:
    """Whether somebody is counted in the rate; None when the table does not say.

    Above the median means above it: with many equal scores fewer than half of a sample are.
    """
    if measure is Measure.SELECTION:
        return one.selected
    return None if one.score is None or middle is None else one.score > middle


def dimensions(people: Iterable[Individual]) -> list[Dimension]:
    """The dimensions that the table can be grouped by."""
    people = list(people)
    has = {
        Dimension.SEX: any(one.sex for one in people),
        Dimension.RACE: any(one.race for one in people),
        Dimension.BOTH: any(one.sex and one.race for one in people),
    }
    return [dimension for dimension in Dimension if has[dimension]]


def measures(people: Iterable[Individual]) -> list[Measure]:
    """The measures that the table can be counted by."""
    told = {
        Measure.SCORING: any(one.score is not None for one in people),
        Measure.SELECTION: any(one.selected is not None for one in people),
    }
    return [measure for measure in Measure if told[measure]]


def _ratio(rates: dict[str, float], name: str, reference: str) -> float | None:
    if name not in rates or not rates[reference]:
        return None
    return rates[name] / rates[reference]
