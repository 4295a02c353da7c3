"""The words that say that something is not held, not finished or over, and what they may mean.

A cue stands before the thing ("working towards NEBOSH") or after it ("first aid expired"). The cues
of work that is reported ("removed expired stock", "orders in progress") look the same: weak cues
therefore ask for a thing that looks like a paper, and no cue counts below a verb of doing.
"""

import re

from rolefit.profiling.skills.negation import FILLER, NOT

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?"
DATE = (
    rf"(?:{_MONTH}|spring\b|summer\b|autumn\b|fall\b|winter\b|(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"day\b|next\b|this\b|later\b|early\b|late\b|mid\b|(?:the\s+)?end\b|the\s+\d|q[1-4]\b|"
    r"\d{1,2}(?:st|nd|rd|th)?\b|(?:19|20)\d\d\b|\[year\]|soon\b|tomorrow\b)"
)
# What a predicate ends with; "expired stock" goes on with a noun instead.
_END = (
    rf"(?=\s*(?:$|[.,;:!)\]|/–—-]|{DATE}|(?:in|on|at|by|since|last|some|and|but|so|now|over|more|"
    r"years?|months?|again|twice|once|because|during|due|pending|or|until|when|while|a|two|three|"
    r"several|after|with)\b))"
)
_NOT_DONE = rf"(?:{NOT}|\w+n['’]t)\s+(?:(?:yet|been|be|ever|fully|currently)\s+)*"
_PASSIVE = (
    r"(?:awarded|passed|completed?|taken|held|achieved|obtained|received|started|finished|renewed|"
    r"qualified|registered|certified|confirmed|granted|gained|sat|done|issued|tested|assessed|"
    r"trained|used|learn(?:ed|t)|conferred|attained|earned|valid|current|active|begun|signed\s+off|"
    r"in\s+date|acquired)"
)
_GET = (
    r"(?:take|sit|start|complete|finish|begin|pass|attend|receive|obtain|gain|get|achieve|earn|"
    r"renew|study|do|undertake|acquire|qualify(?:\s+as)?|graduate(?:\s+(?:from|in|with))?|"
    r"be\s+(?:awarded|certified(?:\s+in)?|qualified(?:\s+as)?|registered(?:\s+as)?))"
)
_BECOME = r"(?:become|be(?=\s+an?\b)|qualify\s+as|train\s+(?:as|to\s+be(?:come)?)|retrain\s+as)"
_ASSET = (
    r"(?:an?\s+|the\s+|my\s+|some\s+)?(?:\w+\s+){0,2}(?:part|asset|member|leader|better|more|"
    r"position|role|job|career|opportunity|employment|work|most|best|valued|valuable|integral|team)\b"
)

# -- cues after the thing -----------------------------------------------------------------------

GONE = re.compile(
    rf"(?:(?:expired|lapsed|ran\s+out(?!\s+of)|run\s+out(?!\s+of)|out\s+of\s+date){_END}|"
    rf"no\s+longer\s+(?:valid|held|current|active|in\s+(?:force|date|use)|registered|licen[sc]ed|"
    rf"certified|practi[sc]ing|maintained|kept\s+up){_END}|"
    rf"{_NOT_DONE}(?:renewed|kept\s+up|in\s+date|valid){_END})",
    re.IGNORECASE,
)
"""Over. What it says of contracts and goods is harmless (`things.GOODS`)."""
NEVER_HAD = re.compile(
    rf"(?:(?:not|never)\s+(?:yet\s+|been\s+|fully\s+|formally\s+)*{_PASSIVE}{_END}|"
    rf"(?:is|was|has|have|had|were|are)(?:n['’]t|\s+not)\s+(?:yet\s+|been\s+)*{_PASSIVE}{_END}|"
    r"(?:working\s+towards?|stud(?:ying|ies)\s+(?:for|towards?))(?:\s+(?:it|this|one|them|the\s+same))?"
    r"(?=\s*(?:$|[.,;)\]])))",
    re.IGNORECASE,
)
"""Not there yet, whatever it is."""
TO_COME = re.compile(
    rf"(?:(?:in[-\s]progress|ongoing|under\s+way|underway|incomplete|unfinished|pending|to\s+follow|"
    rf"tbc|outstanding(?!\s+and)|failed|revoked|suspended|surrendered|withdrawn|relinquished|being\s+studied|"
    rf"to\s+be\s+(?:completed|awarded|taken|confirmed|sat|finished|renewed|obtained|passed|conferred|"
    rf"issued)){_END}|"
    r"(?:expected|anticipated|estimated|projected)\b[\s:]*(?:(?:graduation|completion|in|by|year|date|on"
    rf"|for|to\s+(?:finish|complete|graduate))\b[\s:]*)*{DATE}|"
    rf"(?:booked|scheduled|planned|arranged|due|lined\s+up)\s+(?:in\s+)?(?:(?:for|on|in|by)\s+)?{DATE}|"
    r"(?:awaiting|waiting\s+for|applied\s+for|pursuing|enrolled|awaited|"
    r"awaiting\s+(?:results?|test|exam|assessment|start|confirmation))"
    r"(?=\s*(?:$|[.,;)\]])))",
    re.IGNORECASE,
)
"""Not there yet, when the thing is a paper; it may be work in progress else."""
CANDIDATE = re.compile(
    rf"candidate(?=\s*(?:$|[.;)\]]|(?:,\s*|\(|with\s+(?:an\s+)?)?expected|"
    rf"(?:for\s+)?(?:{_MONTH}|(?:19|20)\d\d|\[year\])))",
    re.I,
)
"""Follows a short paper's name: "CPA candidate"."""
NONE = re.compile(r"(?:none|nil|no|not\s+yet|not\s+held|never\s+used)(?=\s*(?:$|[.;,)\]]))", re.I)
"""Stands behind a colon, dash or bracket."""
RENEWED = re.compile(
    r"(?<!not )(?<!never )(?<!n't )(?<!n’t )(?<!yet )(?<!been )\b(?:renewed|retaken|reinstated|"
    r"re-?certified|refreshed)\b|\b(?:has|have|since|was)\s+been\s+renewed",
    re.IGNORECASE,
)

# -- cues before the thing ----------------------------------------------------------------------

HOLDS_NOT = re.compile(
    rf"(?:{NOT}\s+(?:(?:yet|currently|personally|actually|at\s+present)\s+)*(?:have|hold|held|possess|"
    r"own|speak|drive|driven|obtain(?:ed)?|receive(?=\s+(?:a|my|the)\s+(?:degree|diploma|licen|"
    r"certif|qualif))|earn(?:ed)?|complete[d]?|finish(?:ed)?|pass(?:ed)?|sat|sit|attain(?:ed)?|"
    r"graduated?\s+(?:from|with)|managed?|led|lead|taught|teach|welded|cooked|renewed|"
    r"flown|sold|supervised|hold(?:ing)?|worked?\s+(?:as|at|for|under)|trained\s+(?:others|staff))|"
    r"no\s+longer\s+(?:hold(?:ing)?|have|possess|own|drive|practi[sc]e(?:\s+as)?|work(?:ing)?\s+"
    r"(?:as|in|with)|use)|"
    r"(?:lack|lacking|lacks)(?!\s+of\b))\s+|no\s+longer\s+(?=(?:registered|licen[sc]ed|certified|an?)\b)",
    re.IGNORECASE,
)
CANNOT = re.compile(
    r"(?:cannot|can['’]t|couldn['’]t|(?:(?<=can\s)|(?<=could\s)|(?<=do\s))not|don['’]t|unable\s+to)\s+(?:yet\s+)?(?="
    r"(?:drive|lift|speak|read|write|weld|swim|work|travel|code|type|operate|cook|relocate|climb)\b)",
    re.IGNORECASE,
)
NOT_QUALIFIED = re.compile(
    rf"(?:not|never)\s+(?:yet\s+|fully\s+|formally\s+|been\s+)*{FILLER}(?=(?:(?!(?:but|and|or)\b)[\w&+/-]+\s+){{0,4}}(?:certified|"
    r"licen[sc]ed|registered|qualified|trained|chartered|accredited|insured|coded)\b)",
    re.IGNORECASE,
)
LET_GO = re.compile(
    r"let\s+(?:my|the|both|his|her|their)\s+"
    r"(?=(?:[\w&/-]+\s+){1,6}(?:lapse|expire|run\s+out|go)\b)",
    re.I,
)
NOT_ONE = re.compile(
    r"not\s+(?:yet\s+)?an?\s+(?!fan\b|quitter\b|stranger\b|problem\b|person\b|matter\b|day\b)", re.I
)
"""Counts after "I am"."""
NO = re.compile(
    r"(?:no|neither)\s+(?!\w+ing\s+of\b|\d|two\b|three\b|days?\b|job\b|task\b|shift\b|wonder\b|way\b|needs?\b|"
    r"nonsense\b|fuss\b|such\b|sick\b|sooner\b|longer\b|customer\b|project\b|matter\b|client\b|one\b|hesitation|tolerance|notice|better\b|greater\b|"
    r"objection|intention|plans?\b|reason\b|place\b|substitute\b|end\b|limits?\b)"
    rf"{FILLER}(?=[^\W\d_])",
    re.IGNORECASE,
)
EXCEPT = re.compile(
    r"(?:except(?:\s+for)?|excluding|apart\s+from)\s+(?:the\s+)?(?!\w+ing\b|when\b|where\b)", re.I
)
"""Counts in a clause that says "all", "any" or "every" before."""
WISH = re.compile(
    r"(?:(?:hop|aim|plan|intend|want|wish|aspir|look)(?:e|n)?(?:ing)?|like|love|keen|eager)\s+to\s+"
    rf"(?:one\s+day\s+|soon\s+|also\s+)*(?:{_BECOME}|move\s+into|break\s+into|retrain\s+in|"
    r"go\s+into|speciali[sz]e\s+in)\s+"
    rf"(?!{_ASSET})",
    re.IGNORECASE,
)
BECOMING = re.compile(
    rf"(?:(?:training|working|studying|preparing|in\s+training)\s+to\s+(?:{_BECOME})\s+(?!{_ASSET})|"
    r"training\s+as\s+(?=an?\b)|about\s+to\s+(?:become|qualify\s+as)\s+|"
    rf"(?:due|yet|about|expect(?:ed|ing)?)\s+to\s+{_GET}\s+(?!of\b|at\b|with\b))",
    re.IGNORECASE,
)
TOWARDS = re.compile(
    rf"(?:(?:(?:hop|aim|plan|intend|want|wish|aspir|look)(?:e|n)?(?:ing)?|like|love)\s+to\s+{_GET}|"
    r"(?:working|progressing)\s+(?:on\s+)?towards?|(?:studying|study|preparing|revising|hoping|reading)"
    r"\s+(?:towards?|for)|studying|pursuing|(?:working|preparing|studying)\s+to\s+(?:obtain|gain|get|"
    r"pass|earn|achieve|complete)|awaiting|waiting\s+(?:for|on)|enrolled\s+onto|enrolled\s+on|"
    r"(?:(?<=currently\s)|(?<=now\s)|(?<=am\s))enrolled\s+(?:in|for|towards?)|"
    r"booked\s+(?:on|onto|in\s+for)|applied\s+for|applying\s+for|(?<!and\s)failed(?!\s+to\b)|will\s+"
    r"(?:complete|finish|sit|take|receive|obtain)|in\s+the\s+process\s+of\s+(?:obtaining|completing|"
    r"gaining|getting|earning)|(?:currently|now|presently)\s+(?:undertaking|completing|doing|taking))"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
"""The thing must look like a paper."""
