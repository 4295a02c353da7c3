"""A job's pool in the scorer's order, as the pages show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rolefit.api.kept import resumes_kept
from rolefit.api.service import Visit
from rolefit.domain.decisions import Verdict
from rolefit.domain.job import Job
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.matcher import Ranking
from rolefit.report.presentable import musts_of, presentable
from rolefit.search import Result
from rolefit.web.asked import Asked, Standing
from rolefit.web.naming import about, called

MOST = 200
"""Résumés that are told of a pool, best first: each is put into words to be sorted by its musts."""

PER_PAGE = 25
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Card:
    """A résumé in the order.

    Args:
        place: among all, from 1, whatever is left out.
        about: the person in a few words, without a name.
        also: how many near-duplicates it stands for.
        verdict: what was decided last; None for nothing.
        ticks: what became of each must; the job's title is none.
    """

    place: int
    document_id: str
    name: str
    about: str
    match: Match
    standing: Standing
    ticks: tuple[RequirementMatch, ...]
    also: int = 0
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A page of the order.

    Args:
        cards: of the page.
        counts: how many of all that are told stand so.
        total: résumés that were scored.
        pages: how many pages there are.
    """

    cards: list[Card]
    counts: Counter[Standing]
    total: int
    pages: int


def ranked(visit: Visit, job_id: str, job: Job, asked: Asked, *, blind: bool) -> Ranked:
    """The pool of a job, ranked as it is asked for."""
    results = visit.library.search(
        job,
        filters=asked.filters(job_id),
        top=MOST,
        weights=asked.weights,
        importance=asked.importance,
    )
    cards = cards_of(visit, job_id, results, blind=blind)
    counts = Counter(one.standing for one in cards)
    left = [one for one in cards if asked.standing in (None, one.standing)]
    first = (asked.page - 1) * PER_PAGE
    return Ranked(
        left[first : first + PER_PAGE],
        counts,
        results.total,
        max(1, -(-len(left) // PER_PAGE)),
    )


def cards_of(visit: Visit, job_id: str, results: Sequence[Result], *, blind: bool) -> list[Card]:
    """Results as they are shown."""
    matches = presentable(Ranking(one.match for one in results), blind=blind)
    verdicts = _verdicts(visit, job_id)
    profiles = visit.library.profiles(one.candidate.document_id for one in results)
    cards = []
    for place, (result, match) in enumerate(zip(results, matches, strict=True), 1):
        document_id = result.candidate.document_id
        profile = profiles.get(document_id)
        cards.append(
            Card(
                place,
                document_id,
                called(document_id, profile, match.name, blind=blind),
                about(profile),
                match,
                standing_of(match),
                musts_of(match),
                len(result.also),
                verdicts.get(document_id),
            )
        )
    return cards


def standing_of(match: Match) -> Standing:
    """How a résumé stands with the musts."""
    statuses = {item.status for item in musts_of(match)}
    if Status.NOT_FOUND in statuses:
        return Standing.MISSES
    return Standing.ALL if statuses <= {Status.MET} else Standing.ASK


def scored(visit: Visit, job: Job, document_ids: Sequence[str], asked: Asked) -> list[Match]:
    """Matches of kept résumés, in their order, by the same scorer.

    Raises:
        DocumentNotFound, DocumentDeleted: one of them is not kept.
    """
    found = resumes_kept(visit, document_ids)
    resumes = [found[one] for one in document_ids]
    library = visit.library
    library.hold(resumes)
    ranking = library.matcher.rank(job, resumes, weights=asked.weights, importance=asked.importance)
    return sorted(ranking, key=lambda match: match.index)


def _verdicts(visit: Visit, job_id: str) -> dict[str, Verdict]:
    """What was decided last on each résumé for a job."""
    found: dict[str, Verdict] = {}
    after = ""
    while some := visit.decisions.of_job(visit.tenant, job_id, after=after, limit=_AT_ONCE):
        found |= {one.document_id: one.verdict for one in some}
        after = some[-1].decision_id
    return found
