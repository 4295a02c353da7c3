"""What an audit is: a question, and résumés that differ in nothing but what it asks about."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rolefit.domain.resume import Resume
from rolefit.domain.text import Document


class Kind(StrEnum):
    """What is changed."""

    NAMES = "names"
    PRONOUNS = "pronouns"
    ADDRESSES = "addresses"
    GAPS = "gaps"
    SCHOOLS = "schools"
    GRADUATION = "graduation"


@dataclass(frozen=True, slots=True)
class Variant:
    """A counterfactual résumé.

    Args:
        group: what it stands for, as it is told: "Black woman", "2 years", "abroad".
        detail: what exactly was put in: "Lakisha Washington".
    """

    group: str
    detail: str
    document: Document


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """The variants of a résumé, and what they are compared with.

    Args:
        base: the résumé itself, or its neutral version.
        variants: none when the résumé has nothing that could be changed; then `why` says so.
    """

    base: Document
    variants: tuple[Variant, ...] = ()
    why: str = ""


def _always(_base: Resume, _changed: Resume, _variant: Variant) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Audit:
    """One kind of audit.

    Args:
        question: what it asks, one sentence.
        baseline: what scores are compared with, in words.
        invariant: a difference of 0 is promised by design: personal data, schools and years of
            study are replaced before anything is embedded or counted.
        make: counterfactuals of a résumé; the second argument is how many of each group.
        faithful: whether a variant is understood as what it is meant to be; the others would
            measure something else and are left out, and counted.
    """

    kind: Kind
    title: str
    question: str
    baseline: str
    invariant: bool
    make: Callable[[Resume, int], Counterfactuals]
    faithful: Callable[[Resume, Resume, Variant], bool] = _always


def turn_of(resume: Resume) -> int:
    """A number of a résumé's own, 0..65535, the same on every machine and in every order."""
    digest = hashlib.sha256(resume.document.text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:2], "big")
