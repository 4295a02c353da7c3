"""Options that several commands share, and what they mean."""

from pathlib import Path
from typing import Annotated

import typer

from rolefit.domain.errors import UsageError

AsOf = Annotated[
    str | None,
    typer.Option(
        help="The month that 'present' stands for, YYYY-MM. Default: each document's own date."
    ),
]
Model = Annotated[
    str | None,
    typer.Option(help="Bundle folder, model folder or Hugging Face name. Default: what ships."),
]
WeightsOption = Annotated[
    str | None,
    typer.Option(help="Weights, for instance 'nice=0.2 duty=1'; see docs/score.md."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="A requirement's importance by its number in `rolefit profile --job`, "
        "for instance '3=nice'; must, strong, nice or not. May be repeated.",
    ),
]
JobFile = Annotated[
    Path, typer.Argument(help="The posting: PDF, DOCX, HTML, JSON-LD, Markdown or text.")
]


def importance_of(pairs: list[str] | None) -> dict[int, str]:
    """From '3=nice' to {2: "nice"}: people count from one.

    Raises:
        UsageError: not a number and a word.
    """
    chosen: dict[int, str] = {}
    for pair in pairs or []:
        number, _, word = pair.partition("=")
        if not number.strip().isdigit() or not word:
            raise UsageError(f"“{pair}” sets nothing; write NUMBER=IMPORTANCE, such as 3=nice.")
        chosen[int(number) - 1] = word.strip()
    return chosen
