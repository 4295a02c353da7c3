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
    ("Now Hiring: Line Cooks!", "Line Cooks"),
    ("Part-time Florist (Fixed-Term)", "Florist"),
    ("Pastry Chef- Weekends", "Pastry Chef"),
    ("Head of Go-To-Market, Brazil", "Head of Go-To-Market"),
    ("Sr. Tailor, Alterations (Bridal Experience)", "Sr. Tailor"),
    ("Welder / Fabricator - Hull", "Welder / Fabricator"),
    ("Surveyor / Roads, Bridges", "Surveyor"),
    ("Lead-free Solder Technician", "Lead-free Solder Technician"),
    ("Summer Intake 2031: Kitchen Porter", "Kitchen Porter"),
    ("Returnship - Senior Actuary", "Senior Actuary"),
    ("Sales Assistant Job", "Sales Assistant"),
    # a bare rank says nothing without its field
    ("Senior Manager, Wind Farms", "Senior Manager, Wind Farms"),
    ("Director – Museum Learning", "Director – Museum Learning"),
    ("Engineer II, Bridges, Northern Group", "Engineer II, Bridges"),
    ("Lecturer in Economics", "Lecturer in Economics"),
    ("Bookkeeper, Senior", "Bookkeeper, Senior"),
    # but not its contract form or reference
    ("Manager (m/f/d)", "Manager"),
    ("Supervisor - Nights", "Supervisor"),
    ("Analyst - 44021", "Analyst"),
    ("Executive Assistant, Legal", "Executive Assistant"),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_title_line_gives_the_title(line: str, title: str, profile: Profile) -> None:
    assert profile(f"{line}\n\nRequirements\n- Calm manner\n").title == title


def test_what_the_lines_below_repeat_is_a_place_and_no_field(profile: Profile) -> None:
    text = "Manager - Leeds\nAcme - Leeds, UK\n\nRequirements\n- Calm manner\n"
    assert profile(text).title == "Manager"


HEADS = [
    ("Larch Foods Ltd\nProduction Planner\nWhitby, UK", "Production Planner"),
    ("Harbour School\nReports to: Head Teacher\nJob Title: Caretaker", "Caretaker"),
    ("Larch Plumbing is hiring!\nPlumber", "Plumber"),
    ("Join us at Larch!\n\nAre you an experienced line cook? Then call.", "line cook"),
    ("About the job\nData Engineer\nLeeds", "Data Engineer"),
    # no other line names a role, so the first stands
    ("Stock Control - North\nLarch - York\nAssociate - Full-time", "Stock Control - North"),
]


@pytest.mark.parametrize(("head", "title"), HEADS)
def test_the_title_may_stand_below_a_firm_or_a_slogan(
    head: str, title: str, profile: Profile
) -> None:
    assert profile(f"{head}\n\nRequirements\n- Calm manner\n").title == title


def test_a_sentence_that_speaks_is_no_title(profile: Profile) -> None:
    assert profile("We need someone who can cook for 60 people every night.").title == ""
    assert profile("Are you a welder?\nWe need welders. Three years of TIG.").title == "welder"
    assert profile("IT Support Technician\nYou fix printers.").title == "IT Support Technician"


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
