"""Which mentions a text denies.

In the manner of NegEx (Chapman et al., "A simple algorithm for identifying negated findings and
diseases in discharge summaries", J. Biomed. Inform. 34, 2001): a trigger opens a scope, the scope
runs over a coordination ("no knowledge of X, Y or Z") and ends at a clause's end. Triggers are
written as small phrases, so that "no problem with", "not only" or "without errors" open none.

A wish to learn a skill counts as a denial too: who "would like to learn Java" does not claim it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rolefit.domain.text import Span
from rolefit.profiling.skills.tokens import Tokens

VERSION = "2"

FILLER = (
    r"(?:(?:any|prior|previous|much|real|formal|practical|professional|hands-on|direct|working|"
    r"specific|significant|extensive|in-depth|deep|actual|relevant|commercial|production|a|an|the|"
    r"of|my|own|whatsoever|enterprise|basic|advanced|such|at all|former|past|paid|on-the-job|"
    r"active|current|technical|either)\s+)*"
)
_HAVING = (
    r"(?:experience|knowledge|exposure|background|familiarity|proficiency|expertise|skills?|"
    r"understanding|training|qualifications?|certifications?|use|usage|practice|command|grasp|"
    r"competence|fluency|education|coursework|involvement|idea)"
)
_OF = r"(?:\s+(?:working\s+with|writing|with|in|of|on|using|for|to|at|about|around|as|developing))"
NOT = (
    r"(?:(?:do|does|did|have|has|had|am|is|are|was|were|can|could|would|will)\s+not|"
    r"(?:do|does|did|have|has|had|is|are|was|were|ca|could|would|wo|ai)n['’]t|cannot|not|never|"
    r"nor|neither|yet\s+to)"
)
_DOING = (
    r"(?:(?:yet|ever|really|actually|currently|been|very|particularly|personally|so|overly|be|"
    r"have|formally|previously)\s+)*"
    r"(?:know|known|knew|using|used?|work(?:ed|ing)?\s+(?:with|in|on)|familiar\s+with|"
    r"experienced\s+(?:in|with|at)|proficient\s+(?:in|with|at)|skilled\s+(?:in|at|with)|"
    r"fluent\s+in|comfortable\s+with|trained\s+(?:in|on|as)|certified\s+(?:in|for|as)|"
    r"knowledgeable\s+(?:in|about|of)|competent\s+(?:in|with|at)|touched|learn(?:ed|t)?|studied|"
    r"written|wrote|programm?ed\s+(?:in|with)|programm?\s+in|coded?\s+in|done|possess(?:ed)?|"
    r"speak|exposed\s+to|acquainted\s+with|versed\s+in|qualified\s+(?:in|for|to)|"
    r"good\s+(?:at|with)|expert\s+(?:in|at|with)|practiced|practised|operated|handled|"
    r"performed|require|need|looking\s+for|accept)"
)
_LEARN = (
    r"\b(?:willing(?:ness)?|eager(?:ness)?|keen|happy|ready|open|hop(?:e|es|ing)|"
    r"want(?:s|ed|ing)?|wish(?:es|ing)?|like|love|looking|plan(?:s|ning)?|aim(?:s|ing)?|"
    r"intend(?:s|ing)?|interest(?:ed)?|desire[ds]?|opportunity|excited|aspir(?:e|es|ing|ation)|"
    r"able|ability|motivated|goal|trying|enthusiastic|commit(?:ted)?|prepared|passion(?:ate)?)\s+"
    r"(?:is\s+)?(?:to|in|on|for|about|of)\s+(?:(?:quickly|further|also|start|begin|be|keep)\s+)*"
    r"(?:learn(?:ing)?|study(?:ing)?|pick(?:ing)?\s+up|train(?:ed|ing)?\s+(?:in|on)|"
    r"gain(?:ing)?\s+(?:\w+\s+)?(?:experience|knowledge|exposure|skills?)\s+(?:in|with|of|on)|"
    r"get(?:ting)?\s+(?:into|started\s+with|(?:experience|exposure)\s+(?:in|with|to)))"
    r"(?:\s+(?:more|about|how\s+to\s+use|how\s+to|the\s+basics\s+of|new\s+skills\s+like))*"
    r"(?!\s+(?:quickly|fast|rapidly|easily|new|from|on\s+the|and|as|well)\b)"
)
# Opens a scope over the coordination that follows, a few words further on too.
OPENING = re.compile(
    rf"\b(?:(?:no|zero|without|little\s+(?:to|or)\s+no|lack(?:s|ed|ing)?(?:\s+of)?|neither|nor|"
    rf"limited\s+to\s+no|insufficient|absence\s+of)\s+{FILLER}{_HAVING}{_OF}|"
    rf"{NOT}\s+{FILLER}(?:have|has|had|got|possess|with)\s+{FILLER}{_HAVING}{_OF}|"
    rf"{NOT}\s+{_DOING}|without\s+(?:ever\s+)?(?:using|knowing|learning)|"
    rf"unfamiliar\s+with|inexperienced\s+(?:in|with|at)|unskilled\s+(?:in|at)|"
    rf"untrained\s+(?:in|on)|ignorant\s+of|unable\s+to\s+(?:use|program\s+in|write|speak)|"
    rf"{_LEARN})\s+",
    re.IGNORECASE,
)
# Opens a scope only when the mention follows at once.
_DIRECT = re.compile(
    rf"\b(?:no|zero|without|lack(?:s|ed|ing)?(?:\s+of)?|{NOT}|minus|except(?:\s+for)?|excluding|"
    rf"rather\s+than|instead\s+of|other\s+than)\s+{FILLER}|\bnon[-\s]",
    re.IGNORECASE,
)
PSEUDO = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply|limited|solely|afraid|least|to\s+mention|necessarily)|"
    r"no\s+(?:problem|doubt|matter|longer|less|fewer|more|later|stranger|issue|code|one|other)|"
    r"nothing\s+(?:but|less)|without\s+(?:a\s+)?(?:doubt|question|fail|supervision)|"
    r"no[-\s]code|no\s*sql)\b",
    re.IGNORECASE,
)
HARMLESS = re.compile(
    r"\s+(?:\w+\s+)?(?:errors?|issues?|problems?|accidents?|incidents?|complaints?|violations?|"
    r"defects?|downtime|findings|exceptions|discrepanc(?:y|ies)|deficienc(?:y|ies)|mistakes?|"
    r"penalt(?:y|ies)|loss(?:es)?|delays?|failures?|injur(?:y|ies)|bugs?|outages?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\s*(?:{_HAVING}\s*)?(?:[:(–—-]\s*(?:none|nil|n/a|not?\s+{FILLER}{_HAVING}|no\b(?!\.)|never\s+used|"
    r"not\s+(?:yet|known|used))|"
    rf"(?:(?:is|are|was|were|will\s+be)\s+)?(?:not|n['’]t)\s+(?:be\s+)?"
    r"(?:required|needed|necessary|expected)\b(?!,?\s+but\b))",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;:!?](?=\s|$)|[)\n•]|\s[–—-]\s|"
    r"\b(?:but|however|although|though|yet|except|while|whereas|despite|because|since|so|who|"
    r"which|that|where|instead|only|still|then|if|when|unless)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
JOINT = re.compile(r"\s*(,\s*(?:and|or|nor)\b|,|\band/or\b|\b(?:and|or|nor)\b|/)\s*", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r"(?:i|we|he|she|they|it|you|have|has|had|am|is|are|was|were|will|can|strong|good|great|solid|"
    r"excellent|extensive|proficient|experienced|skilled|expert|fluent|advanced|deep|proven|"
    r"familiar|comfortable|knowledge|experience|able|with|plus|also|very|years?|\d+\+?\s+years?|"
    r"my|our|their|some|basic|working|hands-on|in\s+depth|know|use[ds]?|work(?:s|ed)?|"
    r"built|led|wrote|ran|made|(?!embedded|distributed|applied|related|automated)\w+ed)\b",
    re.IGNORECASE,
)
# No scope is longer than this, in code points.
_FARTHEST = 400
_FIRST_ITEM_WORDS = 8
_ITEM_WORDS = 4


_TRIGGERS = frozenset(
    "no not without zero little lack lacked lacking never nor neither cannot minus except excluding"
    " rather instead other non limited insufficient absence unfamiliar inexperienced unskilled"
    " untrained"
    " ignorant unable yet willing willingness eager eagernes eagerness keen happy ready open hope"
    " hoping want wanted wanting wish wishing like love looking plan planning aim aiming intend"
    " intending interest interested desire desired opportunity excited aspire aspiring aspiration"
    " able ability motivated goal trying enthusiastic commit committed prepared passion"
    " passionate".split()
)


def denied(text: str, mentions: Sequence[Span], words: Tokens) -> list[bool]:
    """Whether `text` denies each of `mentions`, which are in text order.

    Args:
        text: what was searched.
        mentions: spans of `text`.
        words: the tokens of `text`; triggers are looked up in them.
    """
    if not mentions:
        return []
    scopes = _scopes(text, {mention.start for mention in mentions}, words)
    starts = [scope.start for scope in scopes]
    made = []
    for mention in mentions:
        first = bisect_left(starts, mention.start - _FARTHEST)
        last = bisect_right(starts, mention.start)
        made.append(_denies(text, mention, scopes[first:last]))
    return made


def _denies(text: str, mention: Span, scopes: Sequence[Span]) -> bool:
    if _AFTER.match(text, mention.end):
        return True
    if not any(scope.contains(mention) for scope in scopes):
        return False
    return not HARMLESS.match(text, mention.end)


def _scopes(text: str, starts: set[int], words: Tokens) -> list[Span]:
    scopes = []
    for word, at in zip(words.lights, words.starts, strict=True):
        if word not in _TRIGGERS and not word.endswith("n't"):
            continue
        if PSEUDO.match(text, at):
            continue
        found = OPENING.match(text, at)
        if found is None:
            found = _DIRECT.match(text, at)
            if found is None or found.end() not in starts:
                continue
        scopes.append(Span(found.end(), scope_end(text, found.end())))
    return sorted(scopes)


def scope_end(text: str, start: int) -> int:
    """Where a coordination that begins at `start` ends: at a clause's end, or after a long item.

    Args:
        text: what is read.
        start: offset after the trigger that opened the scope.

    Returns:
        An offset in [start, start + 400].
    """
    end = _clause_end(text, start)
    at, limit = start, _FIRST_ITEM_WORDS
    while True:
        joint = JOINT.search(text, at, end)
        item_end = joint.start() if joint else end
        words = list(_WORD.finditer(text, at, item_end))
        if len(words) > limit:
            return words[limit - 1].end() if at == start else at
        if joint is None:
            return end
        at, limit = joint.end(), _ITEM_WORDS
        if _CLAUSE_START.match(text, at):
            return item_end


def _clause_end(text: str, start: int) -> int:
    """The clause's end; a line that only wraps (next one in lower case) does not end it."""
    farthest = min(len(text), start + _FARTHEST)
    stop = _CLAUSE_END.search(text, start, farthest)
    while stop is not None and stop.group() == "\n":
        if not text[stop.end() : stop.end() + 1].islower():
            break
        stop = _CLAUSE_END.search(text, stop.end(), farthest)
    return stop.start() if stop else farthest
