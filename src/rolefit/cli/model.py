"""`rolefit model`: bundles."""

from pathlib import Path
from typing import Annotated

import typer

model = typer.Typer(help="Model bundles.", no_args_is_help=True, rich_markup_mode=None)


@model.callback()
def _group() -> None:
    """Model bundles."""


@model.command()
def export(
    source: Annotated[
        str, typer.Argument(help="A sentence-transformers folder or a Hugging Face name.")
    ],
    target: Annotated[Path, typer.Argument(help="The bundle's folder; replaced once it is done.")],
    name: Annotated[str, typer.Option(help="The bundle's name, lower case.")],
    base_name: Annotated[str, typer.Option(help="The model, as its makers call it.")],
    version: Annotated[str, typer.Option(help="The bundle's version.")] = "1",
    licence: Annotated[str, typer.Option(help="SPDX identifier of the weights.")] = "Apache-2.0",
    licence_file: Annotated[Path | None, typer.Option(help="The licence's text.")] = None,
) -> None:
    """Make a bundle: weights as int8, tokenizer, pooling, checksums, licence (needs torch)."""
    from rolefit.encoding.export import export_bundle

    made = export_bundle(
        source,
        target,
        name=name,
        base_name=base_name,
        version=version,
        licence=licence,
        licence_file=licence_file,
        progress=lambda step: typer.echo(step, err=True),
    )
    typer.echo(str(made))


@model.command()
def show(
    bundle: Annotated[
        str | None, typer.Argument(help="A bundle's folder; default: the one that ships.")
    ] = None,
) -> None:
    """Check a bundle's checksums and print its manifest."""
    from rolefit.encoding import find_bundle

    typer.echo(find_bundle(bundle).manifest.model_dump_json(indent=2))
