"""A position's header, taken apart: which of its words are the title, which the employer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolefit.domain.text import Span
from rolefit.profiling.resumes.lines import count_words
from rolefit.profiling.resumes.titles import (
    EMPLOYER_TEMPLATE,
    PLACE_TEMPLATE,
    employer_score,
    is_place,
    is_town_and_state,
    leading_state,
    title_score,
)

_SEPARATOR = re.compile(
    r"\s*(?:\||•|·|‧|●|;|[ ][-–—―]{1,3}(?=[ ])|[–—―]|--+|[ ]@(?=[ ])|[ ]at(?=[ ][A-Z])"
    r"|[ ]?,(?=\s|$)|:(?=\s|$)|\t|\n)\s*"
)
_NOISE = re.compile(
    r"^(?:\W*|(?:full|part)[- ]?time.*|\d+\+? ?(?:hours|hrs).*"
    r"|contract(?:or)?|permanent|temporary|temp|seasonal|freelance|hybrid"
    r"|dates?(?: employed| of employment)?|duration|period|from|since|to|tenure"
    r"|company|employer|organi[sz]ation|role|position|(?:job )?title|location"
    r"|\$[\d,.]+.*|salary.*|supervisor\W.*|reports? to.*|\(?\d+ (?:years?|yrs?|months?|mos?).*)$",
    re.I,
)
# "WORK: Cook, Elm Inn": a heading on the header's line.
_HEADING = re.compile(r"(?:work|jobs?|employment|experience|career)(?: history)?", re.I)
_LABEL = re.compile(
    r"^\W*(?:(?P<title>job title|title|position(?: held)?|role|designation|occupation)"
    r"|(?:employer|company|organi[sz]ation|client|firm)(?: name)?)\s*:\s*(?=\S)",
    re.I,
)
_LEGAL = re.compile(
    r"^(?:inc|llc|ltd|limited|corp|co|plc|gmbh|lp|llp|pc|p\.?c|n\.?a|s\.?a)\.?$", re.I
)
_INSTITUTION = (
    "inc|llc|ltd|corp|corporation|company|hospital|university|college|school|clinic|bank|hotel"
    "|restaurant|church|gmbh|academy|institute|center|centre|group|pharmacy"
)
_GLUED = re.compile(rf"[ ](?=(?:[A-Z][\w.'’&-]*[ ]){{1,5}}(?i:{_INSTITUTION})\.?$)")
_PLACEHOLDER = re.compile(r"\s*\[[a-z][a-z -]*\]\s*$")
_EDGES = " \t\n,;:|•·()[]-–—―/*"
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=[^\W\d_]|[*])")
_PART_TIME = re.compile(
    r"\bpart[- ]?time\b|\bhalf[- ]time\b|\bteilzeit\b|\btemps partiel\b|\bmedia jornada\b"
    r"|\btiempo parcial\b|\b\d\d ?% (?:fte|position|pensum)\b|\b(?:[1-9]|[12]\d) ?(?:hours|hrs)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; "" for what it does not.

    Args:
        title: the job title as written, without separators at its ends.
        employer: the organisation as written.
        first: "title", "employer" or "" for what stood first, when words told them apart.
    """

    title: str = ""
    employer: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class _Segment:
    text: str
    title: float
    employer: float
    after: str


def read_header(parts: Iterable[str], *, employer_first: bool = False) -> Header:
    """Title and employer of a header.

    Args:
        parts: its pieces in reading order, dates cut out; a cut parts what stood around it.
        employer_first: what to believe when the words do not tell.
    """
    segments = [segment for part in parts for segment in _labelled(part)]
    segments = _join_titles(segments)
    if not segments:
        return Header()
    if len(segments) == 1:
        return _single(segments[0], employer_first=employer_first)
    title = _best_title(segments, employer_first=employer_first)
    rest = [s for index, s in enumerate(segments) if index != title]
    employer = max(
        range(len(rest)),
        key=lambda i: (rest[i].employer, not rest[i].text.islower(), -rest[i].title, -i),
    )
    chosen = rest[employer]
    if segments[title].title == 0 and chosen.employer == 0 and count_words(chosen.text) > 8:
        return Header(title=segments[title].text)
    told = segments[title].title > 0 or chosen.employer > 0
    position = segments.index(chosen)
    first = ("title" if title < position else "employer") if told else ""
    return Header(segments[title].text, chosen.text, first)


def is_part_time(header: str) -> bool:
    """Whether a header says that the job was held part-time; under 30 hours a week is."""
    return _PART_TIME.search(header) is not None


def without(text: str, span: Span, cuts: Iterable[Span]) -> list[str]:
    """The pieces of `span` that `cuts` leave over."""
    pieces, at = [], span.start
    for cut in sorted(cuts):
        if cut.start >= at:
            pieces.append(text[at : cut.start])
        at = max(at, cut.end)
    pieces.append(text[at : span.end])
    return [piece for piece in pieces if piece.strip(_EDGES)]


def _labelled(part: str) -> list[_Segment]:
    """The segments of a part; a label before it ("Employer: ...") tells what the first one is."""
    number = _NUMBERED.match(part)
    part = part[number.end() :] if number else part
    label = _LABEL.match(part)
    if label is None:
        return _segments(part)
    segments = _segments(part[label.end() :])
    if segments:
        title, employer = (3.0, 0.0) if label["title"] else (0.0, 3.0)
        segments[0] = replace(segments[0], title=title, employer=employer)
    return segments


def _segments(part: str) -> list[_Segment]:
    texts: list[tuple[str, str]] = []
    for piece in _blanks_apart(part):
        texts += _split(piece)
    merged: list[tuple[str, str]] = []
    for text, after in texts:
        if merged and _LEGAL.match(text):
            merged[-1] = (f"{merged[-1][0]}, {text}", after)
        else:
            merged.append((text, after))
    return [
        _Segment(text, title_score(text), employer_score(text), after)
        for text, after in _without_places(merged)
        if not (_NOISE.match(text) or (":" in after and _HEADING.fullmatch(text)))
    ]


def _blanks_apart(part: str) -> list[str]:
    """Cut the blanks of a template ("Company Name", "City , State") from what stands around."""
    found = [m for pattern in (EMPLOYER_TEMPLATE, PLACE_TEMPLATE) for m in pattern.finditer(part)]
    pieces, at = [], 0
    for match in sorted(found, key=lambda match: match.start()):
        pieces += [part[at : match.start()], match[0]]
        at = match.end()
    return [*pieces, part[at:]]


def _split(piece: str) -> list[tuple[str, str]]:
    """Segments and the separator that follows each."""
    found: list[tuple[str, str]] = []
    at = 0
    for match in _SEPARATOR.finditer(piece):
        if piece.count("(", at, match.start()) > piece.count(")", at, match.start()):
            continue
        found.append((piece[at : match.start()], match[0]))
        at = match.end()
    found.append((piece[at:], ""))
    cleaned = ((_bare(text), after) for text, after in found if not _PLACEHOLDER.match(text))
    return [glued for text, after in cleaned if text for glued in _unglue(text, after)]


def _bare(text: str) -> str:
    bare = text.strip(" \t\n,;:|•·[]-–—―/*.") if not _LEGAL.search(text) else text.strip(_EDGES)
    if bare.count("(") != bare.count(")") or (bare.startswith("(") and bare.endswith(")")):
        bare = bare.strip("() *")
    return re.sub(r"\s*\(\s*\)", "", bare)


def _unglue(text: str, after: str) -> list[tuple[str, str]]:
    """Part "Registered Nurse Mercy Hospital", whose title runs into the employer."""
    for match in _GLUED.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if title_score(left) >= 2 and not title_score(right):
            return [(left, " "), (right, after)]
    return [(text, after)]


def _without_places(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    kept: list[tuple[str, str]] = []
    at = 0
    while at < len(texts):
        text, after = texts[at]
        pair = f"{text}, {texts[at + 1][0]}" if at + 1 < len(texts) and "," in after else ""
        if pair and is_place(pair) and (at > 0 or len(texts) > 2):
            at += 2
            continue
        state = leading_state(text) if at else ""
        if state and len(kept) > 1 and "," in kept[-1][1]:
            kept.pop()
        text = text[len(state) :].lstrip(_EDGES) if state else text
        if text and not (is_place(text) or (at and is_town_and_state(text))):
            kept.append((text, after))
        at += 1
    return kept


def _join_titles(segments: list[_Segment]) -> list[_Segment]:
    """Put "Therapist - Clinical Counselor" and "Manager, Sales" together again."""
    joined: list[_Segment] = []
    for index, segment in enumerate(segments):
        last = joined[-1] if joined else None
        others = any(s.employer > 0 or s.title == 0 for s in segments[index + 1 :] + joined[:-1])
        if last and last.title == 2 and last.employer <= 1 and others and _belongs(last, segment):
            text = f"{last.text}{last.after}{segment.text}"
            joined[-1] = _Segment(text, 2.0, last.employer, segment.after)
        else:
            joined.append(segment)
    return joined


def _belongs(last: _Segment, segment: _Segment) -> bool:
    plain = segment.employer < segment.title or segment.employer == 0
    plain = plain and count_words(segment.text) <= 6
    return plain and segment.title > 0 and last.after.strip(" ") in {"-", "–", "—", ",", "/"}


def _best_title(segments: list[_Segment], *, employer_first: bool) -> int:
    def worth(index: int) -> tuple[float, int]:
        segment = segments[index]
        order = index if employer_first and segment.title == 0 else -index
        return segment.title - (0.6 if segment.employer >= 2 else 0.3 * segment.employer), order

    return max(range(len(segments)), key=worth)


def _single(segment: _Segment, *, employer_first: bool) -> Header:
    untold = segment.title == segment.employer == 0
    if segment.employer > segment.title or (untold and employer_first):
        return Header(employer=segment.text)
    return Header(title=segment.text)
