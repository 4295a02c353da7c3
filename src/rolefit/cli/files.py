"""From what was typed to files, and from an answer to a file."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rolefit.domain.errors import ProfileError, ReadError, UsageError


def expand(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> list[Path]:
    """Files as given, each once; folders as all files in them, sorted; hidden ones left out.

    Args:
        without: files that are no résumés although a folder may hold them: the posting, the
            report of the last run.

    Raises:
        UsageError: a path that does not exist or cannot be looked up, or nothing at all.
    """
    others = {os.path.realpath(path) for path in without}
    unique: dict[Path, Path] = {}
    for path in paths:
        try:
            for file in _files(path, others):
                unique.setdefault(file.absolute(), file)
        except OSError as error:
            raise UsageError(
                f"{path} cannot be looked up: {error.strerror or 'the system refuses'}.",
                remedy="Check the spelling and the permissions.",
            ) from error
    if not unique:
        raise UsageError("There is no file in what was given.", remedy="Give files or folders.")
    return list(unique.values())


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let an error on this file say which file it is."""
    try:
        yield
    except (ReadError, ProfileError) as error:
        if path.name and path.name in error.message:
            raise
        raise type(error)(f"{path}: {error.message}", remedy=error.remedy) from error


def writable(target: Path) -> Path:
    """The target itself, when a file can be written there: asked before the work, not after it.

    Raises:
        UsageError: it is a folder, or stands where nothing can be written.
    """
    try:
        if target.is_dir():
            raise UsageError(f"{target} is a folder.", remedy="Name a file in it.")
        possible = os.access(target, os.W_OK) if _special(target) else _room_for(target)
    except OSError:
        possible = False
    if not possible:
        raise UsageError(f"{target} cannot be written.", remedy="Choose another file or folder.")
    return target


def write(target: Path, text: str) -> None:
    """Write a text whole or not at all, as UTF-8; a device or a pipe is written to as it is.

    Raises:
        UsageError: the file system refuses.
    """
    with writing(target) as file:
        file.write(text)


@contextmanager
def writing(target: Path) -> Iterator[TextIO]:
    """A file to write to bit by bit, which stands there when the block ends, as for `write`.

    Raises:
        UsageError: the file system refuses.
    """
    special = _special(target)
    part = target if special else target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        if not special:
            part.replace(target)
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written: {error.strerror or 'the system refuses'}.",
            remedy="Choose another file.",
        ) from error
    finally:
        if not special:
            part.unlink(missing_ok=True)


def _special(target: Path) -> bool:
    """Whether it is a device or a pipe: a file put in its place would take it from everybody."""
    return target.exists() and not target.is_file()


def _room_for(target: Path) -> bool:
    nearest = next(folder for folder in target.absolute().parents if folder.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _files(path: Path, others: set[str]) -> list[Path]:
    if path.is_dir():
        return sorted(
            item
            for item in path.rglob("*")
            if item.is_file() and _visible(item, path) and os.path.realpath(item) not in others
        )
    if not path.exists():
        raise UsageError(f"There is no file or folder {path}.", remedy="Check the spelling.")
    return [path]


def _visible(item: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in item.relative_to(folder).parts)
