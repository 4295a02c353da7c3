"""`rolefit skills`: the ESCO skills that phrases and sentences are about."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.cli.options import AsJson, Model, configured
from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from rolefit.domain.skills import LinkedSkill
    from rolefit.matcher import Matcher

FORMAT = 1
"""Of the JSON; a field may be added, none changes its meaning."""

_DIGITS = 6


def skills(
    source: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|FILE|-", help="A text, a file of any kind that is read, or - for input."
        ),
    ],
    top: Annotated[int, typer.Option(min=1, help="Skills of each sentence.")] = 5,
    least: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out skills with a lower score.")
    ] = 0.0,
    as_json: AsJson = False,
    model: Model = None,
) -> None:
    """Link every line and sentence to ESCO skills: what it names, and what lies near it.

    With a new model all labels of ESCO are encoded first, which takes a minute, and kept.
    """
    from rolefit.cli.console import counting, show
    from rolefit.matcher import Matcher

    with Matcher(model, settings=configured()) as matcher:
        texts = _sentences(_text(matcher, source))
        if not texts:
            raise UsageError("There is no text to link.", remedy="Give a phrase or a sentence.")
        found = matcher.link_all(texts, top=top, least=least, counting=counting)
    if as_json:
        typer.echo(_as_json(texts, found))
    else:
        show(_table(texts, found))


def _text(matcher: "Matcher", source: str) -> str:
    """What was typed; what comes in; or what the reader sees in a file of that name."""
    from rolefit.cli.files import naming

    if source == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    path = Path(source)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):  # too long for a name, or with a null in it: a text
        is_file = False
    if not is_file:
        return source
    with naming(path):
        return matcher.read(path).text


def _sentences(text: str) -> list[str]:
    """Lines, cut into sentences as they are for matching; what is said again only once."""
    from rolefit.domain.resume import SectionKind
    from rolefit.domain.text import Span
    from rolefit.profiling.passages import Block, cut_passages

    whole = Block(Span(0, len(text)), SectionKind.OTHER)
    return [passage.text for passage in cut_passages(text, [whole])]


def _as_json(texts: "Sequence[str]", found: "Sequence[Sequence[LinkedSkill]]") -> str:
    import json

    rows = [
        {
            "text": text,
            "skills": [
                {
                    "id": skill.id,
                    "label": skill.label,
                    "score": round(skill.score, _DIGITS),
                    "found": skill.found.value,
                }
                for skill in skills
            ],
        }
        for text, skills in zip(texts, found, strict=True)
    ]
    return json.dumps({"format": FORMAT, "sentences": rows}, ensure_ascii=False, indent=2)


def _table(texts: "Sequence[str]", found: "Sequence[Sequence[LinkedSkill]]") -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    from rolefit.report import printable

    table = Table()
    for heading in ("Text", "Skill", "ESCO id"):
        table.add_column(heading, overflow="fold")
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Found", no_wrap=True)
    for text, skills in zip(texts, found, strict=True):
        if not skills:
            table.add_row(Text(printable(text)), "none near enough", end_section=True)
        for place, skill in enumerate(skills):
            told = Text(printable(text) if place == 0 else "")
            cells = (f"{skill.score:.3f}", skill.found.value)
            table.add_row(
                told, Text(skill.label), skill.id, *cells, end_section=place == len(skills) - 1
            )
    return table
