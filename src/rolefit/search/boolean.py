"""Queries with AND, OR, NOT, quotes and brackets, as people type them.

    any  = all {"OR" all}
    all  = run {"AND" run}
    run  = one {one}              what stands beside each other must hold together
    one  = ("NOT" | "-") one | "(" any ")" | quoted words | word {word}

Operators are in capitals. A parser of our own: luqum parses Lucene's whole language (fields,
ranges, boosts), has no types and stands on a generator without a release since 2018; tantivy's
own does not tell where a mistake is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rolefit.domain.clauses import And, Clause, Not, Or, Phrase
from rolefit.domain.errors import UsageError

LONGEST, DEEPEST = 2000, 20
"""Characters of a query, and brackets inside of each other."""

SYNTAX = 'Write it like: "payment services" AND (kafka OR rabbitmq) NOT java -php'

Said = Callable[[str, bool], Phrase | None]
"""From words, and whether they were quoted, to what must be said; None where they say nothing."""

_QUOTES = '"“”„«»'
_BOOLEAN = re.compile(
    rf"(?:^|[\s(])(?:(?:AND|OR|NOT)(?=[\s({_QUOTES}]|$)|-?[{_QUOTES}]|-(?=[\w(]))"
)
_TOKEN = re.compile(
    rf"(?P<quoted>[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}])|(?P<minus>-(?=[\w({_QUOTES}]))"
    rf"|(?P<bracket>[()])|(?P<word>[^\s(){_QUOTES}]+)|(?P<open>[{_QUOTES}])"
)
_OPERATORS = {"AND", "OR", "NOT"}


def is_boolean(text: str) -> bool:
    """Whether somebody typed a query with operators, quotes or a leading minus, not plain words."""
    return "\n" not in text.strip() and _BOOLEAN.search(text) is not None


def parsed(text: str, said: Said) -> Clause | None:
    """What a query says must hold; None where nothing of it says anything.

    Raises:
        UsageError: it is no query; the message tells at which character, counted from 1.
    """
    if len(text) > LONGEST:
        raise UsageError(f"A query has at most {LONGEST} characters.", remedy=SYNTAX)
    return _Parser(text, said).query()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


class _Parser:
    """Recursive descent over the tokens of one query."""

    def __init__(self, text: str, said: Said) -> None:
        self._tokens = [_token(found) for found in _TOKEN.finditer(text)]
        self._end = _Token("end", "the end", len(text.rstrip()) + 1)
        self._said = said
        self._place = 0
        self._depth = 0

    def query(self) -> Clause | None:
        clause = self._any()
        if self._next.kind != "end":  # only a bracket ends it earlier
            raise _wrong("The closing bracket closes nothing", self._next)
        return clause

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place] if self._place < len(self._tokens) else self._end

    def _take(self) -> _Token:
        token = self._next
        self._place += 1
        return token

    def _any(self) -> Clause | None:
        parts = [self._all()]
        while self._next.kind == "OR":
            self._take()
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Clause | None:
        parts = self._run()
        while self._next.kind == "AND":
            self._take()
            parts += self._run()
        return _joined(And, parts)

    def _run(self) -> list[Clause | None]:
        parts = [self._one()]
        while self._next.kind in {"NOT", "(", "quoted", "open", "word"}:
            parts.append(self._one())
        return parts

    def _one(self) -> Clause | None:
        token = self._next
        match token.kind:
            case "NOT":
                self._take()
                clause = self._nested(self._one)
                return None if clause is None else Not(clause)
            case "(":
                return self._bracket()
            case "quoted":
                return self._said(self._take().text[1:-1], True)  # noqa: FBT003 - it is quoted
            case "word":
                return self._words()
            case "open":
                raise _wrong("The quote is not closed", token)
        raise _wrong(f"Something to look for is missing before {token.text}", token)

    def _bracket(self) -> Clause | None:
        opened = self._take()
        clause = self._nested(self._any)
        if self._next.kind != ")":
            raise _wrong("The bracket is not closed", opened)
        self._take()
        return clause

    def _nested(self, rule: Callable[[], Clause | None]) -> Clause | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _wrong(f"More than {DEEPEST} things stand inside of each other", self._next)
        clause = rule()
        self._depth -= 1
        return clause

    def _words(self) -> Clause | None:
        """Plain words beside each other: all of them, and one thing that is looked for."""
        parts: list[Clause | None] = []
        while self._next.kind == "word":
            parts.append(self._said(self._take().text, False))  # noqa: FBT003 - it is not quoted
        return _joined(And, parts)


def _joined(kind: type[And] | type[Or], parts: list[Clause | None]) -> Clause | None:
    telling = tuple(part for part in parts if part is not None)
    if len(telling) < 2:
        return telling[0] if telling else None
    return kind(telling)


def _token(found: re.Match[str]) -> _Token:
    text, kind = found.group(), found.lastgroup or ""
    if kind == "minus":
        kind = "NOT"
    elif kind == "bracket" or (kind == "word" and text in _OPERATORS):
        kind = text
    return _Token(kind, text, found.start() + 1)


def _wrong(what: str, token: _Token) -> UsageError:
    return UsageError(f"{what}, at character {token.at} of the query.", remedy=SYNTAX)
