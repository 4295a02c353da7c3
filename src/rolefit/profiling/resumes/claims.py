"""Certificates that a text claims in passing: what calls itself certified, licensed, registered."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.resumes.lines import Line, lines_of
from rolefit.profiling.resumes.shapes import opens_with_verb
from rolefit.profiling.resumes.titles import title_score

_PAPER = (
    r"(?:[Cc]ertifications?|CERTIFICATIONS?|[Cc]ertificates?|CERTIFICATES?|[Cc]ertified|CERTIFIED"
    r"|[Ll]icen[sc]es?|LICEN[SC]ES?|[Ll]icensure|[Ee]ndorsements?|[Cc]redentials?|[Cc]learance)"
)
# A certificate of these is no qualification.
_NO_SKILL = (
    "occupancy insurance deposit origin analysis appreciation recognition achievement excellence "
    "attendance authority conformance compliance incorporation title birth death merit need "
    "participation good public eligibility".split()
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ ,]+\d"
# A word of a name: it has a letter, is no date, and no sentence ends in it.
_NAME = (
    rf"(?!{_PAPER}\b|{_MONTH}|Company[ ]Name|\d+[/.-]\d)(?=[^\s]{{0,30}}[A-Za-z])"
    r"[A-Z0-9](?:[\w/+#'’&™®-]|\.(?=\w)){0,30}(?:(?<=\.[A-Z])\.)?"
)
_JOIN = r"(?:of|in|and|for|the|&|/)"
_AFTER_JOIN = r"(?:of|in|and|for|the|&|-|–|/)"
# "Certificate program", "license renewals", "certified staff": about certificates, not one.
_ABOUT = (
    r"(?![ ]+(?:(?i:programs?|programmes?|authorit|servers?|workstation|management|requirements?"
    r"|process|procedures?|exams?|examinations?|tests?|renewals?|agreements?|applications?|fees?"
    r"|holders?|departments?|plates?|compliance|audits?|class(?:es)?|courses?|plans?|activit|data"
    r"|contracts?|purchas|tracking|staff|body|bodies|board|verification|database|boot ?camp|number"
    rf"|levels?\b|of[ ](?:{'|'.join(_NO_SKILL)}))|[a-z]+(?:ed|ing)[ ](?!by\b)|(?:and|or)[ ][a-z]))"
)
_BEFORE = re.compile(
    rf"(?<![\w.])(?:{_NAME}[ ](?:{_JOIN}[ ])?){{1,6}}(?:\([^()\n]{{1,40}}\)[ ])?{_PAPER}\b{_ABOUT}"
)
_AFTER = re.compile(
    rf"(?:(?<![\w.])(?:{_NAME}[ ]){{1,2}})?\b(?:[Cc]ertified(?:[ ](?:in|as(?:[ ]an?)?))?|CERTIFIED"
    rf"|[Ll]icensed(?:[ ]as(?:[ ]an?)?)?|LICENSED"
    rf"|[Cc]ertificates?(?:[ ][Pp]rogram(?:me)?)?[ ](?:in|of|for)|[Cc]ertifications?"
    rf"[ ](?:in|of|for|as)|[Ll]icen[sc]e[ ](?:in|for))"
    rf"(?P<what>(?=[ ](?:\w+[ ])?[^\W\d_])(?:[ ](?:{_AFTER_JOIN}[ ])?{_NAME}){{1,6}})"
)
_FIELD = re.compile(
    r"(?:(?:licen[sc]es?|certifications?|certificates?|registrations?|/|&|and|[ ])+)[ ]?:[ ]*"
    r"(?P<what>[A-Z][^\n,;:(]{2,60}?)[ ]*(?=[,;(]|$|\b(?:19|20)\d\d)",
    re.I | re.M,
)
_REGISTERED = re.compile(rf"\b(?:Registered|REGISTERED)(?P<what>(?:[ ]{_NAME}){{1,3}})")
_KNOWN = re.compile(
    r"(?<![\w-])(?:PMP|PMI-[A-Z]{2,3}|CAPM|CPA|CFA|CFP|CISSP|CISM|CISA|CRISC|CCNA|CCNP|CCIE|MCSE"
    r"|MCSA"
    r"|MCITP|MCTS|MCSD|OCP|OCA|RHCE|RHCSA|ITIL(?:[ ](?:v?\d|Foundation|Expert))?|PRINCE2"
    r"|SHRM-S?CP|S?PHR|GPHR|LPN|LVN|ACLS|BLS|PALS|NRP|CPR|EMT(?:-[BIP])?|RHIT|RHIA"
    r"|ServSafe|OSHA[ -]?(?:10|30)(?:[ -]?[Hh]our)?|CDL(?:[ ]Class[ ][AB])?|LEED[ ](?:AP|GA)"
    r"|LCSW|LMSW|LMFT|LPC|NCLEX(?:-[RP]N)?|NMLS|(?:Series|SERIES)[ ](?:6|7|24|63|65|66)"
    r"|TEFL|TESOL|CELTA|DELTA|(?:Lean )?Six Sigma[ ](?:Green|Black|Yellow|White)[ ]Belt"
    r"|(?:Green|Black|Yellow)[ ]Belt|CompTIA[ ][A-Z][\w+]*\+|(?:Security|Network|Server|Linux"
    r"|Cloud)\+"
    r"|First[ ]Aid|Notary[ ]Public|TWIC|CSM|CSPO|CEH|OSCP|FE/EIT|PGCE"
    r"|(?:(?!Valid|Active|Current|Clean)[A-Z][a-z]+[ ]){0,2}"
    r"(?:[Dd]river['’]?s?['’]?|[Dd]riving)[ ][Ll]icen[sc]e"
    r"|(?:Food[ ](?:Handler|Manager)|Guard|Fingerprint[ ]Clearance)['’]?s?[ ](?:Card|Permit)"
    r"|(?:Real[ ]Estate|Insurance|Nursing|Teaching|Pilot['’]?s?|Cosmetology)[ ][Ll]icen[sc]e)(?!\w)"
)
_IGNORED_NAMES = frozenset(
    "high school professional a the my our i gained earned received obtained completed current "
    "currently valid active additional other various relevant industry state city all and "
    "with for of in software driver product quality passed holds hold held issued maintained "
    "ensure ensured became birth death gift marriage stock insurance achieved achieve awarded am "
    "have has had responsible seeking maintain maintains possess possesses".split()
)
_INSTITUTION = re.compile(r"(?i)university|college|school|academy|institute|center|centre")
_NOT_YET_BEFORE = re.compile(
    r"\bcandidate\b[^.;,]*$|\b(?:pursuing|preparing for|studying for|seeking(?: for)?|eligible for"
    r"|(?:working|work) (?:on|towards?)|in (?:the )?process of(?: \w+ing)?|enrolled in|towards?"
    r"|instruct(?:ed|ing)?|taught|teach(?:es|ing)?)[ :]+(?:(?:a|an|the|my|for)[ ])*$",
    re.I,
)
_NOT_YET_AFTER = re.compile(
    r"[ ,(–-]*(?:is |are )?(?:currently )?(?:in (?:process|progress)|pending|candidate|eligible"
    r"|expected|certification in progress)\b",
    re.I,
)
_HOLDS = re.compile(
    r"\b(?:hold(?:s|ing)?|held|obtain(?:ed)?|earn(?:ed)?|pass(?:ed)?|complet(?:e|ed)|receiv(?:e|ed)"
    r"|acquired|became|gained|achieved|awarded|possess|certified (?:in|as)|licensed as)\b[^.;]*$",
    re.I,
)
_CANDIDATE = re.compile(r"(?:candidate|pending|seeking|pursuing)\b", re.I)
FULL_LINE = 80
"""A line of so many characters may only have run out of room."""


def unwrapped(text: str) -> str:
    """The text with a space for every line break that only wraps a sentence; same offsets."""
    return _WRAP.sub(" ", text)


_WRAP = re.compile(rf"(?<=[^\n]{{{FULL_LINE}}})\n(?=[^\n\s•●▪■◦‣○·*§➢►✓❖–-])")


def claimed(flat: str, within: Span, *, duties: bool = False) -> Iterator[Span]:
    """Certificates that the lines of `within` claim, in no order and perhaps overlapping.

    Args:
        flat: the text, unwrapped.
        within: where to look.
        duties: it tells what somebody did, so that "CPA" and "CPR" need a word that claims them.
    """
    for line in lines_of(flat, within):
        for span in (*_of_line(flat, line), *_known(flat, line, duties=duties)):
            if not is_to_come(flat, span, line.span):
                yield span


def is_to_come(text: str, span: Span, line: Span) -> bool:
    """Whether the words around say that it is only being worked for, or taught to others."""
    before = text[max(line.start, span.start - 60) : span.start]
    after = text[span.end : min(line.end, span.end + 30)]
    return bool(
        _CANDIDATE.match(text, span.start)
        or _NOT_YET_BEFORE.search(before)
        or _NOT_YET_AFTER.match(after)
    )


def _of_line(text: str, line: Line) -> Iterator[Span]:
    start, end = line.span.start, line.span.end
    field = _FIELD.match(text, start, end)
    if field:
        yield Span(*field.span("what"))
    for match in _AFTER.finditer(text, start, end):
        what = match["what"].strip().lower().split()[0]
        of = match[0][: -len(match["what"])].lower().endswith(" of")
        if what in _IGNORED_NAMES or (of and what in _NO_SKILL):
            continue
        yield from _trimmed(text, Span(match.start(), match.end()))
    for match in _BEFORE.finditer(text, start, end):
        yield from _trimmed(text, Span(*match.span()))
    for match in _REGISTERED.finditer(text, start, end):
        if title_score(match["what"].strip().lower()) >= 1:
            yield Span(*match.span())


def _known(text: str, line: Line, *, duties: bool) -> Iterator[Span]:
    for match in _KNOWN.finditer(text, line.span.start, line.span.end):
        before = text[max(line.span.start, match.start() - 40) : match.start()]
        if not duties or _HOLDS.search(before):
            yield Span(*match.span())


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """Without the verbs, fillers and school before it: "Obtained CPR Certification"."""
    words = [(span.start + word.start(), word[0]) for word in re.finditer(r"\S+", span.of(text))]
    at = 0
    for index, (_, word) in enumerate(words[:-1]):
        if _PAPER_WORD.fullmatch(word):
            break
        if _INSTITUTION.fullmatch(word):
            at = index + 1
    while at < len(words) and _is_filler(words[at][1]):
        at += 1
    if at < len(words) and not (at == len(words) - 1 and _PAPER_WORD.fullmatch(words[at][1])):
        yield Span(words[at][0], span.end)


def _is_filler(word: str) -> bool:
    bare = word.lower().strip(".'’,&/")
    return (
        not bare
        or bare in _IGNORED_NAMES
        or (opens_with_verb(word) and not _PAPER_WORD.match(word))
    )


_PAPER_WORD = re.compile(_PAPER)
