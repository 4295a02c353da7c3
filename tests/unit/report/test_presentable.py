"""What every output shows: harmless names, and blind mode."""

from dataclasses import replace

import pytest

from rolefit import Matcher
from rolefit.domain.errors import ReadError
from rolefit.domain.match import Match, Status
from rolefit.domain.once import Once
from rolefit.domain.text import Finding, FindingCode
from rolefit.matcher import Failure, Ranking
from rolefit.matching import Weights
from rolefit.report import labels, musts_met, presentable, printable, shown_name
from rolefit.report.presentable import musts_of


@pytest.fixture(scope="module")
def match(matcher: Matcher, posting: str, resume_text: str) -> Match:
    return matcher.score(posting, resume_text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Zoë Brandão.pdf", "Zoë Brandão.pdf"),
        ("履歴書.pdf", "履歴書.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("a\x1b[31mb", "a�[31mb"),
        ("a\u202efdp.exe", "a�fdp.exe"),
        ("two\nlines\tand tab", "two lines and tab"),
        ("caf\udce9", "caf�"),
        ("no\u00a0break", "no break"),
    ],
)
def test_a_name_is_shown_without_what_could_harm(name: str, shown: str) -> None:
    assert printable(name) == shown
    printable(name).encode()


def test_blind_takes_the_names_and_the_quoted_hidden_words(match: Match) -> None:
    hidden = Finding(FindingCode.HIDDEN_TEXT, "Hidden text was left out (tiny): “Jane Roe, jane@…”")
    columns = Finding(FindingCode.TWO_COLUMNS, "Text in columns was read in order.")
    told = replace(match.explanation(), findings=(hidden, columns))
    named = replace(match, name="jane-roe.pdf", explanation=Once.of(told))
    shown = presentable(Ranking([named]), blind=True)[0]
    assert shown.name == ""
    assert shown_name(4, shown) == "Candidate 4"
    assert [finding.message for finding in shown.findings] == [
        "Hidden text was left out (tiny)",
        "Text in columns was read in order.",
    ]
    assert replace(shown.explanation(), findings=told.findings) == told
    assert replace(shown, name=named.name, explanation=named.explanation) == named


def test_blind_takes_the_name_out_of_what_could_not_be_used() -> None:
    error = ReadError("jane-roe.pdf: Permission denied.", remedy="Check it.")
    ranking = Ranking([], [Failure(2, "/in/jane-roe.pdf", error)])
    failure = presentable(ranking, blind=True).failures[0]
    assert failure.name == ""
    assert failure.error.message == "the file: Permission denied."
    assert (failure.error.code, failure.error.remedy) == ("ReadError", "Check it.")
    assert presentable(ranking, blind=False).failures[0].name == "/in/jane-roe.pdf"


def test_requirements_are_numbered_as_the_profile_does(
    matcher: Matcher, posting: str, resume_text: str, match: Match
) -> None:
    numbers = [str(number + 1) for number in range(len(matcher.job(posting).requirements))]
    assert labels(match) == ["title", *numbers]
    untitled = matcher.rank(posting, [resume_text], weights=Weights(title=0))[0]
    assert labels(untitled) == numbers
    for number, requirement in enumerate(matcher.job(posting).requirements, 1):
        asked = match.requirements[labels(match).index(str(number))].requirement
        assert asked.text == requirement.text


def test_musts_are_what_is_asked_the_title_and_duties_aside(match: Match) -> None:
    assert [item.requirement.text for item in musts_of(match)] == [
        "5+ years of experience with Python",
        "Experience with Kubernetes and Docker",
        "Bachelor's degree in Computer Science",
        "Fluent in German",
        "Knowledge of relational databases such as PostgreSQL",
    ]
    met = [item for item in musts_of(match) if item.status is Status.MET]
    assert musts_met(match) == (len(met), 5)


@pytest.mark.parametrize("blind", [False, True])
def test_what_a_failure_says_cannot_harm_a_terminal(*, blind: bool) -> None:
    failure = Failure(0, "in/a\x1b[31m\n.txt", ReadError("a\x1b[31m\n.txt: no such file."))
    (told,) = presentable(Ranking([], [failure]), blind=blind).failures
    assert told.error.message.isprintable()
    assert isinstance(told.error, ReadError)
