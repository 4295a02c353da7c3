"""What reading yields: text with spans, marks and findings."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points in `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class Kind(StrEnum):
    """What a file is, decided by its bytes."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON_RESUME = "json-resume"
    JOB_POSTING = "job-posting"


class MarkKind(StrEnum):
    """What a reader knows about a stretch of text from the format, beyond its words.

    HEADING: a heading (style in DOCX, h1-h6, Markdown #, larger or bolder line in PDF).
    The others come from structured formats (JSON Resume, JobPosting, microdata), where a field's
    meaning is given: profiling trusts them before it guesses.
    """

    HEADING = "heading"
    NAME = "name"
    CONTACT = "contact"
    TITLE = "title"
    EMPLOYER = "employer"
    START = "start"
    END = "end"
    SKILL = "skill"
    LANGUAGE = "language"
    DEGREE = "degree"
    INSTITUTION = "institution"
    CERTIFICATE = "certificate"
    JOB_TITLE = "job-title"
    LOCATION = "location"
    MUST = "must"
    NICE = "nice"
    DUTY = "duty"
    BENEFIT = "benefit"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A reader's note on a span. `value` is the normalised field, for instance an ISO date."""

    span: Span
    kind: MarkKind
    value: str = ""


class FindingCode(StrEnum):
    """What was seen in a document but not used, or makes it less trustworthy."""

    HIDDEN_TEXT = "hidden-text"
    ZERO_WIDTH = "zero-width"
    RUNNING_HEADER = "running-header"
    RUNNING_FOOTER = "running-footer"
    PAGE_NUMBER = "page-number"
    SCANNED_PAGE = "scanned-page"
    UNREADABLE_GLYPHS = "unreadable-glyphs"
    REPAIRED_TEXT = "repaired-text"
    ODD_FIELD = "odd-field"
    TWO_COLUMNS = "two-columns"
    PHOTO = "photo"
    ATTACHMENT = "attachment"
    ACTIVE_CONTENT = "active-content"
    TRACKED_CHANGES = "tracked-changes"
    COMMENT = "comment"
    TRUNCATED = "truncated"
    COPIED_FROM_JOB = "copied-from-job"
    LISTED_ONLY = "listed-only"
    DATE_CONFLICT = "date-conflict"
    FOREIGN_LANGUAGE = "foreign-language"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know about how a document was read or counted.

    Args:
        code: what kind of thing.
        message: one plain sentence. It may quote a few words of hidden text, so it is shown to
            the user but never logged.
        page: 1-based page, where there are pages.
        span: where in the text, when it is in the text at all (hidden text is not).
        lost: the share of the document's words that this kept from being read, 0..1; lowers
            confidence, never the score.
    """

    code: FindingCode
    message: str
    page: int | None = None
    span: Span | None = None
    lost: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the text that stands on it."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    r"""A document as the reader saw it; every offset in rolefit is an offset into `text`.

    Args:
        text: reading order, one block per line, blank line between blocks, "\n" line ends,
            Unicode NFC, repaired, without what a person cannot see. List items start with "• ".
        kind: decided by the bytes.
        name: the file's name for display, "" for a plain text. Never scored.
        digest: SHA-256 (hex) of the bytes, or of the UTF-8 text when there was no file.
        pages: in order, covering the whole text; one page where the format has none.
        marks: sorted by span.
        findings: what was found but not used.
        dated: the document's own date ("YYYY-MM-DD", from its metadata or fields), or None.
        reader: version of the reader that made this.
    """

    text: str
    kind: Kind
    name: str
    digest: str
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()
    dated: str | None = None
    reader: str = ""

    def page_of(self, offset: int) -> int | None:
        """The 1-based page that an offset falls on, or None when there are no pages."""
        for page in self.pages:
            if page.span.start <= offset < page.span.end:
                return page.number
        return self.pages[-1].number if self.pages else None
