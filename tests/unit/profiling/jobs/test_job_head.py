"""Title, seniority and place."""

import pytest

from conftest import Profile

TITLES = [
    ("Data Analyst", "Data Analyst"),
    ("Data Analyst - Deposit Management", "Data Analyst"),
    ("Product Manager, Maps", "Product Manager"),
    ("URGENT: Welder needed in Hull", "Welder"),
    ("Accountant (m/f/d) in Munich", "Accountant"),
    ("Job Title: Sous Chef", "Sous Chef"),
    ("HGV Class 1 Driver (Nights)", "HGV Class 1 Driver"),
    ("Sr. Data Scientist", "Sr. Data Scientist"),
    ("Primary School Teacher needed for September", "Primary School Teacher"),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_title_line_gives_the_title(line: str, title: str, profile: Profile) -> None:
    assert profile(f"{line}\n\nRequirements\n- Calm manner\n").title == title


def test_a_title_is_found_in_prose(profile: Profile) -> None:
    text = "We are looking for an experienced dental nurse with two years in practice. Apply now."
    assert profile(text).title == "dental nurse"


SENIORITY = [
    ("Senior Engineer", "", "senior"),
    ("Sr. Engineer", "", "senior"),
    ("Junior Developer", "", "entry"),
    ("Marketing Intern", "", "intern"),
    ("Apprentice Plumber", "", "intern"),
    ("Principal Scientist", "", "lead"),
    ("Team Leader", "", "lead"),
    ("Head of Finance", "", "executive"),
    ("Chief Financial Officer", "", "executive"),
    ("Vice President, Sales", "", "executive"),
    ("Accountant", "1 year of experience", "entry"),
    ("Accountant", "4+ years of experience", "mid"),
    ("Accountant", "8 years of experience", "senior"),
    ("Accountant", "15 years of experience", "lead"),
    ("Accountant", "Calm manner", "unknown"),
]


@pytest.mark.parametrize(("title", "asked", "level"), SENIORITY)
def test_seniority_comes_from_the_title_then_the_years(
    title: str, asked: str, level: str, profile: Profile
) -> None:
    assert profile(f"{title}\n\nRequirements\n- {asked or 'Tact'}\n").seniority == level


def test_a_nice_to_have_does_not_raise_the_seniority(profile: Profile) -> None:
    text = "Cook\n\nMust have\n- 1 year in a kitchen\n\nNice to have\n- 12 years in a kitchen\n"
    assert profile(text).seniority == "entry"


PLACES = [
    ("Chef\nThe Inn - York, England", "York, England"),
    ("Chef\nAcme Inc. - Palo Alto, CA, US", "Palo Alto, CA, US"),
    ("Chef\nLocation: Bath, UK", "Bath, UK"),
    ("Chef in Munich", "Munich"),
    ("Chef\nGeneral Hospital, Leeds LS9 7TF", "Leeds"),
    ("Chef\nRemote (EU)", "Remote"),
]


@pytest.mark.parametrize(("head", "place"), PLACES)
def test_the_place_is_found(head: str, place: str, profile: Profile) -> None:
    assert profile(f"{head}\n\nRequirements\n- Calm manner\n").location == place
