"""Which words are shown for a requirement."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from rolefit.domain.job import Requirement, RequirementKind
from rolefit.domain.match import Evidence
from rolefit.domain.skills import Skill
from rolefit.domain.text import Span
from rolefit.matching.credentials import Verdict
from rolefit.matching.encoded import EncodedResume, Floats

SHOWN_AT_MOST = 3
WORTH_SHOWING = 0.2


_Bounds = tuple[int, int]
"""Start and end of a span: quicker to sort and to look up than the span."""


class Showcase:
    """Picks evidence from one résumé.

    Args:
        naming: the concepts that the job names.
        cosines: (r, passages) of each requirement with each passage.
    """

    def __init__(
        self, resume: EncodedResume, naming: Mapping[str, Sequence[int]], cosines: Floats
    ) -> None:
        self._resume = resume
        self._lists = set(resume.lists.tolist())
        self._cosines: list[list[float]] = cosines.tolist()
        order = np.argsort(-cosines, axis=1, kind="stable")
        self._nearest: list[list[int]] = order[:, :SHOWN_AT_MOST].tolist()
        spans = [passage.span for passage in resume.resume.passages]
        self._starts = np.array([span.start for span in spans])
        self._ends = np.array([span.end for span in spans])
        self._named: dict[str, set[_Bounds]] = {}
        for skill in resume.resume.skills:
            if not skill.negated:
                bounds = (skill.span.start, skill.span.end)
                for concept in (skill.id, *skill.ids, *skill.broader):
                    if concept in naming:
                        self._named.setdefault(concept, set()).add(bounds)
        every = sorted(set().union(*self._named.values()))
        self._touched = dict(zip(every, self._touching(every), strict=True))

    def evidence(
        self,
        r: int,
        requirement: Requirement,
        verdict: Verdict | None,
        against: Sequence[int] = (),
    ) -> tuple[Evidence, ...]:
        """At most three passages: those that deny it, those that a check points at, the nearest.

        Args:
            against: the passages that deny it.
        """
        nearest, cosines = self._nearest[r], self._cosines[r]
        told = [(span.start, span.end) for span in verdict.spans] if verdict else []
        named = [self._naming(skill) for skill in requirement.skills]
        pointed = [*told, *chain.from_iterable(named)]
        touched = set(chain.from_iterable(self._touching(told)))
        touched.update(*(self._touched[bounds] for spans in named for bounds in spans))
        touching = sorted(touched, key=lambda i: (-cosines[i], i))
        # A degree or a language is shown by its own line, whatever else sounds like it.
        exact = requirement.kind in (RequirementKind.DEGREE, RequirementKind.LANGUAGE)
        if exact and touching:
            wanted = touching
        else:
            near = [i for i in nearest if cosines[i] >= WORTH_SHOWING]
            wanted = [*self._firsts(named, cosines), *near, *touching]
        chosen = list(dict.fromkeys([*against, *wanted]))[:SHOWN_AT_MOST]
        shown = [self._of_passage(i, cosines[i]) for i in chosen]
        if not shown and verdict is not None and verdict.value > 0:
            shown = [self._of_span(Span(*bounds)) for bounds in pointed[:SHOWN_AT_MOST]]
        if not shown and nearest and cosines[nearest[0]] > 0:
            shown = [self._of_passage(nearest[0], cosines[nearest[0]])]
        return tuple(shown)

    def _naming(self, skill: Skill) -> list[_Bounds]:
        """Where the résumé names a skill, in document order."""
        concepts = (skill.id, *skill.ids)
        return sorted(set().union(*(self._named.get(concept, ()) for concept in concepts)))

    def _firsts(self, named: Iterable[list[_Bounds]], cosines: list[float]) -> Iterator[int]:
        """For each skill its nearest passage: a sentence before a list that merely names it."""
        for spans in named:
            touched = set(chain.from_iterable(self._touched[bounds] for bounds in spans))
            if touched:
                yield min(touched, key=lambda i: (i in self._lists, -cosines[i], i))

    def _touching(self, spans: Sequence[_Bounds]) -> list[list[int]]:
        """For each span the passages that share words with it."""
        if not spans:
            return []
        starts, ends = np.array(spans).T[:, :, None]
        touched: list[list[int]] = [[] for _ in spans]
        rows, passages = np.nonzero((self._starts < ends) & (starts < self._ends))
        for row, passage in zip(rows.tolist(), passages.tolist(), strict=True):
            touched[row].append(passage)
        return touched

    def _of_passage(self, index: int, similarity: float) -> Evidence:
        passage = self._resume.resume.passages[index]
        page = self._resume.resume.document.page_of(passage.span.start)
        return Evidence(passage.span, page, passage.text, round(similarity, 4))

    def _of_span(self, span: Span) -> Evidence:
        """Facts outside of any passage, as a language or a degree: no personal data in them."""
        document = self._resume.resume.document
        return Evidence(span, document.page_of(span.start), span.of(document.text), 0.0)
