"""A ranking as tables: for a terminal and as CSV."""

import csv
import io

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rolefit.domain.job import Importance, Job
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.matcher import Ranking

SIGNS = {
    Status.MET: ("✓", "green"),
    Status.PARTLY: ("~", "yellow"),
    Status.NOT_FOUND: ("✗", "red"),
    Status.UNKNOWN: ("?", "dim"),
}


def ranking_table(job: Job, ranking: Ranking, *, blind: bool) -> Table:
    """One line per résumé."""
    table = Table(title=f"Best for: {escape(job.title or 'this job')}", title_justify="left")
    table.add_column("#", justify="right")
    table.add_column("Résumé", overflow="fold")
    table.add_column("Score", justify="right", style="bold")
    table.add_column("Trust", justify="right")
    table.add_column("Musts", justify="right")
    table.add_column("Strongest", overflow="fold")
    table.add_column("Missing or to ask", overflow="fold")
    for place, match in enumerate(ranking, 1):
        met, musts = musts_met(match)
        table.add_row(
            str(place),
            escape(shown_name(place, match, blind=blind)) + _note(match),
            f"{match.score:.1f}",
            f"{match.confidence:.2f}",
            f"{met}/{musts}",
            escape(_listed(strongest(match))),
            escape(_listed(weakest(match))),
        )
    return table


def explanation(place: int, match: Match, *, blind: bool) -> RenderableType:
    """Why: each requirement with its points, the words that show it, and how it counted."""
    head = Text(
        f"\n{place}. {shown_name(place, match, blind=blind)}: {match.score:.2f} of 100, "
        f"confidence {match.confidence:.2f}",
        style="bold",
    )
    parts: list[RenderableType] = [head]
    parts.extend(_requirement(item) for item in match.requirements)
    for finding in match.findings:
        where = f" (page {finding.page})" if finding.page else ""
        parts.append(Text(f"  ! {finding.message}{where}", style="magenta"))
    parts.append(Text(f"  signature {match.signature[:16]}…", style="dim"))
    return Group(*parts)


def ranking_csv(ranking: Ranking, *, blind: bool) -> str:
    """One line per résumé, with a header line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        ["place", "resume", "score", "confidence", "musts_met", "musts", "copy_of", "signature"]
    )
    places = {match.index: place for place, match in enumerate(ranking, 1)}
    for place, match in enumerate(ranking, 1):
        met, musts = musts_met(match)
        copy = "" if match.copy_of is None else places.get(match.copy_of, "")
        writer.writerow(
            [
                place,
                _safe(shown_name(place, match, blind=blind)),
                f"{match.score:.2f}",
                f"{match.confidence:.2f}",
                met,
                musts,
                copy,
                match.signature,
            ]
        )
    return buffer.getvalue()


def musts_met(match: Match) -> tuple[int, int]:
    """How many musts are met, of how many."""
    musts = [m for m in match.requirements if m.requirement.importance is Importance.MUST]
    return sum(item.status is Status.MET for item in musts), len(musts)


def strongest(match: Match) -> list[RequirementMatch]:
    """Requirements that gave the most points."""
    good = [item for item in match.requirements if item.status in (Status.MET, Status.PARTLY)]
    return sorted(good, key=lambda item: -item.points)[:2]


def weakest(match: Match) -> list[RequirementMatch]:
    """Requirements that cost the most points."""
    bad = [item for item in match.requirements if item.status in (Status.NOT_FOUND, Status.UNKNOWN)]
    return sorted(bad, key=lambda item: item.points - item.possible)[:2]


def shown_name(place: int, match: Match, *, blind: bool) -> str:
    """The file's name, or a number in blind mode."""
    return match.name if match.name and not blind else f"Candidate {place}"


def _note(match: Match) -> str:
    return " [dim](copy)[/dim]" if match.copy_of is not None else ""


def _listed(items: list[RequirementMatch]) -> str:
    return "; ".join(_cut(item.requirement.text, 34) for item in items) or "–"


def _requirement(item: RequirementMatch) -> RenderableType:
    sign, style = SIGNS[item.status]
    line = Text.assemble(
        (f"  {sign} ", style),
        (f"{item.points:5.2f}/{item.possible:5.2f}  ", "bold"),
        (f"[{item.requirement.importance.value} {item.requirement.kind.value}] ", "dim"),
        _cut(item.requirement.text, 90),
    )
    details: list[RenderableType] = [line]
    if item.reasons:
        details.append(Padding(Text(" ".join(item.reasons), style="dim"), (0, 0, 0, 20)))
    for evidence in item.evidence[:1]:
        where = f"p. {evidence.page}, " if evidence.page else ""
        quote = f"“{_cut(evidence.text, 150)}” ({where}{evidence.span.start}–{evidence.span.end})"
        details.append(Padding(Text(quote, style="italic"), (0, 0, 0, 20)))
    return Group(*details)


def _cut(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rstrip()}…"


def _safe(cell: str) -> str:
    """A spreadsheet takes a cell that starts so for a formula; a file's name is not ours."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
