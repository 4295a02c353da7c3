"""Personal data out: names, contacts, pronouns and the like become fixed placeholders."""

from rolefit.profiling.redaction.finder import find_personal, redact_text
from rolefit.profiling.redaction.model import (
    REDACTION,
    PersonalKind,
    PersonalSpan,
    Redaction,
)

__all__ = [
    "REDACTION",
    "PersonalKind",
    "PersonalSpan",
    "Redaction",
    "find_personal",
    "redact_text",
]
