"""Degrees that a résumé tells twice, once in a list and once in words."""

from collections.abc import Sequence
from dataclasses import replace

from rolefit.domain.resume import Degree


def told_once(degrees: Sequence[Degree]) -> list[Degree]:
    """Without the second telling of a degree, whose year and school go to the first."""
    told: list[Degree] = []
    for degree in degrees:
        for index, one in enumerate(told):
            if _is_same(one, degree):
                told[index] = replace(
                    one,
                    year=one.year or degree.year,
                    institution=one.institution or degree.institution,
                    finished=one.finished and degree.finished,
                )
                break
        else:
            told.append(degree)
    return told


def _is_same(one: Degree, other: Degree) -> bool:
    """Whether two entries tell of one degree: level and field agree, and nothing contradicts."""
    fields = one.field.casefold(), other.field.casefold()
    years = {one.year, other.year} - {None}
    schools = {one.institution.casefold(), other.institution.casefold()} - {""}
    if one.level is not other.level or len(years) > 1 or len(schools) > 1:
        return False
    return bool(fields[0]) and fields[0] == fields[1]
