"""A match's signature, and what differs when two do not agree."""

import hashlib
import json
import re
from dataclasses import fields
from functools import lru_cache

from pydantic import TypeAdapter

from rolefit.domain.match import Explanation, Inputs, Match

_DIGEST = re.compile(r"[0-9a-f]{64}")

_TELLS = {
    "job": "the posting's text",
    "resume": "the résumé's text",
    "as_of": "the month that 'present' stands for",
    "weights": "the weights or a requirement's importance",
    "encoder": "the encoder (weights, runtime, precision or instruction set)",
    "gazetteer": "the gazetteer of skills",
    "reader": "the reader's version",
    "profiler": "the profiler's version",
    "rubric": "the rubric's version",
}


def signature_of(score: float, confidence: float, explanation: Explanation) -> str:
    """SHA-256 (hex) over the inputs and all of the outcome, in one canonical JSON form.

    The résumé's place in a list, its file's name and whether it is a copy are left out: they say
    nothing about the fit.
    """
    told = _adapter().dump_python(explanation, mode="json", exclude={"signature"})
    body = {**told, "score": score, "confidence": confidence}
    packed = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Explanation]:
    return TypeAdapter(Explanation)


def differences(recorded: Match, recomputed: Match) -> list[str]:
    """What differs between a recorded match and the same one computed anew, in plain sentences.

    Empty when the signatures are equal and the record fits its own.
    """
    told = []
    own = signature_of(recorded.score, recorded.confidence, recorded.explanation())
    if own != recorded.signature:
        told.append("the record itself: its signature does not fit what it says (was it edited?)")
    if not told and recorded.signature == recomputed.signature:
        return []
    told += [
        f"{_TELLS[field.name]}: recorded {_short(before)}, now {_short(after)}"
        for field in fields(Inputs)
        if (before := getattr(recorded.inputs, field.name))
        != (after := getattr(recomputed.inputs, field.name))
    ]
    if recorded.score != recomputed.score:
        told.append(f"the score: recorded {recorded.score:.2f}, now {recomputed.score:.2f}")
    for before, after in zip(recorded.requirements, recomputed.requirements, strict=False):
        same = before.requirement.text == after.requirement.text
        if same and (before.points, before.status) != (after.points, after.status):
            told.append(
                f"“{before.requirement.text[:60]}”: recorded {before.status} {before.points:.2f}, "
                f"now {after.status} {after.points:.2f}"
            )
    return told or ["the words: evidence, reasons, findings or confidence read differently"]


def _short(value: str) -> str:
    """Digests at a glance; of anything else the end may be what differs."""
    return f"{value[:21]}…" if _DIGEST.fullmatch(value) else value
