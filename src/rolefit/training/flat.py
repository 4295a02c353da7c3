"""Plain data as MLflow takes it: flat, under names that it allows."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rolefit.domain.errors import UsageError

Tree = Mapping[str, Any]
"""Plain data as JSON has it: texts, numbers, booleans, None, lists and mappings of them."""

_NO_METRIC = re.compile(r"[^\w/.\- :]", re.ASCII)


def flattened(tree: Tree) -> dict[str, str]:
    """Leaves of plain data by their path: mappings by key, lists by number, joined by dots.

    Texts stay as they are; everything else is written as JSON has it.
    """
    return dict(_leaves("", tree))


def _leaves(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _leaves(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list | tuple) and value:
        for number, inner in enumerate(value):
            yield from _leaves(f"{path}.{number}", inner)
    elif path:
        yield path, value if isinstance(value, str) else json.dumps(value, default=str)


def metric_names(names: Mapping[str, object]) -> dict[str, str]:
    """Names as MLflow takes them: “graded nDCG@10” is `graded nDCG_at_10`.

    Raises:
        UsageError: two of them would be one.
    """
    found = {name: _NO_METRIC.sub("_", name.replace("@", "_at_")) for name in names}
    if len(set(found.values())) < len(found):
        raise UsageError(f"Two of {', '.join(sorted(found))} are one name to MLflow.")
    return found
