"""From what was typed to files."""

from collections.abc import Sequence
from pathlib import Path

from rolefit.domain.errors import UsageError


def expand(paths: Sequence[Path]) -> list[Path]:
    """Files as given; folders as all files in them, sorted; hidden ones left out.

    Raises:
        UsageError: a path that does not exist, or nothing at all.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                item for item in path.rglob("*") if item.is_file() and _visible(item, path)
            )
        elif path.exists():
            found.append(path)
        else:
            raise UsageError(f"There is no file or folder {path}.", remedy="Check the spelling.")
    unique = list(dict.fromkeys(found))
    if not unique:
        raise UsageError("There is no file in what was given.", remedy="Give files or folders.")
    return unique


def _visible(item: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in item.relative_to(folder).parts)
