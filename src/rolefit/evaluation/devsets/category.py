"""The set `category`: does a job find the résumés of its own occupation first?

Jobs are O*NET occupations written out as postings, and postings whose category is clear. Of jobs
and of résumés only those of the asked part take part, so the two parts share neither.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.occupations import CODES, POSTINGS, grade
from rolefit.evaluation.devsets.split import Part, drawn, part_of, parts
from rolefit.evaluation.devsets.task import Task, Way
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


def category(data: Path, part: Part) -> list[Task]:
    """Build the set.

    Raises:
        UsageError: the data cannot be read.
    """
    people = _resumes(data, part)
    jobs = {**_occupations(data, part), **_postings(data, part)}
    kinds = {identifier: kind for identifier, (kind, _) in people.items()}
    judgements = {
        job: {resume: grade(wanted, kind) for resume, kind in kinds.items()}
        for job, (wanted, _) in jobs.items()
    }
    task = Task(
        name=f"category-{part}",
        unit="jobs",
        way=Way.MATCHING,
        queries={identifier: text for identifier, (_, text) in jobs.items()},
        documents={identifier: text for identifier, (_, text) in people.items()},
        judgements=judgements,
        measures=MATCHING,
        notes=(NOTE,),
        groups={job: wanted for job, (wanted, _) in jobs.items()},
    )
    return [task]


def _resumes(data: Path, part: Part) -> dict[str, tuple[str, str]]:
    rows = {identifier: (kind, text) for identifier, kind, text in sources.resumes(data)}
    side = parts("resume", {identifier: [text] for identifier, (_, text) in rows.items()})
    ours = (identifier for identifier in rows if side[identifier] is part)
    kept = _capped("resume", {name: rows[name][0] for name in ours}, RESUMES)
    return {name: rows[name] for name in kept if rows[name][0] in CODES}


def _postings(data: Path, part: Part) -> dict[str, tuple[str, str]]:
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


def _occupations(data: Path, part: Part) -> dict[str, tuple[str, str]]:
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
