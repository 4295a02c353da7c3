"""A page: what is content, what is the site around it, and what it holds of a JobPosting."""

import json
import re
from collections.abc import Callable

from rolefit.domain.errors import CorruptDocument, EmptyDocument
from rolefit.domain.text import Document, Finding, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.hidden import HiddenText
from rolefit.reading.html.layout import Layout
from rolefit.reading.html.parse import Element, parse_html, tag_of, words_of
from rolefit.reading.html.styles import Styles
from rolefit.reading.linked_data import find_postings, is_told

_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"})
_SITE_ROLES = frozenset({"contentinfo", "complementary", "banner", "form"})
_CONSENT = re.compile(r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust)(?:$|[\s_-])", re.I)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|newsletter|social|share|sharing|related|similar|recommended"
    r"|recommendations|advert|ads|promo|login|signin|signup|subscribe|site-?nav|navbar|menu"
    r"|pagination|skip-?link)(?:$|[\s_-])",
    re.I,
)
_SHOW = {"title": MarkKind.JOB_TITLE, "jobLocation": MarkKind.LOCATION}
_FEW_WORDS = 50


def read_html(text: str, builder: Builder) -> Document:
    """A document from a page.

    A page that holds a JobPosting as JSON-LD becomes one (`Kind.JOB_POSTING`); when that says
    little, the page's own text follows. On a page of a site (it has navigation, or a posting as
    microdata), only the main content is read. Nothing is fetched and no script is run.

    Raises:
        EmptyDocument: there are no words, for instance because scripts draw the page.
        CorruptDocument: the parser gave up, or came to no words before elements nested too deep.
    """
    root, lost = parse_html(text)
    if lost:
        builder.finding(
            Finding(
                FindingCode.TRUNCATED, "The page is nested too deep to be read whole.", lost=lost
            )
        )
    # A page may list other postings by their addresses alone: these tell nothing.
    postings = [
        found for data in _linked_data(root) for found in find_postings(data) if is_told(found)
    ]
    if postings:
        from rolefit.reading.jobposting import add_posting

        builder.kind = Kind.JOB_POSTING
        if add_posting(postings, builder) >= _FEW_WORDS:
            return builder.build()
    _add_page(root, builder, site=bool(postings) or _is_site(root))
    _tell_active(root, builder)
    try:
        return builder.build()
    except EmptyDocument:
        if lost:
            raise CorruptDocument("The page is nested too deep to be read.") from None
        if next(root.iter("script"), None) is None:
            raise
        raise EmptyDocument(
            "The page has no words of its own; scripts draw it.",
            remedy="Open it in a browser and print it to PDF, or copy its text.",
        ) from None


def add_fragment(text: str, builder: Builder, *, mark: MarkKind | None = None) -> None:
    """Append a piece of HTML, as a posting's description is, with a mark on each line of it."""
    try:
        root, _ = parse_html(text)
    except EmptyDocument:
        return
    hidden = HiddenText()
    Layout(builder, Styles.of(root), hidden, mark=mark).add(root)
    hidden.tell(builder)


def _add_page(root: Element, builder: Builder, *, site: bool) -> None:
    posting = next((e for e in root.iter() if "JobPosting" in (e.get("itemtype") or "")), None)
    content = posting if posting is not None else _content(root) if site else root
    hidden = HiddenText()
    layout = Layout(
        builder,
        Styles.of(root),
        hidden,
        skip=_around(root) if site or posting is not None else _is_navigation,
        itemprops=_SHOW if posting is not None else {},
    )
    layout.add(content)
    hidden.tell(builder)
    if site and posting is None:
        _mark_title(root, layout)


def _content(root: Element) -> Element:
    """The part of a site's page that it is about: most of the words, or what says it is main."""
    total = max(1, len(words_of(root)))
    marked = [e for e in root.iter() if tag_of(e) == "main" or e.get("role") == "main"]
    for element in marked:
        if len(words_of(element)) >= 0.2 * total:
            return element
    articles = sorted(root.iter("article"), key=lambda e: -len(words_of(e)))
    if articles and len(words_of(articles[0])) >= 0.4 * total:
        return articles[0]
    return root


def _is_site(root: Element) -> bool:
    """Navigation that leads elsewhere: a résumé's own menu leads to its own sections."""
    for element in root.iter():
        if tag_of(element) == "nav" or element.get("role") == "navigation":
            links = [a.get("href") or "" for a in element.iter("a")]
            if sum(not link.startswith(("#", "mailto:", "tel:")) for link in links if link) >= 3:
                return True
    return False


def _is_navigation(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    # The page itself may say "has-cookie-banner".
    consent = tag_of(element) not in {"html", "body", "main"} and bool(_CONSENT.search(names))
    return tag_of(element) == "nav" or element.get("role") in _ROLES or consent


def _around(root: Element) -> Callable[[Element], bool]:
    """Tells, for the elements of one page, which are the site around its content."""
    most = 0.5 * len(words_of(root))

    def skip(element: Element) -> bool:
        if _is_navigation(element):
            return True
        tag = tag_of(element)
        if tag in {"html", "body", "main", "article", "h1"}:
            return False
        if tag in {"footer", "aside", "form"} or element.get("role") in _SITE_ROLES:
            return len(words_of(element)) < most  # some sites wrap the whole page into one form
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        return bool(_AROUND.search(names)) and len(words_of(element)) < 600

    return skip


def _mark_title(root: Element, layout: Layout) -> None:
    """Mark the first heading that the page's title also names."""
    titles = [words_of(e) for e in root.iter("title")]
    titles += [e.get("content") or "" for e in root.iter("meta") if e.get("property") == "og:title"]
    named = " ".join(" ".join(titles).casefold().split())
    for text, span in layout.headings:
        words = " ".join(text.casefold().split())
        if len(words) >= 3 and words in named:
            layout.builder.mark(span, MarkKind.JOB_TITLE)
            return


def _tell_active(root: Element, builder: Builder) -> None:
    refresh = any((e.get("http-equiv") or "").lower() == "refresh" for e in root.iter("meta"))
    scripts = next(root.iter("script"), None) is not None
    if refresh:
        message = "The page sends its reader elsewhere; what is there was not read."
        builder.finding(Finding(FindingCode.ACTIVE_CONTENT, message))
    elif scripts and builder.words < _FEW_WORDS:
        message = "The page holds few words; scripts may draw more, and they were not run."
        builder.finding(Finding(FindingCode.ACTIVE_CONTENT, message))


def _linked_data(root: Element) -> list[object]:
    found: list[object] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found.append(json.loads("".join(script.itertext()).strip(), strict=False))
        except (ValueError, RecursionError):
            continue  # broken data on a page is common; the page itself is still there
    return found
