"""The line of the head that is the candidate's name, by its shape and by what confirms it."""

import re
from collections.abc import Iterator
from itertools import islice

from rolefit.domain.text import Span
from rolefit.profiling.redaction.handles import Handles
from rolefit.profiling.redaction.head import Line
from rolefit.profiling.redaction.keep import find_kept
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PersonalSpan
from rolefit.profiling.redaction.nameshape import (
    WORD,
    NameShape,
    Role,
    read_name,
    role_of,
    whole_name,
)
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import reads_as_ordinary
from rolefit.profiling.resumes.titles import title_score

_PREAMBLE = re.compile(
    r"(?i)[\W_]*(?:(?:r[ée]sum[ée]|curriculum\s+vit(?:ae|æ)|c\.?v\.?|bio-?data|lebenslauf|name)\b"
    r"[ \t]{0,9}(?:of\b|for\b|[-–—:|])?[\W_]*)?"
)
_SEPARATOR = re.compile(r"[ \t]{0,9}(?:[|•·\t/;►▪■]|[ \u00a0]{3,9}|[ ][-–—][ ]|[:：][ ])[ \t]{0,9}")
_RESUME_WORDS = re.compile(
    r"(?i)(?:['’]s?)?[ \t]{0,9}[-–—:]?[ \t]{0,9}(?:r[ée]sum[ée]|cv|curriculum\s+vitae)\b[\W_]*"
)
_LETTER = re.compile(r"\w")
_SPACED = re.compile(r"[^\W\d_]+(?:[ ][^\W\d_]+)+")
_CAPITALS = re.compile(
    r"(?=[^\W\d_a-z])[^\W\d_]+(?:['’][^\W\d_]+)?\.?"
    r"(?:[ ](?:(?:van|von|der|de|di|da|la|el|al|bin)[ ]){0,2}(?=[^\W\d_a-z])"
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?){1,3}"
)
"""Two to four words with a capital each, particles between them."""
_PUBLISHED = re.compile(r"\((?:19|20)\d\d[a-z]?\)")
_ENOUGH = 4
"""Points of `_score` and its company that make a line the name."""
_LONGEST_LINE = 160
_MOST_SEGMENTS = 6
_MOST_TITLE_WORDS = 6


def find_headline(
    text: str, layout: Layout, handles: Handles, contacts: list[PersonalSpan]
) -> list[NameShape]:
    """The best name-like stretch of the head, with the line above or below that belongs to it."""
    reachable = any(c.span.start < layout.head_end for c in contacts)
    best: tuple[int, int, NameShape] | None = None
    cuts = Ranges(c.span for c in contacts)
    for index, line in enumerate(layout.lines[: max(layout.head, 6) + 30]):
        inside = index < max(layout.head, 1)
        for shape, rest in _stretches(text, line, handles, cuts):
            score = _score(shape, rest, handles)
            confirmed = any(handles.confirm(word) for word in shape.core)
            if 0 < score < _ENOUGH:
                score += _supported(text, shape)
            score -= 3 * (not confirmed and _is_kept(text, shape))
            score += (index == 0) + (reachable and inside) + (index == 0 and line.marked)
            if not inside and not (confirmed and _ends(rest)) and not (line.marked and score >= 5):
                continue
            if score >= _ENOUGH and (best is None or score > best[0]):
                best = (score, index, shape)
    called = _named_by_email(text, layout, handles, cuts)
    if called is not None and (best is None or best[1] == called[0]):
        best = (_ENOUGH, *called)
    if best is None:
        return []
    _, index, shape = best
    return [
        shape,
        *_own_script_above(text, layout, index, shape),
        *_second_line(text, layout, index, shape, handles),
    ]


def _stretches(
    text: str, line: Line, handles: Handles, cuts: Ranges
) -> Iterator[tuple[NameShape, str]]:
    """Name-like openings of the line's segments, each with what follows it in its segment."""
    if len(line.text) > _LONGEST_LINE:
        return
    if line.text.islower():
        lower = _in_lower_case(text, line.span, handles)
        if lower is not None:
            yield lower, ""
        return
    for at, stop in _segments(text, line.span, cuts):
        shape = read_name(text, at, stop, handles.names)
        if shape is not None and shape.core:
            label = _RESUME_WORDS.match(text, shape.end, stop)
            # What belongs to somebody is a résumé or something else ("St. Mary's Hospital").
            if label is not None or text[shape.end : shape.end + 2] not in {"'s", "’s"}:
                yield shape, text[label.end() if label else shape.end : stop].strip()
        last = _after_title(text, at, stop, handles)
        if last is not None:
            yield last, ""


def _segments(text: str, line: Span, cuts: Ranges) -> Iterator[tuple[int, int]]:
    """Where the first few parts of a line begin and end: between separators and contacts."""
    preamble = _PREAMBLE.match(text, line.start, line.end)
    at = preamble.end() if preamble else line.start
    borders = [match.span() for match in _SEPARATOR.finditer(text, at, line.end)]
    borders += [(span.start, span.end) for span in cuts.touching(line)]
    for left, right in [*sorted(borders), (line.end, line.end)][:_MOST_SEGMENTS]:
        first = _LETTER.search(text, at, max(at, left))
        if first is not None:
            yield first.start(), left
        at = max(at, right)


def _after_title(text: str, start: int, stop: int, handles: Handles) -> NameShape | None:
    """A name of two words or more that ends a segment ("Accountant Anna Kowalska").

    What stands before it is some other word, so that a handle has to confirm the name.
    """
    for word in islice(WORD.finditer(text, start, stop), 1, _MOST_TITLE_WORDS):
        shape = read_name(text, word.start(), stop, handles.names)
        if shape is not None and len(shape.core) > 1 and _ends(text[shape.end : stop].strip()):
            return shape if any(handles.confirm(word) for word in shape.core) else None
    return None


def _named_by_email(
    text: str, layout: Layout, handles: Handles, cuts: Ranges
) -> tuple[int, NameShape] | None:
    """The opening of a line that the e-mail in or below it calls by one word ("chip@…").

    Ordinary words are a name there, where it is the first line or the one above the e-mail, all of
    them are capitalised, none is of a title, and at most one speaks against a name by itself
    ("Data Science" of "data@…" is no name).

    Returns:
        Index of the line and the name, None when there is none.
    """
    if not handles.bare:
        return None
    lines = layout.lines[: layout.head]
    for index, line in enumerate(lines):
        near = lines[index : index + 2]
        if index and not any("@" in x.text and cuts.touch(x.span) for x in near):
            continue
        first = next(_segments(text, line.span, cuts), None)
        shape = whole_name(text, *first) if first and _CAPITALS.fullmatch(text, *first) else None
        if shape is None or title_score(text[shape.start : shape.end]) > 0:
            continue
        called = [w for w in shape.words if w.folded in handles.bare]
        doubtful = sum(role_of(word.written) is Role.ORDINARY for word in shape.words)
        if called and len(called) < len(shape.words) and doubtful <= 1:
            return index, shape
    return None


def _ends(rest: str) -> bool:
    """Whether a name is over before `rest`: nothing, letters behind a comma, a bracket.

    Before a year in brackets it is an author's, of a reference.
    """
    return rest[:1] in {"", ",", "("} and _PUBLISHED.match(rest) is None


def _in_lower_case(text: str, line: Span, handles: Handles) -> NameShape | None:
    """A line of two to four words in lower case, each no ordinary one or in a handle."""
    shape = whole_name(text, line.start, line.end)
    words = shape.words
    if not 2 <= len(words) <= 4 or not _SPACED.fullmatch(text, line.start, line.end):
        return None
    confirmed = [word for word in words if handles.confirm(word)]
    doubtful = [word for word in words if word not in confirmed and reads_as_ordinary(word.written)]
    if doubtful or all(reads_as_ordinary(word.written) for word in confirmed):
        return None
    return shape


def _score(shape: NameShape, rest: str, handles: Handles) -> int:
    core = shape.core
    clear = sum(w.role is Role.GIVEN and not reads_as_ordinary(w.written) for w in core)
    unclear = sum(w.role is Role.GIVEN and reads_as_ordinary(w.written) for w in core)
    surnames, unknown = shape.count(Role.SURNAME), shape.count(Role.UNKNOWN)
    score = 4 * any(handles.confirm(word) for word in core)
    score += 2 if clear or shape.count(Role.FOREIGN) else int(unclear > 0)
    score += (unknown > 0) + (surnames > 0 and clear + unclear + unknown > 0)
    score += clear + unclear > 1 or unknown > 1
    score += shape.count(Role.INITIAL, Role.SUFFIX) > 0 or any(w.nick for w in core)
    score += shape.words[0].role is Role.TITLE
    if surnames == len(core):
        score -= 3
    if len(core) == 1 and not shape.count(Role.INITIAL):
        score -= 1 + (bool(rest) and rest[0].isalnum())
    score += _ends(rest)
    abbreviated = core[0].written.isupper() and len(core[0].written) <= 4
    score -= len(core) == 1 and not clear and abbreviated
    return score - 2 * (len(core) > 6)


def _supported(text: str, shape: NameShape) -> int:
    """2 when the text says "Ms. Kowalska" of one of its words, 1 when "Kowalska's", else 0."""
    words = "|".join(re.escape(w.written) for w in shape.core if len(w.written) > 1)
    if not words:
        return 0
    if re.search(rf"\b(?:M(?:r|rs|s|x)|Dr|Prof)\.?[ ](?i:{words})\b", text):
        return 2
    possessive = re.compile(rf"\b(?=[^\W\d_a-z])(?i:{words})['’]s\b")
    return int(possessive.search(text, shape.end) is not None)


def _is_kept(text: str, shape: NameShape) -> bool:
    """Whether the words are those of a well-known organisation."""
    return next(find_kept(text[shape.start : shape.end + 20]), None) is not None


def _own_script_above(
    text: str, layout: Layout, index: int, shape: NameShape
) -> Iterator[NameShape]:
    """The name in its own script, as the line above the Latin one; below, it may be a title."""
    if index != 1 or shape.count(Role.FOREIGN):
        return
    line = layout.lines[0]
    above = read_name(text, line.span.start, line.span.end)
    if above is None or above.end != line.span.end or above.count(Role.FOREIGN) != len(above.words):
        return
    yield above


def _second_line(
    text: str, layout: Layout, index: int, shape: NameShape, handles: Handles
) -> Iterator[NameShape]:
    """A surname set on a line of its own below the given name."""
    if len(shape.core) > 2 or index + 1 >= len(layout.lines):
        return
    line = layout.lines[index + 1]
    other = read_name(text, line.span.start, line.span.end, handles.names)
    if other is None or other.end != line.span.end or len(other.core) not in {1, 2}:
        return
    confirmed = any(handles.confirm(word) for word in other.core)
    single = len(shape.core) == 1 and len(other.core) == 1
    if confirmed or (single and other.core[0].role is not Role.SURNAME):
        yield other
