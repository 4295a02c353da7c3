"""Contact blocks that only the candidate tells: below the name, around e-mail and telephone.

A sidebar is often read before the name, a footer after the last position, and a text of two lines
has no head at all.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rolefit.domain.text import Span
from rolefit.profiling.redaction.contacts import EMAIL
from rolefit.profiling.redaction.head import SENTENCE, Line, find_head_end
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PersonalKind, PersonalSpan
from rolefit.profiling.redaction.nameshape import WORD
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import fold

_CONTACT = re.compile(r"[@\d]")
_LOCATION = re.compile(
    r"(?i)[\W_]*(?:location|residence|lives?[ ]in|based[ ]in|wohnort|ort)[\W_]*$"
)
_MOST_BELOW = 14
_NEAR = 3
"""So many lines above and below a contact are looked at."""
_LONGEST_LINE = 200
_MOST_BEFORE = 3
"""So many words stand before a name that opens its line: "Résumé of", "Name:", a title."""


def with_introductions(
    text: str,
    layout: Layout,
    names: Sequence[Span],
    words: Collection[str],
    contacts: Sequence[PersonalSpan],
) -> Layout:
    """The layout with what the candidate's name and contacts tell.

    Args:
        text: the document's.
        layout: what was known without them.
        names: where the candidate's name was read as a whole.
        words: folded words of the name; an e-mail that holds one is the candidate's.
        contacts: e-mails, links and telephones of the whole document.
    """
    blocks = [block for name in names for block in _below(text, layout, name)]
    spans = [contact.span for contact in contacts]
    below = [_reached(layout, block, spans) for block in blocks]
    known = replace(layout, contacts=Ranges([*layout.contacts.spans, *below]))
    sure = {
        contact.span.of(text) for contact in contacts if known.contacts.hold(contact.span.start)
    }
    told = [
        contact
        for contact in contacts
        if not known.contacts.hold(contact.span.start)
        and (contact.span.of(text) in sure or _is_own(text, known, contact, words))
    ]
    lines = [known.lines[known.index_at(contact.span.start)].span for contact in told]
    own = [line for line in lines if len(line) <= _LONGEST_LINE]
    located = list(_located(known))
    if not (blocks or own or located):
        return layout
    near = [x for line in own for x in _around(known, line)]
    return replace(
        known,
        contacts=Ranges([*known.contacts.spans, *own]),
        introduced=Ranges([*below, *own]),
        beside=Ranges([*blocks, *near, *located]),
    )


def _below(text: str, layout: Layout, name: Span) -> Iterator[Span]:
    """The line of the name and those below it, up to where a head would end."""
    index = layout.index_at(name.start)
    line = layout.lines[index]
    before = text[line.span.start : name.start]
    opens = len(before.split()) <= _MOST_BEFORE and not _CONTACT.search(before)
    if layout.contacts.hold(name.start) or not opens or len(line.text) > _LONGEST_LINE:
        return
    # Alone, the name is no sentence, whatever goes on in its line.
    head = [Line(name, name.of(text)), *layout.lines[index + 1 : index + 1 + _MOST_BELOW]]
    count = max(1, find_head_end(head, layout.openings))
    yield Span(line.span.start, layout.lines[index + count - 1].span.end)


def _reached(layout: Layout, block: Span, contacts: Sequence[Span]) -> Span:
    """The block up to its last contact, and the line below where nothing else follows at once.

    Without contacts it is the line below the name. What stands further down may be of another
    part of the document, so that only what is surely a place goes there.
    """
    last = max((c.start for c in contacts if block.overlaps(c)), default=block.start)
    index = layout.index_at(last)
    following = layout.lines[index + 1 : index + 3]
    alone = len(following) < 2 or following[1].apart or following[1].span.start >= block.end
    end = index + (bool(following) and (alone or last == block.start))
    return Span(block.start, min(block.end, layout.lines[end].span.end))


def _is_own(text: str, layout: Layout, contact: PersonalSpan, words: Collection[str]) -> bool:
    """Whether the contact, outside of the contact blocks, is the candidate's.

    Where the name stands beside it, it is. An e-mail is, but for a referee's; among positions it
    has to hold the name. A telephone is when it fills its line, and is not told among positions.
    """
    at = contact.span.start
    line = layout.lines[layout.index_at(at)]
    if layout.referees.hold(at):
        return False
    if _names(line.text[:_LONGEST_LINE], words):
        return True
    email = EMAIL.search(text, at, contact.span.end)
    if email is not None:
        return not layout.work.hold(at) or _holds(email["handle"], words)
    if contact.kind is not PersonalKind.PHONE or layout.work.hold(at):
        return False
    rest = text[line.span.start : at] + text[contact.span.end : line.span.end]
    return sum(map(str.isalpha, rest)) <= len("Telephone")


def _names(line: str, words: Collection[str]) -> bool:
    """Whether a line holds two words of the name, or the only one."""
    there = {fold(word.rstrip(".")) for word in WORD.findall(line)}
    return bool(words) and len(there & set(words)) >= min(2, len(words))


def _holds(handle: str, words: Collection[str]) -> bool:
    """Whether a word of the name opens or ends a handle or a part of it: "bli", "bo.li"."""
    folded = fold(handle)
    parts = [folded, *re.split(r"[\W\d_]+", folded)]
    long = [word for word in words if len(word) > 1]
    return any(part.startswith(word) or part.endswith(word) for word in long for part in parts)


def _located(layout: Layout) -> Iterator[Span]:
    """What stands below "Location" or the like, but for a position's."""
    for line in layout.lines:
        if _LOCATION.match(line.text) and not layout.work.hold(line.span.start):
            yield from _around(layout, line.span)


def _around(layout: Layout, line: Span) -> Iterator[Span]:
    """The lines above and below, up to a heading, a sentence, a section, or a blank below work."""
    index = layout.index_at(line.start)
    for below in layout.lines[index + 1 : index + 1 + _NEAR]:
        if _ends(layout, below):
            break
        yield below.span
    for at in range(index - 1, max(-1, index - 1 - _NEAR), -1):
        above = layout.lines[at]
        parted = layout.lines[at + 1].apart and layout.work.hold(above.span.start)
        if parted or _ends(layout, above):
            break
        yield above.span


def _ends(layout: Layout, line: Line) -> bool:
    opens = line.heading or line.span.start in layout.openings
    return opens or SENTENCE.search(line.text) is not None or len(line.text) > _LONGEST_LINE
