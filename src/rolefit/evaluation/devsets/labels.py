"""The sets `titles`, `skills` and `skill-sentences`: do other words for a thing find the thing?

The words are another name, or the sentence that explains it. The candidates are all labels of the
taxonomy. The queries are split by the concept they name, and only concepts that no model is trained
on are asked about; words that concepts of both parts share, or one of them with a concept of
training, are left out, and so are words that are the label itself.
"""

from collections.abc import Sequence
from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.run_together import description
from rolefit.evaluation.devsets.sources import Labelled
from rolefit.evaluation.devsets.split import Part, drawn, is_held_out, normal, part_of
from rolefit.evaluation.devsets.task import Task, Way
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import Measure

PER_CONCEPT = 6
QUERIES = 1500

TITLES = (Measure("MAP", "AP(rel=1)", 1), Measure("R@10", "R(rel=1)@10", 1))
SKILLS = (Measure("MRR", "RR(rel=1)", 1), Measure("R@5", "R(rel=1)@5", 1))


def titles(data: Path, part: Part) -> list[Task]:
    """Alternate titles -> titles of O*NET; alternate labels -> occupations of ESCO.

    Raises:
        UsageError: the data cannot be read.
    """
    return [
        _task(f"onet-titles-{part}", "titles", "onet", sources.onet_titles(data), part),
        _task(f"esco-titles-{part}", "titles", "esco", sources.esco_occupations(data), part),
    ]


def skills(data: Path, part: Part) -> list[Task]:
    """Alternate labels of ESCO's ICT skills -> preferred labels of all its skills.

    Raises:
        UsageError: the data cannot be read.
    """
    note = (
        "The gazetteer was built from these very labels, so its figure tells what building and "
        "looking up lose, not what it would do with unknown words."
    )
    concepts = sources.esco_skills(data)
    return [
        _task(f"esco-skills-{part}", "labels", "skill", concepts, part, way=Way.LINKING, note=note)
    ]


def skill_sentences(data: Path, part: Part) -> list[Task]:
    """The first sentence of an ESCO skill's description -> preferred labels of all its skills.

    The sentence stays as ESCO wrote it, words of its label included.

    Raises:
        UsageError: the data cannot be read.
    """
    note = (
        "A description explains one skill in the taxonomy's own words; a posting's sentence asks "
        "for several in the employer's."
    )
    concepts = [
        Labelled(id_, label, tuple(_first_sentence(description(" ".join(text.split()), label))))
        for id_, label, text in sources.esco_texts(data)
    ]
    name = f"esco-skill-sentences-{part}"
    return [_task(name, "sentences", "skill", concepts, part, way=Way.LINKING, note=note)]


def _first_sentence(text: str) -> list[str]:
    """The first sentence, if it is one: later ones are seldom about the thing itself."""
    sentence = text.split(". ")[0].strip()
    return [sentence] if " " in sentence else []


def _task(
    name: str,
    unit: str,
    kind: str,
    concepts: Sequence[Labelled],
    part: Part,
    *,
    way: Way = Way.LOOKUP,
    note: str = "",
) -> Task:
    queries, judgements = _queries(kind, concepts, part)
    return Task(
        name=name,
        unit=unit,
        way=way,
        queries=queries,
        documents={concept.id: concept.label for concept in concepts},
        judgements=judgements,
        measures=TITLES if way is Way.LOOKUP else SKILLS,
        notes=(note,) if note else (),
    )


def _queries(
    kind: str, concepts: Sequence[Labelled], part: Part
) -> tuple[dict[str, str], Judgements]:
    meant: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for concept in concepts:
        for other in concept.others:
            key = normal(other)
            if key and key != normal(concept.label):
                meant.setdefault(key, set()).add(concept.id)
                written[key] = min(written.get(key, other), other)
    sides = {
        concept.id: part_of(kind, concept.id) if is_held_out(kind, concept.id) else None
        for concept in concepts
    }
    taken: dict[str, int] = {}
    queries: dict[str, str] = {}
    judgements: Judgements = {}
    for key in sorted(meant, key=lambda one: drawn(kind, one)):
        targets = sorted(meant[key])
        full = all(taken.get(target, 0) >= PER_CONCEPT for target in targets)
        if full or any(sides[target] is not part for target in targets) or len(queries) >= QUERIES:
            continue
        for target in targets:
            taken[target] = taken.get(target, 0) + 1
        identifier = drawn(kind, key).hex()[:16]
        queries[identifier] = written[key]
        judgements[identifier] = dict.fromkeys(targets, 1)
    return queries, judgements
