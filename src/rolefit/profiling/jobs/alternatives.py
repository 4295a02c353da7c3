"""Whether the skills of a requirement are alternatives, and whether others would do as well.

"Java or Kotlin" names all that will do; "Kafka or NATS", where NATS is no skill we know, and "Jira
or similar" do not. Both are read from the words between, before and behind the skills: skills that
stand side by side are a run, and a run falls into segments at each "and".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from rolefit.domain.skills import Skill
from rolefit.profiling.jobs.words import is_opener, is_verb

_EXAMPLES = (
    r"such as|e\.?g\.?|for (?:example|instance)|(?<!must )(?<!would )(?<!should )(?<!you )"
    r"(?<!\bI )(?<!we )(?<=[^\s(] |.\()like|"
    r"similar (?:to|technolog\w*|tools?|languages?|software|systems?|frameworks?|platforms?)"
)
_ONE_OF = re.compile(
    r"\b(?:(?:one|two|three|\d) (?:or more |or several )?(?:of|from)|any of|either|"
    r"(?:one|any) (?:\w+ ){0,2}(?:tool|language|framework|platform|package|system|database|library|"
    r"programme?|suite|cloud)s?(?= ?(?:[:(]|,? (?:for example|like)))|"
    r"at least (?:one|two|three|\d)(?! ?\+?(?: \w+)? (?:years?|yrs?|months?)\b)|"
    rf"{_EXAMPLES}|preferably one|and/or|other [\w ]{{0,20}}languages?)\b|\betc\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_AND = re.compile(r"\band\b|[&;]", re.IGNORECASE)
_ITEM = r"[^\s,;.()/]{1,40}(?: [^\s,;.()/]{1,40}){0,2}?"
_LISTED = (
    r"[)\]]?(?: (?:experience|knowledge|skills?|expertise))?"
    rf"(?:\s*[,/]\s*(?!(?:and|with|plus)\b){_ITEM}){{0,6}}?"
)
"""Further items of the list, none of them a skill we know."""
_LIKES = (
    r"(?:similar|comparable|others?|another|alternatives?|the like|something (?:similar|like)|"
    r"related (?:\w+ )?(?:tool|technolog|system|software|language|platform|framework|package)|"
    r"equivalents?(?! (?:\w+ )?(?:experience|combination|education)))"
)
_OR_LIKE = re.compile(
    rf"{_LISTED}\W*\b(?:and/)?or (?:an? |other |any |some )?{_LIKES}", re.IGNORECASE
)
_AND_SO_ON = re.compile(
    rf"{_LISTED}\W*(?:\b(?:and|or) (?:the like|so (?:on|forth)|such ?like|similar\b(?!ly))|"
    r"(?:\band )?\betc\b)",
    re.IGNORECASE,
)
_OR_BEHIND = re.compile(
    rf"{_LISTED}\s*,?\s*\(?\b(?:and/)?or\s+"
    r"(?!(?:an? |more |less )?(?:equivalent|related|relevant|comparable|combination|\d+|\w+ years?|"
    r"experience|degree|years?|months?|more|above|higher|better|greater|later|newer|both|at|to|"
    r"as|if|when|while|even|not|so|beyond|below|less|fewer|older|up)\b)(?P<word>[\w.#+]+)",
    re.IGNORECASE,
)
"""Behind the last known skill: the list goes on with names we do not know ("..., or NATS")."""
_OR_BEFORE = re.compile(
    r"(?P<word>[\w.+#-]+)[)\]]?\s*,?\s*\b(?:and/)?or\s+(?:(?:in|with|of|using)\s+)?$", re.IGNORECASE
)
_LISTED_BEFORE = re.compile(r"(?<!\S)\(?(?P<word>[\w.+#-]*[A-Z\d][\w.+#-]*)\s*[,/]\s*$")
_EXAMPLES_BEFORE = re.compile(rf"\b(?:{_EXAMPLES})(?![^\s.,:(])(?! to\b)[^;]{{0,60}}$", re.I)
_LEADS_TO_EXAMPLES = re.compile(
    rf"(?: [\w-]+){{0,3}}?[\s,:(]{{1,3}}(?:{_EXAMPLES})(?![^\s.,:(])", re.IGNORECASE
)
_NO_ITEM = frozenset(
    "in with of for on at by to from and or either whether one two three more less some any as "
    "years months work working paid related relevant equivalent similar professional technical "
    "digital theoretical internal external whole part both new existing manual formal".split()
)
"""Before "or" these are no alternative to the skill behind it."""
_SEPARATOR = re.compile(r" ?(?:,? ?\b(?P<or>(?:and/)?or|/)\b|,? ?(?P<and>\band\b|[&+])|[,/|]) ?")
_LONGEST_PIECE = 3
_NEAR, _FAR = 80, 400
"""Characters before and behind a run that are read, so that odd long texts cost no more."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """How the skills of a requirement stand to each other and to what else is named.

    Args:
        any_of: at least two skills, and one of them is enough.
        open_ended: every skill is one of several ways, and some of these are no linked skill.
    """

    any_of: bool = False
    open_ended: bool = False


class _Joint(Enum):
    """What joins two skills that stand side by side."""

    OR = "or"
    AND = "and"
    COMMA = ","


@dataclass(frozen=True, slots=True)
class _Mention:
    """One or more skills over the same words, [start, end) into the requirement."""

    start: int
    end: int
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Link:
    """What joins a mention to the next; `gap`: an item that is no skill stands between them."""

    joint: _Joint
    gap: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Skills side by side, one link fewer than mentions, and the words around them."""

    mentions: tuple[_Mention, ...]
    links: tuple[_Link, ...]
    before: str
    behind: str


def read_alternatives(words: str, skills: Sequence[Skill]) -> Alternatives:
    """How the skills of a requirement stand to each other.

    Examples count as alternatives: who asks for "tools such as Tableau, Qlik" wants one of them,
    or another.

    Args:
        words: the requirement.
        skills: what is linked in it, spans into `words`; `Alternatives()` when there are none.
    """
    mentions = _mentions(skills)
    if not mentions:
        return Alternatives()
    runs = _runs(words, mentions)
    named = {name for mention in mentions for name in mention.ids}
    opened = {name for run in runs for mention in _opened(run) for name in mention.ids}
    return Alternatives(len(named) > 1 and _is_any_of(words, mentions, runs[-1]), opened == named)


def _is_any_of(words: str, mentions: list[_Mention], last: _Run) -> bool:
    between = words[mentions[0].end : mentions[-1].start]
    if _OR.search(between) or _ONE_OF.search(words[: mentions[-1].start]):
        return True
    if _OR_LIKE.match(last.behind):
        return True
    listed = bool(last.links) and last.links[-1].joint is not _Joint.AND
    return listed and not _AND.search(between) and _OR_BEHIND.match(last.behind) is not None


def _mentions(skills: Sequence[Skill]) -> list[_Mention]:
    """Where skills are named, in order; those that overlap are one mention."""
    found: list[_Mention] = []
    for skill in sorted(skills, key=lambda one: one.span):
        start, end, ids = skill.span.start, skill.span.end, frozenset({skill.id})
        if found and start < found[-1].end:
            last = found.pop()
            start, end, ids = last.start, max(last.end, end), last.ids | ids
        found.append(_Mention(start, end, ids))
    return found


def _runs(words: str, mentions: list[_Mention]) -> list[_Run]:
    gaps = [words[left.end : right.start] for left, right in pairwise(mentions)]
    links = [_link(gap) for gap in gaps]
    edges = [0, *(at for at, link in enumerate(links, 1) if link is None), len(mentions)]
    around = [words[: mentions[0].start], *gaps, words[mentions[-1].end :]]
    return [
        _Run(
            tuple(mentions[first:stop]),
            tuple(link for link in links[first : stop - 1] if link is not None),
            around[first][-_NEAR:],
            around[stop][:_FAR],
        )
        for first, stop in pairwise(edges)
    ]


def _link(gap: str) -> _Link | None:
    """What joins the skills at both sides of `gap`; None when they are not side by side.

    In "Java or NATS, Kafka" the alternatives end before the comma.
    """
    if len(gap) > _FAR:
        return None
    gap = f" {' '.join(gap.split())} "
    separators = list(_SEPARATOR.finditer(gap))
    pieces = _SEPARATOR.sub("\n", gap).split("\n")
    if not separators or any(len(piece.split()) > _LONGEST_PIECE for piece in pieces):
        return None
    if re.search(r"[;:]|[.!?](?:\s|$)", gap) or gap.count(")") > gap.count("("):
        return None
    if any(_acts(piece.split()[0]) for piece in pieces[1:] if piece.strip()):
        return None
    either = any(one["or"] for one in separators)
    both = any(one["and"] for one in separators)
    if either and (both or not separators[-1]["or"]):
        return None
    joint = _Joint.OR if either else _Joint.AND if both else _Joint.COMMA
    return _Link(joint, any(re.search(r"\w", piece) for piece in pieces[1:-1]))


def _opened(run: _Run) -> list[_Mention]:
    """The mentions beside which something that is no skill would do as well."""
    opens = _OR_LIKE.match(run.behind) or _AND_SO_ON.match(run.behind)
    if opens or _EXAMPLES_BEFORE.search(run.before):
        return list(run.mentions)
    found = [mention for segment in _segments(run) for mention in segment]
    if _LEADS_TO_EXAMPLES.match(run.behind) and run.mentions[-1] not in found:
        # "BI tools such as Tableau": the skill is the category that the examples are of.
        found.append(run.mentions[-1])
    return found


def _segments(run: _Run) -> list[tuple[_Mention, ...]]:
    """The parts of a run between its "and"s that are alternatives, one of them no skill."""
    found: list[tuple[_Mention, ...]] = []
    count = len(run.mentions)
    cuts = [at for at, link in enumerate(run.links, 1) if link.joint is _Joint.AND]
    behind = _is_item(_OR_BEHIND.match(run.behind))
    before = _is_item(_OR_BEFORE.search(run.before))
    listed = _is_item(_LISTED_BEFORE.search(run.before))
    for first, stop in pairwise([0, *cuts, count]):
        links = run.links[first : stop - 1]
        at_end, at_start = behind and stop == count, before and first == 0
        either = at_end or at_start or any(link.joint is _Joint.OR for link in links)
        others = at_end or at_start or any(link.gap for link in links) or (listed and first == 0)
        if either and others:
            found.append(run.mentions[first:stop])
    return found


def _is_item(found: re.Match[str] | None) -> bool:
    """Whether the word next to "or" may name a thing, rather than an act or a quality."""
    if found is None:
        return False
    word = found["word"]
    no_name = word.lower() in _NO_ITEM or word.isdecimal() or is_opener(word)
    return not (no_name or _acts(word))


def _acts(word: str) -> bool:
    """Whether it tells an act ("or prepare reports") rather than a name ("or Drive")."""
    return word.islower() and is_verb(word)
