"""A ranking as tables: for a terminal and as CSV."""

import csv
import io

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rolefit.domain.job import Job
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.matcher import Ranking, Recommendation
from rolefit.report import SIGNS, labels, musts_met, printable, shown_name

COLOURS = {
    Status.MET: "green",
    Status.PARTLY: "yellow",
    Status.NOT_FOUND: "red",
    Status.UNKNOWN: "dim",
}
SLIM, NARROW, WIDE = 48, 70, 100
LEGEND = "✓ met   ~ partly   ✗ not found   ? unknown, a résumé rarely tells"


def ranking_table(job: Job, ranking: Ranking, width: int) -> Table:
    """One line per résumé.

    Args:
        width: columns of the terminal; a narrow one is told what is missing, not what is strong,
            a slim one no confidence either.
    """
    title = Text(f"Best for: {printable(job.title) or 'this job'}", style="bold")
    table = Table(title=title, title_justify="left")
    names = [Text.assemble(shown_name(n, m), _note(m)) for n, m in enumerate(ranking, 1)]
    longest = max((name.cell_len for name in names), default=6)
    table.add_column("#", justify="right")
    table.add_column("Résumé", overflow="fold", width=min(longest, width // 3))
    table.add_column("Score", justify="right", style="bold", no_wrap=True)
    if width >= SLIM:
        table.add_column("Conf.", justify="right", no_wrap=True)
    table.add_column("Musts", justify="right", no_wrap=True)
    lists = [("Strongest", strongest)] if width >= WIDE else []
    lists += [("Missing or to ask", weakest)] if width >= NARROW else []
    for heading, _ in lists:
        table.add_column(heading, overflow="fold")
    for place, (name, match) in enumerate(zip(names, ranking, strict=True), 1):
        met, musts = musts_met(match)
        sure = [f"{match.confidence:.2f}"] if width >= SLIM else []
        numbers = (f"{match.score:.1f}", *sure, f"{met}/{musts}")
        table.add_row(
            str(place), name, *numbers, *(Text(_listed(pick(match))) for _, pick in lists)
        )
    return table


def fits_table(found: Recommendation, width: int) -> Table:
    """One line per job.

    Args:
        width: columns of the terminal, as for `ranking_table`.
    """
    table = Table(title=Text("Jobs that fit", style="bold"), title_justify="left")
    names = [Text(_cut(fit.job.title or fit.job.document.name or "–", 60)) for fit in found]
    longest = max((name.cell_len for name in names), default=3)
    table.add_column("#", justify="right")
    table.add_column("Job", overflow="fold", width=min(longest, width // 3))
    table.add_column("Above", justify="right", style="bold", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    if width >= SLIM:
        table.add_column("Typical", justify="right", no_wrap=True)
    lists = [("Strongest", strongest)] if width >= WIDE else []
    lists += [("Missing or to ask", weakest)] if width >= NARROW else []
    for heading, _ in lists:
        table.add_column(heading, overflow="fold")
    for place, (name, fit) in enumerate(zip(names, found, strict=True), 1):
        typical = [f"{fit.typical:.1f}"] if width >= SLIM else []
        numbers = (f"{fit.above:+.1f}", f"{fit.match.score:.1f}", *typical)
        words = (Text(_listed(pick(fit.match))) for _, pick in lists)
        table.add_row(str(place), name, *numbers, *words)
    return table


def explanation(match: Match, headline: str) -> RenderableType:
    """Why: each requirement with its points, the words that show it, and how it counted.

    The numbers are those of `rolefit profile --job`, which `--set` takes.

    Args:
        headline: names the résumé or the job.
    """
    head = Text(
        f"\n{printable(headline)}: {match.score:.2f} of 100, confidence {match.confidence:.2f}",
        style="bold",
    )
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=3, justify="right")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for name, item in zip(labels(match), match.requirements, strict=True):
        grid.add_row(
            Text(SIGNS[item.status], style=COLOURS[item.status]),
            Text(f"{item.points:5.2f}/{item.possible:5.2f}", style="bold"),
            _requirement(name, item),
        )
    parts: list[RenderableType] = [head, grid]
    for finding in match.findings:
        where = f" (page {finding.page})" if finding.page else ""
        parts.append(Text(f"  ! {finding.message}{where}", style="magenta"))
    parts.append(Text(f"  signature {match.signature[:16]}…", style="dim"))
    return Group(*parts)


def ranking_csv(ranking: Ranking) -> str:
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
                _safe(shown_name(place, match)),
                f"{match.score:.2f}",
                f"{match.confidence:.2f}",
                met,
                musts,
                copy,
                match.signature,
            ]
        )
    return buffer.getvalue()


def strongest(match: Match) -> list[RequirementMatch]:
    """Requirements that gave the most points, those met before those partly met."""
    good = [item for item in match.requirements if item.status in (Status.MET, Status.PARTLY)]
    return sorted(good, key=lambda item: (item.status is not Status.MET, -item.points))[:2]


def weakest(match: Match) -> list[RequirementMatch]:
    """Requirements that cost the most points."""
    bad = [item for item in match.requirements if item.status in (Status.NOT_FOUND, Status.UNKNOWN)]
    return sorted(bad, key=lambda item: item.points - item.possible)[:2]


def _note(match: Match) -> tuple[str, str]:
    return (" (copy)" if match.copy_of is not None else "", "dim")


def _listed(items: list[RequirementMatch]) -> str:
    return "; ".join(_cut(item.requirement.text, 34) for item in items) or "–"


def _requirement(name: str, item: RequirementMatch) -> RenderableType:
    asked = item.requirement
    title = name == "title"
    tag = "the job's title" if title else f"{asked.importance.value} {asked.kind.value}"
    line = Text.assemble("" if title else f"{name}. ", _cut(asked.text, 160), (f"  [{tag}]", "dim"))
    details: list[RenderableType] = [line]
    if item.reasons:
        details.append(Text(" ".join(item.reasons), style="dim"))
    for evidence in item.evidence[:1]:
        where = f"p. {evidence.page}, " if evidence.page else ""
        nearest = "" if item.status in (Status.MET, Status.PARTLY) else "Nearest: "
        quote = f"{nearest}“{_cut(evidence.text, 150)}”"
        place = f" ({where}{evidence.span.start}–{evidence.span.end})"
        details.append(Text.assemble((quote, "italic"), (place, "dim")))
    return Group(*details)


def _cut(text: str, length: int) -> str:
    """At most so long, in one line, ending with a whole word."""
    flat = " ".join(printable(text).split())
    if len(flat) <= length:
        return flat
    head = flat[: length - 1]
    whole = head.rpartition(" ")[0] if " " in head[length // 2 :] else head
    return f"{whole.rstrip(' ,;:–-')}…"


def _safe(cell: str) -> str:
    """A spreadsheet takes a cell that starts so for a formula; a file's name is not ours."""
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@")) else cell
