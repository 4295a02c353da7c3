"""From recorded decisions and a table of groups to the individuals that impact ratios count.

An individual is an application: a résumé for a job. Of several decisions on it the latest counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date

from rolefit.domain.decisions import Decision, Decisions, Verdict
from rolefit.trust.groups import Group
from rolefit.trust.impact import Individual

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Decided:
    """Whom impact ratios are counted of, and what is left to tell.

    Args:
        people: one for each application.
        decisions: that were counted from, superseded ones too.
        withdrawn: applications that ended by the person, without a choice before: in no
            selection rate.
        without_score: applications in no scoring rate.
        without_group: applications of résumés that the table of groups does not name.
    """

    people: tuple[Individual, ...]
    decisions: int
    withdrawn: int
    without_score: int
    without_group: int


def decisions_of(
    decisions: Decisions,
    tenant: str,
    jobs: Sequence[str] = (),
    *,
    since: date | None = None,
    until: date | None = None,
) -> Iterator[Decision]:
    """A tenant's decisions in order, some in memory at a time.

    Args:
        jobs: only on these; none: on all.
        since, until: only of these days and those between, in UTC.
    """
    for job in dict.fromkeys(jobs) if jobs else (None,):
        after = ""
        while some := _page(decisions, tenant, job, after):
            yield from (one for one in some if _is_within(one, since, until))
            after = some[-1].decision_id


def decided(decisions: Iterable[Decision], groups: Mapping[str, Group]) -> Decided:
    """Applications as individuals, in the order of their first decisions.

    Selected is who was shortlisted or hired. Who withdrew counts as what was decided before, for
    withdrawing is no choice of the employer; so does the score, where the latest has none.

    Args:
        decisions: of one tenant, in order.
        groups: by document id.
    """
    latest: dict[tuple[str, str], Decision] = {}
    count = 0
    for one in decisions:
        count += 1
        key = (one.job_id, one.document_id)
        latest[key] = _following(latest.get(key), one)
    people = [_individual(one, groups.get(one.document_id, Group())) for one in latest.values()]
    return Decided(
        people=tuple(people),
        decisions=count,
        withdrawn=sum(one.selected is None for one in people),
        without_score=sum(one.score is None for one in people),
        without_group=sum(one.document_id not in groups for one in latest.values()),
    )


def _page(decisions: Decisions, tenant: str, job: str | None, after: str) -> list[Decision]:
    if job is None:
        return decisions.page(tenant, after=after, limit=_AT_ONCE)
    return decisions.of_job(tenant, job, after=after, limit=_AT_ONCE)


def _is_within(one: Decision, since: date | None, until: date | None) -> bool:
    day = one.moment.astimezone(UTC).date()
    return (since is None or day >= since) and (until is None or day <= until)


def _following(before: Decision | None, one: Decision) -> Decision:
    """The decision that counts after another one."""
    if before is None:
        return one
    if one.verdict is Verdict.WITHDRAWN:
        return before
    return one if one.score is not None else replace(one, score=before.score)


def _individual(one: Decision, group: Group) -> Individual:
    return Individual(one.score, group.sex, group.race, selected=one.verdict.selects)
