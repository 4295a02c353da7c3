"""Headings decide what the lines below them are."""

import pytest

from conftest import Profile
from rolefit.domain.text import Mark, MarkKind, Span

MUST = [
    "Minimum qualifications", "Basic Qualifications:", "REQUIREMENTS", "What you'll bring",
    "What You Will Need", "About you", "Your profile", "Must have", "Who you are", "Essential",
    "What we're looking for", "Skills and experience", "Person specification", "You have",
    "Education & Experience", "Required skills", "The ideal candidate", "Technical Skills:",
    "Knowledge, Skills and Abilities", "What we expect from you",
]  # fmt: skip
NICE = [
    "Preferred qualifications", "Nice to have", "Nice-to-haves:", "Bonus points", "Desirable",
    "Desired Skills", "It's a plus if you have", "Good to have", "Additional qualifications",
    "Bonus points if you have:",
]  # fmt: skip
DUTY = [
    "Responsibilities", "Key duties:", "What you'll do", "Your tasks", "Your role",
    "Main duties of the job", "DUTIES AND RESPONSIBILITIES", "Essential Job Functions",
    "In this role, you will:", "Day to day", "Roles and responsibilities",
]  # fmt: skip


@pytest.mark.parametrize("heading", MUST)
def test_below_these_stand_musts(heading: str, profile: Profile) -> None:
    (found,) = profile(f"Clerk\n\n{heading}\nShorthand\n").requirements
    assert (found.text, found.kind, found.importance) == ("Shorthand", "skill", "must")


@pytest.mark.parametrize("heading", NICE)
def test_below_these_stand_nices(heading: str, profile: Profile) -> None:
    (found,) = profile(f"Clerk\n\n{heading}\nShorthand\n").requirements
    assert (found.text, found.importance) == ("Shorthand", "nice")


@pytest.mark.parametrize("heading", DUTY)
def test_below_these_stand_duties(heading: str, profile: Profile) -> None:
    (found,) = profile(f"Clerk\n\n{heading}\nAnswering the post\n").requirements
    assert (found.text, found.kind, found.importance) == ("Answering the post", "duty", "must")


SPOKEN = [
    ("What the day looks like", ("duty", "must")),
    ("Here's what you will do:", ("duty", "must")),
    ("Your mandate:", ("duty", "must")),
    ("What you must bring", ("skill", "must")),
    ("The background we'd like you to have:", ("skill", "must")),
    ("What we ask:", ("skill", "must")),
    ("We would love:", ("skill", "nice")),
]


@pytest.mark.parametrize(("heading", "expected"), SPOKEN)
def test_a_heading_in_words_of_its_own_is_understood(
    heading: str, expected: tuple[str, str], profile: Profile
) -> None:
    (found,) = profile(f"Clerk\n\n{heading}\n- Shorthand notes for the board\n").requirements
    assert (found.kind, found.importance) == expected


@pytest.mark.parametrize("heading", ["What you get:", "Welcome from the head", "Similar jobs"])
def test_below_these_nothing_is_asked(heading: str, profile: Profile) -> None:
    text = f"Clerk\n\nYou need\n- Shorthand\n\n{heading}\n- Porter, night team\n"
    marks = [Mark(Span(text.index(heading), text.index(heading) + len(heading)), MarkKind.HEADING)]
    assert [item.text for item in profile(text, marks).requirements] == ["Shorthand"]


def test_a_heading_in_words_of_its_own_is_seen_inside_a_line(profile: Profile) -> None:
    text = "Clerk\n\nHere is what you will do: Sort the post. What will you need?Neat shorthand.\n"
    assert [(item.text, item.kind) for item in profile(text).requirements] == [
        ("Sort the post", "duty"),
        ("Neat shorthand", "skill"),
    ]


def test_a_heading_may_be_weighed_in_brackets(profile: Profile) -> None:
    text = "Clerk\n\nEducation (required): A degree. Experience (preferred): Two years of filing.\n"
    assert [(item.kind, item.importance) for item in profile(text).requirements] == [
        ("degree", "must"),
        ("experience", "nice"),
    ]


def test_about_the_role_is_no_talk_about_the_firm(profile: Profile) -> None:
    job = profile("Baker\n\nAbout the Night Baker role\nThe baker shapes 400 loaves.\n")
    assert [(item.text, item.kind) for item in job.requirements] == [("shapes 400 loaves", "duty")]


def test_a_label_and_its_value_do_not_colour_what_follows(profile: Profile) -> None:
    job = profile("Clerk\n\nLocation: Bath\nSalary: £20k\nYou must have neat handwriting\n")
    assert [item.text for item in job.requirements] == ["neat handwriting"]


def test_a_list_of_examples_after_a_heading_on_the_same_line_is_read(profile: Profile) -> None:
    job = profile("Requirements: bricklaying; at least 2 years on site; fluent English.\n")
    assert [item.kind for item in job.requirements] == ["skill", "experience", "language"]


def test_a_section_lasts_until_the_next_heading(profile: Profile) -> None:
    job = profile("Clerk\n\nDesired skills\nShorthand\nFiling\nSorting\n\nBenefits\nCake\nTea\n")
    assert [(item.text, item.importance) for item in job.requirements] == [
        ("Shorthand", "nice"),
        ("Filing", "nice"),
        ("Sorting", "nice"),
    ]


def test_text_about_the_team_may_go_over_to_what_is_asked(profile: Profile) -> None:
    job = profile(
        "Clerk\n\nThe team\nWe are nine people. You have two years of filing behind you.\n"
    )
    assert [(item.kind, item.min_years) for item in job.requirements] == [("experience", 2)]
