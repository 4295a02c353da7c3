"""Matches and profiles as JSON and back, by the types themselves."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from rolefit.domain.errors import RolefitError, UsageError
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.matcher import Failure, Ranking, Recommendation
from rolefit.report.recorded import MatchRecord
from rolefit.search import Page, Result

FORMAT = 1
"""Of the JSON that `rank --json` writes; a field may be added, none changes its meaning."""


def ranking_json(job: Job, ranking: Ranking) -> str:
    """The whole answer of `rolefit rank`."""
    body = {
        "format": FORMAT,
        "job": _job(job),
        "matches": [_record(match) for match in ranking],
        "failures": [_failure(one) for one in ranking.failures],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def found_json(
    job: Job, found: Page[Result], ranking: Ranking, facets: dict[str, Any] | None
) -> str:
    """The whole answer of `rolefit search`.

    Args:
        ranking: the matches of `found`, as they are shown.
        facets: as data; None where they are not wanted.
    """
    body = {
        "format": FORMAT,
        "job": _job(job),
        "total": found.total,
        "found": [
            {
                "id": one.candidate.document_id,
                "by_words": one.candidate.by_words,
                "by_vectors": one.candidate.by_vectors,
                "also": one.also,
                "match": _record(match),
            }
            for one, match in zip(found, ranking, strict=True)
        ],
        "facets": facets,
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def recommendation_json(found: Recommendation, ids: Sequence[str] | None = None) -> str:
    """The whole answer of `rolefit jobs`; each match can be replayed like those of `rank`.

    Args:
        ids: of the jobs, where they are kept.
    """
    body = {
        "format": FORMAT,
        "jobs": [
            {
                "index": fit.index,
                "id": ids[place] if ids else None,
                "job": _job(fit.job),
                "above": fit.above,
                "typical": fit.typical,
                "match": _record(fit.match),
            }
            for place, fit in enumerate(found)
        ],
        "failures": [_failure(one) for one in found.failures],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _job(job: Job) -> dict[str, Any]:
    return {
        "title": job.title,
        "seniority": job.seniority.value,
        "location": job.location,
        "name": job.document.name,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {"index": failure.index, "name": failure.name, **error_json(failure.error)}


def _record(match: Match) -> dict[str, Any]:
    return MatchRecord.of(match).model_dump(mode="json")


def error_json(error: RolefitError) -> dict[str, str]:
    """A typed error as data."""
    return {"error": error.code, "message": error.message, "remedy": error.remedy}


def matches_in(path: Path) -> list[Match]:
    """The matches in a file that `rank --json` wrote, or one match alone.

    Raises:
        UsageError: the file is no such thing.
    """
    try:
        body: Any = json.loads(path.read_text(encoding="utf-8"))
        rows = body["matches"] if isinstance(body, dict) and "matches" in body else body
        rows = rows if isinstance(rows, list) else [rows]
        return [MatchRecord.model_validate(row).match() for row in rows]
    except (OSError, ValueError, ValidationError) as error:
        raise UsageError(
            f"{path} holds no match.", remedy="Give a file that `rolefit rank --json` wrote."
        ) from error


def to_json(value: object) -> str:
    """A profile as JSON."""
    adapter: TypeAdapter[Any] = TypeAdapter(type(value))
    return json.dumps(adapter.dump_python(value, mode="json"), ensure_ascii=False, indent=2)
