"""JSON Resume data: forgiving where nothing is lost, strict where something would be."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator

from rolefit.domain.errors import InvalidStructure

_TEXTS = frozenset({"highlights", "keywords", "courses", "roles"})
_TOPICS = {"skills": "name", "languages": "language", "interests": "name"}


def checked(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The data in the schema's shape, and the paths of fields that break its formats.

    Nulls are left out; a number where a text belongs becomes that text, a text where a list of
    texts belongs a list of one, a plain word in `skills`, `languages` or `interests` an entry of
    that name. Fields that the schema does not know stay.

    Raises:
        InvalidStructure: a value has a type that cannot be read; the message names its path.
    """
    shaped = {key: _shaped(value, key) for key, value in data.items() if value is not None}
    odd: list[str] = []
    for error in sorted(_validator().iter_errors(shaped), key=lambda e: (e.json_path, e.validator)):
        if error.validator == "type":
            raise InvalidStructure(
                f"JSON Resume: {error.json_path} has to be of type {error.validator_value}."
            )
        odd.append(error.json_path)
    return shaped, odd


@cache
def _validator() -> Draft7Validator:
    schema = files("rolefit.reading").joinpath("jsonresume.schema.json").read_text("utf-8")
    return Draft7Validator(json.loads(schema))


def _shaped(value: Any, key: str) -> Any:  # noqa: ANN401  any JSON value
    if key in _TOPICS and isinstance(value, list):
        value = [{_TOPICS[key]: item} if isinstance(item, str) else item for item in value]
    if key in _TEXTS and isinstance(value, str):
        value = [line for line in value.splitlines() if line.strip()]
    if isinstance(value, dict):
        return {name: _shaped(part, name) for name, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_shaped(part, "") for part in value if part is not None]
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return value
