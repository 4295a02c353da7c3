"""The sets `category` and `category-jobs`: do jobs and résumés of one occupation find each other?

The first ranks résumés for a job, the second jobs for a résumé. Jobs are O*NET occupations written
out as postings, and postings whose category is clear. Of jobs and of résumés only those of the
asked part take part, so the two parts share neither.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.occupations import CODES, POSTINGS, grade
from rolefit.evaluation.devsets.split import Part, drawn, part_of, parts
from rolefit.evaluation.devsets.task import Task, Way
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import MATCHING

RESUMES = 5
"""Of a category, at most."""

POSTINGS_KEPT = 3
"""Of a category, at most: they are many and all of one employer."""

TASKS = 12
TECHNOLOGIES = 8

NOTE = (
    "A category is a search word, not a judgement: a grade of 0 may be a good fit and 2 a bad one. "
    "It says whether the field is found, not who in it is best."
)

JOBS_NOTE = (
    "Scores are compared between jobs here, O*NET occupations written out and real postings "
    "together: a job that scores high for everybody takes places from those that fit. The query "
    "of bm25 and tf-idf is the whole résumé, their term statistics are those of the jobs."
)


def category(data: Path, part: Part) -> list[Task]:
    """Build the set that ranks résumés for a job.

    Raises:
        UsageError: the data cannot be read.
    """
    jobs, people = _jobs(data, part), _resumes(data, part)
    task = Task(
        name=f"category-{part}",
        unit="jobs",
        way=Way.MATCHING,
        queries=_texts(jobs),
        documents=_texts(people),
        judgements=_grades(jobs, people),
        measures=MATCHING,
        notes=(NOTE,),
        groups=_kinds(jobs),
    )
    return [task]


def category_jobs(data: Path, part: Part) -> list[Task]:
    """Build the set that ranks jobs for a résumé: the pairs and grades of the other one.

    Raises:
        UsageError: the data cannot be read.
    """
    jobs, people = _jobs(data, part), _resumes(data, part)
    task = Task(
        name=f"category-jobs-{part}",
        unit="résumés",
        way=Way.RECOMMENDING,
        queries=_texts(people),
        documents=_texts(jobs),
        judgements=_grades(people, jobs),
        measures=MATCHING,
        notes=(JOBS_NOTE, NOTE),
        groups=_kinds(people),
    )
    return [task]


_Labelled = dict[str, tuple[str, str]]
"""Category and text by id."""


def _texts(rows: _Labelled) -> dict[str, str]:
    return {identifier: text for identifier, (_, text) in rows.items()}


def _kinds(rows: _Labelled) -> dict[str, str]:
    return {identifier: kind for identifier, (kind, _) in rows.items()}


def _grades(asking: _Labelled, answers: _Labelled) -> Judgements:
    """The grade of every pair; it is the same whoever asks."""
    kinds = _kinds(answers)
    return {
        one: {other: grade(wanted, kind) for other, kind in kinds.items()}
        for one, wanted in _kinds(asking).items()
    }


def _jobs(data: Path, part: Part) -> _Labelled:
    return {**_occupations(data, part), **_postings(data, part)}


def _resumes(data: Path, part: Part) -> _Labelled:
    rows = {identifier: (kind, text) for identifier, kind, text in sources.resumes(data)}
    side = parts("resume", {identifier: [text] for identifier, (_, text) in rows.items()})
    ours = (identifier for identifier in rows if side[identifier] is part)
    kept = _capped("resume", {name: rows[name][0] for name in ours}, RESUMES)
    return {name: rows[name] for name in kept if rows[name][0] in CODES}


def _postings(data: Path, part: Part) -> _Labelled:
    rows = {posting.id: posting for posting in sources.postings(data)}
    side = posting_parts(rows.values())
    ours = {
        name: POSTINGS[row.category]
        for name, row in rows.items()
        if side[name] is part and row.category in POSTINGS
    }
    kept = _capped("posting", ours, POSTINGS_KEPT)
    return {name: (ours[name], rows[name].text) for name in kept}


def posting_parts(postings: Iterable[sources.Posting]) -> dict[str, Part]:
    """The part of each posting; those that share a half go together."""
    return parts("posting", {p.id: (p.responsibilities, p.minimum) for p in postings})


def _occupations(data: Path, part: Part) -> _Labelled:
    titles = sources.occupations(data)
    tasks = sources.core_tasks(data)
    tools = sources.hot_technologies(data)
    return {
        code: (kind, _written_out(titles[code], tasks[code], tools.get(code, [])))
        for kind, codes in CODES.items()
        for code in codes.split()
        if part_of("onet", code) is part and tasks.get(code)
    }


def _written_out(title: str, tasks: list[str], tools: list[str]) -> str:
    body = f"{title}\n\nResponsibilities\n" + sources.bullets("\n".join(tasks[:TASKS]))
    if not tools:
        return body
    lines = "\n".join(f"Experience with {tool}" for tool in tools[:TECHNOLOGIES])
    return f"{body}\n\nRequirements\n{sources.bullets(lines)}"


def _capped(kind: str, groups: dict[str, str], most: int) -> list[str]:
    """Ids, drawn by hash, at most so many of a group."""
    seen: Counter[str] = Counter()
    kept = []
    for name in sorted(groups, key=lambda one: drawn(kind, one)):
        seen[groups[name]] += 1
        if seen[groups[name]] <= most:
            kept.append(name)
    return sorted(kept)
