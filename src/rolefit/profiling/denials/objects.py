"""Cues that stand before their thing: "no experience of X", "working towards NEBOSH"."""

import re
from collections.abc import Callable

from rolefit.domain.text import Span
from rolefit.profiling.denials import cues, things
from rolefit.profiling.denials.spans import trimmed
from rolefit.profiling.skills.negation import HARMLESS, JOINT, OPENING, PSEUDO, scope_end

# Where a clause of the writer's own begins: nothing but "I have" and the like before the cue.
_OWN = re.compile(
    r"(?:^|[.;:!?•|(,–—-]\s*|\b(?:but|although|though|however|yet|and|so|because|since)\s+)"
    r"I?(?:['’](?:m|ve|d|s))?\s*(?:\b(?:have|has|had|am|is|be|do|does|did|hold|"
    r"holds|got|speak|would|currently|now|still|also|just|recently|already|personally|so\s+far|"
    r"at\s+present|presently|unfortunately|sadly|very|been|really|hardworking|been|however|strong|great|"
    r"am|both|today|here)\b,?\s*){0,4}$",
    re.IGNORECASE,
)
_OWN_WINDOW = 64
_NOT_OWN = re.compile(r"\b(?:and|while|as|is|was|be|had)\s+$", re.IGNORECASE)
_I_AM = re.compile(r"\b(?:am|['’]m)\s+$", re.IGNORECASE)
_WOULD = re.compile(r"(?:\bwould|['’]d)\s+(?:also\s+|really\s+)?$", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+$", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:that|who|which|whose|people|candidates|anyone|someone|those|adults|children|others|"
    r"beginners|employees|customers|clients|patients)\b[^.;:!?]*$",
    re.IGNORECASE,
)
_LISTED_NAME = re.compile(r",\s+No\s+[A-Z]")
_ALL = re.compile(r"\b(?:all|any|every)\b[^.;:!?]{1,80}$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:at|with|by|from|of)\b", re.IGNORECASE)
_LAPSE = re.compile(r"\s+(?:lapse|expire|run\s+out|go)\b", re.IGNORECASE)
_HIRING = re.compile(r"(?:requir\w*|needs?|accept|looking\s+for)\s*$", re.IGNORECASE)
_OBJECT_END = re.compile(
    r"\s+(?:alongside|whilst|during|after|before|from|through|under|at|by|this|next|with|between|"
    r"so\s+far|at\s+(?:present|the\s+moment)|currently|to\s+date|yet|whatsoever|either|any\s*more|"
    rf"in\s+(?:{cues.DATE}|(?:19|20)\d\d|the\s+(?:last|next|past|near)|\w+\s+(?:19|20)\d\d)|"
    r"twice|once)\b|\s*[(\[]",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\b(?:or|nor)\b", re.IGNORECASE)
_ADDED = re.compile(r"\s+(?:and|&)\s", re.IGNORECASE)
_MOST_WORDS = 10
_FARTHEST = 160


def is_own(text: str, at: int) -> bool:
    """Whether the cue begins a clause of the writer's own: "I have never", not "who never"."""
    start = max(0, at - _OWN_WINDOW)
    own = _OWN.search(text[start:at])
    if own is None or "I" in own[0]:
        return own is not None
    return not _OTHERS.search(text[max(0, at - _FARTHEST) : start + own.start()])


def _object(text: str, at: int, cue: re.Pattern[str], *, paper: bool = False) -> Span | None:
    """The things after a cue that opens a clause of the writer's own."""
    found = cue.match(text, at)
    if found is None or not is_own(text, at):
        return None
    return _thing(text, found.end(), _list_end(text, found.end()), paper=paper)


def _opened(text: str, at: int) -> Span | None:
    """What the triggers of skills open: "no experience of X", "have never used X"."""
    found = OPENING.match(text, at)
    if found is None or _HIRING.search(found[0]):
        return None
    before = text[max(0, at - _OWN_WINDOW) : at]
    if found[0].lower().startswith(("like", "love")) and not _WOULD.search(before):
        return None
    aside = _WITH.search(before) and not _OTHERS.search(before)
    aside = aside and not things.VERB_FIRST.match(text)
    if not aside and not is_own(text, at):
        return None
    end = scope_end(text, found.end())
    return _thing(text, found.end(), _unless_closed(text, found.end(), end))


def _held_not(text: str, at: int) -> Span | None:
    return _object(text, at, cues.HOLDS_NOT)


def _none_of(text: str, at: int) -> Span | None:
    """A bare "no X, Y or Z" that is a clause of its own, without a verb."""
    found = cues.NO.match(text, at)
    if found is None or not is_own(text, at) or _NOT_OWN.search(text[max(0, at - 8) : at]):
        return None
    if _LISTED_NAME.match(text, max(0, at - 2)):
        return None
    end = _list_end(text, found.end())
    added = _ADDED.search(text, found.end(), end)
    end = added.start() if added else end
    told = text[found.end() : end]
    if things.FINITE.search(told) or things.FOREIGN.search(told) or len(told.split()) > _MOST_WORDS:
        return None
    return _thing(text, found.end(), end)


def _let_go(text: str, at: int) -> Span | None:
    found = cues.LET_GO.match(text, at)
    if found is None or not is_own(text, at):
        return None
    end = _LAPSE.search(text, found.end())
    return _thing(text, found.end(), end.start() if end else found.end())


def _not_one(text: str, at: int) -> Span | None:
    if not _I_AM.search(text[max(0, at - 8) : at]):
        return None
    return _object(text, at, cues.NOT_ONE)


def _excepted(text: str, at: int) -> Span | None:
    found = cues.EXCEPT.match(text, at)
    if found is None or not _ALL.search(text[max(0, at - 100) : at]):
        return None
    return _thing(text, found.end(), _list_end(text, found.end()))


def _list_end(text: str, start: int) -> int:
    """Where the things that begin at `start` end: a comma goes on only in a list that is closed."""
    end = scope_end(text, start)
    stop = _OBJECT_END.search(text, start, end)
    return _unless_closed(text, start, stop.start() if stop else end)


def _unless_closed(text: str, start: int, end: int) -> int:
    """The first comma, unless an "or" closes the list: "no titanium, MIG and TIG daily"."""
    comma = text.find(",", start, end)
    closing = _CLOSING.search(text, comma, end) if comma >= 0 else None
    if closing is not None:
        comma = text.find(",", closing.end(), end)
    return end if comma < 0 else comma


def _thing(text: str, start: int, end: int, *, paper: bool = False) -> Span | None:
    span = trimmed(text, start, end)
    if span is None or HARMLESS.match(" " + text[span.start : span.end]):
        return None
    if _PREPOSITION.match(text, span.start):
        return None
    if things.BOAST.search(JOINT.split(span.of(text), maxsplit=1)[0]):
        return None
    if paper and things.POST.search(span.of(text)):
        return None
    named = things.PAPER.search(span.of(text)) or things.CAPITAL.match(span.of(text))
    return span if named or not paper else None


_READERS: tuple[Callable[[str, int], Span | None], ...] = (
    _opened,
    _none_of,
    _not_one,
    _let_go,
    _excepted,
    _held_not,
    lambda text, at: _object(text, at, cues.CANNOT),
    lambda text, at: _object(text, at, cues.NOT_QUALIFIED),
    lambda text, at: _object(text, at, cues.WISH),
    lambda text, at: _object(text, at, cues.BECOMING),
    lambda text, at: _object(text, at, cues.TOWARDS, paper=True),
)


def after_cue(text: str, at: int) -> Span | None:
    """What the cue at `at` denies of the words after it, None when it is no such cue."""
    readers = (_held_not,) if PSEUDO.match(text, at) else _READERS
    return next((span for read in readers if (span := read(text, at)) is not None), None)
