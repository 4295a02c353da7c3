"""Where the candidate lives: street addresses anywhere, places in the contact block.

Places of work and study stay: they are part of what a position says.
"""

import re
from collections.abc import Iterator, Sequence

from rolefit.domain.text import Span
from rolefit.profiling.redaction.head import WORK, Line
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.nameshape import WORD, Role, role_of
from rolefit.profiling.redaction.places import is_demonym, is_place
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import PARTICLES, fold, is_ordinary
from rolefit.profiling.resumes.titles import title_score

_TYPES = (
    "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|terrace|"
    "square|sq|highway|hwy|parkway|pkwy|circle|cir|crescent|trail|trl|close|grove|gardens|mews|"
    "row|walk|turnpike|pike|loop|plaza|alley|quay|wharf|rise|way|caddesi|sokak"
)
_WORD_OF_STREET = (
    r"(?:[A-ZÀ-ÞА-ЯĀ-Ž][\w.’'-]{0,30}|"
    r"(?:d[aeio]|del|della|dos|das|des|du|la|las|los|le|les|el|w)\b)"
)
_NUMBER_FIRST = re.compile(
    rf"""(?x)
    (?<![\w$€£.,-])(?!(?:19|20)\d\d[ ])\d{{1,6}}[A-Za-z]?(?:[ ]?[-/][ ]?\d{{1,5}})?,?[ ]
    (?: (?:[NSEW]\.?[ ]|(?:North|South|East|West)[ ])?
        (?:(?:[A-ZÀ-Þ][\w.’'-]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}
        (?i:{_TYPES})\b\.?(?![ ](?:of|and)\b)
        (?:,?[ ](?i:apt|apartment|suite|ste|unit|flat|floor|\#)\.?[ ]?\#?[\w-]{{1,6}})?
      | (?:(?i:bis|ter),?[ ])?
        (?:rue|avenue|boulevard|allée|impasse|chemin|place|quai|via|viale)
        (?:[ ]{_WORD_OF_STREET}){{1,5}}
    )"""
)
_TYPE_FIRST = re.compile(
    rf"""(?x)
    \b(?:ul\.|al\.|os\.|pl\.|ulica|ул\.|вул\.|улица|пр\.|Calle|C/|Avda\.?|Avenida|Av\.|Rua|Via|
       Viale|Piazza|Rue|Str\.|Strada|Plaza|Paseo|Jalan|Jl\.)
    (?:[ ]{_WORD_OF_STREET}){{1,5}},?[ ](?:n[°º.]?[ ]?)?\d{{1,5}}[\w/]{{0,6}}
    | \b(?i:p\.?[ ]?o\.?[ ]?box)[ ]\d{{1,8}}"""
)
_ENDINGS = ("straße", "strasse", "str.", "gasse", "weg", "allee", "platz", "straat", "laan", "gata",
            "gatan", "vägen", "veien", "katu", "vej", "utca")  # fmt: skip
_TYPE_LAST = re.compile(
    rf"\b[A-ZÀ-Þ][\w’-]{{1,30}}[ ]?(?:{'|'.join(map(re.escape, _ENDINGS))})"
    r"[ ]\d{1,4}[ ]?[a-zA-Z]?\b"
)
_LABEL = re.compile(
    r"(?im)(?:^|(?<=[|•;\t]))[ \t•*]{0,9}(?:(?:home|current|permanent|mailing|postal|residential|"
    r"present|street|my)[ ])?(?:address|adresse?|direcci[óo]n|indirizzo|endereço|wohnort|anschrift|"
    r"adres|alamat|địa[ ]chỉ|vill(?:age)?|p\.o|dist(?:rict)?|주소|"
    r"residence|(?P<weak>location|based[ ]in|city)|lives?[ ]in|living[ ]in|hometown|адрес|"
    r"地址|住所|العنوان)"
    r"(?:[ ](?:for[ ]correspondence|line|1|2))?\.?"
    r"[ \t]{0,9}[:：][ \t]{0,9}(?P<value>[^\n|•\t]{2,160})"
)
_SEPARATOR = re.compile(r"[ \t]{0,9}(?:[|•·\t;►▪■]|[ \u00a0]{3,9}|(?<!\d)[ ][-–—][ ])[ \t]{0,9}")
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{2}[ ,]+\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{2}-\d{3}|(?!(?:19|20)\d\d\b)\d{4,6}(?:\s?[A-Z]{2})?|\d{3}\s\d{2,3}|\d{5}-\d{3,4}|〒?\d{3}-\d{4})\b"
)
_CONTACTS = {PersonalKind.NAME, PersonalKind.EMAIL, PersonalKind.PHONE, PersonalKind.LINK}
_DWELLING = re.compile(
    r"(?i)(?:flat|apt|apartment|house|unit|room|door|plot|block|villa|suite|floor|brgy|h\.?\s?no|"
    r"no)\.?\s?#?\d|#\s?\d"
)
_ABBREVIATION = re.compile(r"[A-Z]{1,5}|(?!Mc|De|La|Le)[A-Z][a-z]{0,5}[A-Z][A-Za-z]{0,5}")
"""Letters after a name: "CPA", "PhD", "MRCPsych"."""
_NUMBERED = re.compile(
    r"(?i)\b(?:years?|grades?|class|levels?|key[ ]stage|stage|phase|form|band|tier|step|chapter|"
    r"section|part|module|version|team|group|page|week|day|semester|term|route|line|category)[ ]$"
)
"""What is numbered before a comma ("Year 4, Brook Street Primary") and is no house."""
_INSIDE_WORD = re.compile(r"\w\(\w{1,9}\)\w")
"""An abbreviation with a part in brackets, "IR(ME)R": no region stands there."""
_OF_ADDRESSES = frozenset(
    "near nr opp opposite behind beside off above below at of and the no floor flat house street "
    "st road rd lane block room door plot post office box city town state district zip code".split()
)
"""Ordinary words that stand in lower case in addresses too."""
_FIELD = re.compile(r"[^,\s][^,]*")
_FEWEST_LISTED = 5
_HAS_LABEL = re.compile(r"^[ \t]{0,9}[A-Za-z][A-Za-z ]{1,20}[:：]")


def find_addresses(
    text: str, layout: Layout, known: Sequence[PersonalSpan], names: Sequence[Span]
) -> Iterator[PersonalSpan]:
    """Addresses of the candidate.

    Args:
        text: the document's.
        layout: says where the contact blocks are.
        known: personal data found so far; the rest of the contact block is judged without it.
            Without a name or contact in it, it is no contact block at all.
        names: where the candidate's name was read as a whole. A word of it elsewhere may be a
            part of the address (Mr. Austin of Austin, TX).
    """
    for match in _streets(text):
        yield _address(match.start(), match.end())
    whole = Ranges(names)
    inner = Ranges(p.span for p in known if _is_single(text, p) and not whole.touch(p.span))
    others = Ranges(p.span for p in known if not inner.touch(p.span))
    limit = layout.end_of(40)
    work = next((x.span.start for x in layout.lines if x.heading and WORK.search(x.text)), limit)
    for match in _LABEL.finditer(text):
        before = min(limit, work) if match.group("weak") else limit
        if match.start() < before or layout.contacts.hold(match.start()):
            yield _address(*_stripped(text, *match.span("value"), others))
    if any(p.kind in _CONTACTS and layout.contacts.touch(p.span) for p in known):
        for line in layout.lines:
            if layout.contacts.hold(line.span.start):
                yield from _in_line(text, line, others, inner)


def _is_single(text: str, personal: PersonalSpan) -> bool:
    """Whether it is one word of a name, without a possessive."""
    return personal.kind is PersonalKind.NAME and personal.span.of(text).isalpha()


def _streets(text: str) -> Iterator[re.Match[str]]:
    for match in _NUMBER_FIRST.finditer(text):
        if _NUMBERED.search(text, max(0, match.start() - 12), match.start()) is None:
            yield match
    yield from _TYPE_FIRST.finditer(text)
    if any(ending in text for ending in _ENDINGS):
        yield from _TYPE_LAST.finditer(text)


def _in_line(text: str, line: Line, others: Ranges, inner: Ranges) -> Iterator[PersonalSpan]:
    at, end = line.span.start, line.span.end
    touching = others.touching(line.span)
    cuts = [(m.start(), m.end()) for m in _SEPARATOR.finditer(text, at, end)]
    cuts += [(max(at, s.start), min(end, s.end)) for s in touching]
    position = at
    listing = not touching and _is_listing(line.text)
    for left, right in [*sorted(cuts), (end, end)]:
        if left > position:
            start, stop = _edges(text, position, left)
            labels = text[stop:left].lstrip().startswith((":", "："))
            named = any(s.start <= start and stop <= s.end for s in inner.touching(line.span))
            if stop > start and not (labels or named):
                titled = _after_title(text[start:stop])
                if titled is not None:
                    start += titled
                if stop > start and _is_address(text[start:stop], listing=listing):
                    yield _address(start, stop)
        position = max(position, right)


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] in "#〒"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    return start, end


def _after_title(segment: str) -> int | None:
    """Where the places behind a job title begin ("Welder, Bergen, Norway"); None without a title.

    A street may be called after a trade ("5 Baker Street"); a postcode or a number in front tells.
    """
    parts = [match.span() for match in _FIELD.finditer(segment)]
    titled = any(title_score(segment[start:end]) > 1 for start, end in parts)
    if not titled or segment[0].isdigit() or _POSTCODE.search(segment) or _has_street(segment):
        return None
    at = len(segment)
    for start, end in reversed(parts):
        if not is_place(segment[start:end].strip(" .()")):
            break
        at = start
    return at


def _is_listing(line: str) -> bool:
    """Whether a line lists skills or the like: many parts, and ordinary words in many of them."""
    parts = [part for part in re.split(r"[|•·;,\t]", line) if part.strip()]
    plain = sum(
        any(role_of(match.group()) is Role.ORDINARY for match in WORD.finditer(part))
        for part in parts
    )
    return len(parts) >= _FEWEST_LISTED and plain > len(parts) / 3


def _has_street(segment: str) -> bool:
    return next(_streets(segment), None) is not None


def _is_address(segment: str, *, listing: bool) -> bool:
    """Whether what is left of a contact line is a place: by postcode, by name, by exclusion.

    Nothing is a place by exclusion in a line that lists things.
    """
    if len(segment) > 120 or _HAS_LABEL.match(segment) or _INSIDE_WORD.search(segment):
        return False
    words = [m.group().rstrip(".") for m in WORD.finditer(segment)]
    if not words:
        return bool(_POSTCODE.fullmatch(segment.strip()))
    capital = sum(w[0].isupper() or not w[0].isascii() for w in words) >= len(words) / 2
    if (
        capital
        and ("," in segment or len(words) <= 4)
        and any(is_place(p) for p in _parts(segment))
    ):
        return True
    if capital and _POSTCODE.search(segment) and len(words) <= 12:
        return True
    roles = [role_of(w) for w in words]
    if any(c.isdigit() for c in segment):
        odd = len(roles) - roles.count(Role.ORDINARY) - roles.count(Role.SURNAME)
        said = any(_is_said(word) for word in words)
        return (capital and not said and odd >= len(roles) / 2) or bool(
            _DWELLING.match(segment) or _has_street(segment)
        )
    return (
        not listing
        and len(words) <= 5
        and capital
        and roles.count(Role.ORDINARY) <= (len(roles) / 2 if "," in segment else 0)
        and any(r in {Role.UNKNOWN, Role.FOREIGN, Role.GIVEN} for r in roles)
        and not all(_ABBREVIATION.fullmatch(w) for w in words)
        and not any(is_demonym(fold(w)) for w in words)
    )


def _is_said(word: str) -> bool:
    """Whether the word, in lower case, is one of a sentence and not of an address."""
    outer = word in _OF_ADDRESSES or word in PARTICLES
    return word.islower() and is_ordinary(word) and not outer


def _parts(segment: str) -> list[str]:
    parts = [p.strip(" .()") for p in re.split(r"[,/()-]|\s-\s", segment)]
    last = segment.rsplit(" ", 1)[-1].strip(" .()")
    return [p for p in [*parts, last] if p]


def _stripped(text: str, start: int, end: int, others: Ranges) -> tuple[int, int]:
    """The value of an address label, cut before an e-mail, phone or link in the same line."""
    cut = next((s.start for s in others.touching(Span(start, end)) if s.start > start), end)
    return start, max(start + 1, start + len(text[start:cut].rstrip(" ,;")))


def _address(start: int, end: int) -> PersonalSpan:
    return PersonalSpan(Span(start, end), PersonalKind.ADDRESS, PLACEHOLDERS[PersonalKind.ADDRESS])
