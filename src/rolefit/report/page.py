"""The report's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from rolefit import __version__
from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match, Status
from rolefit.domain.resume import Resume
from rolefit.matcher import Ranking
from rolefit.report.highlight import Piece, pieces

SIGNS = {
    Status.MET: "✓",
    Status.PARTLY: "~",
    Status.NOT_FOUND: "✗",
    Status.UNKNOWN: "?",
}
WORDS = {
    Status.MET: "met",
    Status.PARTLY: "partly",
    Status.NOT_FOUND: "not found",
    Status.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One résumé on the page."""

    place: int
    name: str
    match: Match
    pieces: list[Piece]
    musts_met: int
    musts: int
    copy_of: int | None
    positions: int


def render(job: Job, ranking: Ranking, resumes: Sequence[Resume], *, blind: bool) -> str:
    """The report as HTML.

    Args:
        resumes: those of the matches, in the same order.
        blind: no file names, personal data as placeholders.
    """
    places = {match.index: place for place, match in enumerate(ranking, 1)}
    cards = [
        _card(place, match, resume, places, blind=blind)
        for place, (match, resume) in enumerate(zip(ranking, resumes, strict=True), 1)
    ]
    return _template().render(
        job=job,
        cards=cards,
        failures=[] if blind else ranking.failures,
        failed=len(ranking.failures),
        signs=SIGNS,
        words=WORDS,
        blind=blind,
        version=__version__,
    )


def _card(place: int, match: Match, resume: Resume, places: dict[int, int], *, blind: bool) -> Card:
    musts = [m for m in match.requirements if m.requirement.importance is Importance.MUST]
    return Card(
        place=place,
        name=f"Candidate {place}" if blind or not match.name else match.name,
        match=match,
        pieces=pieces(resume, match, blind=blind),
        musts_met=sum(item.status is Status.MET for item in musts),
        musts=len(musts),
        copy_of=None if match.copy_of is None else places.get(match.copy_of),
        positions=len(resume.positions),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("rolefit.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")
