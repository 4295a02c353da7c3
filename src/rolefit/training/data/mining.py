"""Mined pairs: a requirement of a posting and a résumé's passage that seems to meet it.

Nobody said that they belong together. A passage is taken for a requirement when it names a skill
that the requirement names and does not deny it, and BM25 finds none nearer that is still free.
Words and gazetteer choose, so that an encoder is not taught what it thinks already. Their licence
is unknown: for experiments, not for a bundle.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.resume import Passage, Resume
from rolefit.evaluation.baselines import bm25_run
from rolefit.evaluation.devsets import sources
from rolefit.matcher import Matcher
from rolefit.settings import Settings
from rolefit.training.data.documents import Judged, judged, lines_of
from rolefit.training.data.likeness import likeness
from rolefit.training.data.pair import Pair, PairKind

DEPTH = 50
"""Passages that are looked at for a requirement."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A text that names skills.

    Args:
        group: the category of its document.
        skills: ids.
    """

    text: str
    group: str
    skills: frozenset[str]


def requirement_pairs(data: Path) -> Iterator[Pair]:
    """Qualifications with the passages that were mined for them.

    A pair's concept is the first skill that both name, so that no batch takes a passage that meets
    a requirement for its negative. Groups are the résumés' categories: passages of the same trade
    are hard negatives.

    Raises:
        MissingExtra: bm25s is not installed.
        UsageError: the data cannot be read.
    """
    held = judged(data)
    with Matcher(settings=Settings(model=None)) as matcher:
        asked = dict(_requirements(matcher, data, held))
        offered = dict(_passages(matcher, data, held))
    found = bm25_run(_texts(asked), _texts(offered), DEPTH)
    free = set(offered)
    for key, requirement in asked.items():
        for candidate in found[key]:
            passage = offered[candidate]
            shared = requirement.skills & passage.skills
            if shared and candidate in free:
                free.remove(candidate)
                yield Pair(
                    PairKind.REQUIREMENT_PASSAGE,
                    requirement.text,
                    passage.text,
                    min(shared),
                    f"resume {passage.group}",
                )
                break


def _requirements(matcher: Matcher, data: Path, held: Judged) -> Iterator[tuple[str, Naming]]:
    """Every different qualification once, by its likeness."""
    for posting in sources.postings(data):
        if posting.id not in held.ids:
            for line in lines_of(f"{posting.minimum}\n{posting.preferred}"):
                skills = frozenset(skill.id for skill in matcher.skills(line))
                if skills and likeness(line) not in held.lines:
                    yield likeness(line), Naming(line, posting.category, skills)


def _passages(matcher: Matcher, data: Path, held: Judged) -> Iterator[tuple[str, Naming]]:
    """Every different passage once, by its likeness; lists of keywords are left out."""
    for identifier, category, text in sources.resumes(data):
        if identifier not in held.ids:
            resume = matcher.resume(text)
            for passage in resume.passages:
                skills = _shown(resume, passage)
                if skills and not passage.listing and likeness(passage.text) not in held.lines:
                    yield likeness(passage.text), Naming(passage.text, category, skills)


def _shown(resume: Resume, passage: Passage) -> frozenset[str]:
    return frozenset(
        skill.id
        for skill in resume.skills
        if not skill.negated and skill.span.overlaps(passage.span)
    )


def _texts(named: Mapping[str, Naming]) -> dict[str, str]:
    return {key: one.text for key, one in named.items()}
