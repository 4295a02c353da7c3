"""Licences, certificates and registrations."""

import re
from collections.abc import Iterator, Sequence

from rolefit.domain.resume import Certificate, Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.denials import denied_stretches
from rolefit.profiling.resumes.claims import claimed, is_to_come, unwrapped
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.headings import read_heading
from rolefit.profiling.resumes.lines import Line, count_words, lines_of
from rolefit.profiling.resumes.study import STUDY
from rolefit.profiling.resumes.titles import PLACE_TEMPLATE, is_place

_SKIPPED = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.PUBLICATIONS})
_ITEMS = re.compile(r"\s*(?:;|\||•|\t|[ ]~[ ]|,(?=[ ]?[A-Z]))\s*")
_DETAIL = re.compile(
    r"\s?[(\[,–-]{0,3}\s?"
    r"\b(?:expires?|expiration|valid|issued|exp\.?|renewed|license (?:no|number|#)"
    r"|licence no|no\.|#).*$",
    re.I,
)
_NOT_YET = re.compile(
    r"(?:i am )?(?:currently )?(?:in (?:the )?pro(?:cess|gress)|pursuing|working to|studying"
    r"|preparing|enrolled|candidate)",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:gpa|city|state|n/?a|none|present|current|expected|minor|valid|active|issued|expires?"
    r"|[\d.]+ gpa|coursework)\b",
    re.I,
)
# "Tools: Jira, Confluence" in a section on certificates tells of something else.
_LABELLED = re.compile(r"(?P<label>[^:,;]{3,40}):[ ]*\S")
_ABOUT_PAPER = re.compile(r"certif|licen[sc]|credential|registr|accredit|clearance", re.I)
# "I hold the following certifications:" and a list below.
_LEAD_IN = re.compile(r"(?i)(?:.*\b)?(?:certifications?|certificates|licen[sc]es|credentials)\b.*:")
_SENTENCE = re.compile(r"[.;!?]\s")
_SCHOOL_LINE = re.compile(
    r"(?:Certificate|CERTIFICATE|Certification|CERTIFICATION)\b[ ]*[:,–-]?[ ]*(?=[A-Za-z]{2})"
)
_EDGES = " ,:;(–—-|.\t"
_LONGEST_LEAD_IN = 14
_LONGEST_LINE = 160
_LONGEST_ITEM = 12


def find_certificates(
    text: str, sections: Sequence[Section], marks: Sequence[Mark] = ()
) -> tuple[Certificate, ...]:
    """Certificates as written, in order, each label once.

    In a section on certificates, and below a line that announces some, every line names one, or
    several when it is a list. Elsewhere only what calls itself certified, licensed or registered
    counts, and a few names everybody knows. What its line says is denied, run out or still to
    come is none. CERTIFICATE marks count as they are.
    """
    marked = [m.span for m in marks if m.kind is MarkKind.CERTIFICATE]
    spans: list[Span] = []
    flat = unwrapped(text)
    for section in sections:
        if section.kind in _SKIPPED:
            continue
        if section.kind is SectionKind.CERTIFICATES:
            lines = [
                line
                for line in lines_of(flat, section.span)
                if not any(line.span.overlaps(span) for span in marked)
            ]
            structured = any(section.span.contains(span) for span in marked)
            spans += [] if structured else [s for line in lines for s in _listed(flat, line)]
        else:
            spans += _announced(flat, section.span)
            if section.kind is SectionKind.EDUCATION:
                spans += _of_school(flat, section.span)
            duties = section.kind is SectionKind.EXPERIENCE
            spans += claimed(flat, section.span, duties=duties)
    return tuple(_once(text, [*marked, *_held(flat, sorted(spans))]))


def _held(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Those of `spans`, which are sorted, whose line does not deny them."""
    line = Span(0, 0)
    denied: tuple[Span, ...] = ()
    for span in spans:
        if not line.contains(span):
            end = text.find("\n", span.end)
            line = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
            denied = tuple(
                Span(line.start + stretch.start, line.start + stretch.end)
                for stretch in denied_stretches(line.of(text))
            )
        if not any(_is_about(stretch, span) for stretch in denied):
            yield span


def _is_about(stretch: Span, label: Span) -> bool:
    """Whether a stretch speaks of the whole label: of its beginning or the better part of it."""
    common = min(stretch.end, label.end) - max(stretch.start, label.start)
    return common > 0 and (stretch.start <= label.start or common * 2 >= len(label))


def _announced(text: str, within: Span) -> Iterator[Span]:
    """The items below a line that announces certificates, up to a gap or a line of prose."""
    open_list, bullet = False, False
    for line in lines_of(text, within):
        lead = _SENTENCE.split(line.text)[-1]
        short = len(lead) <= _LONGEST_LINE and count_words(lead) <= _LONGEST_LEAD_IN
        if short and _LEAD_IN.fullmatch(lead):
            open_list, bullet = True, False
        elif open_list:
            bullet = bullet or line.bullet
            prose = line.words > _LONGEST_ITEM or line.text.endswith((".", ":"))
            open_list = not (line.gap or prose or line.bullet != bullet)
            if open_list:
                yield from _listed(text, line)


def _of_school(text: str, within: Span) -> Iterator[Span]:
    """Lines on education that begin with the word: "Certificate, Phlebotomy"."""
    for line in lines_of(text, within):
        match = _SCHOOL_LINE.match(line.text)
        several = len(_SCHOOL_LINE.findall(line.text)) > 1
        if not match or several or is_to_come(text, line.span, line.span):
            continue
        start, label = _bare(line.text.split(" City ,")[0])
        what = label[match.end() - start :]
        if 0 < count_words(what) <= _LONGEST_ITEM and not is_place(what):
            yield Span(line.span.start + start, line.span.start + start + len(label))


def _once(text: str, spans: Sequence[Span]) -> Iterator[Certificate]:
    said: set[str] = set()
    reached = 0
    for whole in sorted(spans, key=lambda span: (span.start, -span.end)):
        span = _without_study(text, whole)
        label = " ".join(span.of(text).split())
        if span.start >= reached and label and label.casefold() not in said:
            said.add(label.casefold())
            yield Certificate(label, span)
            reached = whole.end


def _without_study(text: str, span: Span) -> Span:
    """A certificate without the school and year beside it, which are placeholders here."""
    start, end = span.start, span.end
    for study in STUDY.finditer(text, span.start, span.end):
        if text[start : study.start()].strip(_EDGES):
            end = study.start()
            break
        start = study.end()
    if (start, end) == (span.start, span.end):
        return span
    words = text[start:end]
    left = start + len(words) - len(words.lstrip(_EDGES))
    return Span(left, max(left, start + len(words.rstrip(_EDGES))))


def _listed(text: str, line: Line) -> Iterator[Span]:
    """The certificates of a line in a section on them."""
    labelled = _LABELLED.match(line.text)
    if _NOT_YET.match(line.text) or (labelled and not _ABOUT_PAPER.search(labelled["label"])):
        if labelled:
            yield from claimed(text, line.span)
        return
    pieces = _pieces(line.text)
    short = len(pieces) > 1 and all(count_words(piece) <= 8 for _, piece in pieces)
    places = sum(is_place(piece) for _, piece in pieces) * 2 > len(pieces)
    several = short and not places
    prose = line.text.endswith(".") and line.words > 14
    if (line.words > 24 and not (several and len(pieces) > 3)) or (prose and not several):
        yield from claimed(text, line.span)
        return
    for offset, piece in pieces if several else [(0, line.text)]:
        start, label = _bare(piece)
        if (
            label
            and not _EMPTY.match(label)
            and not read_heading(label)
            and re.search(r"[^\W\d_]{2}", label)
        ):
            left = line.span.start + offset + start
            yield Span(left, left + len(label))


def _pieces(line: str) -> list[tuple[int, str]]:
    pieces, at = [], 0
    for match in _ITEMS.finditer(line):
        pieces.append((at, line[at : match.start()]))
        at = match.end()
    return [*pieces, (at, line[at:])]


def _bare(piece: str) -> tuple[int, str]:
    """A label without dates, places and expiry, and where it begins in the piece."""
    end = len(piece)
    start = 0
    for dates in find_ranges(piece):
        if not piece[: dates.span.start].strip(" ,:;()–-"):
            start = dates.span.end
        else:
            end = min(end, dates.span.start)
    for pattern in (_DETAIL, PLACE_TEMPLATE):
        cut = pattern.search(piece, start, end)
        if cut and cut.start() > start:
            end = cut.start()
    label = piece[start:end]
    lead = len(label) - len(label.lstrip(" ,:;)–-|"))
    label = label.strip(" ,:;–-|.")
    if label.count("(") > label.count(")"):
        label = label.rstrip("( ") if label.endswith("(") else label
    return start + lead, label.rstrip("( ")
