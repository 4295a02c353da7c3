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
