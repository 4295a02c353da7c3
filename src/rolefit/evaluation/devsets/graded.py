"""The set `graded`: real postings and résumés that somebody read and graded.

Only ids and grades are kept here (graded.json); the texts are in the downloaded data. Per
posting, candidates are the best few of several systems and three drawn by lot; a pair that
nobody graded is left out of every system's ranking.
"""

import json
from importlib.resources import files
from pathlib import Path

from rolefit.domain.errors import UsageError
from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.split import Part
from rolefit.evaluation.devsets.task import Task, Way
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import MATCHING

NOTE = (
    "Graded 0 to 4 by reading, one grader per posting: 0 unsuitable, 2 possible, 3 would be "
    "interviewed, 4 meets nearly all musts. Most postings have nobody above 2 in this data."
)


def graded(data: Path, part: Part, grades: Judgements | None = None) -> list[Task]:
    """Build the set.

    Args:
        grades: instead of the shipped ones: posting -> résumé -> grade.

    Raises:
        UsageError: the data cannot be read, or holds none of the graded texts.
    """
    chosen = shipped(part) if grades is None else grades
    postings = sources.posting_texts(data)
    people = {identifier: text for identifier, _, text in sources.resumes(data)}
    judgements = {
        job: {name: grade for name, grade in row.items() if name in people}
        for job, row in chosen.items()
        if job in postings
    }
    if not any(judgements.values()):
        raise UsageError(
            f"{data} holds none of the graded postings and résumés.",
            remedy="--data is the folder that docs/evaluation.md describes.",
        )
    named = {name for row in judgements.values() for name in row}
    task = Task(
        name=f"graded-{part}",
        unit="jobs",
        way=Way.MATCHING,
        queries={job: postings[job] for job in judgements},
        documents={name: people[name] for name in sorted(named)},
        judgements=judgements,
        measures=MATCHING,
        notes=(NOTE,),
        judged_only=True,
    )
    return [task]


def shipped(part: Part) -> Judgements:
    """The grades that ship: posting -> résumé -> 0..4, by the ids of the data."""
    text = files(__package__).joinpath("graded.json").read_text(encoding="utf-8")
    grades: dict[str, Judgements] = json.loads(text)
    return grades[part]
