"""From characters to stretches of a line: words get their spaces, wide gaps break a line."""

from collections.abc import Iterable
from operator import attrgetter, sub
from statistics import median

from rolefit.reading.pdf.bidi import logical
from rolefit.reading.pdf.model import Box, Glyph, Segment, Style
from rolefit.reading.repair import BULLET, repair

_SAME_BASE = 0.1  # em: how far a character's baseline may be below the one before it in its row
_WIDE = 0.85  # em: a gap no word space reaches, unless the line is justified or spaced out
_SPACE = 0.17  # em: a gap that separates words; a space of most fonts is 0.25 em
_TYPED_SPACE = -0.3  # em: where the file says that there is a space, overhang ("of ") is no doubt
_TWICE = 0.12  # em: how far apart the two prints of a false bold letter are
_MOST_DOTS = 1000  # on a page; beyond, they are a drawing
_SHRUNK = 0.8  # superscripts and subscripts are smaller than this share of their line

_LEFT = attrgetter("x0")
_RIGHT = attrgetter("x1")
_TOP = attrgetter("top")
_BOTTOM = attrgetter("bottom")
_BASE = attrgetter("base")

SIGNS = frozenset("•‣⁃∙●○◦◉◎■□▪▫▬◆◇◈❖❑❒❏❐➢➣➤➔➜➞➠➡→⇒►▶▸▹▷»›✓✔✗✘☑☐✦✧★☆⚫⚪⬤◾◼◽◻⦁⦿⁌⁍☞❯·")
_DASHES = frozenset("-–—*o§")
_PRIVATE = ("\ue000", "\uf8ff")


def segments_of(glyphs: Iterable[Glyph], dots: list[Box]) -> list[Segment]:
    """The stretches of text of one reading direction, from the top down, left to right.

    Args:
        glyphs: any order; all level.
        dots: small filled shapes: one just left of a stretch is its bullet.
    """
    found = []
    for row in _rows(_attach_raised(list(glyphs))):
        stretches = _join_bullets([_segment(run) for run in _runs(row)])
        found += [stretch for stretch in stretches if stretch.text]
    _draw_bullets(found, dots)
    return sorted(found, key=lambda one: (one.base, one.x0))


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    base = -1e9
    for glyph in sorted(sorted(glyphs, key=_LEFT), key=_BASE):
        if glyph.base != base:
            if glyph.base - base > _SAME_BASE * max(glyph.style.size, 2.0):
                rows.append([])
            base = glyph.base
        rows[-1].append(glyph)
    return rows


def _runs(row: list[Glyph]) -> list[list[Glyph]]:
    """Break a row at its wide gaps; a character printed twice (false bold) counts once."""
    row = sorted(row, key=_LEFT)
    runs: list[list[Glyph]] = []
    end = -1e9
    before: Glyph | None = None
    style: Style | None = None
    em = 1.0
    for glyph in row:
        if glyph.style is not style:
            style = glyph.style
            em = max(style.size, 1.0)
        if before is not None and glyph.text == before.text and _is_same(before, glyph, em):
            continue
        if glyph.x0 - end > _WIDE * em:
            runs.append([])
        runs[-1].append(glyph)
        end = max(end, glyph.x1)
        before = glyph
    return _spaced_out(runs)


def _is_same(before: Glyph, glyph: Glyph, em: float) -> bool:
    """Whether the same character was printed again, a touch aside.

    A ligature's letters share a place and an object.
    """
    return glyph.ink != before.ink and abs(glyph.x0 - before.x0) < _TWICE * em


def _spaced_out(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put "S U M M A R Y" with gaps wider than an em back together: all runs of one character."""
    joined: list[list[Glyph]] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and len(run) == 1 and run[0].text.isalpha() and all(g.text.isalpha() for g in last):
            gap = run[0].x0 - last[-1].x1
            even = len(last) == 1 or abs(gap - (last[-1].x0 - last[-2].x1)) < 0.35 * gap
            if even and gap < 2.0 * run[0].style.size and run[0].style == last[-1].style:
                last.append(run[0])
                continue
        joined.append(list(run))
    return joined


def _segment(run: list[Glyph]) -> Segment:
    return Segment(
        glyphs=run,
        text=logical(text_of(run)),
        x0=run[0].x0,
        x1=max(map(_RIGHT, run)),
        top=min(map(_TOP, run)),
        bottom=max(map(_BOTTOM, run)),
        base=_median(list(map(_BASE, run))),
        size=_size_of(run),
        bold=_is_bold(run),
    )


def _size_of(run: list[Glyph]) -> float:
    style = _common_style(run)
    return median([glyph.style.size for glyph in run]) if style is None else style.size


def _is_bold(run: list[Glyph]) -> bool:
    style = _common_style(run)
    if style is None:
        return 2 * sum(glyph.style.bold for glyph in run) > len(run)
    return style.bold


def _common_style(run: list[Glyph]) -> Style | None:
    first = run[0].style
    return first if all(glyph.style is first for glyph in run) else None


def _median(values: list[float]) -> float:
    """The median; most often all are the same, and nothing needs sorting."""
    first = values[0]
    return first if values.count(first) == len(values) else median(values)


def joined(stretches: list[Segment]) -> Segment:
    """Stretches of one line as a single one."""
    whole = _segment([glyph for one in stretches for glyph in one.glyphs])
    whole.text = " ".join(one.text for one in stretches)
    whole.bullet = stretches[0].bullet
    return whole


def text_of(run: list[Glyph]) -> str:
    """The words of neighbouring characters, left to right, with their spaces."""
    gaps = list(map(sub, map(_LEFT, run[1:]), map(_RIGHT, run)))
    em = max(_size_of(run), 1.0)
    tracking = max(0.0, median(gaps)) if len(gaps) >= 3 else 0.0
    if tracking > 0.1 * em and all(glyph.text.isalpha() for glyph in run):
        return _tracked(run, gaps, tracking)
    typed, guessed = _TYPED_SPACE * em, _SPACE * em + tracking
    parts = [
        " " + glyph.text if gap > (typed if glyph.space else guessed) else glyph.text
        for glyph, gap in zip(run[1:], gaps, strict=True)
    ]
    return run[0].text + "".join(parts)


def _tracked(run: list[Glyph], gaps: list[float], tracking: float) -> str:
    """Spaced-out capitals: a word ends where the gap is clearly wider than between letters."""
    parts = [run[0].text]
    for glyph, gap in zip(run[1:], gaps, strict=True):
        parts.append(" " + glyph.text if gap > 1.6 * tracking else glyph.text)
    return "".join(parts)


def _attach_raised(glyphs: list[Glyph]) -> list[Glyph]:
    """Give a superscript or subscript the baseline of the larger character that it stands by."""
    styles = {id(glyph.style): glyph.style for glyph in glyphs}
    if len({round(style.size, 1) for style in styles.values()}) < 2:
        return glyphs
    line: Glyph | None = None
    end = 0.0
    for glyph in glyphs:
        if (
            line is not None
            and glyph.style is not line.style
            and glyph.style.size < _SHRUNK * line.style.size
        ):
            near = -0.2 < (glyph.x0 - end) / line.style.size < 0.3
            overlap = min(glyph.bottom, line.bottom) - max(glyph.top, line.top)
            if near and overlap > 0.5 * (glyph.bottom - glyph.top):
                glyph.base, end = line.base, glyph.x1
                continue
        line, end = glyph, glyph.x1
    return glyphs


def is_sign(text: str) -> bool:
    """Whether a character is a bullet wherever it opens a line."""
    return text in SIGNS or (len(text) == 1 and _PRIVATE[0] <= text <= _PRIVATE[1])


def _join_bullets(stretches: list[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    bullet: Segment | None = None
    for stretch in stretches:
        if _is_bullet(stretch):
            bullet = stretch
            continue
        near = bullet is not None and stretch.x0 - bullet.x1 < 5 * max(stretch.size, 1.0)
        stretch.bullet = near
        if bullet is not None and not near:
            joined.append(bullet)
        bullet = None
        joined.append(_strip_bullet(stretch))
    return joined


def _is_bullet(stretch: Segment) -> bool:
    return len(stretch.glyphs) == 1 and (
        is_sign(stretch.glyphs[0].text) or stretch.glyphs[0].text in _DASHES
    )


def _strip_bullet(stretch: Segment) -> Segment:
    first = stretch.glyphs[0]
    rest = stretch.glyphs[1:]
    if not rest:
        return stretch
    typed = is_sign(first.text)
    dashed = first.text in _DASHES and stretch.text[1:2] == " " and not rest[0].text.isdigit()
    if first.text == "o":
        dashed = dashed and rest[0].text.isupper() and rest[0].x0 - first.x1 > 0.4 * stretch.size
    if not (typed or dashed):
        stretch.bullet = stretch.bullet or _is_garbled_bullet(stretch.text)
        return stretch
    bare = _segment(rest)
    bare.bullet = True
    return bare


def _is_garbled_bullet(text: str) -> bool:
    """Whether mis-encoded signs ("â€¢", "Â·") will turn out to be a bullet."""
    return not text[0].isascii() and repair(text).text.startswith(BULLET)


def _draw_bullets(stretches: list[Segment], dots: list[Box]) -> None:
    if len(dots) > _MOST_DOTS:
        return
    for dot in dots:
        middle = (dot.y0 + dot.y1) / 2
        right = [
            one
            for one in stretches
            if one.top <= middle <= one.bottom
            and dot.height < 0.75 * one.size
            and 0 <= one.x0 - dot.x1 + 0.5 < 2.5 * one.size
        ]
        if right:
            min(right, key=lambda one: one.x0).bullet = True
