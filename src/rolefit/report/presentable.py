"""A ranking fit to be shown: names that cannot harm a terminal, and blind mode, in one place."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from rolefit.domain.errors import RolefitError
from rolefit.domain.job import Importance, RequirementKind
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.domain.once import Once
from rolefit.domain.text import Finding, FindingCode
from rolefit.matcher import Failure, Ranking

SIGNS = {
    Status.MET: "✓",
    Status.PARTLY: "~",
    Status.NOT_FOUND: "✗",
    Status.UNKNOWN: "?",
}
_JOINERS = "\u200c\u200d"  # part of how Persian, Indic and emoji names are written
_QUOTED = re.compile(r"\s*:?\s*“[^”]*”?", re.DOTALL)


def printable(text: str) -> str:
    """A text without control characters, in one line.

    A file's name is chosen by whoever sends it: it may hold escape sequences, direction overrides
    or bytes that are no text.
    """
    return "".join(_shown(character) for character in text)


def presentable(ranking: Ranking, *, blind: bool) -> Ranking:
    """The ranking as every output shows it.

    Args:
        blind: without file names and without the words that a finding quotes; the rest of a match
            carries no personal data already.
    """
    matches = (_blinded(match) if blind else _named(match) for match in ranking)
    return Ranking(matches, [_told(failure, blind=blind) for failure in ranking.failures])


def shown_name(place: int, match: Match) -> str:
    """The file's name, or a number where there is none."""
    return match.name or f"Candidate {place}"


def labels(match: Match) -> list[str]:
    """What each requirement is called: "title", or its number in `rolefit profile --job`.

    These are the numbers that `--set` takes.
    """
    asked = match.inputs.importances
    titles = {index for index, value in enumerate(asked) if value == "title"}
    numbers = iter(range(1, len(match.requirements) + 1))
    return [
        "title" if index in titles else str(next(numbers))
        for index in range(len(match.requirements))
    ]


def musts_of(match: Match) -> tuple[RequirementMatch, ...]:
    """What became of the musts: of what is asked, since duties tell the work and no condition.

    The job's title is none of them.
    """
    return tuple(
        item
        for name, item in zip(labels(match), match.requirements, strict=True)
        if item.requirement.importance is Importance.MUST
        and item.requirement.kind is not RequirementKind.DUTY
        and name != "title"
    )


def musts_met(match: Match) -> tuple[int, int]:
    """How many of the musts are met, of how many."""
    musts = musts_of(match)
    return sum(item.status is Status.MET for item in musts), len(musts)


def _shown(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def _named(match: Match) -> Match:
    return replace(match, name=printable(match.name))


def _blinded(match: Match) -> Match:
    told = replace(match.explanation(), findings=tuple(_unquoted(match.findings)))
    return replace(match, name="", explanation=Once.of(told))


def _unquoted(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Hidden words are no content, so nothing redacts them; they may well be a name."""
    for finding in findings:
        hidden = finding.code in (FindingCode.HIDDEN_TEXT, FindingCode.COMMENT)
        yield replace(finding, message=_QUOTED.sub("", finding.message)) if hidden else finding


def _told(failure: Failure, *, blind: bool) -> Failure:
    error = failure.error
    if not blind:
        return Failure(failure.index, printable(failure.name), _again(error, error.message))
    file = PurePath(failure.name).name
    message = error.message.replace(file, "the file") if file else error.message
    return Failure(failure.index, "", _again(error, message))


def _again(error: RolefitError, message: str) -> RolefitError:
    return type(error)(printable(message), remedy=error.remedy)
