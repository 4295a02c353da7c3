"""Names by group, and schools by kind, from the lists that ship."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person: a given name and a surname of one group, put together anew."""

    group: str
    sex: str
    given: str
    surname: str

    @property
    def label(self) -> str:
        """The group and sex, as they are told: "Black woman"."""
        return f"{self.group} {self.sex}"

    @property
    def full(self) -> str:
        """The name as a résumé has it."""
        return f"{self.given} {self.surname}"


def people(turn: int, count: int = 1) -> list[Person]:
    """`count` people of every group and sex, in a fixed order.

    Args:
        turn: any number; different ones start at different names, so that many résumés get many
            names and the same résumé always the same.
        count: how many of each, at least one.
    """
    return [
        Person(group, sex, _pick(given, turn + step), _pick(_surnames()[group], turn // 7 + step))
        for (group, sex), given in _given().items()
        for step in range(count)
    ]


def schools(kind: str, turn: int, count: int) -> list[str]:
    """`count` schools of a kind, beginning at `turn`."""
    known = _schools()[kind]
    return [_pick(known, turn + step) for step in range(count)]


def school_kinds() -> list[str]:
    """The kinds of schools, in the order of the list."""
    return list(_schools())


def _pick(names: list[str], turn: int) -> str:
    return names[turn % len(names)]


@cache
def _given() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for part, group, sex, name, _ in _rows("names.tsv"):
        if part == "given":
            found.setdefault((group, sex), []).append(name)
    return found


@cache
def _surnames() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part, group, _, name, _ in _rows("names.tsv"):
        if part == "surname":
            found.setdefault(group, []).append(name)
    return found


@cache
def _schools() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, name in _rows("schools.tsv"):
        found.setdefault(kind, []).append(name)
    return found


def _rows(file: str) -> Iterator[list[str]]:
    source = files("rolefit.trust") / "data" / file
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
