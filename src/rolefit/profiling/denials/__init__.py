"""Stretches of a text that say what is not so: denied, run out, not held or not finished yet.

Like `skills.negation`, in the manner of NegEx, but for things of any kind: no mention is known
beforehand, so a scope is what the cue's clause says, as narrow as its grammar allows. What is only
done with such things ("removed expired stock"), and what others lack ("taught people with no
experience of baking"), is no denial.
"""

from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.denials.objects import after_cue
from rolefit.profiling.denials.subjects import before_cue
from rolefit.profiling.denials.triggers import find_triggers

__all__ = ["denied_stretches"]


def denied_stretches(text: str) -> tuple[Span, ...]:
    """Where `text` names what is denied, run out, or not yet held or finished.

    A stretch covers the words of the thing, not those of the cue. Rare: most texts have none.
    Takes time linear in the text.

    Args:
        text: one sentence, bullet or line, redacted already.

    Returns:
        Spans of `text`, sorted, non-overlapping, none empty.
    """
    found = (before_cue(text, at) or after_cue(text, at) for at in find_triggers(text))
    return tuple(_merged(sorted(span for span in found if span is not None)))


def _merged(spans: list[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held is not None and span.start < held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
