"""The report's page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from rolefit import __version__
from rolefit.domain.job import Job
from rolefit.domain.match import Match, Status
from rolefit.domain.resume import Resume
from rolefit.matcher import Ranking
from rolefit.report.highlight import FOUND, Piece, pieces
from rolefit.report.presentable import SIGNS, labels, musts_met, presentable, shown_name

WORDS = {
    Status.MET: "met",
    Status.PARTLY: "partly",
    Status.NOT_FOUND: "not found",
    Status.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One résumé on the page.

    Args:
        labels: of the match's requirements: "title" or a number.
        counts: (status, how many requirements), only those that occur.
    """

    place: int
    name: str
    match: Match
    pieces: list[Piece]
    labels: list[str]
    counts: list[tuple[Status, int]]
    musts_met: int
    musts: int
    copy_of: int | None
    pages: int


def render(job: Job, ranking: Ranking, resumes: Sequence[Resume], *, blind: bool) -> str:
    """The report as HTML.

    Args:
        resumes: those of the matches, in the same order.
        blind: no file names, personal data as placeholders.
    """
    shown = presentable(ranking, blind=blind)
    places = {match.index: place for place, match in enumerate(shown, 1)}
    cards = [
        _card(place, match, resume, places, blind=blind)
        for place, (match, resume) in enumerate(zip(shown, resumes, strict=True), 1)
    ]
    return _template().render(
        job=job,
        cards=cards,
        failures=shown.failures,
        signs=SIGNS,
        words=WORDS,
        found=FOUND,
        blind=blind,
        version=__version__,
    )


def _card(place: int, match: Match, resume: Resume, places: dict[int, int], *, blind: bool) -> Card:
    met, musts = musts_met(match)
    counted = Counter(item.status for item in match.requirements)
    return Card(
        place=place,
        name=shown_name(place, match),
        match=match,
        pieces=pieces(resume, match, blind=blind),
        labels=labels(match),
        counts=[(status, counted[status]) for status in Status if counted[status]],
        musts_met=met,
        musts=musts,
        copy_of=None if match.copy_of is None else places.get(match.copy_of),
        pages=len(resume.document.pages),
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
