"""What people decided about a résumé and a job."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rolefit.domain.errors import UsageError

REASON = 2000
"""Characters that a reason may have."""


class Verdict(StrEnum):
    """What was decided."""

    SHORTLISTED = "shortlisted"
    REJECTED = "rejected"
    HIRED = "hired"
    WITHDRAWN = "withdrawn"

    @property
    def selects(self) -> bool | None:
        """Whether somebody moves forward by it; None where they withdrew, which is no choice."""
        if self is Verdict.WITHDRAWN:
            return None
        return self is not Verdict.REJECTED


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on a résumé for a job. A later one on the same two counts in place of it.

    Args:
        decision_id: made when it is recorded.
        actor: the account that decided.
        moment: with a zone.
        reason: in the recruiter's own words; it may tell about the person, so it goes with them.
        score: of 100, as it was shown; None where none was.
        signature: of the match that was shown, "" for none.

    Raises:
        UsageError: a reason that is too long, or a moment without a zone.
    """

    tenant: str
    decision_id: str
    job_id: str
    document_id: str
    verdict: Verdict
    actor: str
    moment: datetime
    reason: str = ""
    score: float | None = None
    signature: str = ""

    def __post_init__(self) -> None:
        if len(self.reason) > REASON:
            raise UsageError(
                f"A reason has at most {REASON} characters; this one has {len(self.reason)}.",
                remedy="Shorten it.",
            )
        if self.moment.utcoffset() is None:
            raise UsageError("A decision needs a moment with a zone.")


class Decisions(Protocol):
    """Decisions in the order of their moments, those of one moment by id.

    Contract: tests/contract/decisions.py. All raise StoreUnavailable and StoreDamaged as other
    stores.
    """

    def add(self, decision: Decision) -> None:
        """Keep a decision; without its reason where the résumé's reasons were forgotten.

        Raises:
            RevisionConflict: there is one under this id.
        """
        ...

    def page(self, tenant: str, *, after: str = "", limit: int = 100) -> list[Decision]:
        """All decisions of a tenant.

        Args:
            after: the last id of the page before; none follows one that never was.
        """
        ...

    def of_job(
        self, tenant: str, job_id: str, *, after: str = "", limit: int = 100
    ) -> list[Decision]:
        """The decisions on a job, by pages as in `page`."""
        ...

    def of_resume(self, tenant: str, document_id: str) -> list[Decision]:
        """All decisions on a résumé, the one that counts at the end."""
        ...

    def forget(self, tenant: str, document_id: str) -> None:
        """Blank the reasons of a résumé's decisions, those still to come too; the rest stays."""
        ...
