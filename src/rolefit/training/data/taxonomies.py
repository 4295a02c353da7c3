"""Pairs from O*NET and ESCO: what an occupation or a skill is also called, and what it means."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.run_together import description, split_all
from rolefit.evaluation.devsets.split import drawn, normal
from rolefit.training.data.pair import Pair, PairKind

SHORTEST, LONGEST = 2, 60
"""Words of a text; a longer one says too much at once to be anybody's passage."""


def onet_pairs(data: Path) -> Iterator[Pair]:
    """Titles with alternate titles, descriptions, tasks and tools; tasks of one occupation.

    Groups are the major groups of the Standard Occupational Classification.

    Raises:
        UsageError: the data cannot be read.
    """
    descriptions = sources.onet_descriptions(data)
    tasks, tools = sources.core_tasks(data), sources.hot_technologies(data)
    for concept in sources.onet_titles(data):
        code, title, group = concept.id, concept.label, f"onet {concept.id[:2]}"
        for other in concept.others:
            yield Pair(PairKind.ONET_TITLE, other, title, code, group)
        yield Pair(PairKind.ONET_DESCRIPTION, title, descriptions[code], code, group)
        names = [title, *concept.others]
        own = tasks.get(code, [])
        for place, task in enumerate(own):
            # Every task under another of the names: a posting may use any.
            name = names[place % len(names)]
            yield Pair(PairKind.ONET_TASK, name, task, code, group)
        shuffled = sorted(own, key=lambda task: drawn("onet task", task))
        for one, another in pairwise(shuffled):
            yield Pair(PairKind.ONET_TASKS, one, another, code, group)
        for place, tool in enumerate(tools.get(code, [])):
            yield Pair(PairKind.ONET_TOOL, tool, names[place % len(names)], code, group)


def esco_occupation_pairs(data: Path) -> Iterator[Pair]:
    """Labels with alternate labels and descriptions, and what ICT occupations need.

    Groups are the sub-major groups of ISCO-08.

    Raises:
        UsageError: the data cannot be read.
    """
    skills = sources.esco_occupation_skills(data)
    groups, descriptions = sources.esco_groups(data), sources.esco_descriptions(data)
    for concept in sources.esco_occupations(data):
        group = f"isco {groups[concept.id][:2]}"
        for other in concept.others:
            yield Pair(PairKind.ESCO_TITLE, other, concept.label, concept.id, group)
        for sentence in _sentences(descriptions[concept.id]):
            yield Pair(PairKind.ESCO_DESCRIPTION, concept.label, sentence, concept.id, group)
        for skill in skills.get(concept.id, []):
            yield Pair(PairKind.ESCO_OCCUPATION_SKILL, skill, concept.label, concept.id, group)


def esco_skill_pairs(data: Path) -> Iterator[Pair]:
    """Skills with other labels and with the sentences that describe them.

    Where ESCO tells other labels as one run-together text they are parted by `run_together`.

    Raises:
        UsageError: the data cannot be read.
    """
    known = {concept.id: concept for concept in sources.esco_skills(data)}
    rows = [(id_, label, " ".join(text.split())) for id_, label, text in sources.esco_texts(data)]
    told = [other for concept in known.values() for other in concept.others]
    parted = split_all([(label, text) for _, label, text in rows], told)
    for (identifier, label, text), found in zip(rows, parted, strict=True):
        for other in known[identifier].others or found:
            yield Pair(PairKind.SKILL_LABEL, other, label, identifier)
        for sentence in _sentences(description(text, label)):
            yield Pair(PairKind.SKILL_DESCRIPTION, label, sentence, identifier)


def telling(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Pairs whose texts are neither the same nor too long."""
    for pair in pairs:
        words = max(len(pair.left.split()), len(pair.right.split()))
        if words <= LONGEST and normal(pair.left) and normal(pair.left) != normal(pair.right):
            yield pair


def _sentences(text: str) -> Iterator[str]:
    """The first two sentences: the rest of a description is seldom about the thing itself."""
    parts = [part.strip() for part in text.replace("\n", " ").split(". ")]
    yield from (part for part in parts[:2] if len(part.split()) >= SHORTEST)
