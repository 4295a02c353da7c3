"""From what was typed to files, and from an answer to a file."""

import os
from collections.abc import Sequence
from pathlib import Path

from rolefit.domain.errors import UsageError


def expand(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> list[Path]:
    """Files as given; folders as all files in them, sorted; hidden ones left out.

    Args:
        without: files that are no résumés although a folder may hold them: the posting, the
            report of the last run.

    Raises:
        UsageError: a path that does not exist, or nothing at all.
    """
    others = {path.resolve() for path in without}
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                item
                for item in path.rglob("*")
                if item.is_file() and _visible(item, path) and item.resolve() not in others
            )
        elif path.exists():
            found.append(path)
        else:
            raise UsageError(f"There is no file or folder {path}.", remedy="Check the spelling.")
    unique = list(dict.fromkeys(found))
    if not unique:
        raise UsageError("There is no file in what was given.", remedy="Give files or folders.")
    return unique


def writable(target: Path) -> Path:
    """The target itself, when a file can be written there: asked before the work, not after it.

    Raises:
        UsageError: it is a folder, or stands where nothing can be written.
    """
    if target.is_dir():
        raise UsageError(f"{target} is a folder.", remedy="Name a file in it.")
    nearest = next(folder for folder in target.absolute().parents if folder.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageError(f"{target} cannot be written.", remedy="Choose another folder.")
    return target


def write(target: Path, text: str) -> None:
    """Write a text whole or not at all, as UTF-8.

    Raises:
        UsageError: the file system refuses.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(target)
    except OSError as error:
        raise UsageError(
            f"{target} cannot be written: {error.strerror or 'the system refuses'}.",
            remedy="Choose another file.",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _visible(item: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in item.relative_to(folder).parts)
