"""schema.org JobPosting (JSON-LD): fields become sections whose meaning is marked."""

import re
from html import unescape
from typing import Any

from rolefit.domain.errors import InvalidStructure
from rolefit.domain.text import Document, Finding, FindingCode, MarkKind
from rolefit.reading.build import Builder, date_of
from rolefit.reading.html import add_fragment
from rolefit.reading.linked_data import find_postings, is_told, texts
from rolefit.reading.repair import BULLET

_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--)>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][^<>]{0,500}?&gt;")
_NUMBER = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_PLACE = ("name", "address", "streetAddress", "addressLocality", "addressRegion", "addressCountry")
_DEEPEST_PLACE = 6  # a list of places, each with a list of addresses, is three deep
_SECTIONS = (
    ("responsibilities", "Responsibilities", MarkKind.DUTY),
    ("qualifications", "Qualifications", MarkKind.MUST),
    ("experienceRequirements", "Experience", MarkKind.MUST),
    ("educationRequirements", "Education", MarkKind.MUST),
    ("skills", "Skills", MarkKind.MUST),
    ("jobBenefits", "Benefits", MarkKind.BENEFIT),
    ("incentiveCompensation", "Incentives", MarkKind.BENEFIT),
)
_CREDENTIALS = {
    "high school": "High school diploma",
    "associate degree": "Associate degree",
    "bachelor degree": "Bachelor's degree",
    "postgraduate degree": "Postgraduate degree",
    "professional certificate": "Professional certificate",
}
Fields = dict[str, Any]


def read_job_posting(data: object, builder: Builder) -> Document:
    """A document from parsed JSON-LD that holds a JobPosting; the first that is told, if several.

    Raises:
        InvalidStructure: a posting without title and without description.
        EmptyDocument: there are no words in it.
    """
    postings = find_postings(data)
    add_posting([one for one in postings if is_told(one)] or postings, builder)
    return builder.build()


def add_posting(postings: list[Fields], builder: Builder) -> int:
    """Append the first of some postings, and say how many words its own sections have.

    Raises:
        InvalidStructure: a posting without title and without description.
    """
    posting = postings[0]
    if len(postings) > 1:
        message = f"There are {len(postings)} postings in the file; only the first was read."
        builder.finding(Finding(FindingCode.TRUNCATED, message))
    title = _first(posting.get("title")) or _first(posting.get("name"))
    if not is_told(posting):
        raise InvalidStructure("JobPosting: title and description are both missing.")
    builder.dated = date_of(_first(posting.get("datePosted")))
    _head(posting, title, builder)
    before = builder.words
    _section("Description", posting.get("description"), None, builder)
    for key, heading, mark in _SECTIONS:
        _section(heading, posting.get(key), mark, builder)
    if posting.get("experienceInPlaceOfEducation") in (True, "true", "True"):  # also a list
        builder.block("Equivalent experience is accepted in place of education.")
    return builder.words - before


def _head(posting: Fields, title: str, builder: Builder) -> None:
    builder.block(_plain(title), mark=MarkKind.JOB_TITLE)
    employer = _first(posting.get("hiringOrganization"), "name", "legalName")
    builder.block(_plain(employer), mark=MarkKind.EMPLOYER)
    for place in _places(posting.get("jobLocation")):
        builder.block(place, mark=MarkKind.LOCATION)
    if "TELECOMMUTE" in texts(posting.get("jobLocationType")):
        builder.block("Remote", mark=MarkKind.LOCATION, value="remote")
    kinds = [kind.replace("_", "-").lower() for kind in texts(posting.get("employmentType"))]
    builder.block(", ".join(kinds).capitalize())


def _places(value: object, depth: int = 0) -> list[str]:
    if depth > _DEEPEST_PLACE:
        return []
    if isinstance(value, list):
        found = [place for item in value[:20] for place in _places(item, depth + 1)]
        return list(dict.fromkeys(found))
    if isinstance(value, dict):
        address = value.get("address")
        if address and isinstance(address, dict | list):
            return _places(address, depth + 1)
        parts = [part for key in _PLACE for part in texts(value.get(key), "name")[:1]]
        return [", ".join(dict.fromkeys(map(_plain, parts)))] if parts else []
    return [_plain(text) for text in texts(value)]


def _section(heading: str, value: object, mark: MarkKind | None, builder: Builder) -> None:
    items = [text for item in _as_list(value) for text in _items(item)]
    if not items:
        return
    builder.block(heading, mark=MarkKind.HEADING, gap=True)
    for item in items:
        if _is_html(item):
            add_fragment(_markup(item), builder, mark=mark)
            continue
        lines = [line for line in unescape(item).splitlines() if line.strip()]
        if len(items) > 1 or len(lines) > 1:
            lines = [line if mark is None else BULLET + line for line in lines]
        for line in lines:
            builder.block(line, mark=mark)


def _items(value: object) -> list[str]:
    """The words of one requirement: a text, or a node with fields of its own."""
    if not isinstance(value, dict):
        return texts(value)
    found = []
    months = texts(value.get("monthsOfExperience"))[:1]
    if months and _NUMBER.fullmatch(months[0].strip()):
        found.append(_experience(float(months[0])))
    level = " ".join(texts(value.get("credentialCategory"), "name")[:1])
    if level:
        found.append(_CREDENTIALS.get(level.strip().lower(), level))
    words = [
        text
        for key in ("name", "description", "competencyRequired")
        for text in texts(value.get(key))
    ]
    return found + list(dict.fromkeys(words))


def _experience(months: float) -> str:
    if months and months % 12 == 0:
        years = int(months // 12)
        return f"{years} year{'s' * (years != 1)} of experience"
    return f"{months:g} month{'s' * (months != 1)} of experience"


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _first(value: object, *keys: str) -> str:
    return next(iter(texts(value, *keys)), "")


def _is_html(text: str) -> bool:
    return bool(_TAG.search(text) or _ESCAPED_TAG.search(text))


def _markup(text: str) -> str:
    """HTML out of a field; many sites escape it twice."""
    return text if _TAG.search(text) else unescape(text)


def _plain(text: str) -> str:
    return _TAG.sub(" ", unescape(text))
