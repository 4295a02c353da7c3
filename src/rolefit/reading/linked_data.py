"""JSON-LD: finding a JobPosting, and reading values that schema.org leaves loose."""

from collections.abc import Iterator
from typing import Any

_DEEPEST = 12


def find_postings(data: object) -> list[dict[str, Any]]:
    """Every schema.org JobPosting in parsed JSON-LD: alone, in an array, in @graph or nested."""
    return list(_postings(data, 0))


def _postings(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _postings(item, depth + 1)
    elif isinstance(data, dict):
        if "JobPosting" in types(data):
            yield data
            return
        for key in ("@graph", "mainEntity", "itemListElement", "item", "hasPart"):
            yield from _postings(data.get(key), depth + 1)


def is_told(posting: dict[str, Any]) -> bool:
    """Whether a posting says what the job is: by its title, its name or a description."""
    return any(texts(posting.get(key)) for key in ("title", "name", "description"))


def types(node: dict[str, Any]) -> list[str]:
    """The node's types, without the address of schema.org."""
    stated = node.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return [
        name.rstrip("/").rsplit("/", 1)[-1].removeprefix("schema:")
        for name in names
        if isinstance(name, str)
    ]


def texts(value: object, *keys: str, depth: int = 0) -> list[str]:
    """The strings in a value that may be a text, a number, a node or an array of those.

    Args:
        value: what stands in a field.
        keys: the fields of a node that hold its words, best first; "name" when none is given.
        depth: how deep the search is already.
    """
    if depth > _DEEPEST or isinstance(value, bool) or value is None:
        return []
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, int | float):
        return [str(value).removesuffix(".0")]
    if isinstance(value, list):
        return [text for item in value for text in texts(item, *keys, depth=depth + 1)]
    if isinstance(value, dict):
        for key in keys or ("name", "@value"):
            found = texts(value.get(key), *keys, depth=depth + 1)
            if found:
                return found
    return []
