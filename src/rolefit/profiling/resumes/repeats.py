"""Degrees that a résumé tells twice, once in a list and once in words."""

from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.resume import Degree, DegreeLevel


def told_once(degrees: Sequence[Degree]) -> list[Degree]:
    """Without the second telling of a degree, whose year and school go to the first."""
    told: list[Degree] = []
    alike: dict[tuple[DegreeLevel, str], list[int]] = {}
    for degree in degrees:
        rows = alike.setdefault((degree.level, degree.field.casefold()), [])
        for index in rows if degree.field else ():
            one = told[index]
            if _agree(one, degree):
                told[index] = replace(
                    one,
                    year=one.year or degree.year,
                    institution=one.institution or degree.institution,
                    finished=one.finished and degree.finished,
                )
                break
        else:
            rows.append(len(told))
            told.append(degree)
    return told


def _agree(one: Degree, other: Degree) -> bool:
    """Whether year and school of two entries of one level and field do not contradict."""
    years = {one.year, other.year} - {None}
    schools = {one.institution.casefold(), other.institution.casefold()} - {""}
    return len(years) <= 1 and len(schools) <= 1
