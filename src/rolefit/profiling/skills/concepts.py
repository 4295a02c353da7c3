"""The concepts of the gazetteer, parsed one by one when a text names them."""

from dataclasses import dataclass

from rolefit.domain.errors import UsageError

_ESCO = "http://data.europa.eu/esco/skill/"


@dataclass(frozen=True, slots=True)
class Concept:
    """A skill as the gazetteer knows it.

    Args:
        id: as `Skill.id`.
        label: preferred label.
        ids: every id of the same concept, `id` first.
        kind: "skill" (skills and knowledge), "technology" or "language" (human languages).
        broader: ids of every more general concept, nearest first: transitive within the curated
            relations (React -> JavaScript), so no further look-up is needed.
        family: coarse field of a technology ("dev", "office", "design", …), "" when not known.
    """

    id: str
    label: str
    ids: tuple[str, ...]
    kind: str
    broader: tuple[str, ...]
    family: str = ""


class Concepts:
    """Concepts by position and by id."""

    def __init__(self, table: str) -> None:
        """Take the file's text: lines of id, label, kind, family, other ids, broader ids."""
        self._rows: list[str | Concept] = list(table.splitlines())
        self._by_id: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, position: int) -> Concept:
        row = self._rows[position]
        if isinstance(row, str):
            row = self._rows[position] = _parse(row)
        return row

    def by_id(self, concept_id: str) -> Concept:
        """The concept that has this id, whichever of its ids it is.

        Raises:
            UsageError: no concept has it.
        """
        if self._by_id is None:
            self._by_id = {
                one: position
                for position in range(len(self._rows) - 1, -1, -1)
                for one in self[position].ids
            }
        position = self._by_id.get(concept_id)
        if position is None:
            raise UsageError(
                "No concept of the skill gazetteer has this id.",
                remedy="Take an id of a found skill, an ESCO skill URI or an O*NET technology id.",
            )
        return self[position]


def _parse(row: str) -> Concept:
    short, label, kind, family, others, broader = row.split("\t")
    first = _long(short)
    return Concept(
        id=first,
        label=label or _default_label(short),
        ids=(first, *map(_long, others.split())),
        kind=_KINDS[kind],
        broader=tuple(map(_long, broader.split())),
        family=family,
    )


_KINDS = {"": "skill", "t": "technology", "l": "language"}


def _long(short: str) -> str:
    if short.startswith("esco:"):
        return _ESCO + short[5:]
    if short.startswith("onet:"):
        return "onet:technology/" + short[5:]
    if short.startswith("own:"):
        return "rolefit:skill/" + short[4:]
    return short


def _default_label(short: str) -> str:
    return short.partition(":")[2].replace("-", " ")
