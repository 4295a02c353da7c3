"""The set `posting-halves`: do a posting's responsibilities find its own qualifications?

Nobody had to judge anything: whoever wrote the posting put the two together. Equal halves are one
text, and postings that share a half stand in the same part.
"""

from pathlib import Path

from rolefit.evaluation.devsets import sources
from rolefit.evaluation.devsets.category import posting_parts
from rolefit.evaluation.devsets.split import Part, normal
from rolefit.evaluation.devsets.task import Task, Way
from rolefit.evaluation.judgements import Judgements
from rolefit.evaluation.measures import Measure

MEASURES = (Measure("MRR", "RR(rel=1)", 1), Measure("R@10", "R(rel=1)@10", 1))

NOTE = "All postings are of one employer, whose qualifications repeat phrases from post to post."


def posting_halves(data: Path, part: Part) -> list[Task]:
    """Build the set.

    Raises:
        UsageError: the data cannot be read.
    """
    rows = [posting for posting in sources.postings(data) if posting.minimum]
    side = posting_parts(sources.postings(data))
    ours = sorted((row for row in rows if side[row.id] is part), key=lambda row: row.id)
    queries: dict[str, str] = {}
    documents: dict[str, str] = {}
    judgements: Judgements = {}
    first: dict[str, str] = {}
    for row in ours:
        asked = first.setdefault(f"duties {normal(row.responsibilities)}", row.id)
        offered = first.setdefault(f"minimum {normal(row.minimum)}", row.id)
        queries.setdefault(asked, row.responsibilities)
        documents.setdefault(offered, row.minimum)
        judgements.setdefault(asked, {})[offered] = 1
    task = Task(
        name=f"posting-halves-{part}",
        unit="postings",
        way=Way.LOOKUP,
        queries=queries,
        documents=documents,
        judgements=judgements,
        measures=MEASURES,
        notes=(NOTE,),
    )
    return [task]
