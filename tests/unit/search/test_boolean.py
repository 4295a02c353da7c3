"""Queries with operators, as people type them, and what is told of wrong ones."""

import pytest

from rolefit.domain.clauses import And, Clause, Not, Or, Phrase, asked_for
from rolefit.domain.errors import UsageError
from rolefit.search.boolean import DEEPEST, LONGEST, is_boolean, parsed


def said(text: str, quoted: bool) -> Phrase | None:  # noqa: FBT001 - as the parser gives it
    """Every word a stem; "the" says nothing."""
    stems = tuple(word for word in text.lower().split() if word != "the")
    return Phrase(f"“{text}”" if quoted else text, stems) if stems else None


def one(text: str) -> Phrase:
    return Phrase(text, tuple(text.strip("“”").lower().split()))


A, B, C = one("a"), one("b"), one("c")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("a", A),
        ('"A b"', one("“A b”")),
        ("“a b” AND c", And((one("“a b”"), C))),
        ("a AND b OR c", Or((And((A, B)), C))),
        ("a AND (b OR c)", And((A, Or((B, C))))),
        ("a b", And((A, B))),
        ("a b AND c", And((And((A, B)), C))),
        ("a -b", And((A, Not(B)))),
        ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
        ("NOT NOT a", Not(Not(A))),
        ('-"a b" c', And((Not(one("“a b”")), C))),
        ("a AND NOT b", And((A, Not(B)))),
        ("the AND a", A),
        ("a OR the OR b", Or((A, B))),
        ("NOT the", None),
        ("full-time -c", And((one("full-time"), Not(C)))),
        ("C++ AND a", And((one("C++"), A))),
        ("and OR or", Or((one("and"), one("or")))),
        (
            '"payment services" AND (kafka OR rabbitmq) NOT java -php',
            And(
                (
                    one("“payment services”"),
                    Or((one("kafka"), one("rabbitmq"))),
                    Not(one("java")),
                    Not(one("php")),
                )
            ),
        ),
    ],
)
def test_a_query_is_read_as_it_is_meant(text: str, clause: Clause | None) -> None:
    assert parsed(text, said) == clause


@pytest.mark.parametrize(
    ("text", "what", "at"),
    [
        ('"a b', "quote is not closed", 1),
        ('a AND "b', "quote is not closed", 7),
        ('a "b', "quote is not closed", 3),
        ("a AND (b OR c", "bracket is not closed", 7),
        ("a) AND b", "bracket closes nothing", 2),
        ("a AND", "missing before the end", 6),
        ("a AND OR b", "missing before OR", 7),
        ("OR a", "missing before OR", 1),
        ("a AND ()", "missing before )", 8),
        ("", "missing before the end", 1),
        ("a NOT", "missing before the end", 6),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, what: str, at: int) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(text, said)
    assert what in caught.value.message
    assert f"at character {at} of" in caught.value.message


def test_what_nobody_means_is_refused_early() -> None:
    for text in ("(" * 5000, "(" * (DEEPEST + 1) + "a", "NOT " * (DEEPEST + 1) + "a"):
        with pytest.raises(UsageError):
            parsed(text, said)
    with pytest.raises(UsageError, match=str(LONGEST)):
        parsed("a " * LONGEST, said)
    assert parsed("(" * DEEPEST + "a" + ")" * DEEPEST, said) == A


@pytest.mark.parametrize(
    "text",
    [
        "a AND b",
        "a OR(b)",
        "NOT a",
        'a "b c"',
        "“a b”",
        "a -b",
        "-b",
        "(-b)",
        "a AND",
        '"a',
        '-"a b"',
    ],
)
def test_operators_quotes_and_a_leading_minus_make_a_query(text: str) -> None:
    assert is_boolean(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "five years of Python (or Go)",
        "research and development",
        "ANDROID NOTES ORACLE",
        "full-time, e-commerce",
        "Python - 5 years",
        'a 24" screen',
        "Requirements\n- Python AND Kafka\n- Go",
    ],
)
def test_plain_words_are_none(text: str) -> None:
    assert not is_boolean(text)


def test_what_is_asked_for_is_told_line_by_line() -> None:
    clause = parsed('"a b" AND (c OR d) e f NOT g', said)
    assert clause is not None
    assert list(asked_for(clause)) == ["“a b”", "c or d", "e f"]
    assert list(asked_for(Or((A, Not(B), And((B, C)))))) == ["a or b c"]
    assert list(asked_for(Not(A))) == []
