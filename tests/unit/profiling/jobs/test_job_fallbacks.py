"""Texts that hardly look like a posting."""

import pytest

from conftest import Profile
from rolefit.domain.errors import NoRequirements
from rolefit.domain.text import FindingCode


@pytest.mark.parametrize(
    "text",
    [
        "Python developer with AWS",
        "Registered nurse",
        "Chef",
        "Looking for a chef",
        "We are a bakery.",
        "Wir suchen eine Köchin mit Erfahrung.",
        "看護師",
        "7",
    ],
)
def test_one_line_gives_at_least_one_requirement(text: str, profile: Profile) -> None:
    assert profile(text).requirements


@pytest.mark.parametrize("text", ["", " \n\t\n", "•\n-\n***", "…?!"])
def test_a_text_without_a_word_asks_for_nothing(text: str, profile: Profile) -> None:
    with pytest.raises(NoRequirements) as raised:
        profile(text)
    assert raised.value.remedy


NOTHING_ASKED = [
    "Benefits\n- Free fruit\n",
    "What we offer\n- A choir\n- Tea\n\nHow to apply\n- By post\n",
    "We are an equal opportunity employer.",
    "No experience necessary.",
]


@pytest.mark.parametrize("text", NOTHING_ASKED)
def test_benefits_and_law_alone_ask_for_nothing(text: str, profile: Profile) -> None:
    with pytest.raises(NoRequirements):
        profile(text)


def test_a_title_above_benefits_is_what_is_asked(profile: Profile) -> None:
    job = profile("Barista\n\nBenefits\n- Free fruit\n")
    assert [item.text for item in job.requirements] == ["Barista"]
    assert [finding.code for finding in job.findings] == [FindingCode.THIN]


def test_the_fragments_of_a_terse_posting_are_requirements(profile: Profile) -> None:
    text = (
        "Reach truck driver, nights\nTarn Cold Store, Cork. Full-time.\n\n"
        "Counterbalance and reach truck. Must hold a valid licence. Own boots. "
        "Scanner experience is useful. Nights, Sunday to Thursday.\n"
    )
    job = profile(text)
    assert [(item.text, item.importance) for item in job.requirements] == [
        ("Counterbalance and reach truck", "must"),
        ("valid licence", "must"),
        ("Own boots", "must"),
        ("Scanner experience", "nice"),
    ]
    assert "Nights, Sunday to Thursday" in [span.of(text) for span in job.ignored]


SHIFTS = ["Nights", "Mon-Fri 8am-5pm", "Four on, four off", "37.5 hours a week", "Early shifts"]


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_shift_is_a_condition_unless_it_is_asked_of_the_person(
    shift: str, profile: Profile
) -> None:
    bare = profile(f"Guard\n\nSIA badge\nCalm manner\n{shift}\n")
    assert [item.text for item in bare.requirements] == ["SIA badge", "Calm manner"]
    asked = profile(f"Guard\n\nRequirements\n- SIA badge\n- {shift}\n")
    assert [item.text for item in asked.requirements] == ["SIA badge", shift]


def test_a_bare_list_of_skills_is_taken_line_by_line(profile: Profile) -> None:
    job = profile("Python\nAWS\nDocker\n5 years experience\n")
    assert [item.text for item in job.requirements] == [
        "Python",
        "AWS",
        "Docker",
        "5 years experience",
    ]


def test_a_posting_that_only_speaks_of_itself_is_told_to_be_thin(profile: Profile) -> None:
    job = profile("Acme\n\nWe are a small firm. Our office has a garden.\n")
    assert [finding.code for finding in job.findings] == [FindingCode.THIN]


def test_what_is_said_twice_counts_once(profile: Profile) -> None:
    text = "Clerk\n\nRequirements\n- Fast typing\n- fast typing\n\nSkills\n- Fast typing.\n"
    assert [item.text for item in profile(text).requirements] == ["Fast typing"]
