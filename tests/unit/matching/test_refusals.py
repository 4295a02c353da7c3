"""What a résumé says is not so earns nothing, and is shown."""

import pytest

from rolefit import Matcher
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.domain.resume import Passage, SectionKind
from rolefit.domain.text import Span
from rolefit.matching.denials import affirmed, refused

POSTING = """Scaffolder

Requirements
- Advanced scaffolding card
- Sheeted and netted structures
- Rope access
- Working at height
"""
BEGIN = "Experience\nScaffolder, Pike Access (2016 - 2023)\n- Built towers and bridges.\n"
DENIED = "A passage says that it is not there, not finished or run out."


def item(match: Match, words: str) -> RequirementMatch:
    return next(one for one in match.requirements if words in one.requirement.text)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Advanced scaffolding card expired in 2019.", "card"),
        ("Advanced scaffolding card not yet awarded.", "card"),
        ("Never worked on netted structures.", "Sheeted"),
        ("Never done any rope access.", "Rope"),
    ],
)
def test_what_is_denied_run_out_or_to_come_is_not_found_and_told(
    matcher: Matcher, said: str, words: str
) -> None:
    without, denying = (matcher.score(POSTING, BEGIN + more) for more in ("", f"- {said}\n"))
    assert item(denying, words).status is Status.NOT_FOUND
    assert item(denying, words).points <= item(without, words).points + 0.5
    assert item(denying, words).evidence[0].text == said
    assert DENIED in item(denying, words).reasons


def test_a_denial_takes_nothing_from_what_is_shown_elsewhere(matcher: Matcher) -> None:
    shown = f"{BEGIN}- Rope access on wind turbines, three seasons.\n"
    before = item(matcher.score(POSTING, shown), "Rope")
    after = item(matcher.score(POSTING, f"{shown}- No rope access in my last job.\n"), "Rope")
    assert (after.status, after.points) == (Status.MET, before.points)
    assert DENIED not in after.reasons


def test_a_sentence_still_shows_what_it_does_not_deny(matcher: Matcher) -> None:
    said = "Sheeted and netted structures of all kinds; no rope access."
    match = matcher.score(POSTING, f"{BEGIN}- {said}\n")
    assert item(match, "Sheeted").status is Status.MET
    assert item(match, "Rope").status is Status.NOT_FOUND


def test_who_is_on_the_way_meets_a_requirement_that_allows_it(matcher: Matcher) -> None:
    job = "Scaffolder\n\nRequirements\n- Working towards the advanced scaffolding card\n- Towers\n"
    match = matcher.score(job, f"{BEGIN}- Working towards my advanced scaffolding card.\n")
    assert item(match, "card").status is Status.MET


def test_words_that_are_denied_and_affirmed_are_affirmed() -> None:
    text = "Taught welding; no pipe welding."
    stretch = Span(text.index("pipe"), text.index("pipe") + len("pipe welding"))
    passage = Passage(text, Span(0, len(text)), SectionKind.EXPERIENCE, denied=(stretch,))
    assert affirmed(passage).split() == ["Taught", "welding;", "no", "."]
    assert refused([passage]) == {0: frozenset({"pipe"})}
