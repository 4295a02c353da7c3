"""What every call was asked and answered once: examples in the description of the interface.

`tools/build_api.py` makes the calls and writes the file; a test makes them again.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent / "examples.json"


def described(description: dict[str, Any]) -> dict[str, Any]:
    """The description with an example of each call."""
    for methods in description["paths"].values():
        for call in methods.values():
            example = _examples().get(call["operationId"])
            if example is not None:
                _show(call, example)
    return description


@cache
def _examples() -> dict[str, Any]:
    examples: dict[str, Any] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return examples


def _show(call: dict[str, Any], example: dict[str, Any]) -> None:
    asked = call.get("requestBody", {}).get("content", {}).get("application/json")
    if asked is not None and example["request"] is not None:
        asked["example"] = example["request"]
    answer = call["responses"].get(str(example["status"]), {})
    told = answer.get("content", {}).get("application/json")
    if told is not None and example["response"] is not None:
        told["example"] = example["response"]
