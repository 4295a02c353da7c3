"""Options that several commands share, and what they mean."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolefit.domain.errors import UsageError

if TYPE_CHECKING:
    from rolefit.settings import Settings

AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM",
        help="The month that 'present' stands for. Default: each document's own date.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="Bundle folder, model folder, Hugging Face name or models:/NAME@ALIAS. "
        "Default: what ships.",
    ),
]
WeightsOption = Annotated[
    str | None,
    typer.Option(
        metavar="WEIGHTS", help="Weights, for instance 'nice=0.2 words=0.8'; see docs/score.md."
    ),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="N=IMPORTANCE",
        help="A requirement's importance by its number in `rolefit profile --job`, "
        "for instance '3=nice'; must, strong, nice or not. May be repeated.",
    ),
]
Tenant = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Whose documents they are. Default: “default”."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON.")]
Explain = Annotated[bool, typer.Option("--explain", help="Tell why, per requirement.")]
Blind = Annotated[bool, typer.Option("--blind", help="Show no file names and no personal data.")]
JobFile = Annotated[
    Path, typer.Argument(help="The posting: PDF, DOCX, HTML, JSON-LD, Markdown or text.")
]


def importance_of(pairs: list[str] | None, requirements: int) -> dict[int, str]:
    """From '3=nice' to {2: "nice"}: people count from one.

    Args:
        requirements: how many the job has.

    Raises:
        UsageError: not the number of a requirement, or no importance.
    """
    from rolefit.domain.job import Importance

    chosen: dict[int, str] = {}
    for pair in pairs or []:
        number, _, word = (part.strip() for part in pair.partition("="))
        if not number.isdecimal() or word not in list(Importance):
            raise UsageError(
                f"“{pair}” sets nothing; write NUMBER=IMPORTANCE, such as 3=nice.",
                remedy=f"An importance is one of {', '.join(Importance)}.",
            )
        if not 1 <= int(number) <= requirements:
            raise UsageError(
                f"There is no requirement {number}; the job has {requirements}.",
                remedy="See their numbers by `rolefit profile --job FILE`.",
            )
        chosen[int(number) - 1] = word
    return chosen


def configured(*, blind: bool = False) -> "Settings":
    """The settings that the environment makes.

    Args:
        blind: what is shown must be redacted.

    Raises:
        UsageError: a setting that cannot be meant.
    """
    from pydantic import ValidationError

    from rolefit.settings import Settings

    prefix = Settings.model_config["env_prefix"]
    names = {prefix + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        n for n in os.environ if n.upper().startswith(prefix) and n.upper() not in names
    )
    if unknown:
        raise UsageError(
            f"There is no setting {unknown[0]}.",
            remedy="Correct or unset it; docs/settings.md lists what can be set.",
        )
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(
            f"The environment's ROLEFIT_{name} cannot be used: {first['msg']}.",
            remedy="Correct or unset it; docs/settings.md lists what can be set.",
        ) from error
    if blind and not settings.redact:
        raise UsageError(
            "With ROLEFIT_REDACT off, passages carry names, so nothing can be shown blind.",
            remedy="Unset ROLEFIT_REDACT, or leave out --blind.",
        )
    return settings
