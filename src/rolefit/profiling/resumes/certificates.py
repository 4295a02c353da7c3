"""Licences, certificates and registrations."""

import re
from collections.abc import Iterator, Sequence

from rolefit.domain.resume import Certificate, Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.dates import find_ranges
from rolefit.profiling.resumes.headings import read_heading
from rolefit.profiling.resumes.lines import Line, count_words, lines_of
from rolefit.profiling.resumes.titles import PLACE_TEMPLATE, title_score

_NAME = r"[A-Z0-9][\w/+#.'’&™®-]{0,30}"
_JOIN = r"(?:of|in|and|for|the|&|-|–|/)"
_PAPER = (
    r"(?:[Cc]ertifications?|CERTIFICATIONS?|[Cc]ertificate|CERTIFICATE|[Cc]ertified|CERTIFIED"
    r"|[Ll]icen[sc]es?|LICEN[SC]ES?|[Ll]icensure|[Ee]ndorsements?|[Cc]redentials?|[Cc]learance)"
)
_BEFORE = re.compile(
    rf"(?<![\w.])(?:{_NAME}[ ](?:{_JOIN}[ ])?){{1,6}}(?:\([^()\n]{{1,40}}\)[ ])?{_PAPER}\b"
)
_AFTER = re.compile(
    rf"\b(?:[Cc]ertified(?:[ ](?:in|as(?:[ ]an?)?))?|CERTIFIED|[Ll]icensed(?:[ ]as(?:[ ]an?)?)?"
    rf"|LICENSED"
    rf"|[Cc]ertificates?[ ](?:in|of|for)|[Cc]ertifications?[ ](?:in|of|for|as)"
    rf"|[Ll]icen[sc]e[ ](?:in|for))"
    rf"(?P<what>(?=[ ](?:\w+[ ])?[^\W\d_])(?:[ ](?:{_JOIN}[ ])?{_NAME}){{1,6}})"
)
_FIELD = re.compile(
    r"(?:(?:licen[sc]es?|certifications?|certificates?|registrations?|/|&|and|[ ])+)[ ]?:[ ]*"
    r"(?P<what>[A-Z][^\n,;:(]{2,60}?)[ ]*(?=[,;(]|$|\b(?:19|20)\d\d)",
    re.I,
)
_REGISTERED = re.compile(rf"\b(?:Registered|REGISTERED)(?P<what>(?:[ ]{_NAME}){{1,3}})")
_KNOWN = re.compile(
    r"(?<![\w-])(?:PMP|PMI-[A-Z]{2,3}|CAPM|CPA|CFA|CFP|CISSP|CISM|CISA|CRISC|CCNA|CCNP|CCIE|MCSE"
    r"|MCSA"
    r"|MCITP|MCTS|MCSD|OCP|OCA|RHCE|RHCSA|ITIL(?:[ ](?:v?\d|Foundation|Expert))?|PRINCE2"
    r"|SHRM-S?CP|S?PHR|GPHR|LPN|LVN|ACLS|BLS|PALS|NRP|CPR|EMT(?:-[BIP])?|RHIT|RHIA"
    r"|ServSafe|OSHA[ -]?(?:10|30)(?:[ -]?[Hh]our)?|CDL(?:[ ]Class[ ][AB])?|LEED[ ](?:AP|GA)"
    r"|LCSW|LMSW|LMFT|LPC|NCLEX(?:-[RP]N)?|NMLS|(?:Series|SERIES)[ ](?:6|7|24|63|65|66)"
    r"|TEFL|TESOL|CELTA|DELTA|Lean Six Sigma|Six Sigma[ ](?:Green|Black|Yellow|White)[ ]Belt"
    r"|(?:Green|Black|Yellow)[ ]Belt|CompTIA[ ][A-Z][\w+]*\+|(?:Security|Network|Server|Linux"
    r"|Cloud)\+"
    r"|First[ ]Aid|Notary[ ]Public|TWIC|(?:Driver['’]?s?|Driving)[ ][Ll]icen[sc]e|CSM|CSPO|CEH|OSCP"
    r"|FE/EIT|PGCE)(?!\w)"
)
_IGNORED_NAMES = frozenset(
    "high school professional a the my our i gained earned received obtained completed current "
    "currently valid active additional other various relevant industry state city all and "
    "with for of in software driver product quality passed holds hold issued maintained ensure "
    "ensured became birth death gift marriage stock death insurance".split()
)
_SKIPPED = frozenset({SectionKind.REFERENCES, SectionKind.INTERESTS, SectionKind.PUBLICATIONS})
_ITEMS = re.compile(r"\s*(?:;|\||•|\t|,(?=[ ]?[A-Z]))\s*")
_DETAIL = re.compile(
    r"\s*[(\[,–-]*\s*\b(?:expires?|expiration|valid|issued|exp\.?|renewed|license (?:no|number|#)"
    r"|licence no|no\.|#).*$",
    re.I,
)
_NOT_YET = re.compile(
    r"(?:i am )?(?:currently )?(?:in (?:the )?pro(?:cess|gress)|pursuing|working to|studying)", re.I
)
_EMPTY = re.compile(r"^(?:gpa|city|state|n/?a|none|present|current|expected|minor)\b", re.I)


def find_certificates(
    text: str, sections: Sequence[Section], marks: Sequence[Mark] = ()
) -> tuple[Certificate, ...]:
    """Certificates as written, in order, each label once.

    In a section on certificates every line names one, or several when it is a list; elsewhere
    only what calls itself certified, licensed or registered, and a few names everybody knows.
    CERTIFICATE marks count as they are.
    """
    marked = [m.span for m in marks if m.kind is MarkKind.CERTIFICATE]
    spans = list(marked)
    for section in sections:
        if section.kind in _SKIPPED:
            continue
        if section.kind is SectionKind.CERTIFICATES:
            lines = [
                line
                for line in lines_of(text, section.span)
                if not any(line.span.overlaps(span) for span in marked)
            ]
            structured = any(section.span.contains(span) for span in marked)
            spans += [] if structured else [s for line in lines for s in _listed(text, line)]
        else:
            spans += _claimed(text, section.span)
    return tuple(_once(text, spans))


def _once(text: str, spans: Sequence[Span]) -> Iterator[Certificate]:
    said: set[str] = set()
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        label = " ".join(span.of(text).split())
        if span.start >= reached and label and label.casefold() not in said:
            said.add(label.casefold())
            yield Certificate(label, span)
            reached = span.end


def _listed(text: str, line: Line) -> Iterator[Span]:
    """The certificates of a line in a section on them."""
    if _NOT_YET.match(line.text):
        return
    if count_words(line.text) > 24 or (line.text.endswith(".") and count_words(line.text) > 14):
        yield from _claimed(text, line.span)
        return
    pieces = _pieces(line.text)
    several = len(pieces) > 1 and all(count_words(piece) <= 8 for _, piece in pieces)
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


def _claimed(text: str, within: Span) -> Iterator[Span]:
    for line in lines_of(text, within):
        field = _FIELD.match(text, line.span.start, line.span.end)
        if field:
            yield Span(*field.span("what"))
        for match in _BEFORE.finditer(text, line.span.start, line.span.end):
            names = [w.lower().strip(".'’") for w in match[0].split()[:-1]]
            if not all(name in _IGNORED_NAMES for name in names):
                yield _trimmed(text, Span(*match.span()))
        for pattern in (_AFTER, _REGISTERED):
            for match in pattern.finditer(text, line.span.start, line.span.end):
                what = match["what"].strip().lower()
                if what.split()[0] in _IGNORED_NAMES or (
                    pattern is _REGISTERED and title_score(what) < 1
                ):
                    continue
                yield Span(match.start(), match.end() - (text[match.end() - 1] in ".,"))
        for match in _KNOWN.finditer(text, line.span.start, line.span.end):
            yield Span(*match.span())


def _trimmed(text: str, span: Span) -> Span:
    """Without a verb or filler that the names began with: "Obtained CPR Certification"."""
    start = span.start
    for word in re.finditer(r"\S+", span.of(text)):
        if word[0].lower() not in _IGNORED_NAMES or word.end() == len(span):
            start = span.start + word.start()
            break
    return Span(start, span.end)
