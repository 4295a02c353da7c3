"""What must hold of a document's words: a small tree that every index can translate."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand beside each other, in order; one alone is a plain word.

    Args:
        text: as it was typed.
        stems: of it; none where only `skills` say it.
        skills: ids; a document that has one of them says the same in words of its own.
    """

    text: str
    stems: tuple[str, ...]
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class And:
    """All of them, two or more."""

    all_of: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them, two or more."""

    any_of: "tuple[Clause, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that it does not hold of."""

    clause: "Clause"


Clause = Phrase | And | Or | Not


def asked_for(clause: Clause) -> Iterator[str]:
    """What is looked for, as lines that each say one thing; what is ruled out is in none.

    "a AND (b OR c) NOT d" looks for "a" and for "b or c".
    """
    parts = clause.all_of if isinstance(clause, And) else (clause,)
    yield from filter(None, map(_in_words, parts))


def _in_words(clause: Clause) -> str:
    match clause:
        case Phrase():
            return clause.text
        case And():
            return " ".join(filter(None, map(_in_words, clause.all_of)))
        case Or():
            return " or ".join(filter(None, map(_in_words, clause.any_of)))
        case Not():
            return ""
