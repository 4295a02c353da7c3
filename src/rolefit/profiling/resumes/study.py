"""Where and when somebody studied: read and shown, but neither embedded nor counted.

Schools, their towns and the years of study tell where somebody comes from and how old they are.
What was learnt stays: level, field, courses, grades, and whether it is finished.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rolefit.domain.resume import Degree, Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.redaction.model import PLACEHOLDERS
from rolefit.profiling.redaction.places import is_place as is_listed_place
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import fold, is_ordinary
from rolefit.profiling.resumes.calendar import Point, points_of
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.levels import named_degrees
from rolefit.profiling.resumes.lines import Line, count_words, lines_of
from rolefit.profiling.resumes.schools import certifies, find_schools, tells_school
from rolefit.profiling.resumes.titles import PLACE_TEMPLATE, is_place, title_score

SCHOOL = "[alma mater]"
"""For a school and its town: postings say "school" and "university", but hardly this."""
YEAR = "[year]"
"""For a date or a range of dates: a word that counts for nothing in the lexical leg."""
STUDY = re.compile(r"\[(?:alma mater|year)\]")
"""Both, as they stand in a passage."""
_PLACEHOLDER = re.compile("|".join([STUDY.pattern, *map(re.escape, PLACEHOLDERS.values())]))

Found = tuple[Span, str]
"""What is replaced, and by what."""

_SEPARATOR = re.compile(r"[,;|()\[\]\t•:*]|[ ][-–—~/]{1,2}[ ]|[–—]|[ ]{3,}|\.(?=[ ]|$)", re.M)
_PREPOSITION = re.compile(r"[ ](?:from|at|in|by|via|with)(?=[ ])")
_YEAR = re.compile(r"(?<![\w,.$€£])(?:19|20)\d\d(?:[-–/]\d\d(?!\w))?(?!\w|[.,]\d)")
_BRIDGE = re.compile(r"[^\S\n]*(?:[,;|/•·–—(&:.-]{0,3}|and|und|et|y|e)[^\S\n]*")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Þ][\w.'’-]*[ ]$")
_LONGEST_TOWN = 3
_NEIGHBOURS = 3
"""A degree in another section tells its school at most so many lines away."""
_FAR = 200
"""A degree tells of what stands nearer, in characters."""
_SENTENCE = re.compile(r"[.;!?](?=[ ])")
# Towns of universities whose names are ordinary words, or tools, as well.
_TOWNS = frozenset("Bath Berkeley Buffalo Cork Davis Derby Hull Irvine Madison Mobile Nice".split())
# Latin honours and the like: no towns, though no list of ordinary words has them.
_NO_TOWN = frozenset("magna summa cum laude gpa cgpa thesis honours hons ects major".split())


def says_more(words: str) -> bool:
    """Whether a passage says more than who somebody is and where and when they studied."""
    return any(map(str.isalnum, _PLACEHOLDER.sub("", words)))


def find_study(
    text: str, sections: Sequence[Section], degrees: Sequence[Degree], marks: Sequence[Mark] = ()
) -> list[Found]:
    """Schools with their towns, and dates, in education and wherever a degree was found.

    Args:
        text: what sections, degrees and marks point into.
        sections: in order.
        degrees: those found in the sections.
        marks: the reader's notes; INSTITUTION marks are believed.

    Returns:
        Sorted, not overlapping. Neighbours in one line are one, so their number tells nothing.
    """
    education = [s.span for s in sections if s.kind is SectionKind.EDUCATION]
    found = [(m.span, SCHOOL) for m in marks if m.kind is MarkKind.INSTITUTION]
    ordered = sorted(degrees, key=lambda degree: degree.span)
    inside = Ranges(education)
    elsewhere = [degree for degree in ordered if not inside.touch(degree.span)]
    starts = [degree.span.start for degree in ordered]
    for span in (*education, *Ranges(_about(text, elsewhere)).spans):
        found += _in_stretch(text, span, ordered, starts)
    return _joined(text, _united(found))


def _in_stretch(
    text: str, span: Span, degrees: Sequence[Degree], starts: Sequence[int]
) -> Iterator[Found]:
    for line in lines_of(text, span):
        first = bisect_left(starts, line.span.start - _FAR)
        near = degrees[first : bisect_left(starts, line.span.end + _FAR)]
        yield from ((school, SCHOOL) for school in _of_line(text, line.span, near))
    yield from ((dates, YEAR) for dates in _dates(text, span))


def _about(text: str, degrees: Sequence[Degree]) -> Iterator[Span]:
    """The line, or sentence, of a degree outside of education, and the lines with its school."""
    lines = lines_of(text) if degrees else []
    starts = [line.span.start for line in lines]
    for degree in degrees:
        at = max(0, bisect_right(starts, degree.span.start) - 1)
        yield _sentence(text, lines[at], degree.span)
        for line in lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]:
            told = degree.institution and degree.institution in line.text
            if told and line is not lines[at] and not title_score(line.text):
                yield line.span


def _sentence(text: str, line: Line, around: Span) -> Span:
    """The line; of a long one the sentence, as far as it is near."""
    if len(line.span) <= _FAR:
        return line.span
    floor, limit = max(line.span.start, around.start - _FAR), min(line.span.end, around.end + _FAR)
    begun = [match.end() for match in _SENTENCE.finditer(text, floor, around.start)]
    ended = _SENTENCE.search(text, min(around.end, limit), limit)
    return Span(begun[-1] if begun else floor, ended.end() if ended else limit)


# -- schools and their towns --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of a line between separators, dates and names of degrees.

    Args:
        run_on: a degree's name stands right before it, without a separator.
    """

    span: Span
    run_on: bool


def _of_line(text: str, line: Span, degrees: Sequence[Degree]) -> Iterator[Span]:
    """Schools, their towns, and the blanks that a template left for them."""
    named = [degree.span for degree in degrees if degree.span.overlaps(line)]
    named += [one.span for one in named_degrees(text, line)]
    named = [span for span in named if not _is_school_itself(text, span)]
    blanks = [Span(*m.span()) for m in PLACE_TEMPLATE.finditer(text, *_ends(line))]
    stretches = list(_stretches(text, line, named, blanks))
    schools = [
        school for one in stretches for school in find_schools(text, one.span, run_on=one.run_on)
    ]
    schools += _again(text, line, degrees)
    yield from schools
    yield from blanks
    taken = Ranges(schools)
    studied = bool(schools or named)
    only_places = all(_is_known_place(one.span.of(text)) for one in stretches)
    behind = False  # whether a school, or its town, stands right before
    for one, following in zip(stretches, [*stretches[1:], None], strict=False):
        words = one.span.of(text)
        known = _is_known_place(words) and (studied or only_places)
        school = taken.touch(one.span)
        placed = following is not None and _is_known_place(following.span.of(text))
        town = known or (behind and _is_town(words, placed=placed))
        if town and not school:
            yield one.span
        behind = school or (behind and town)


def _is_known_place(words: str) -> bool:
    return is_place(words) or is_listed_place(words) or words in _TOWNS


def _is_school_itself(text: str, named: Span) -> bool:
    """Whether a level is but the end of a school's name: "Elm Upper Secondary School"."""
    written = named.of(text)
    before = text[max(0, named.start - 24) : named.start]
    return written.istitle() and tells_school(written) and bool(_CAPITAL_BEFORE.search(before))


def _again(text: str, within: Span, degrees: Sequence[Degree]) -> Iterator[Span]:
    """Schools as the degrees name them, in whatever case."""
    for name in sorted({d.institution for d in degrees if count_words(d.institution) > 1}):
        at = -1 if certifies(name) else text.find(name, *_ends(within))
        while at >= 0:
            yield Span(at, at + len(name))
            at = text.find(name, at + len(name), within.end)


def _stretches(
    text: str, within: Span, named: Sequence[Span], blanks: Sequence[Span]
) -> Iterator[_Stretch]:
    cuts = [(span, False) for span in blanks]
    cuts += [(dates, False) for dates in _dates(text, within)]
    cuts += [(Span(*m.span()), False) for m in _SEPARATOR.finditer(text, *_ends(within))]
    cuts += [(span, True) for span in named]
    at, run_on = within.start, False
    for span, is_degree in [*sorted(cuts), (Span(within.end, within.end), False)]:
        if span.start > at:
            yield from _divided(text, Span(at, span.start), run_on=run_on)
            run_on = False
        if span.end > at or (span.end == at and is_degree):
            at, run_on = max(at, span.end), is_degree


def _divided(text: str, span: Span, *, run_on: bool) -> Iterator[_Stretch]:
    """A stretch cut at "from", "at", "in" as long as no school was named before them."""
    at = span.start
    for match in _PREPOSITION.finditer(text, *_ends(span)):
        if tells_school(text[at : match.start()]):
            break
        yield from _trimmed(text, at, match.start(), run_on=run_on)
        at, run_on = match.end(), False
    yield from _trimmed(text, at, span.end, run_on=run_on)


def _trimmed(text: str, start: int, end: int, *, run_on: bool) -> Iterator[_Stretch]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(" \t-–—/"))
    right = start + len(words.rstrip(" \t-–—/"))
    if left < right:
        yield _Stretch(Span(left, right), run_on)


def _is_town(words: str, *, placed: bool) -> bool:
    """Whether a few capitalised words behind a school are a town.

    They begin with a word that work is not spoken of with, or a state or country follows.
    """
    found = words.split()
    if len(found) > _LONGEST_TOWN or title_score(words) or fold(found[0]) in _NO_TOWN:
        return False
    capital = all(word[0].isupper() and word[-1].islower() for word in found)
    letters = words.replace(" ", "").replace(".", "").isalpha()
    return capital and letters and (placed or not is_ordinary(fold(found[0])))


# -- dates --------------------------------------------------------------------------------------


def _dates(text: str, within: Span) -> list[Span]:
    """Dates of study; a word for the present stays, since it says that a study goes on."""
    found = [Span(*m.span()) for m in _YEAR.finditer(text, *_ends(within))]
    for dates in find_ranges(text, within):
        begun = dates.start.span if dates.current and dates.start else None
        found.append(begun or dates.span)
    found += [p.span for p in points_of(text, within) if _is_told(text, p, within)]
    return found


def _is_told(text: str, point: Point, within: Span) -> bool:
    """Whether a point is a date by itself: "'19" anywhere, "5/19" where nothing is beside it."""
    if point.present or point.yearless or point.dotted:
        return False
    before = text[max(within.start, point.span.start - 1) : point.span.start]
    after = text[point.span.end : min(within.end, point.span.end + 1)]
    alone = before.strip(" \t(|") in {"", "\n"} and after.strip(" \t)|") in {"", "\n"}
    return not point.weak or point.year_only or (alone and before != " " and after != " ")


# -- together -----------------------------------------------------------------------------------


def _united(found: Iterable[Found]) -> list[Found]:
    """Those that overlap as one; a school is the stronger one."""
    united: list[Found] = []
    for span, words in sorted(found):
        if united and united[-1][0].overlaps(span):
            last, told = united[-1]
            either = SCHOOL if SCHOOL in {told, words} else words
            united[-1] = (Span(last.start, max(last.end, span.end)), either)
        elif len(span):
            united.append((span, words))
    return united


def _joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Neighbours of one kind in one line as one, with the bracket that closes behind them."""
    joined: list[Found] = []
    for span, words in found:
        last = joined[-1] if joined else None
        if last and last[1] == words and _BRIDGE.fullmatch(text, last[0].end, span.start):
            joined[-1] = (_closed(text, Span(last[0].start, span.end)), words)
        else:
            joined.append((_closed(text, span), words))
    return joined


def _closed(text: str, span: Span) -> Span:
    inside = span.of(text)
    opened = inside.count("(") > inside.count(")") and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + opened)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
