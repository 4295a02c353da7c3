"""`rolefit model`: bundles, and the registry that keeps them."""

from pathlib import Path
from typing import Annotated

import typer

from rolefit.cli import models, training

HELP = "Model bundles, and the registry that keeps them."

model = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)


@model.callback(help=HELP)
def _group() -> None:
    """Let one command alone still be a group."""


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
        str | None,
        typer.Argument(
            help="A bundle's folder or models:/NAME@ALIAS; default: the one that ships."
        ),
    ] = None,
) -> None:
    """Check a bundle's checksums and print its manifest."""
    from rolefit.cli.options import configured
    from rolefit.encoding import find_bundle

    settings = configured()
    found = find_bundle(bundle, settings.cache_dir, settings.registry)
    typer.echo(found.manifest.model_dump_json(indent=2))


model.command()(training.train)
model.command()(training.evaluate)
model.command("list")(models.list_versions)
model.command()(models.compare)
model.command()(models.register)
model.command()(models.rescore)
model.command()(models.promote)
model.command()(models.fetch)
