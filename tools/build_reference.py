"""Write the reference parts of docs/cli.md, docs/settings.md and docs/errors.md from the code.

    python tools/build_reference.py

Everything between the two markers of a page is replaced; a test fails when a page has drifted.
"""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, cast

from pydantic_core import PydanticUndefined
from typer.main import get_command

from rolefit.cli.app import app
from rolefit.domain import errors
from rolefit.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
BEGIN = "<!-- Written by tools/build_reference.py; change the code, not this. -->"
END = "<!-- End of what is written by tools/build_reference.py. -->"


class Parameter(Protocol):
    """What is used of a parameter, whichever Click stands behind Typer."""

    name: str
    opts: list[str]
    nargs: int
    required: bool
    default: object
    help: str | None
    metavar: str | None
    is_flag: bool
    param_type_name: str


class Command(Protocol):
    """What is used of a command."""

    help: str | None
    params: list[Parameter]


def cli_reference() -> str:
    """Every command with its arguments, options and defaults."""
    return "\n\n".join(_commands(cast("Command", get_command(app)), "rolefit"))


def settings_reference() -> str:
    """Every setting with its environment variable and default."""
    rows = ["| setting | environment variable | default | what it does |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = _setting(field.default)
        rows.append(f"| `{name}` | `ROLEFIT_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def errors_reference() -> str:
    """The error tree with what each class means and what to do about it."""
    rows = ["| class | what happened | what to do |", "|---|---|---|"]
    for kind, depth in _tree(errors.RolefitError):
        meaning = inspect.cleandoc(kind.__doc__ or "").split("\n")[0]
        rows.append(f"| {'– ' * depth}`{kind.__name__}` | {meaning} | {kind.remedy_default} |")
    return "\n".join(rows)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_reference,
    "settings.md": settings_reference,
    "errors.md": errors_reference,
}


def rebuilt(page: str, reference: str) -> str:
    """A page's text with its reference part replaced.

    Raises:
        ValueError: the page has no markers.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{reference}\n\n{END}{after}"


def main() -> None:
    """Rewrite the pages."""
    for name, reference in PAGES.items():
        path = DOCS / name
        path.write_text(rebuilt(path.read_text(encoding="utf-8"), reference()), encoding="utf-8")
        print(path)


def _commands(command: Command, name: str) -> Iterator[str]:
    children: dict[str, Command] = getattr(command, "commands", {})
    if not children:
        yield f"### `{name}`\n\n{_prose(command.help)}"
        yield f"```\n{_usage(command, name)}\n```"
        yield _parameters(command)
    for key, child in children.items():
        yield from _commands(child, f"{name} {key}")


def _usage(command: Command, name: str) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    return " ".join([name, "[OPTIONS]", *(_metavar(argument) for argument in arguments)])


def _metavar(argument: Parameter) -> str:
    word = (argument.metavar or argument.name.upper()) + ("..." if argument.nargs == -1 else "")
    return word if argument.required else f"[{word}]"


def _parameters(command: Command) -> str:
    rows = ["| | default | |", "|---|---|---|"]
    for parameter in command.params:
        shown = _names(parameter)
        rows.append(f"| {shown} | {_default(parameter)} | {_prose(parameter.help)} |")
    return "\n".join(rows)


def _names(parameter: Parameter) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_metavar(parameter).strip('[]')}`"
    word = parameter.metavar or parameter.opts[0].lstrip("-").upper()
    value = "" if parameter.is_flag else f" {word}"
    return ", ".join(f"`{option}{value}`" for option in parameter.opts)


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    return "" if parameter.default in (None, False) else f"`{parameter.default}`"


def _setting(default: object) -> str:
    if default is PydanticUndefined:
        return "the system's cache folder"
    return "none" if default is None else f"`{str(default).lower()}`"


def _prose(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _tree(
    kind: type[errors.RolefitError], depth: int = 0
) -> Iterator[tuple[type[errors.RolefitError], int]]:
    yield kind, depth
    for child in kind.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from _tree(child, depth + 1)


if __name__ == "__main__":
    main()
