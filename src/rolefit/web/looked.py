"""What is looked for, as the address of the search page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from rolefit.domain.errors import RequestRefused
from rolefit.domain.job import Importance
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import Filters
from rolefit.library import Library

CHIPS, VALUES = 20, 10
"""Chips of a search, and values of a facet."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A search.

    Args:
        words: typed plainly or with operators.
        chips: what is looked for one by one, and how much it counts.
        skills: ids of concepts; languages: ISO 639-1 codes; tags: all of each must be there.
        after: where the page begins, as the page before told; "" for the first.
    """

    words: str = ""
    chips: tuple[tuple[Importance, str], ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    after: str = field(default="", compare=False)

    @classmethod
    def of(cls, query: Sequence[tuple[str, str]]) -> Self:
        """From an address.

        Raises:
            RequestRefused: a value that cannot be meant.
        """
        given = {name: value for name, value in query if value}
        listed = {
            name: tuple(dict.fromkeys(value for key, value in query if key == name and value))[
                :VALUES
            ]
            for name in ("skill", "language", "tag")
        }
        try:
            return cls(
                given.get("q", "").strip(),
                _chips(query),
                listed["skill"],
                listed["language"],
                listed["tag"],
                _years(given.get("years", "0")),
                DegreeLevel[given.get("degree", "none").upper()],
                given.get("after", ""),
            )
        except (ValueError, KeyError) as error:
            raise RequestRefused(
                "The address asks for something that there is not.", remedy="Search anew."
            ) from error

    def filters(self, library: Library) -> Filters:
        """What every hit must have.

        Raises:
            UsageError: a skill that is not known.
        """
        return Filters(
            skills=tuple(frozenset(library.skill(one).ids) for one in self.skills),
            years=self.years,
            degree=self.degree,
            languages=frozenset(self.languages),
            tags=frozenset(self.tags),
        )

    def query(self, **changed: object) -> str:
        """As a part of an address, without the leading "?".

        Args:
            changed: fields to be told otherwise.
        """
        told = replace(self, **{"after": "", **changed})  # type: ignore[arg-type]  # callers know
        pairs = [
            ("q", told.words),
            *(pair for kind, text in told.chips for pair in (("w", text), ("i", kind.value))),
            *(("skill", one) for one in told.skills),
            *(("language", one) for one in told.languages),
            *(("tag", one) for one in told.tags),
            ("years", f"{told.years:g}" if told.years else ""),
            ("degree", told.degree.name.lower() if told.degree else ""),
            ("after", told.after),
        ]
        return urlencode([(name, value) for name, value in pairs if value])

    def with_or_without(self, name: str, value: str) -> str:
        """The address with a facet's value, or without it where it is set.

        Args:
            name: skills, languages or tags.
        """
        values: tuple[str, ...] = getattr(self, name)
        changed = (
            tuple(one for one in values if one != value) if value in values else (*values, value)
        )
        return self.query(**{name: changed})

    @property
    def asks(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words or self.chips)


def _chips(query: Sequence[tuple[str, str]]) -> tuple[tuple[Importance, str], ...]:
    texts = [value for name, value in query if name == "w"]
    kinds = [Importance(value) for name, value in query if name == "i"]
    if len(texts) != len(kinds) or len(texts) > CHIPS + 1:
        raise ValueError("chips")
    return tuple(
        (kind, text.strip()) for kind, text in zip(kinds, texts, strict=True) if text.strip()
    )


def _years(written: str) -> float:
    years = float(written)
    if not 0 <= years <= 80:
        raise ValueError(written)
    return years
