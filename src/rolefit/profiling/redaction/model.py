"""What redaction yields: spans of personal data and the text with placeholders in their place."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.text import Span

REDACTION = "5"
"""Version of the rules and lists: bump it when a redacted text changes."""


class PersonalKind(StrEnum):
    """What a stretch of text tells about a person."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    ADDRESS = "address"
    AGE = "age"
    BIRTH = "birth"
    NATIONALITY = "nationality"
    MARITAL = "marital"
    GENDER = "gender"
    PHOTO = "photo"
    IDENTITY = "identity"
    PRONOUN = "pronoun"


PLACEHOLDERS = {
    PersonalKind.NAME: "[name]",
    PersonalKind.EMAIL: "[email]",
    PersonalKind.PHONE: "[phone]",
    PersonalKind.LINK: "[link]",
    PersonalKind.ADDRESS: "[address]",
    PersonalKind.AGE: "[age]",
    PersonalKind.BIRTH: "[birth date]",
    PersonalKind.NATIONALITY: "[nationality]",
    PersonalKind.MARITAL: "[marital status]",
    PersonalKind.GENDER: "[gender]",
    PersonalKind.PHOTO: "[photo]",
    PersonalKind.IDENTITY: "[identity]",
}
"""Fixed words, the same for everybody; a pronoun brings its own (`pronouns.py`)."""


@dataclass(frozen=True, slots=True, order=True)
class PersonalSpan:
    """Personal data at `span` and the fixed words that take its place."""

    span: Span
    kind: PersonalKind
    placeholder: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """The personal data of one document.

    Args:
        spans: sorted, no two overlapping, inside of the document's text.
        name: the one of them by which the candidate is known best; None where none is.
    """

    spans: tuple[PersonalSpan, ...]
    name: Span | None = None

    def apply(self, text: str, span: Span) -> str:
        """The words of `span` with placeholders in the place of personal data.

        Args:
            text: the document's text, the one the spans point into.
            span: what is wanted. Personal data that it cuts through is replaced as a whole.
        """
        parts: list[str] = []
        at = span.start
        for index in range(self._first(span.start), len(self.spans)):
            personal = self.spans[index]
            if personal.span.start >= span.end:
                break
            parts += [text[at : max(at, personal.span.start)], personal.placeholder]
            at = personal.span.end
        parts.append(text[at : max(at, span.end)])
        return "".join(parts)

    def _first(self, offset: int) -> int:
        """Index of the first span that ends after `offset`."""
        before = bisect_right(self.spans, offset, key=lambda personal: personal.span.start) - 1
        if before >= 0 and self.spans[before].span.end > offset:
            return before
        return before + 1
