"""What a match says: statuses, points, evidence, copies, denials, signatures."""

from dataclasses import replace

import pytest

from rolefit import Matcher
from rolefit.domain.errors import MatchError
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


def test_a_denied_skill_is_told_as_denied_and_not_as_unnamed(matcher: Matcher) -> None:
    job = "Requirements\n- Experience with Java and Kotlin\n- Experience with SAP\n"
    match = matcher.score(job, "Experience\n- I have no experience with Java.\n- I bake bread.")
    assert item(match, "Java").reasons == ("Denied: Java.", "Not named: Kotlin.")


LISTS = (
    "Experience\n- Baked bread and cakes every single night.\n\nSkills\nSAP, Java, Kotlin, Excel\n"
)


def test_a_list_that_is_pasted_again_is_still_a_list(matcher: Matcher) -> None:
    job = "Requirements\n- Experience with Java and Kotlin\n- Good knowledge of SAP\n"
    once, twice = (
        matcher.score(job, text) for text in (LISTS, f"{LISTS}\nTools\nSAP, Java, Kotlin, Excel\n")
    )
    assert twice.score == once.score
    assert [one.reasons for one in twice.requirements] == [one.reasons for one in once.requirements]


@pytest.mark.parametrize("years", ["3 years of experience in a bakery", "3 years of Java"])
def test_a_first_date_never_lowers_a_score(matcher: Matcher, years: str) -> None:
    job = f"Baker\n\nRequirements\n- {years}\n- Good knowledge of SAP\n"
    undated = (
        "Experience\n- Ran a bakery and its ovens for a whole town.\n- Wrote the till in Java.\n"
    )
    dated = f"{undated}\nVolunteer, Harbour Trust (01/2020 - 02/2020)\n"
    assert matcher.score(job, dated).score >= matcher.score(job, undated).score


def test_a_further_degree_in_another_field_never_lowers_a_score(matcher: Matcher) -> None:
    job = (
        "Chemist\n\nRequirements\n- Master's degree in Chemistry or equivalent experience\n- HPLC\n"
    )
    resume = (
        "Experience\nAnalyst, Quillon Labs (2012 - 2019)\n- Ran HPLC on water for the county.\n"
    )
    doctor = f"{resume}\nEducation\nPhD in Astronomy, Harbour University, 2012\n"
    before, after = matcher.score(job, resume), matcher.score(job, doctor)
    assert after.score >= before.score
    assert item(after, "degree").reasons == (
        "Doctorate in Astronomy, and 7.0 years of experience.",
    )


@pytest.mark.parametrize(
    ("degree", "reason"),
    [
        ("PhD in Astronomy, Harbour University, 2012", "Doctorate in Astronomy; asked: Chemistry."),
        ("PhD, Harbour University, 2012", "Doctorate; asked: Chemistry."),
    ],
)
def test_a_degree_without_the_field_asked_is_told_as_it_is(
    matcher: Matcher, degree: str, reason: str
) -> None:
    job = "Chemist\n\nRequirements\n- Master's degree in Chemistry\n- HPLC\n"
    match = matcher.score(job, f"Education\n{degree}\n")
    assert item(match, "degree").reasons == (reason,)


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
    assert FindingCode.LISTED_ONLY not in {finding.code for finding in honest.findings}


def test_asked_skills_that_stand_in_lists_alone_are_told(matcher: Matcher) -> None:
    asked = ("Python", "Kubernetes", "Docker", "PostgreSQL", "Apache Kafka", "Terraform")
    job = "Requirements\n" + "".join(f"- Experience with {skill}\n" for skill in asked)
    worked = "".join(f"- Ran {skill} in production.\n" for skill in asked[:2])
    listed = (
        f"Skills\n{', '.join(sorted(asked))}\nExperience\nEngineer, Brightwater (2015 - 2020)\n"
    )
    only, shown = matcher.score(job, listed), matcher.score(job, listed + worked)
    told = [one.message for one in only.findings if one.code is FindingCode.LISTED_ONLY]
    assert told == [
        "All 6 asked skills that it names stand in lists of keywords only; nothing tells how they "
        "were used."
    ]
    assert FindingCode.LISTED_ONLY not in {finding.code for finding in shown.findings}


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


def test_what_passages_say_of_an_exclusion_is_told_as_it_is(matcher: Matcher) -> None:
    job = "Requirements\n- Care for ventilated patients at night\n- Knowledge of SAP\n"
    nurse = "Experience\n- Cared for ventilated patients at night on a ward.\n"
    baker = "Experience\n- Baked bread and cakes every single night.\n"
    there, absent = (
        item(matcher.rank(job, [resume], importance={0: "not"})[0], "patients")
        for resume in (nurse, baker)
    )
    assert (there.status, there.reasons) == (Status.NOT_FOUND, ("Passages say so.",))
    assert absent.status is Status.MET
    assert absent.reasons == ("Not shown; work in the same field counts in part.",)


def test_a_nice_requirement_weighs_less_than_a_must(match: Match) -> None:
    assert item(match, "Kafka").possible < item(match, "Kubernetes").possible


def test_weights_are_the_callers(matcher: Matcher, posting: str, resume_text: str) -> None:
    equal = matcher.rank(posting, [resume_text], weights=Weights(nice=1.0))[0]
    assert item(equal, "Kafka").possible == pytest.approx(
        item(equal, "Kubernetes").possible, abs=0.011
    )


def test_words_count_as_the_caller_says(matcher: Matcher) -> None:
    job = "Baker\n\nResponsibilities\n- Bake sourdough loaves for the morning shift\n"
    same_words = (
        "Experience\n- Drove home the morning shift.\n- Counted loaves for a census.\n"
        "- Weighed sourdough on a scale for a museum.\n"
    )
    same_work = (
        "Experience\nHead of the bakery, Blue Lantern (2015 - 2021)\n"
        "- Made rye bread in a wood oven before dawn, every day.\n"
        "- Kneaded dough and shaped rolls and baguettes by hand.\n"
    )
    best = {
        words: matcher.rank(job, [same_words, same_work], weights=Weights(words=words))[0].index
        for words in (0.0, 1.0)
    }
    assert best == {0.0: 1, 1.0: 0}


@pytest.mark.parametrize("words", [0.0, 0.8, 1.0])
def test_a_match_of_another_balance_tells_so_and_replays(
    matcher: Matcher, match: Match, posting: str, resume_text: str, words: float
) -> None:
    turned = matcher.rank(posting, [resume_text], weights=Weights(words=words))[0]
    assert f" words={words} [" in turned.inputs.weights
    assert turned.score != match.score
    assert turned.signature != match.signature
    assert matcher.replay(turned, posting, resume_text) == []
    assert any(one.startswith("the weights") for one in differences(match, turned))


def test_a_match_of_before_the_balance_could_be_set_replays(
    matcher: Matcher, match: Match, posting: str, resume_text: str
) -> None:
    assert "words" not in match.inputs.weights
    assert matcher.rank(posting, [resume_text], weights=Weights(words=0.5))[0] == match
    assert matcher.replay(match, posting, resume_text) == []


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


@pytest.mark.parametrize("as_of", [None, "2021-05", "2024-01"])
def test_a_match_of_a_resume_without_a_date_of_its_own_replays(
    matcher: Matcher, posting: str, as_of: str | None
) -> None:
    text = "Experience\nEngineer, Brightwater (03/2019 - present)\n- Ran Python services.\n"
    text += "Engineer, Oakline (01/2016 - 02/2019)\n- Ran Docker.\nCertificates\nCKA, May 2021\n"
    match = matcher.rank(posting, [text], as_of=as_of)[0]
    assert matcher.replay(match, posting, text) == []


def test_a_replay_on_an_edited_resume_tells_what_differs(
    matcher: Matcher, match: Match, posting: str, resume_text: str
) -> None:
    told = matcher.replay(match, posting, resume_text.replace("Docker", "Podman"))
    assert any("résumé's text" in line for line in told)
    assert any("Kubernetes and Docker" in line for line in told)


def test_a_replay_on_another_posting_tells_so_and_compares_no_strangers(
    matcher: Matcher, match: Match, resume_text: str
) -> None:
    other = "Cook\n\nRequirements\n- Experience with the grill\n- Food hygiene certificate\n"
    told = matcher.replay(match, other, resume_text)
    assert told[0].startswith("the posting's text: ")
    assert not any(line.startswith("“") for line in told)


def test_weights_and_encoders_that_differ_at_their_end_are_told_whole(match: Match) -> None:
    changed = replace(match.inputs, weights=f"{match.inputs.weights} x", encoder="a/b/int8/avx2")
    explanation = replace(match.explanation(), inputs=changed, signature="1" * 64)
    other = replace(match, explanation=Once.of(explanation))
    told = "\n".join(differences(match, other))
    assert f"recorded {match.inputs.weights}, now {changed.weights}" in told
    assert f"recorded {match.inputs.encoder}, now a/b/int8/avx2" in told


def test_a_record_without_weights_cannot_be_replayed(
    matcher: Matcher, match: Match, posting: str, resume_text: str
) -> None:
    for weights in ("", "much [must]", "must=1.0 [mist]"):
        inputs = replace(match.inputs, weights=weights)
        record = replace(match, explanation=Once.of(replace(match.explanation(), inputs=inputs)))
        with pytest.raises(MatchError):
            matcher.replay(record, posting, resume_text)


def test_a_profile_corrected_by_hand_is_scored_as_it_is_now(
    matcher: Matcher, posting: str, resume_text: str
) -> None:
    profile = matcher.resume(resume_text)
    corrected = replace(profile, languages=())
    first, second = matcher.rank(posting, [profile, corrected])
    assert item(first, "German").status is Status.MET
    assert item(second, "German").status is Status.NOT_FOUND
    assert matcher.score(posting, corrected).score == second.score
    assert matcher.score(posting, profile).score == first.score


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
