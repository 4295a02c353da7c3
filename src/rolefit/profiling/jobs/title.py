"""The title of a posting, and where its head ends."""

import re
from dataclasses import dataclass

from rolefit.domain.text import Document, MarkKind, Span
from rolefit.profiling.jobs import cues
from rolefit.profiling.jobs.cleaning import BULLETS, clean, has_words, trim
from rolefit.profiling.jobs.headings import match_heading
from rolefit.profiling.jobs.occupations import ROLE_NOUN
from rolefit.profiling.jobs.roles import Role
from rolefit.profiling.jobs.titleline import LABEL, ROLE, title_in
from rolefit.profiling.skills import Gazetteer

_LINE = re.compile(r"[^\n]+")
# Asterisks without a space or several of them decorate: "**Chef**", "*** URGENT ***".
_BULLETED = re.compile(rf"[{BULLETS.replace('*', '')}]|(?<!\*)\*(?=\s)")
_SOUGHT = re.compile(
    r"(?:(?:looking|search(?:ing)?|seeking|recruiting|hiring)(?: for)?|seek(?:s|ing)|need(?:s|"
    r"ed)?|require[sd]?|join us as|vacancy for|position of|role of|as|are you)\s+"
    r"(?:an?|our|the|another|our next)\s+(?:(?:new|experienced|talented|motivated|passionate|"
    r"skilled|dedicated|enthusiastic|full[- ]time|part[- ]time|"
    r"reliable|friendly|qualified|hard-?working|dynamic|exceptional|great|highly|"
    r"outstanding)[,]?\s+(?:and\s+)?)*"
    rf"(?P<sought>(?:[\w/&+#.’'-]+[ ]){{0,5}}?{ROLE_NOUN}s?)\b"
    rf"|(?:^|[.!]\s|\n)(?P<wanted>(?:[\w/&+#.’'-]+[ ]){{0,4}}{ROLE_NOUN}s?) (?:is |"
    rf"are )?(?:wanted|needed|required|sought)\b",
    re.IGNORECASE,
)
_META = re.compile(
    r"\b(?:full|part)[- ]time\b|\bpermanent\b|\bcontract\b|\btemporary\b|\binternship\b|"
    r"\blevel\b|\bassociate\b|not applicable|"
    r"\bremote\b|\bhybrid\b|\bon-?site\b|^(?:location|salary|company|employer|hours|posted|"
    r"reference|ref|department|type|date|closing)\b|[$£€]\s?\d",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:^|[-–—|•,]\s*)[A-Z][\w.’' -]{1,40},\s*[A-Z][\w.’' ]{1,30}(?:,\s*[A-Z][\w.’' ]{1,30})*$"
)
_FIRM = re.compile(r"([A-Z][\w&.,’' -]{2,60}?)\s+[-–—|]\s+[A-Z]")
_LONGEST_LINE = 160
_LONGEST_ROLE_LINE = 9
_LONGEST_META = 12
_ABBREVIATED = re.compile(
    r"\b(?:sr|jr|snr|dr|mr|mrs|ms|st|no|ref|req|admin|asst|mgr)\.", re.IGNORECASE
)
# A line that speaks to the reader rather than naming a job.
_GREETING = re.compile(
    r"(?:join|welcome|come|are you|do you|want|looking|help|about|we|our|why|your|be)\b",
    re.IGNORECASE,
)
# A line whose subject is a person who speaks, or is spoken to: a sentence, whatever its end.
_SPOKEN = re.compile(r"(?:if )?(?:we|you|i|are you|do you)(?:['’]\w+)?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a posting: its title, the lines that describe it, and where the body starts."""

    title: Span | None
    lines: tuple[Span, ...]
    end: int


def read_head(document: Document, gazetteer: Gazetteer) -> Head:
    """The title and the lines around it; `end` is where the statements begin."""
    text = document.text
    marked = next((m.span for m in document.marks if m.kind is MarkKind.JOB_TITLE), None)
    lines = [trim(text, hit.start(), hit.end()) for hit in _first_lines(text)]
    lines = [line for line in lines if has_words(line.of(text))]
    if marked is not None:
        inner = title_in(text, marked, _around(text, lines, marked))
        return Head(inner or marked, *_meta_after(document, lines, marked.end))
    first = next((line for line in lines if not _is_label(text, line)), None)
    if first is None:
        return Head(_sought(text, 0), (), 0)
    if not _could_be_title(text, first):
        named = _role_line(text, lines, first)
        if named is None or cues.asks(first.of(text)):
            return Head(_sought(text, 0), (), 0)
        first = named
    words = first.of(text)
    if ROLE.search(words) is None and len(lines) > 1 and gazetteer.link(words) is not None:
        return Head(None, (), 0)
    if len(lines) == 1 and text.count("\n") < 2:
        return Head(title_in(text, first), (), 0)
    if ROLE.search(words) is None:
        first = _role_line(text, lines, first) or first
    title = title_in(text, first, _around(text, lines, first))
    if title is None or _GREETING.match(text, title.start, title.end):
        title = _sought(text, first.end) or title
    return Head(title, *_meta_after(document, lines, first.end))


def _role_line(text: str, lines: list[Span], first: Span) -> Span | None:
    """The line below a firm's name or a slogan that names a role and nothing else."""
    for line in lines:
        words = line.of(text)
        if line.start <= first.start:
            continue
        label = LABEL.match(text, line.start, line.end)
        if label is None and _is_label(text, line):
            continue
        if label is None and match_heading(text, line.start, line.end) is not None:
            return None
        if label is not None and _META.search(words) is None:
            return line
        if len(words.split()) > _LONGEST_ROLE_LINE or _META.search(words) or _PLACE.search(words):
            continue
        if ROLE.search(words) and _could_be_title(text, line) and not cues.asks(words):
            return None if cues.is_search(words) or cues.tells_duty(words) else line
    return None


def _around(text: str, lines: list[Span], title: Span) -> str:
    """The short lines at the top besides the title's: firm, place, contract form."""
    rest = (line.of(text) for line in lines[:4] if not line.overlaps(title))
    return "\n".join(words for words in rest if len(words.split()) <= _LONGEST_META)


def _first_lines(text: str) -> list[re.Match[str]]:
    found = []
    for hit in _LINE.finditer(text):
        found.append(hit)
        if len(found) == 6:
            break
    return found


def _is_label(text: str, line: Span) -> bool:
    """Whether it is "Employment: full-time" or a bare "Job description"; no title itself."""
    if LABEL.match(text, line.start, line.end):
        return False
    heading = match_heading(text, line.start, line.end)
    if heading is None:
        return False
    whole = heading[0] >= line.end and heading[1] is Role.NEUTRAL
    return whole or (heading[1] is Role.APPLY and text[heading[0] : heading[0] + 1] == ":")


def _could_be_title(text: str, line: Span) -> bool:
    words = line.of(text)
    if len(line) > _LONGEST_LINE or len(words.split()) > 20:
        return False
    heading = match_heading(text, line.start, line.end)
    if heading and heading[0] >= line.end - 1 and heading[1] is not Role.NEUTRAL:
        return False
    if _BULLETED.search(text, 0, line.start) or _SPOKEN.match(words):
        return False
    sentence = text[line.end : line.end + 1] in {".", "!"} or ". " in _ABBREVIATED.sub("", words)
    return not sentence or (ROLE.search(words) is not None and not cues.asks(words))


def _meta_after(document: Document, lines: list[Span], end: int) -> tuple[tuple[Span, ...], int]:
    """Lines below the title that describe the posting (company, place, contract)."""
    text = document.text
    taken: list[Span] = [line for line in lines if line.end <= end]
    block = text.find("\n\n", end)
    marks = [m.span for m in document.marks if m.kind is not MarkKind.JOB_TITLE]
    for line in lines:
        if line.start < end:
            continue
        words = line.of(text)
        in_block = block >= 0 and line.end <= block and len(lines) > 2
        plain = (
            len(words.split()) <= _LONGEST_META
            and not cues.asks(words)
            and not cues.tells_duty(words)
        )
        bullet = _BULLETED.search(text, end, line.start) is not None
        known = match_heading(text, line.start, line.end) is not None
        marked = any(span.overlaps(line) for span in marks)
        if (
            bullet
            or known
            or marked
            or not plain
            or not (in_block or _META.search(words) or _PLACE.search(words))
        ):
            break
        taken.append(line)
        end = line.end
    return tuple(taken), end


def _sought(text: str, start: int) -> Span | None:
    hit = _SOUGHT.search(text, start, min(len(text), start + 4000))
    return trim(text, *hit.span("sought" if hit["sought"] else "wanted")) if hit else None


def title_words(text: str, title: Span | None) -> str:
    """The title as written, on one line, "" when there is none."""
    return clean(title.of(text)) if title else ""


def firm_of(document: Document, head: Head) -> str:
    """The first word of the employer's name, "" when none is told.

    From the format, else from a head line of the form "Acme Foods - Whitby, UK".
    """
    text = document.text
    marked = next((m.span.of(text) for m in document.marks if m.kind is MarkKind.EMPLOYER), "")
    lines = (line.of(text) for line in head.lines if head.title and line.start > head.title.end)
    named = marked or next((hit[1] for line in lines if (hit := _FIRM.match(line))), "")
    first = re.match(r"(?:The\s+)?([A-Z][\w&-]{2,})", named)
    return first[1] if first and ROLE.search(first[1]) is None else ""
