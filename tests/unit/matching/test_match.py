"""What a match says: statuses, points, evidence, copies, denials, signatures."""

from dataclasses import replace

import pytest

from rolefit import Matcher
from rolefit.domain.match import Match, RequirementMatch, Status
from rolefit.domain.once import Once
from rolefit.domain.text import FindingCode
from rolefit.matching import Weights, differences


def item(match: Match, words: str) -> RequirementMatch:
    return next(one for one in match.requirements if words in one.requirement.text)


@pytest.fixture(scope="module")
def match(matcher: Matcher, posting: str, resume_text: str) -> Match:
    return matcher.score(posting, resume_text)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Python", Status.MET),
        ("Kubernetes", Status.MET),
        ("degree", Status.MET),
        ("German", Status.MET),
        ("PostgreSQL", Status.MET),
        ("Kafka", Status.NOT_FOUND),
    ],
)
def test_each_requirement_has_the_status_a_reader_would_give(
    match: Match, words: str, status: Status
) -> None:
    assert item(match, words).status is status


def test_the_points_add_up_to_the_score_and_the_possible_ones_to_a_hundred(match: Match) -> None:
    assert sum(round(one.points * 100) for one in match.requirements) == round(match.score * 100)
    assert sum(round(one.possible * 100) for one in match.requirements) == 10_000


def test_every_requirement_that_gave_points_shows_words_of_the_document(
    match: Match, resume_text: str, matcher: Matcher
) -> None:
    text = matcher.read(resume_text).text
    for one in match.requirements:
        assert one.evidence or one.points < 0.5
        for evidence in one.evidence:
            assert evidence.span.of(text).strip()


def test_evidence_of_a_named_skill_is_the_passage_that_names_it(match: Match) -> None:
    assert "k8s" in item(match, "Kubernetes").evidence[0].text


def test_no_personal_data_stands_in_a_match(match: Match) -> None:
    assert "Sommerfeld" not in repr(match.requirements)


def test_a_denied_skill_earns_nothing(matcher: Matcher) -> None:
    job = "Requirements\n- Experience with Java\n- Experience with Kotlin\n"
    denied = matcher.score(job, "Experience\n- I have no experience with Java.\n- I bake bread.")
    nothing = matcher.score(job, "Experience\n- I bake bread.")
    assert item(denied, "Java").status is Status.NOT_FOUND
    assert item(denied, "Java").points <= item(nothing, "Java").points + 0.5


def test_an_empty_profile_scores_nothing(matcher: Matcher, posting: str) -> None:
    empty = matcher.score(posting, "")
    assert empty.score == 0.0
    assert empty.confidence == 0.0
    assert {one.status for one in empty.requirements} <= {Status.NOT_FOUND, Status.UNKNOWN}


def test_copies_come_last_and_say_whose_they_are(
    matcher: Matcher, posting: str, resume_text: str
) -> None:
    renamed = resume_text.replace("Anneliese Sommerfeld", "Tobias Winterberg").replace(
        "anneliese.sommerfeld", "tobias.winterberg"
    )
    baker = "Experience\nBaker, Crust & Co (2015 - 2020)\n- Baked bread and cakes every night.\n"
    ranking = matcher.rank(posting, [resume_text, renamed, baker, resume_text])
    assert [match.index for match in ranking] == [0, 2, 1, 3]
    assert [match.copy_of for match in ranking] == [None, None, 0, 0]
    assert ranking[2].score == ranking[0].score


def test_pasting_the_posting_does_not_win(matcher: Matcher, posting: str, resume_text: str) -> None:
    pasted = f"Summary\n{posting}\nExperience\nBaker, Crust & Co (2015 - 2020)\n- Baked bread.\n"
    honest, copied = matcher.rank(posting, [resume_text, pasted])
    assert honest.index == 0
    assert honest.score > copied.score


def test_stuffing_keywords_does_not_win(matcher: Matcher, posting: str, resume_text: str) -> None:
    stuffed = "Skills\n" + "Python, Kubernetes, Docker, German, PostgreSQL, Kafka, AWS, " * 30
    honest, stuffing = matcher.rank(posting, [resume_text, stuffed])
    assert honest.index == 0
    assert honest.score > stuffing.score + 10


def test_sentences_of_the_posting_are_told_as_copied(matcher: Matcher) -> None:
    line = "Design and operate highly available payment services in a regulated environment"
    match = matcher.score(
        f"Responsibilities\n- {line}\n", f"Experience\n- {line}\n- Baked bread.\n"
    )
    assert FindingCode.COPIED_FROM_JOB in {finding.code for finding in match.findings}


def test_a_requirement_turned_into_an_exclusion_gives_its_points_to_those_without_it(
    matcher: Matcher, posting: str, resume_text: str
) -> None:
    index = next(
        i for i, r in enumerate(matcher.job(posting).requirements) if "Kubernetes" in r.text
    )
    turned = matcher.rank(posting, [resume_text], importance={index: "not"})[0]
    assert item(turned, "Kubernetes").status is Status.NOT_FOUND
    assert item(turned, "Kubernetes").points < item(turned, "Kubernetes").possible / 2


def test_a_nice_requirement_weighs_less_than_a_must(match: Match) -> None:
    assert item(match, "Kafka").possible < item(match, "Kubernetes").possible


def test_weights_are_the_callers(matcher: Matcher, posting: str, resume_text: str) -> None:
    equal = matcher.rank(posting, [resume_text], weights=Weights(nice=1.0))[0]
    assert item(equal, "Kafka").possible == pytest.approx(
        item(equal, "Kubernetes").possible, abs=0.011
    )


def test_a_replayed_match_is_equal(
    matcher: Matcher, match: Match, posting: str, resume_text: str
) -> None:
    assert matcher.replay(match, posting, resume_text) == []


def test_a_replay_with_other_weights_uses_the_recorded_ones(
    matcher: Matcher, posting: str, resume_text: str
) -> None:
    recorded = matcher.rank(
        posting, [resume_text], weights=Weights(nice=0.9, title=0), importance={0: "nice"}
    )[0]
    assert matcher.replay(recorded, posting, resume_text) == []


def test_a_replay_on_an_edited_resume_tells_what_differs(
    matcher: Matcher, match: Match, posting: str, resume_text: str
) -> None:
    told = matcher.replay(match, posting, resume_text.replace("Docker", "Podman"))
    assert any("résumé's text" in line for line in told)
    assert any("Kubernetes and Docker" in line for line in told)


def test_an_edited_record_does_not_fit_its_signature(match: Match) -> None:
    told = replace(match.explanation(), signature="0" * 64)
    forged = replace(match, explanation=Once.of(told))
    assert differences(forged, match) == [
        "the record itself: its signature does not fit what it says (was it edited?)"
    ]


def test_a_vague_posting_does_not_beat_a_precise_one(
    matcher: Matcher, posting: str, resume_text: str
) -> None:
    vague = "We look for a dynamic, motivated team player with excellent communication skills."
    assert matcher.score(posting, resume_text).score > matcher.score(vague, resume_text).score
