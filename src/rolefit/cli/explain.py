"""`rolefit explain`: replay a recorded match."""

from pathlib import Path
from typing import Annotated

import typer

from rolefit.cli.options import JobFile, Model, configured
from rolefit.domain.errors import UsageError

EXIT_DIFFERS = 4


def explain(
    match: Annotated[Path, typer.Argument(help="What `rolefit rank --json` wrote.")],
    job: JobFile,
    resume: Annotated[Path, typer.Argument(help="The résumé's file.")],
    model: Model = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
) -> None:
    """Compute a recorded match anew and say whether it is equal, or what differs."""
    import json

    from rich.text import Text

    from rolefit.cli.console import show
    from rolefit.cli.encoding import matches_in
    from rolefit.cli.files import naming
    from rolefit.cli.tables import explanation
    from rolefit.matcher import Matcher
    from rolefit.report import shown_name

    recorded = matches_in(match)
    with Matcher(model, settings=configured()) as matcher:
        with naming(resume):
            document = matcher.read(resume)
        chosen = [one for one in recorded if one.inputs.resume == document.digest]
        if not chosen and len(recorded) > 1:
            # Another file of the same name may be an edited version: then say what differs.
            chosen = [one for one in recorded if one.name == resume.name]
        if not chosen and len(recorded) > 1:
            raise UsageError(
                f"{match} records no match for {resume}.",
                remedy="Give a résumé that was ranked, or rank this one first.",
            )
        one = (chosen or recorded)[0]
        with naming(job):
            asked = matcher.job(job)
        told = matcher.replay(one, asked, document)
    if as_json:
        body = {"equal": not told, "signature": one.signature, "differences": told}
        typer.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        show(explanation(one, f"1. {shown_name(1, one)}"))
        show("Differs:" if told else "Equal: the same inputs give the same score, byte for byte.")
        show(*(Text(f"  - {line}") for line in told))
    if told:
        raise typer.Exit(EXIT_DIFFERS)
