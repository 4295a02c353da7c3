"""Enough of CSS to know what a browser would not show."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from rolefit.domain.errors import TooMuchOutput
from rolefit.reading.html.parse import Element, tag_of

_PROPERTIES = frozenset(
    "display float visibility opacity font-size color background background-color position left"
    " top right text-indent clip clip-path width height max-height overflow overflow-x"
    " overflow-y transform filter content-visibility font background-clip -webkit-background-clip"
    " -webkit-text-fill-color".split()
)
_MOST_TESTS = 1_000_000
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#](?:[\w-]|[^\x00-\x7f])+)*)")
_BRACKET = re.compile(r"[()\[\]{}]")
_LONG_NUMBER = re.compile(r"[0-9]{100,}")
_DEEPEST = 100  # brackets in brackets in an inline style
_PART = re.compile(r"([.#])([^.#]+)")


@dataclass(frozen=True, slots=True)
class _Compound:
    """Tag, id and classes that one element must have."""

    tag: str
    identifier: str
    classes: frozenset[str]
    child: bool = False  # must be the parent, not just an ancestor, of the part to its right

    def matches(self, element: Element) -> bool:
        if self.tag not in {"", "*", tag_of(element)}:
            return False
        if self.identifier and element.get("id") != self.identifier:
            return False
        return not self.classes or self.classes <= set((element.get("class") or "").split())


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector (rightmost part last) with the declarations that matter here."""

    parts: tuple[_Compound, ...]
    declarations: tuple[tuple[str, str, bool], ...]
    weight: tuple[int, int, int, int]

    def matches(self, element: Element) -> bool:
        if not self.parts[-1].matches(element):
            return False
        parent = element.getparent()
        for part in reversed(self.parts[:-1]):
            while parent is not None and not part.matches(parent):
                if part.child:
                    return False
                parent = parent.getparent()
            if parent is None:
                return False
            parent = parent.getparent()
        return True


@dataclass(slots=True)
class Styles:
    """The rules of a page's style elements, by the rightmost part of their selectors.

    Args:
        partial: there are style sheets or selectors that are not looked at, so a colour or
            background may come from elsewhere.
    """

    partial: bool = False
    _tests: int = 0
    _by_key: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, root: Element) -> "Styles":
        """The styles of a page: its style elements; style sheets elsewhere are never fetched."""
        styles = cls()
        order = count()
        for element in root.iter("style", "link"):
            if tag_of(element) == "link":
                styles.partial |= "stylesheet" in (element.get("rel") or "").lower()
                continue
            sheet = _short("".join(element.itertext()))
            try:
                styles._add(tinycss2.parse_stylesheet(sheet, True, True), order)  # noqa: FBT003
            except RecursionError:  # brackets nested a thousand deep; no browser would paint it
                styles.partial = True
        return styles

    def declared(self, element: Element) -> dict[str, str]:
        """The cascaded values for an element, lower case, without inheritance.

        Raises:
            TooMuchOutput: rules times elements are more than any page needs.
        """
        best: dict[str, tuple[tuple[int, ...], str]] = {}
        candidates = self._candidates(element)
        self._tests += len(candidates)
        if self._tests > _MOST_TESTS:
            raise TooMuchOutput("The page has more style rules than can be applied to it.")
        for rule in candidates:
            if rule.matches(element):
                for name, value, important in rule.declarations:
                    rank = (int(important), *rule.weight)
                    if name not in best or best[name][0] <= rank:
                        best[name] = (rank, value)
        inline = element.get("style")
        if inline:
            for name, value, important in _declarations(_shallow(_short(inline[:10_000]))):
                rank = (int(important), 1, 0, 0, 0)
                if name not in best or best[name][0] <= rank:
                    best[name] = (rank, value)
        return {name: value for name, (_, value) in best.items()}

    def _candidates(self, element: Element) -> list[_Rule]:
        found = [*self._by_key.get("*", ()), *self._by_key.get(tag_of(element), ())]
        if element.get("id"):
            found += self._by_key.get("#" + element.get("id"), ())
        for name in dict.fromkeys((element.get("class") or "").split()):
            found += self._by_key.get("." + name, ())
        return found

    def _add(self, rules: list[Any], order: "count[int]") -> None:
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None:
                media = tinycss2.serialize(rule.prelude).strip().lower()
                if rule.lower_at_keyword == "media" and media in {
                    "",
                    "all",
                    "screen",
                    "only screen",
                }:
                    self._add(tinycss2.parse_rule_list(rule.content, True, True), order)  # noqa: FBT003
            elif rule.type == "qualified-rule":
                declarations = tuple(_declarations(rule.content))
                if declarations:
                    self._add_rule(tinycss2.serialize(rule.prelude), declarations, next(order))

    def _add_rule(
        self, prelude: str, declarations: tuple[tuple[str, str, bool], ...], order: int
    ) -> None:
        for selector in prelude.split(","):
            parts = _selector(selector)
            if parts is None:
                self.partial = True
                continue
            ids = sum(bool(part.identifier) for part in parts)
            classes = sum(len(part.classes) for part in parts)
            tags = sum(part.tag not in {"", "*"} for part in parts)
            last = parts[-1]
            key = last.tag or "*"
            if last.classes:
                key = "." + min(last.classes)
            if last.identifier:
                key = "#" + last.identifier
            rule = _Rule(parts, declarations, (0, ids * 1000 + classes, tags, order))
            self._by_key[key].append(rule)


def _selector(text: str) -> tuple[_Compound, ...] | None:
    """Tags, ids, classes, descendants and children; None for any other selector."""
    parts: list[_Compound] = []
    child = False
    for word in text.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        match = _COMPOUND.fullmatch("html" if word == ":root" else word)
        if not match:
            return None
        named = _PART.findall(match[2])
        identifiers = [name for sign, name in named if sign == "#"]
        if child and parts:
            parts[-1] = _Compound(
                parts[-1].tag, parts[-1].identifier, parts[-1].classes, child=True
            )
        classes = frozenset(name for sign, name in named if sign == ".")
        parts.append(_Compound((match[1] or "").lower(), "".join(identifiers[:1]), classes))
        child = False
    return tuple(parts[:8]) or None if len(parts) <= 8 else None


def _short(style: str) -> str:
    """A style whose numbers Python can hold: no integer of a thousand digits."""
    return _LONG_NUMBER.sub("9" * 99, style)


def _shallow(style: str) -> str:
    """A style up to where its brackets nest deeper than tinycss2 can follow."""
    depth = 0
    for bracket in _BRACKET.finditer(style):
        depth += 1 if bracket[0] in "([{" else -1
        if depth > _DEEPEST:
            return style[: bracket.start()]
    return style


def _declarations(source: Any) -> list[tuple[str, str, bool]]:  # noqa: ANN401  text or tokens
    parsed = tinycss2.parse_blocks_contents(source, True, True)  # noqa: FBT003
    return [
        (item.lower_name, tinycss2.serialize(item.value).strip().lower(), item.important)
        for item in parsed
        if item.type == "declaration" and item.lower_name in _PROPERTIES
    ]
