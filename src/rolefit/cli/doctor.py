"""`rolefit doctor`: what is configured, what answers, what is missing and how to get it."""

from typing import Annotated

import typer

EXIT_ERROR = 1


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Check the installation: settings, model, gazetteer, reader, extras."""
    import json
    from dataclasses import asdict

    from rich.text import Text

    from rolefit.cli.console import show
    from rolefit.cli.examination import examine

    checks = examine()
    if as_json:
        typer.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            sign = {"ok": "✓", "missing": "–", "failed": "✗"}[check.state]
            show(Text(f"{sign} {check.name}: {check.detail}"))
    if any(check.state == "failed" for check in checks):
        raise typer.Exit(EXIT_ERROR)
