"""A résumé, understood."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from rolefit.domain.skills import Skill
from rolefit.domain.text import Document, Finding, Span


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month as a count of months since year 0, so that differences are months."""

    index: int

    @classmethod
    def of(cls, year: int, month: int) -> "Month":
        """The month `month` (1..12) of `year`."""
        if not 1 <= month <= 12:
            raise ValueError(f"no such month: {month}")
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, iso: str) -> "Month":
        """From "YYYY-MM" or "YYYY-MM-DD"."""
        return cls.of(int(iso[:4]), int(iso[5:7]))

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.index // 12

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.index % 12 + 1:02d}"


def months_covered(periods: Iterable[tuple[Month, Month]]) -> int:
    """Months in the union of periods, first and last month counted, overlaps once."""
    total, reached = 0, Month(-1)
    for start, last in sorted(periods):
        total += max(last.index - max(start.index, reached.index + 1) + 1, 0)
        reached = max(reached, last)
    return total


class SectionKind(StrEnum):
    """What a part of a résumé is about. Only `CONTENT_SECTIONS` are scored."""

    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    AWARDS = "awards"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


CONTENT_SECTIONS = frozenset(SectionKind) - {
    SectionKind.CONTACT,
    SectionKind.REFERENCES,
    SectionKind.INTERESTS,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a résumé: `span` covers its body, `heading` its title line if it has one."""

    kind: SectionKind
    span: Span
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A job somebody held.

    Args:
        title: as written, "" when none was found.
        employer: as written, "" when none was found.
        start: first month, None when unknown.
        end: last month, None when unknown or current.
        current: still held as of the document's date.
        part_time: it says so.
        span: header and description.
        header: the line or lines that hold title, employer and dates.
    """

    title: str
    employer: str
    start: Month | None
    end: Month | None
    current: bool
    span: Span
    header: Span
    part_time: bool = False

    def period(self, as_of: Month | None) -> tuple[Month, Month] | None:
        """The months that count, first and last included; None when unknown or contradictory.

        A current one lasts until `as_of`. Contradictory: it ends before it starts, or after
        `as_of`.
        """
        last = as_of if self.current else self.end
        if self.start is None or last is None or last < self.start:
            return None
        if as_of is not None and last > as_of:
            return None
        return self.start, last


class DegreeLevel(IntEnum):
    """Levels that can be compared; ISCED 2011 levels in brackets."""

    NONE = 0
    SECONDARY = 1  # (3)
    ASSOCIATE = 2  # (5)
    BACHELOR = 3  # (6)
    MASTER = 4  # (7)
    DOCTORATE = 5  # (8)


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree: its level, field of study (as written, "" if none) and year of award.

    Institution and year are there to be shown; nothing that counts looks at them.
    """

    level: DegreeLevel
    field: str
    span: Span
    institution: str = ""
    year: int | None = None
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Language:
    """A human language: ISO 639-1 code and CEFR level (A1..C2, "" when not told)."""

    code: str
    level: str
    span: Span


@dataclass(frozen=True, slots=True)
class Certificate:
    """A licence, certificate or registration, as written."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and shown as evidence: a sentence or bullet, at most 80 words.

    Args:
        text: redacted: names, contacts, pronouns, addresses, ages, and where and when somebody
            studied are placeholders.
        span: where it came from in `Document.text` (unredacted).
        section: the kind of section it stands in.
        position: index into `Resume.positions`, or None.
        listing: a bare list of keywords rather than a statement.
        also: further positions that say the same words; they are a passage once.
        denied: stretches of `text` that say what is not so: denied, not finished, run out.
    """

    text: str
    span: Span
    section: SectionKind
    position: int | None = None
    listing: bool = False
    also: tuple[int, ...] = ()
    denied: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    """A résumé, understood: everything the matcher may look at.

    Args:
        document: the text it was read from.
        as_of: the month that "present" means: the date given, else the document's own date,
            else the latest date in it, education aside; None when there is none.
        months: total months of experience, overlaps counted once.
        skill_months: months of experience per skill id, overlaps counted once; skills named
            outside of dated positions have no entry.
        passages: redacted, in document order, content sections only, no two with the same text.
        redacted: SHA-256 over the redacted content; equal for copies that differ in a name, a
            school or a year of study.
        name: where the candidate's name was read; for those who may see it, never looked at by the
            matcher. None where the document shows none.
    """

    document: Document
    as_of: Month | None
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    degrees: tuple[Degree, ...]
    languages: tuple[Language, ...]
    certificates: tuple[Certificate, ...]
    skills: tuple[Skill, ...]
    passages: tuple[Passage, ...]
    months: int
    skill_months: dict[str, int] = field(default_factory=dict)
    redacted: str = ""
    findings: tuple[Finding, ...] = ()
    profiler: str = ""
    name: Span | None = None
