"""How a pool is to be ranked, as the address of a page tells it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from rolefit.domain.errors import RequestRefused
from rolefit.domain.job import Importance, Job
from rolefit.domain.resume import DegreeLevel
from rolefit.domain.search import Filters
from rolefit.matching import Weights

_PLACE = re.compile(r"i([0-9]{1,4})")
_WEIGHTS = tuple(asdict(Weights()))
_SENT_FOR = "job:"
_LARGEST = 3.0
"""Of a slider; the interface for programs takes more."""


class Pool(StrEnum):
    """Whose résumés are ranked."""

    ALL = "all"
    JOB = "job"


class Standing(StrEnum):
    """How a résumé stands with a job's musts."""

    ALL = "all"
    ASK = "ask"
    MISSES = "misses"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is set of a ranking.

    Args:
        importance: by place of the requirement in the job, where it is not the job's own.
        pool: whose résumés; JOB: those that were sent for the job.
        years, degree, language: at least so much; "" for any language.
        standing: only those who stand so; None: all.
        page: from 1 on.
    """

    weights: Weights = field(default_factory=Weights)
    importance: Mapping[int, Importance] = field(default_factory=dict)
    pool: Pool = Pool.ALL
    years: float = 0.0
    degree: DegreeLevel = DegreeLevel.NONE
    language: str = ""
    standing: Standing | None = None
    page: int = 1

    @classmethod
    def of(cls, query: Iterable[tuple[str, str]]) -> Self:
        """From an address; what it does not know it leaves out.

        Raises:
            RequestRefused: a value that cannot be meant.
        """
        given = {name: value for name, value in query if value}
        try:
            return cls(
                Weights(**{one: _number(given[one], _LARGEST) for one in _WEIGHTS if one in given}),
                {
                    int(found[1]): Importance(value)
                    for name, value in given.items()
                    if (found := _PLACE.fullmatch(name))
                },
                Pool(given.get("pool", Pool.ALL)),
                _number(given.get("years", "0"), 80),
                DegreeLevel[given.get("degree", "none").upper()],
                _language(given.get("language", "")),
                Standing(given["standing"]) if "standing" in given else None,
                int(_number(given.get("page", "1"), 100_000)) or 1,
            )
        except (ValueError, KeyError) as error:
            raise RequestRefused(
                "The address asks for something that there is not.",
                remedy="Go back to the job and set it anew.",
            ) from error

    def fitting(self, job: Job) -> Self:
        """Without what another revision of the job had, and what is the job's own anyway."""
        own = [one.importance for one in job.requirements]
        chosen = {
            place: value
            for place, value in sorted(self.importance.items())
            if place < len(own) and own[place] is not value
        }
        return replace(self, importance=chosen)

    def filters(self, job_id: str) -> Filters:
        """As the search takes them."""
        return Filters(
            years=self.years,
            degree=self.degree,
            languages=frozenset({self.language} if self.language else ()),
            tags=frozenset({tag_of(job_id)} if self.pool is Pool.JOB else ()),
        )

    def query(self, **changed: object) -> str:
        """As a part of an address, with a leading "?"; "" where nothing is set.

        Args:
            changed: fields to be told otherwise.
        """
        told = replace(self, **changed)  # type: ignore[arg-type]  # whoever calls knows the fields
        written = urlencode(told.pairs)
        return f"?{written}" if written else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is not as usual, as names and values of an address."""
        usual = asdict(Weights())
        weights = asdict(self.weights).items()
        pairs = {
            **{name: f"{value:g}" for name, value in weights if value != usual[name]},
            **{f"i{place}": value.value for place, value in self.importance.items()},
            "pool": "" if self.pool is Pool.ALL else self.pool.value,
            "years": f"{self.years:g}" if self.years else "",
            "degree": self.degree.name.lower() if self.degree else "",
            "language": self.language,
            "standing": self.standing.value if self.standing else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return [(name, value) for name, value in pairs.items() if value]

    @property
    def filtered(self) -> bool:
        """Whether it leaves somebody out."""
        narrowed = bool(self.years or self.degree or self.language)
        return narrowed or self.pool is not Pool.ALL or self.standing is not None


def tag_of(job_id: str) -> str:
    """Marks the résumés that were sent for a job."""
    return f"{_SENT_FOR}{job_id}"


def is_tag_of_a_job(tag: str) -> bool:
    """Whether it is such a mark."""
    return tag.startswith(_SENT_FOR)


def _number(written: str, largest: float) -> float:
    number = float(written)
    if not 0 <= number <= largest:
        raise ValueError(written)
    return number


def _language(written: str) -> str:
    if written and not re.fullmatch("[a-z]{2}", written):
        raise ValueError(written)
    return written
