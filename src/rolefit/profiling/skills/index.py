"""The phrase index: stemmed phrases to concepts, parsed only where a text touches it.

The file has one line per first stem, so that loading is a split by lines; a line becomes a small
trie when a text first shows its stem. Of a text of a thousand words this parses a few hundred of
some fifteen thousand lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase's concept and the mode that says where it counts.

    Args:
        concept: position in the list of concepts.
        mode: "" anywhere; "c" not all in lower case; "u" all in upper case; "x" an ambiguous
            name that needs its context; "l" only as an item of a list.
    """

    concept: int
    mode: str


class Node:
    """A trie: the nodes below by stem, and the entry of the phrase that ends here."""

    __slots__ = ("below", "entry")

    def __init__(self) -> None:
        self.below: dict[str, Node] = {}
        self.entry: Entry | None = None


def parse_entry(text: str) -> Entry:
    """From "123" or "123x"."""
    if text[-1].isdigit():
        return Entry(int(text), "")
    return Entry(int(text[:-1]), text[-1])


class PhraseIndex:
    """Phrases by first stem, and names of one word by their light form."""

    def __init__(self, names: str, phrases: str) -> None:
        """Take the two files' texts.

        Args:
            names: lines of "light form TAB entry".
            phrases: lines of "first stem TAB other stems=entry|other stems=entry…".
        """
        self._names: dict[str, str | Entry] = dict(_pairs(names))
        self._lines: dict[str, str | Node] = dict(_pairs(phrases))

    def name(self, light: str) -> Entry | None:
        """The entry of a name of one word."""
        known = self._names.get(light)
        if known is None:
            return None
        if isinstance(known, str):
            known = self._names[light] = parse_entry(known)
        return known

    def phrases(self, first: str) -> Node | None:
        """The trie of what follows the stem `first`."""
        known = self._lines.get(first)
        if known is None:
            return None
        if isinstance(known, str):
            known = self._lines[first] = _trie(known)
        return known

    def starts(self, lights: Sequence[str], stems: Sequence[str]) -> list[int]:
        """Positions of the words that a name or phrase may begin with."""
        names, lines = self._names, self._lines
        return [
            at
            for at, (light, stem) in enumerate(zip(lights, stems, strict=True))
            if light in names or stem in lines
        ]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        head, _, tail = line.partition("\t")
        yield head, tail


def _trie(line: str) -> Node:
    root = Node()
    for item in line.split("|"):
        stems, _, entry = item.rpartition("=")
        node = root
        for stem in stems.split(" "):
            below = node.below.get(stem)
            if below is None:
                below = node.below[stem] = Node()
            node = below
        node.entry = parse_entry(entry)
    return root
