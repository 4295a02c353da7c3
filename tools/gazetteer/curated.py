"""Our own tables: aliases, ambiguous names, stop list and broader relations."""

from dataclasses import dataclass
from pathlib import Path

from rolefit.profiling.skills.context import parse_rules
from rolefit.profiling.skills.tokens import key_of, name_of

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a concept: `mode` as in the index, `family` where it is a technology."""

    alias: str
    target: str
    mode: str
    family: str


@dataclass(frozen=True, slots=True)
class Curated:
    """The tables of this folder."""

    aliases: tuple[Alias, ...]
    ambiguous: str
    rules: frozenset[str]
    stopped: frozenset[str]
    listed: frozenset[str]
    stopped_keys: frozenset[str]
    listed_keys: frozenset[str]
    broader: tuple[tuple[str, str], ...]


def read_curated() -> Curated:
    """The tables, checked for their number of columns."""
    stopped: list[str] = []
    listed: list[str] = []
    for row in _rows("stop.tsv", 2):
        (stopped if row[1] == "never" else listed).append(row[0])
    ambiguous = (_HERE / "ambiguous.tsv").read_text("utf-8")
    return Curated(
        aliases=tuple(
            Alias(alias, row[1], _mode(alias, row[2]), row[3])
            for row in _rows("aliases.tsv", 4)
            for alias in row[0].split("|")
        ),
        ambiguous=ambiguous,
        rules=frozenset(parse_rules(ambiguous)),
        stopped=frozenset(name_of(one) for one in stopped),
        listed=frozenset(name_of(one) for one in listed),
        stopped_keys=frozenset(" ".join(key_of(one)) for one in stopped),
        listed_keys=frozenset(" ".join(key_of(one)) for one in listed),
        broader=tuple(
            (row[0], parent) for row in _rows("broader.tsv", 2) for parent in row[1].split("|")
        ),
    )


def _mode(alias: str, told: str) -> str:
    """The mode of an alias: "x" and "l" hold for one word, "L" is "l" for phrases as well."""
    if told == "L":
        return "l"
    return "" if told in {"x", "l"} and " " in alias else told


def _rows(name: str, columns: int) -> list[list[str]]:
    rows = []
    for line in (_HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > columns:
                raise ValueError(f"{name}: too many columns: {line}")
            rows.append(cells + [""] * (columns - len(cells)))
    return rows
