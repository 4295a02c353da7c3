"""A scorecard: what a model is worth, measure by measure and query by query.

Values are kept per query, so that two models are compared pair by pair, and with the digests of
the data, so that they are compared on the same. In every measure more is better.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from rolefit.domain.errors import UsageError
from rolefit.evaluation.intervals import Estimate, estimate

FORMAT = 1
"""Of the JSON; a field may be added with a default, none changes its meaning."""

_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Family:
    """One measure of one set.

    Args:
        name: of the set.
        measure: its name, as it is shown.
        values: by query id, at least one.
        groups: by query id, the occupation group; empty where a set has none.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _CLOSED

    name: str
    measure: str
    values: dict[str, float]
    groups: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not (self.name and self.measure):
            raise ValueError("A family needs a name and a measure.")
        if not self.values:
            raise ValueError(f"{self.title} has no value.")
        if not all(map(isfinite, self.values.values())):
            raise ValueError(f"{self.title} has a value that is no number.")
        if self.groups and self.groups.keys() != self.values.keys():
            raise ValueError(f"{self.title} gives groups to other queries than values.")

    @property
    def title(self) -> str:
        """Set and measure; one of a scorecard's families."""
        return f"{self.name} {self.measure}"


@dataclass(frozen=True, slots=True)
class Costs:
    """What running the model costs.

    Args:
        megabytes: of the bundle on disk, 10⁶ bytes.
        texts_per_second: encoded; comparable only when measured on one machine.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _CLOSED

    megabytes: float
    texts_per_second: float

    def __post_init__(self) -> None:
        for value in (self.megabytes, self.texts_per_second):
            if not (isfinite(value) and value > 0):
                raise ValueError("Costs are numbers above 0.")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a model is worth.

    Args:
        model: its name, as people call it.
        encoder: id of the encoder that was measured.
        families: at least one, each set and measure once.
        costs: of running it.
        data: name -> SHA-256 (hex) of what it was measured on; the data of a family stand under
            the family's name, where they are told apart.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _CLOSED

    model: str
    encoder: str
    families: tuple[Family, ...]
    costs: Costs
    data: dict[str, str]

    def __post_init__(self) -> None:
        titles = [family.title for family in self.families]
        if not titles:
            raise ValueError("A scorecard needs a family.")
        if len(set(titles)) < len(titles):
            raise ValueError("A family stands in the scorecard twice.")

    def family(self, name: str, measure: str) -> Family | None:
        """One of its families; None if it was not measured."""
        found = (one for one in self.families if (one.name, one.measure) == (name, measure))
        return next(found, None)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over everything in it, whatever the order of its queries."""
        body = json.dumps(_plain(self), sort_keys=True, ensure_ascii=True)
        return sha256(body.encode()).hexdigest()


_ADAPTER = TypeAdapter(Scorecard)


def _plain(scorecard: Scorecard) -> dict[str, Any]:
    body: dict[str, Any] = _ADAPTER.dump_python(scorecard, mode="json")
    return {"format": FORMAT, **body}


def to_json(scorecard: Scorecard) -> str:
    """The scorecard as JSON, with every digit of its values."""
    return json.dumps(_plain(scorecard), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str | bytes, where: str = "the text") -> Scorecard:
    """A scorecard from its JSON.

    Args:
        where: it comes from, for the message.

    Raises:
        UsageError: it is no scorecard, or one of a newer rolefit.
    """
    remedy = "Give a file that `rolefit model evaluate` or `rolefit model train` wrote."
    try:
        body = json.loads(text)
        number = body.pop("format") if isinstance(body, dict) else None
        if number != FORMAT:
            raise UsageError(f"{where} is no scorecard of format {FORMAT}.", remedy=remedy)
        return _ADAPTER.validate_python(body)
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'scorecard'}: {one['msg']}"
            for one in error.errors()[:3]
        )
        raise UsageError(f"{where} is no scorecard: {told}.", remedy=remedy) from error
    except (ValueError, KeyError) as error:
        raise UsageError(f"{where} is no scorecard.", remedy=remedy) from error


def read_scorecard(path: Path) -> Scorecard:
    """The scorecard in a file.

    Raises:
        UsageError: it cannot be read, or is none.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror or 'the system refuses'}.",
            remedy="Check the spelling and the permissions.",
        ) from error
    return from_json(content, str(path))


def means(scorecard: Scorecard) -> dict[str, Estimate]:
    """Mean and interval of every family, by its title.

    Raises:
        MissingExtra: scipy is not installed.
    """
    return {family.title: mean_of(family.values) for family in scorecard.families}


def mean_of(values: Mapping[str, float]) -> Estimate:
    """Mean and interval of values by query.

    Raises:
        UsageError: there are none.
        MissingExtra: scipy is not installed.
    """
    # Sorted: what is drawn depends on the order, and a file's order must not move an interval.
    found = estimate([values[query] for query in sorted(values)])
    if found is None:
        raise UsageError("A family without values has no mean.")
    return found
