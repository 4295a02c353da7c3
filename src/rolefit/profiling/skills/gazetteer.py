"""Find the skills a text names, and link them to ESCO and O*NET."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rolefit.domain.skills import Skill
from rolefit.domain.text import Span
from rolefit.profiling.skills import context, negation, stems, tokens
from rolefit.profiling.skills.concepts import Concept, Concepts
from rolefit.profiling.skills.context import Neighbour, Rule
from rolefit.profiling.skills.index import Entry, Node, PhraseIndex
from rolefit.profiling.skills.tokens import Tokens, tokenize

_DATA = ("concepts", "names", "phrases", "ambiguous")
_RULES_VERSION = "2"
_LONGEST_PHRASE = 8
_TYPED = frozenset({"dev", "office", "design"})
"""Families of products whose names people type in lower case even where each of their words is an
ordinary one ("active directory"); of the other families only names of one word."""
_PLURAL_ACRONYM = re.compile(r"[A-Z]{3,}s")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    concept: Concept
    rule: Rule | None


class Gazetteer:
    """Skills by the words that name them. Thread-safe: what it parses lazily is idempotent."""

    def __init__(self, concepts: str, names: str, phrases: str, ambiguous: str) -> None:
        """Take the texts of the four data files (docs/skills.md tells their columns)."""
        self._concepts = Concepts(concepts)
        self._index = PhraseIndex(names, phrases)
        self._rules = context.parse_rules(ambiguous)
        self.version = _digest((concepts, names, phrases, ambiguous))

    def __len__(self) -> int:
        return len(self._concepts)

    def concept(self, concept_id: str) -> Concept:
        """The concept with this id, whichever of its ids it is.

        Raises:
            UsageError: no concept has it.
        """
        return self._concepts.by_id(concept_id)

    def labels(self) -> Iterator[str]:
        """The preferred label of every concept."""
        return (self._concepts[place].label for place in range(len(self._concepts)))

    def find(self, text: str) -> tuple[Skill, ...]:
        """The skills `text` names, in text order.

        Mentions are longest first from the left, lie on word boundaries and do not overlap.
        Spans are code points of `text`. A denied mention, or a wish to learn it, is `negated`.
        """
        words = tokenize(text)
        found = self._accepted(text, self._candidates(text, words))
        spans = [candidate.span for candidate in found]
        return tuple(
            _skill(text, candidate, negated=negated)
            for candidate, negated in zip(found, negation.denied(text, spans, words), strict=True)
        )

    def link(self, phrase: str) -> Skill | None:
        """The skill that `phrase` as a whole is, or None.

        The phrase is known to be a skill, so no context is asked for and the order of its words
        may differ ("maintenance of financial records"). The span covers the whole phrase.
        """
        words = tokenize(phrase)
        entry = self._whole(words)
        if entry is None:
            return None
        candidate = _Candidate(Span(0, len(phrase)), self._concepts[entry.concept], None)
        return _skill(phrase, candidate, negated=False)

    def _whole(self, words: Tokens) -> Entry | None:
        if len(words.stems) == 1:
            return self._index.name(words.lights[0])
        if not 1 < len(words.stems) <= _LONGEST_PHRASE:
            return None
        for position, first in enumerate(words.stems):
            rest = words.stems[:position] + words.stems[position + 1 :]
            node = self._index.phrases(first)
            entry = _any_order(node, rest) if node else None
            if entry:
                return entry
        return None

    def _candidates(self, text: str, words: Tokens) -> list[_Candidate]:
        """Longest match from the left; ambiguous names are left for `_accepted` to judge."""
        found = []
        free = 0
        for at in self._index.starts(words.lights, words.stems):
            if at < free:
                continue
            ends: list[tuple[int, Entry]] = []
            single = self._index.name(words.lights[at])
            if single is not None:
                ends.append((at + 1, single))
            node = self._index.phrases(words.stems[at])
            if node is not None:
                _walk(node, words, at + 1, ends)
            taken = self._choose(text, words, at, ends) if ends else None
            if taken is not None:
                free, candidate = taken
                found.append(candidate)
        return found

    def _choose(
        self, text: str, words: Tokens, at: int, ends: list[tuple[int, Entry]]
    ) -> tuple[int, _Candidate] | None:
        lower = None
        for end, entry in reversed(ends):
            span, concept = (
                Span(words.starts[at], words.ends[end - 1]),
                self._concepts[entry.concept],
            )
            rule = None
            if entry.mode == "x":
                rule = self._rules.get(words.lights[at])
                if rule is None or context.spoken_against(text, span, rule):
                    continue
            elif entry.mode and not _mode_allows(text, span, entry.mode):
                named = concept.family in _TYPED or (concept.family and end == at + 1)
                if lower is None and entry.mode == "c" and named:
                    judge = context.in_lower_case(span.of(text), concept.family)
                    lower = end, _Candidate(span, concept, judge)
                continue
            return end, _Candidate(span, concept, rule)
        return lower

    def _accepted(self, text: str, candidates: Sequence[_Candidate]) -> list[_Candidate]:
        if not any(candidate.rule for candidate in candidates):
            return list(candidates)
        sure = [
            candidate.rule is None
            or context.alone(text, candidate.span)
            or context.cued(text, candidate.span, candidate.rule)
            for candidate in candidates
        ]
        around = [
            Neighbour(
                candidate.span,
                candidate.concept.family,
                None
                if known and (not candidate.rule or candidate.rule.supports)
                else candidate.rule,
            )
            for candidate, known in zip(candidates, sure, strict=True)
        ]
        return [
            candidate
            for at, candidate in enumerate(candidates)
            if sure[at]
            or candidate.rule is None
            or context.accepted_by_list(text, around, at, candidate.rule)
        ]


def _walk(node: Node, words: Tokens, at: int, ends: list[tuple[int, Entry]]) -> None:
    """Add every end of a phrase that runs from `node` over the tokens from `at` on."""
    stemmed, breaks, count = words.stems, words.breaks, len(words.stems)
    while at < count and not breaks[at]:
        below = node.below.get(stemmed[at])
        if below is None:
            return
        node = below
        at += 1
        if node.entry is not None:
            ends.append((at, node.entry))


def _any_order(node: Node, rest: Sequence[str]) -> Entry | None:
    if not rest:
        return node.entry
    for position, word in enumerate(rest):
        below = node.below.get(word)
        if below is not None:
            entry = _any_order(below, [*rest[:position], *rest[position + 1 :]])
            if entry:
                return entry
    return None


def _mode_allows(text: str, span: Span, mode: str) -> bool:
    surface = span.of(text)
    if mode == "c":
        return surface != surface.lower()
    if mode == "u":
        return surface.isupper() or _PLURAL_ACRONYM.fullmatch(surface) is not None
    return context.listed(text, span)


def _skill(text: str, candidate: _Candidate, *, negated: bool) -> Skill:
    concept = candidate.concept
    return Skill(
        id=concept.id,
        label=concept.label,
        span=candidate.span,
        surface=candidate.span.of(text),
        ids=concept.ids,
        negated=negated,
        broader=concept.broader,
    )


def _digest(texts: Sequence[str]) -> str:
    """Names data and rules: whatever changes what is found changes this."""
    made = hashlib.sha256()
    rules = (_RULES_VERSION, stems.VERSION, tokens.VERSION, context.VERSION, negation.VERSION)
    for part in (*texts, *rules):
        made.update(part.encode())
        made.update(b"\0")
    return made.hexdigest()[:16]


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with rolefit; loaded once, on the first call."""
    folder = files("rolefit") / "profiling" / "data"
    return Gazetteer(*((folder / f"skills.{name}.tsv").read_text("utf-8") for name in _DATA))
