"""Hard-wrapped text: which line breaks are only there because a line was full."""

import re

_NARROWEST = 55
_WIDEST = 200
_STRICT_WIDEST = 100
# A line that ends in one of these goes on.
_OPEN_END = re.compile(
    r"(?:,|&|/|\w-|\b(?:a|an|and|as|at|but|by|for|from|in|into|including|of|on|or|our|per|such"
    r"|than|that|the|their|through|to|under|using|via|was|were|where|which|while|who|with"
    r"|within))$"
)
_ITEM = re.compile(r"\s*(?:• ?|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_GOES_ON = re.compile(r"[(\"“‘]?[^\W\d_A-ZÀ-ÖØ-Þ]")
_LETTER = re.compile(r"[^\W_]")
_NO_PROSE = re.compile(r"\S*(?:@|https?:|www\.)|(?:\W*(?:19|20)\d\d)|.* \| ")
_CONTACT = re.compile(r"\S@\S|https?:|www\.")
_PHONE = re.compile(r"\d[\d ()./-]{7,}\d$")
_PHONE_END = 32  # characters of a line's end that tell a telephone number
_DATED = re.compile(r"(?:(?:19|20)\d\d|[Pp]resent|[Cc]urrent)\W*$")


def unwrap(lines: list[str]) -> list[str]:
    """Join lines that a fixed width cut, and leave every other line alone.

    A break is taken for a wrap only when the line before it is full and does not end a sentence,
    and the next line goes on: in lower case, or after a word that cannot end a line, or, in a
    text that keeps to a column limit of at most 100, because its first word did not fit. Also
    joined: a bullet that stands alone with the line after it, and lines indented under a bullet.
    A word cut by a hyphen is mended when it is written whole elsewhere in the text.

    Args:
        lines: repaired, indentation kept, list items start with "• ".
    """
    width, strict = _widths(lines)
    cut = any(_is_cut(line) for line in lines)
    words = frozenset(re.findall(r"[^\W\d_]{4,}", "\n".join(lines).lower())) if cut else frozenset()
    paragraphs: list[list[str]] = []
    first = last = ""
    for line in lines:
        if last.strip() and _continues(first, last, line, width, strict):
            paragraphs[-1] += _seam(last, line, words)
        else:
            paragraphs.append([line.rstrip()])
            first = line
        last = line
    return [_merge(parts) for parts in paragraphs]


def _widths(lines: list[str]) -> tuple[int, bool]:
    """The width the text was wrapped at (0: not wrapped), and whether it is a column limit.

    Proportional fonts leave a ragged edge, a column limit a sharp one that nothing exceeds.
    """
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.rstrip()) >= 40)
    if len(lengths) < 2:
        return 0, False
    width, longest = lengths[int(len(lengths) * 0.95)], lengths[-1]
    if not _NARROWEST <= width <= _WIDEST:
        return 0, False
    full = sum(1 for length in lengths if length > longest - 12)
    return width, longest <= _STRICT_WIDEST and full >= max(3, 0.3 * len(lengths))


def _continues(first: str, last: str, line: str, width: int, strict: bool) -> bool:  # noqa: FBT001
    """Whether `line` goes on from `last`, whose paragraph began with `first`."""
    start, end = line.strip(), last.rstrip()
    if end.strip() == "•" or not start or _ITEM.match(line) or not _LETTER.search(start):
        return bool(end.strip() == "•" and start and not _ITEM.match(line))
    if _NO_PROSE.match(start) or " | " in end or _is_contact(end) or _is_shouted(start):
        return False
    item = _ITEM.match(first)
    if item and _indent(line) >= item.end() and _indent(line) > _indent(first) and len(end) >= 30:
        return True
    if not width or end[-1] in ".!?:;" or _DATED.search(end):
        return False
    low = bool(_GOES_ON.match(start))
    wraps = len(end) + 1 + len(start.split(maxsplit=1)[0]) > width and len(end) > 0.7 * width
    if strict and wraps and (_indent(line) == _indent(last) or item or low):
        return True
    return len(end) >= 0.78 * width and (low or bool(_OPEN_END.search(end)))


def _is_contact(end: str) -> bool:
    """Whether a line holds an address, or ends in a telephone number."""
    return bool(_CONTACT.search(end) or _PHONE.search(end[-_PHONE_END:]))


def _is_shouted(line: str) -> bool:
    """Whether a line is a heading in capitals: prose never goes on with one."""
    return line.isupper() and len(line) <= 40


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_cut(line: str) -> bool:
    """Whether a line ends in a part of a word and a hyphen."""
    end = line[-8:].rstrip()
    return len(end) > 2 and end[-1] == "-" and end[-3:-1].isalpha()


def _seam(last: str, line: str, words: frozenset[str]) -> tuple[str, ...]:
    """What joins a line to the one before; "-" stands for: take the hyphen away."""
    start = line.strip()
    if not _is_cut(last) or not start[0].islower():
        return " ", start
    head = re.split(r"[^\w]", last.rstrip()[:-1])[-1]
    tail = re.split(r"[^\w]", start)[0]
    return ("-", start) if (head + tail).lower() in words else (start,)


def _merge(parts: list[str]) -> str:
    if "-" not in parts:
        return "".join(parts)
    merged: list[str] = []
    for part in parts:
        if part == "-" and merged:
            merged[-1] = merged[-1][:-1]
        else:
            merged.append(part)
    return "".join(merged)
