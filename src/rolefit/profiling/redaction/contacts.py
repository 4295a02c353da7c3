"""E-mail addresses, links and handles: known by their form alone."""

import re
from collections.abc import Iterator

from rolefit.domain.text import Span
from rolefit.profiling.redaction.layout import Layout
from rolefit.profiling.redaction.model import PLACEHOLDERS, PersonalKind, PersonalSpan
from rolefit.profiling.redaction.words import fold

_AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|AT)\s?[\])}>]\s?)"
_DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|DOT)\s?[\])}>]\s?)"
EMAIL = re.compile(
    rf"(?:\bmailto:)?(?<![\w.+%-])(?P<handle>[\w.+%’'-]{{1,64}}){_AT}"
    rf"[^\W_](?:[\w-]{{0,62}}){_DOT}(?:[\w-]{{1,63}}{_DOT}){{0,4}}[^\W\d_]{{2,24}}\b"
)

_NETWORKS = (
    "linkedin|github|gitlab|bitbucket|twitter|facebook|instagram|behance|dribbble|medium|kaggle|"
    "stackoverflow|xing|researchgate|youtube|tiktok|codepen|leetcode|hackerrank|angel|wellfound|"
    "vimeo|soundcloud|pinterest|tumblr|substack|quora|threads|mastodon|telegram|about|t|x|orcid|"
    "academia|credly|notion|fb|lnkd|wa|bit|linktr|youtu"
)
_HOSTS = (
    "github|gitlab|netlify|vercel|herokuapp|wordpress|blogspot|wixsite|medium|substack|behance|"
    "tumblr|carrd|notion"
)
_TOP = (
    "com|org|net|io|dev|me|co|info|eu|uk|de|fr|es|it|pl|nl|be|ch|at|se|no|dk|fi|cz|ru|ua|in|cn|jp|"
    "kr|br|ca|au|nz|us|app|page|site|online|tech|xyz|blog|design|pro|name|work|cv|ai|edu|social|ee|ly|be"
)
_PATH = r"""[^\s<>"'|,;)\]]"""
_SCHEME = re.compile(rf"(?i)(?:https?://|ftp://|\bwww\.){_PATH}{{1,2000}}")
_PROFILE = re.compile(
    rf"(?i)(?<![\w.@/-])(?:[a-z]{{2,3}}\.)?(?:{_NETWORKS})\.(?:{_TOP})\s?/\s?"
    rf"(?:(?:in|pub|users?|profile|people|u)\s?/\s?)?{_PATH}{{1,500}}"
    rf"|(?<![\w.@/-])in/(?=[\w%]{{0,40}}[-\d])[\w%-]{{3,100}}"
)
DOMAIN = re.compile(
    rf"(?i)(?<![\w.@/-])[\w-]{{1,63}}(?:\.[\w-]{{2,63}}){{0,3}}\.(?:{_TOP})\b(?:/\S{{0,500}})?"
)
"""A bare domain: personal only where the place, the host or a name in it says so."""

_HOSTED = re.compile(rf"(?i)[\w-]+\.(?:{_HOSTS})\.")
_PRODUCTS = frozenset(
    "asp.net ado.net vb.net socket.io draw.io salesforce.com force.com booking.com amazon.com "
    "monday.com alibaba.com cars.com indeed.com match.com overstock.com".split()
)
_HANDLE = re.compile(
    r"(?i)\b(?:linked-?in|git-?hub|git-?lab|bitbucket|twitter|facebook|instagram|behance|"
    r"dribbble|kaggle|medium|skype|telegram|whatsapp|wechat|line[ ]id|zalo|signal|viber|"
    r"kakao(?:talk)?|slack|discord|orcid|xing|"
    r"web[ ]?site|homepage|blog|portfolio|url|stack[ ]?overflow|snapchat|tiktok|mastodon)"
    r"(?:[ ](?:id|profile|handle|account|page|name|url))?\s?[:：]\s?"
    r"(?P<value>@?[\w.:/@%+~-]{2,200})(?P<ends>[ ]{0,9}(?:$|[\n|•·,;]))?"
)
_AT_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,30}\b(?![/(])")


def find_contacts(text: str, layout: Layout) -> Iterator[PersonalSpan]:
    """E-mail addresses, links and labelled handles, in no particular order.

    A handle that looks like any other word ("Slack: daily") counts only in a contact block.
    """
    if "@" in text or re.search(r"(?i)[\[({<]\s?at\s?[\])}>]", text):
        for match in EMAIL.finditer(text):
            yield _personal(match.start(), match.end(), PersonalKind.EMAIL)
    for pattern in (_SCHEME, _PROFILE) if "/" in text or "www." in text.lower() else ():
        for match in pattern.finditer(text):
            yield _link(match.start(), _trimmed(text, match.start(), match.end()))
    for match in _HANDLE.finditer(text):
        start, end = match.span("value")
        whole = match.group("ends") is not None and layout.contacts.hold(start)
        if whole or re.search(r"[/@_]|\w\.\w", match.group("value")):
            yield _link(start, _trimmed(text, start, end))
    for match in _AT_HANDLE.finditer(text):
        if layout.contacts.hold(match.start()):
            yield _link(match.start(), match.end())


def find_domains(text: str, layout: Layout, names: frozenset[str]) -> Iterator[PersonalSpan]:
    """Bare domains that are the candidate's: in a contact block, hosted, or with a name in them.

    Args:
        text: the document's.
        layout: says where the contact blocks are.
        names: folded words of the candidate's name.
    """
    long = [name for name in sorted(names) if len(name) >= 4]
    for match in DOMAIN.finditer(text):
        domain = match.group()
        if domain.casefold() in _PRODUCTS or not domain.split("/")[0].rsplit(".", 1)[-1].islower():
            continue
        if (
            layout.contacts.hold(match.start())
            or _HOSTED.match(domain)
            or any(name in fold(domain) for name in long)
        ):
            yield _link(match.start(), _trimmed(text, match.start(), match.end()))


def _link(start: int, end: int) -> PersonalSpan:
    return _personal(start, end, PersonalKind.LINK)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in ".:!?-":
        end -= 1
    return end


def _personal(start: int, end: int, kind: PersonalKind) -> PersonalSpan:
    return PersonalSpan(Span(start, end), kind, PLACEHOLDERS[kind])
