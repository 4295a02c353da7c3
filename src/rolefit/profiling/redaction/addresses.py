"""Where the candidate lives: street addresses anywhere, places in the contact block.

Places of work and study stay: they are part of what a position says.
"""

import re
from collections.abc import Iterator, Sequence

from rolefit.domain.text import Span
from rolefit.profiling.redaction.contact_lines import find_in_line
from rolefit.profiling.redaction.head import WORK, Line
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.postal import (
    MOST_LINES,
    SEPARATOR,
    end_of_address,
    is_postal,
    is_sure,
    may_open,
)
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.residence import find_residences
from rolefit.profiling.redaction.streets import find_streets, start_of_dwelling

_LABEL = re.compile(
    r"(?im)(?:^|(?<=[|•;\t]))[ \t•*]{0,9}(?:(?:home|current|permanent|mailing|postal|residential|"
    r"present|street|my)[ ])?(?:address|adresse?|direcci[óo]n|indirizzo|endereço|wohnort|anschrift|"
    r"adres|alamat|địa[ ]chỉ|vill(?:age)?|p\.o|dist(?:rict)?|주소|"
    r"residence|(?P<weak>location|based[ ]in|city|place)|lives?[ ]in|living[ ]in|hometown|адрес|"
    r"地址|住所|العنوان)"
    r"(?:[ ](?:for[ ]correspondence|line|1|2))?\.?"
    r"[ \t]{0,9}[:：][ \t-]{0,9}(?P<value>[^\n|•\t]{2,160})"
)
_LABELLED_LINES = 40
"""Below, a label must have an address behind it: it may be that of a machine."""
_FAR = 160
"""No address is longer, in characters of one line."""
_LIVES = re.compile(r"(?i)\b(?:liv(?:e|es|ing)|resid(?:e|es|ing))[ ]at[ ]$")
_DATED = re.compile(r"(?i)\bdat(?:e|um)[ \t]{0,3}[:：]")
_DATED_WITHIN = 40
_CONTACTS = {PersonalKind.NAME, PersonalKind.EMAIL, PersonalKind.PHONE, PersonalKind.LINK}


def find_addresses(
    text: str, layout: Layout, known: Sequence[PersonalSpan], names: Sequence[Span]
) -> Iterator[PersonalSpan]:
    """Addresses of the candidate.

    Args:
        text: the document's.
        layout: says where the contact blocks are.
        known: personal data found so far; the rest of the contact block is judged without it.
        names: where the candidate's name was read as a whole. A word of it elsewhere may be a
            part of the address (Mr. Austin of Austin, TX).
    """
    whole = Ranges([*names, *(p.span for p in known if not _is_single(text, p))])
    inner = Ranges(p.span for p in known if _is_single(text, p) and not whole.touch(p.span))
    others = Ranges(p.span for p in known if not inner.touch(p.span))
    found = [*_at_streets(text, layout, others), *_labelled(text, layout, others)]
    found += [*_postal_lines(layout), *find_residences(text, layout)]
    blocks = _blocks(layout, [p.span for p in known if p.kind in _CONTACTS])
    for line in layout.lines:
        inside = blocks.hold(line.span.start)
        if inside or layout.beside.hold(line.span.start):
            found += find_in_line(text, line.span, others, inner, surely=not inside)
    found += _above_towns(layout, others)
    kind = PersonalKind.ADDRESS
    yield from (PersonalSpan(span, kind, PLACEHOLDERS[kind]) for span in found)


def _above_towns(layout: Layout, others: Ranges) -> Iterator[Span]:
    """Lines beside contacts that no pattern takes for a street, told by the town below them."""
    above: Line | None = None
    for line in layout.lines:
        near = layout.beside.hold(line.span.start) and not others.touch(line.span)
        if near and above is not None and is_sure(line.text):
            yield above.span
        above = line if near and may_open(line.text) else None


def _blocks(layout: Layout, contacts: Sequence[Span]) -> Ranges:
    """The contact blocks; without a name or contact in it, the head is none."""
    told = [span for span in contacts if layout.contacts.touch(span)]
    if all(layout.introduced.touch(span) for span in told):
        below = [s for s in layout.contacts.spans if told and s.start >= layout.head_end]
        return Ranges([*layout.introduced.spans, *below])
    return layout.contacts


def _is_single(text: str, personal: PersonalSpan) -> bool:
    """Whether it is one word of a name, without a possessive."""
    return personal.kind is PersonalKind.NAME and personal.span.of(text).isalpha()


def _at_streets(text: str, layout: Layout, others: Ranges) -> Iterator[Span]:
    """Streets, and what stands behind those of the candidate; of others the street alone."""
    for match in find_streets(text):
        start, end = match.span()
        opening = start_of_dwelling(text, start)
        if not layout.work.hold(start) and _opens(text, layout, opening, others):
            start, end = opening, _end(text, layout, end, others)
        yield Span(start, end)


def _opens(text: str, layout: Layout, street: int, others: Ranges) -> bool:
    """Whether a line or a piece of one opens with the street, or with who lives there.

    Behind other words it is as often that of a building somebody worked on, whose town stays.
    """
    line = layout.lines[layout.index_at(street)].span.start
    at = max(line, street - _FAR)
    before = text[at:street]
    parted = [match.end() for match in SEPARATOR.finditer(before)]
    behind = [span.end - at for span in others.touching(Span(at, street))]
    starts = [*([0] if at == line else []), *parted, *behind]
    opens = bool(starts) and not any(map(str.isalnum, before[max(starts) :]))
    return opens or _LIVES.search(before) is not None


def _end(text: str, layout: Layout, at: int, others: Ranges) -> int:
    """Where the address ends that goes on at `at`, over the lines below if need be."""
    index = layout.index_at(at)
    line = layout.lines[index].span
    stop = max(at, min(line.end, at + _FAR))
    cut = SEPARATOR.search(text, at, stop)
    stops = [span.start for span in others.touching(Span(at, stop))]
    stop = min([stop, *stops, *([cut.start()] if cut else [])])
    below = []
    end = index + 1 + (MOST_LINES if stop == line.end else 0)
    for following in layout.lines[index + 1 : end]:
        opens = following.heading or following.span.start in layout.openings
        if opens or following.apart or others.touch(following.span):
            break
        below.append(following)
    return end_of_address(text, at, max(at, stop), below)


def _labelled(text: str, layout: Layout, others: Ranges) -> Iterator[Span]:
    """What stands behind "Address:", and behind "Location:" above the experience."""
    limit = layout.end_of(_LABELLED_LINES)
    work = next((x.span.start for x in layout.lines if x.heading and WORK.search(x.text)), limit)
    for match in _LABEL.finditer(text):
        start, end = _stripped(text, *match.span("value"), others)
        weak = (match["weak"] or "").casefold()
        if weak == "place":
            told = _is_dated(text, match)
        else:
            told = match.start() < (min(limit, work) if weak else limit)
        if told or layout.contacts.hold(match.start()):
            yield Span(start, end)
        elif not weak:
            cut = SEPARATOR.search(text, start, end)
            end = cut.start() if cut else end
            if is_sure(text[start:end]):
                yield Span(start, _end(text, layout, end, others))


def _is_dated(text: str, label: re.Match[str]) -> bool:
    """Whether a date is labelled beside a place, as where a résumé is signed."""
    around = text[max(0, label.start() - _DATED_WITHIN) : label.end() + _DATED_WITHIN]
    return _DATED.search(around) is not None


def _postal_lines(layout: Layout) -> Iterator[Span]:
    """Lines that are an address by themselves, but for those of positions."""
    for line in layout.lines:
        if not layout.work.hold(line.span.start) and is_postal(line.text):
            yield line.span


def _stripped(text: str, start: int, end: int, others: Ranges) -> tuple[int, int]:
    """The value of an address label, cut before an e-mail, phone or link in the same line."""
    cut = next((s.start for s in others.touching(Span(start, end)) if s.start > start), end)
    return start, max(start + 1, start + len(text[start:cut].rstrip(" ,;")))
