"""Every place where a known person's name stands in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolefit.domain.text import Span
from rolefit.profiling.redaction.keep import find_kept
from rolefit.profiling.redaction.nameshape import WORD, NameWord, Role
from rolefit.profiling.redaction.ranges import Ranges
from rolefit.profiling.redaction.words import (
    PARTICLES,
    SUFFIXES,
    TITLES,
    fold,
    is_latin,
    reads_as_ordinary,
)

_GAP = re.compile(r"[-‐‑–_]|[ \t\u00a0]{0,2}[,.·\"“”„«»'‘’()]{0,2}[ \t\u00a0]{0,2}")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s)")
_VERBS = frozenset(
    "was is has had led joined works worked manages managed brings holds earned speaks can will "
    "oversees oversaw started began became received served serves built runs ran leads also "
    "now who then always never would could joins helps "
    "regularly consistently successfully currently".split()
)
_SAINT = re.compile(r"\b(?:St\.?|Saint|San|Santa|Mount|Lake|Fort|Port)[ -]$")
_TOOLS = frozenset(
    "jenkins julia ruby pascal ada cassandra delphi crystal swift jade jasmine maven hudson gatsby "
    "kafka puppet salt word access project ember clojure haskell elm fisher aurora athena "
    "spark flux cypress hugo jekyll keras luigi max maya miro morgan nova oracle percy peoplesoft "
    "sage sierra stata travis unity watson".split()
)
_RUNNING = re.compile(r"(?i)page\s+\d+(?:\s*(?:of|/)\s*\d+)?\s*[-–—|•]")
_MONTHS = frozenset("april may june august jan".split())
_DATING = frozenset("in since from to until by of last through early late mid till and".split())


_BESIDE = {Role.TITLE, Role.SUFFIX, Role.INITIAL, Role.PARTICLE}


class _Part:
    OTHER, HIT, INITIAL, PARTICLE, TITLE, SUFFIX, NICK = range(7)


@dataclass(frozen=True, slots=True)
class _Token:
    part: int
    start: int
    end: int
    folded: str
    written: str


@dataclass(frozen=True, slots=True)
class _Known:
    """A person's words, as they are looked for."""

    names: frozenset[str]
    initials: frozenset[str]
    abbreviations: frozenset[str]
    bare_initials: frozenset[str]
    particles: frozenset[str]


def find_mentions(text: str, words: Sequence[NameWord], contacts: Ranges) -> Iterator[Span]:
    """Spans that name the person whose name has `words`, titles and possessives included.

    A word that is an ordinary one too ("Page", "Baker", "May") counts only in capitals and where
    the words around it read it as a name.

    Args:
        text: the document's.
        words: those of the candidate's name.
        contacts: e-mails and links. They hold the name as well; a mention ends where one begins.
    """
    known = _known(words)
    if not known.names:
        return
    yield from _unspaced(text, words)
    kept = Ranges(find_kept(text))
    for run in _runs(text, known, contacts):
        span = _span(text, run)
        if any(not span.contains(inside) for inside in kept.touching(span)):
            continue
        if _is_name(text, run, span):
            yield span


def _known(words: Sequence[NameWord]) -> _Known:
    core = [w for w in words if w.role not in _BESIDE and len(w.written) > 1]
    initials = [w.folded for w in words if w.role is Role.INITIAL]
    return _Known(
        names=frozenset(w.folded for w in core),
        initials=frozenset([w.folded[:1] for w in core] + [i[:1] for i in initials]),
        abbreviations=frozenset(i for i in initials if len(i) > 1),
        bare_initials=frozenset(initials) - {"a", "i"},
        particles=frozenset(w.folded for w in words if w.folded in PARTICLES),
    )


def _unspaced(text: str, words: Sequence[NameWord]) -> Iterator[Span]:
    """Names in scripts that do not set a space around them."""
    for word in words:
        if word.role is Role.FOREIGN and len(word.written) > 1 and _is_unspaced(word.written):
            for match in re.finditer(re.escape(word.written), text):
                yield Span(match.start(), match.end())


def _is_unspaced(written: str) -> bool:
    """Whether the script puts no space between words or, as Korean, glues particles to a name."""
    first = written[0]
    return "\u3040" <= first <= "\u9fff" or "\u0e00" <= first <= "\u0eff" or "가" <= first <= "힣"


def _runs(text: str, known: _Known, contacts: Ranges) -> Iterator[list[_Token]]:
    """Stretches of neighbouring words that can belong to the name and hold a hit."""
    run: list[_Token] = []
    for match in WORD.finditer(text):
        hyphened = bool(run) and run[-1].end + 1 == match.start() and text[run[-1].end] in "-‐‑"
        token = _token(match, known, hyphened=hyphened)
        if run and (
            token is None
            or not _GAP.fullmatch(text, run[-1].end, match.start())
            or contacts.hold(run[-1].start) is not contacts.hold(match.start())
            or _anothers(run, token, text[run[-1].end : match.start()])
        ):
            yield from _trimmed(run, known)
            run = []
        if token is not None:
            run.append(token)
    yield from _trimmed(run, known)


def _anothers(run: Sequence[_Token], token: _Token, gap: str) -> bool:
    """Whether the initials so far close somebody else's name: "Ruiz A., Olson B."."""
    initials = all(one.part == _Part.INITIAL for one in run)
    return initials and token.part != _Part.INITIAL and "," in gap


def _token(match: re.Match[str], known: _Known, *, hyphened: bool) -> _Token | None:
    written = match.group()
    bare = written.rstrip(".")
    base = re.sub(r"(?<=\w)['’]s$", "", bare)
    folded = fold(base)
    part = _part(written, base, folded, known)
    if hyphened and folded in known.names:
        part = _Part.HIT
    if part == _Part.OTHER:
        return None
    dotted = part in {_Part.INITIAL, _Part.TITLE, _Part.SUFFIX}
    end = match.end() if dotted else match.start() + len(base)
    return _Token(part, match.start(), end, folded, base)


def _part(written: str, base: str, folded: str, known: _Known) -> int:
    if folded in known.names and _is_hit(base, folded):
        return _Part.HIT
    if folded in known.particles:
        return _Part.PARTICLE
    if len(base) == 1:
        dotted = written.endswith(".") and folded[:1] in known.initials and base.isupper()
        return _Part.INITIAL if dotted or folded in known.bare_initials else _Part.OTHER
    return _outer_part(base, folded, known) if base[0].isupper() else _Part.OTHER


def _outer_part(base: str, folded: str, known: _Known) -> int:
    if folded in known.abbreviations:
        return _Part.INITIAL
    if folded in TITLES and base not in {"MS", "SRI"}:
        return _Part.TITLE
    return _Part.SUFFIX if folded in SUFFIXES else _Part.OTHER


def _is_hit(written: str, folded: str) -> bool:
    if not is_latin(written):
        return True
    if written[0].isupper():
        return True
    return len(folded) >= 4 and not reads_as_ordinary(written)


def _trimmed(run: list[_Token], known: _Known) -> Iterator[list[_Token]]:
    """The run without what cannot open or close a name; nothing when there is no hit in it."""
    hits = [i for i, token in enumerate(run) if token.part == _Part.HIT]
    if not hits:
        # "R., S. (2017)": a surname that is an initial is told by two of the initials.
        initials = [token for token in run if token.part == _Part.INITIAL]
        letters = {token.folded for token in initials}
        if len(letters) > 1 and letters & known.bare_initials and letters <= known.initials:
            yield initials
        return
    last = hits[-1]
    while last + 1 < len(run) and run[last + 1].part in {_Part.INITIAL, _Part.SUFFIX}:
        last += 1
    yield run[: last + 1]


def _span(text: str, run: Sequence[_Token]) -> Span:
    start, end = run[0].start, run[-1].end
    if text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    possessive = _POSSESSIVE.match(text, end)
    return Span(start, possessive.end() if possessive else end)


def _is_name(text: str, run: Sequence[_Token], span: Span) -> bool:
    hits = [token for token in run if token.part == _Part.HIT]
    if len(run) == 1 and _SAINT.search(text, max(0, span.start - 8), span.start):
        return False
    if (
        len(hits) > 1
        and all(t.folded in _TOOLS for t in hits)
        and "," in text[span.start : span.end]
    ):
        return False
    doubtful = [
        t for t in hits if reads_as_ordinary(t.written) or t.folded in _TOOLS or len(t.folded) < 3
    ]
    if len(hits) > len(doubtful) or len({t.folded for t in hits}) > 1 or len(run) > len(hits):
        return True
    hit = hits[0]
    if not reads_as_ordinary(hit.written) and hit.folded not in _TOOLS:
        return hit.written.istitle()
    if span.end > run[-1].end:
        return True
    return hit.written.istitle() and _reads_as_name(text, hit)


def _reads_as_name(text: str, hit: _Token) -> bool:
    """Whether the words around a capitalised ordinary word make it a name."""
    before = text[max(0, hit.start - 200) : hit.start].rsplit("\n", 1)[-1].rstrip(" ")
    after = re.match(r"[ ]?([\w&]*)", text[hit.end : hit.end + 30])
    following = after.group(1) if after else ""
    opens = not before or before[-1] in ".!?:;•|-–—*"
    if opens:
        return following in _VERBS or (not following and _RUNNING.match(before) is not None)
    previous = re.split(r"\W+", before)[-1]
    if hit.folded in _TOOLS or not previous.islower() or before[-1] == ",":
        return False
    if hit.folded in _MONTHS and previous in _DATING:
        return False
    return not following or not (
        following[0].isupper() or following[0].isdigit() or following == "&"
    )
