"""JSON Resume (jsonresume.org, schema v1): fields become lines whose meaning is marked."""

import re
from collections.abc import Iterator
from typing import Any

from rolefit.domain.text import Document, Finding, FindingCode, MarkKind
from rolefit.reading.build import Builder, Piece, date_of
from rolefit.reading.repair import BULLET
from rolefit.reading.structure import checked

_ISO = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_KNOWN = frozenset(
    "basics work volunteer education awards certificates publications skills languages interests"
    " references projects meta $schema".split()
)
Fields = dict[str, Any]


def read_json_resume(data: Fields, builder: Builder) -> Document:
    """A document from parsed JSON Resume data.

    Sections come in a fixed order under English headings; a work entry reads
    "Title, Employer (2019-01 – 2021-03)". Without `endDate`, work and voluntary work go on:
    "present", marked END with the value "present".

    Raises:
        InvalidStructure: a value has a type that cannot be read; the message names its path.
        EmptyDocument: there are no words in it.
    """
    data, odd = checked(data)
    if odd:
        fields = "1 field breaks" if len(odd) == 1 else f"{len(odd)} fields break"
        message = f"{fields} the schema's format, read as written: {odd[0]}"
        builder.finding(Finding(FindingCode.ODD_FIELD, message))
    unread = sorted(key for key, value in data.items() if key not in _KNOWN and value)
    if unread:
        message = f"Fields outside of the schema were not read: {', '.join(unread)[:200]}"
        builder.finding(Finding(FindingCode.TRUNCATED, message))
    builder.dated = date_of(data.get("meta", {}).get("lastModified", ""))
    _Writer(builder).write(data)
    return builder.build()


class _Writer:
    def __init__(self, builder: Builder) -> None:
        self._builder = builder

    def write(self, data: Fields) -> None:
        self._basics(data.get("basics", {}))
        self._activities("Experience", _entries(data, "work"))
        self._activities("Volunteer", _entries(data, "volunteer"))
        self._education(_entries(data, "education"))
        self._skills(_entries(data, "skills"))
        self._languages(_entries(data, "languages"))
        self._honours("Certificates", _entries(data, "certificates"), MarkKind.CERTIFICATE)
        self._projects(_entries(data, "projects"))
        self._honours("Publications", _entries(data, "publications"), None)
        self._honours("Awards", _entries(data, "awards"), None)
        self._topics("Interests", _entries(data, "interests"))
        self._references(_entries(data, "references"))

    def _heading(self, text: str) -> None:
        self._builder.block(text, mark=MarkKind.HEADING, gap=True)

    def _basics(self, basics: Fields) -> None:
        self._builder.block(basics.get("name", ""), mark=MarkKind.NAME)
        self._builder.block(basics.get("label", ""))
        place = basics.get("location", {})
        address = ("address", "postalCode", "city", "region", "countryCode")
        lines = [basics.get(key, "") for key in ("email", "phone", "url", "website")]
        lines.append(", ".join(place[key] for key in address if place.get(key)))
        for profile in basics.get("profiles", []):
            parts = [profile.get(key, "") for key in ("network", "username", "url")]
            lines.append(" ".join(part for part in parts if part))
        for line in lines:
            self._builder.block(line, mark=MarkKind.CONTACT)
        if basics.get("summary"):
            self._heading("Summary")
            self._prose(basics["summary"])

    def _prose(self, text: str) -> None:
        for line in text.splitlines():
            self._builder.block(line)

    def _items(self, items: list[str]) -> None:
        for item in items:
            self._builder.block(BULLET + item)

    def _activities(self, heading: str, entries: list[Fields]) -> None:
        if entries:
            self._heading(heading)
        for entry in entries:
            employer = _first(entry, "name", "organization", "company")
            pieces = _joined(
                Piece(entry.get("position", ""), MarkKind.TITLE), Piece(employer, MarkKind.EMPLOYER)
            )
            self._entry(entry, pieces, ongoing=True)

    def _entry(self, entry: Fields, pieces: list[Piece], *, ongoing: bool = False) -> None:
        self._builder.line(*pieces, *_dates(entry, ongoing=ongoing), gap=True)
        for key in ("location", "description", "summary"):
            self._prose(entry.get(key, ""))
        self._items(entry.get("highlights", []))
        self._keywords("Skills", entry.get("keywords", []))

    def _keywords(self, label: str, words: list[str]) -> None:
        if words:
            marked = _joined(*(Piece(word, MarkKind.SKILL) for word in words))
            self._builder.line(*([Piece(f"{label}: ")] if label else []), *marked)

    def _education(self, entries: list[Fields]) -> None:
        if entries:
            self._heading("Education")
        for entry in entries:
            degree = [entry[key] for key in ("studyType", "area") if entry.get(key)]
            pieces = _joined(
                Piece(" in ".join(degree), MarkKind.DEGREE),
                Piece(entry.get("institution", ""), MarkKind.INSTITUTION),
            )
            self._builder.line(*pieces, *_dates(entry), gap=True)
            if entry.get("score"):
                self._builder.block(f"Grade: {entry['score']}")
            self._items(entry.get("courses", []))

    def _skills(self, entries: list[Fields]) -> None:
        if entries:
            self._heading("Skills")
        for entry in entries:
            name, words = entry.get("name", ""), entry.get("keywords", [])
            if words:
                self._keywords(name, words)
            else:
                self._builder.block(name, mark=MarkKind.SKILL, value=entry.get("level", ""))

    def _languages(self, entries: list[Fields]) -> None:
        if entries:
            self._heading("Languages")
        for entry in entries:
            fluency = _first(entry, "fluency", "level")
            name = Piece(_first(entry, "language", "name"), MarkKind.LANGUAGE, fluency)
            self._builder.line(name, *([Piece(f" ({fluency})")] if fluency else []))

    def _honours(self, heading: str, entries: list[Fields], mark: MarkKind | None) -> None:
        if entries:
            self._heading(heading)
        for entry in entries:
            by = _first(entry, "issuer", "publisher", "awarder")
            date = _first(entry, "date", "releaseDate")
            pieces = _joined(Piece(_first(entry, "name", "title"), mark), Piece(by))
            self._builder.line(*pieces, Piece(f" ({date})" if date else ""))
            self._prose(entry.get("summary", ""))

    def _projects(self, entries: list[Fields]) -> None:
        if entries:
            self._heading("Projects")
        for entry in entries:
            about = [*entry.get("roles", []), _first(entry, "entity")]
            self._entry(entry, _joined(Piece(entry.get("name", "")), *map(Piece, about)))

    def _topics(self, heading: str, entries: list[Fields]) -> None:
        if entries:
            self._heading(heading)
        for entry in entries:
            words = ", ".join(entry.get("keywords", []))
            self._builder.block(": ".join(part for part in (entry.get("name"), words) if part))

    def _references(self, entries: list[Fields]) -> None:
        if entries:
            self._heading("References")
        for entry in entries:
            self._builder.block(entry.get("name", ""), mark=MarkKind.NAME, gap=True)
            self._prose(entry.get("reference", ""))


def _entries(data: Fields, key: str) -> list[Fields]:
    return [entry for entry in data.get(key, []) if any(entry.values())]


def _first(entry: Fields, *keys: str) -> str:
    return next((entry[key] for key in keys if isinstance(entry.get(key), str)), "")


def _joined(*pieces: Piece) -> list[Piece]:
    kept = [piece for piece in pieces if piece.text.strip()]
    joined: list[Piece] = []
    for piece in kept:
        joined += [Piece(", "), piece] if joined else [piece]
    return joined


def _dates(entry: Fields, *, ongoing: bool = False) -> Iterator[Piece]:
    start, end = entry.get("startDate", ""), entry.get("endDate", "")
    if not start and not end:
        return
    yield Piece(" (")
    if start:
        yield _date(start, MarkKind.START)
    if end:
        yield Piece(" – " if start else "until ")
        yield _date(end, MarkKind.END)
    elif ongoing:
        yield Piece(" – ")
        yield Piece("present", MarkKind.END, "present")
    yield Piece(")")


def _date(text: str, mark: MarkKind) -> Piece:
    iso = text.strip()
    return Piece(iso[:7], mark, iso) if _ISO.fullmatch(iso) else Piece(text)
