"""Postings whose headings, emphasis and weights are in words of their own."""

from collections.abc import Callable

import pytest

from conftest import Profile
from rolefit.domain.job import Importance, Job, Requirement, RequirementKind, Seniority
from rolefit.domain.resume import DegreeLevel

Required = Callable[[str], tuple[Requirement, ...]]


def texts(job: Job) -> list[str]:
    return [item.text for item in job.requirements]


def weights(job: Job) -> list[tuple[str, Importance]]:
    return [(item.text, item.importance) for item in job.requirements]


# a line below what is ignored | whether it leaves it
LEAVING = [("Bring along", True), ("Tick list", True), ("Health", False), ("Time away", False)]


@pytest.mark.parametrize(("heading", "leaves"), LEAVING)
@pytest.mark.parametrize("ignored", ["About us\nWe mend clocks in Kendal.", "Perks\n- Free tea"])
def test_a_heading_of_another_subject_ends_what_is_ignored(
    ignored: str, heading: str, profile: Profile, *, leaves: bool
) -> None:
    job = profile(f"Porter\n\nSkills\n- Lifting\n\n{ignored}\n\n{heading}\n- Ladder work\n")
    assert texts(job) == ["Lifting", *(["Ladder work"] if leaves else [])]


def test_a_label_inside_of_the_benefits_ends_nothing(profile: Profile) -> None:
    job = profile("Porter\n\nSkills\n- Lifting\n\nPerks:\n- 25 days\nClothing:\n- Two coats\n")
    assert texts(job) == ["Lifting"]


@pytest.mark.parametrize("mark", ["*", "**", "_", "__"])
def test_emphasised_lines_are_headings(mark: str, profile: Profile) -> None:
    def line(words: str) -> str:
        return f"{mark}{words}{mark}"

    job = profile(
        f"Porter\n\n{line('Our shop')}\n\nWe sell lamps.\n\n{line('Boxes to tick')}\n- Lifting\n\n"
        f"{line('Lovely but optional')}\n- Bookbinding\n"
    )
    assert weights(job) == [("Lifting", "must"), ("Bookbinding", "nice")]


def test_emphasised_skills_are_no_headings(profile: Profile) -> None:
    job = profile("Developer\n\n**Requirements:**\n\n**Python**\n**SQL**\n*Docker*\n")
    assert texts(job) == ["Python", "SQL", "Docker"]


PROSE = """Florist

The shop
We open at six and close at noon. Three people work there.

The human
Two years in a flower shop. Good with ribbon and wire.

Would thrill us
Wedding arches. Dried flowers.

The money
Fourteen an hour and half of Monday off.
"""


def test_a_short_line_above_prose_is_a_heading(profile: Profile) -> None:
    assert weights(profile(PROSE)) == [
        ("Two years in a flower shop", "must"),
        ("Good with ribbon and wire", "must"),
        ("Wedding arches", "nice"),
        ("Dried flowers", "nice"),
    ]


def test_so_it_is_with_blank_lines_below_or_other_line_ends(profile: Profile) -> None:
    spaced = PROSE.replace("shop\nWe", "shop\n\nWe").replace("human\nTwo", "human\n\nTwo")
    for text in (spaced, PROSE.replace("\n", "\r\n")):
        assert texts(profile(text)) == texts(profile(PROSE))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Entry requirements", [("Slate work", "must"), ("Own ladder", "must")]),
        ("Handy extras", [("Slate work", "nice"), ("Own ladder", "nice")]),
        ("What we give", []),
        ("NEED", [("Slate work", "must"), ("Own ladder", "must")]),
        ("LIKE", [("Slate work", "nice"), ("Own ladder", "nice")]),
    ],
)
def test_short_headings_stand_above_short_lines_too(
    heading: str, expected: list[tuple[str, str]], profile: Profile
) -> None:
    job = profile(f"Roofer\n\nSkills\nLead work\n\n{heading}\nSlate work\nOwn ladder\n")
    assert weights(job) == [("Lead work", "must"), *expected]


@pytest.mark.parametrize(
    "items",
    [
        ["Python", "SQL", "", "Excel", "Power BI"],
        ["Python", "", "SQL", "", "Excel"],
        ["Counterbalance and reach truck", "Able to lift forty kilograms in a cold store"],
        ["Slate work", "Lead work", "", "CSCS", "Slate saw"],
    ],
)
def test_the_items_of_a_terse_posting_are_no_headings(items: list[str], profile: Profile) -> None:
    job = profile("Worker\n\n" + "\n".join(items) + "\n")
    assert texts(job) == [item for item in items if item]


NICE = [
    "Icing on the cake",
    "It'd be the cherry on top",
    "Would make us smile",
    "We'd be over the moon about",
    "What gets you to the front of the queue",
    "What puts you ahead of the pack",
    "We'd be thrilled to see",
    "Sweet but optional",
]


@pytest.mark.parametrize("heading", NICE)
def test_what_would_be_nice_in_other_words(heading: str, profile: Profile) -> None:
    job = profile(f"Roofer\n\nMust\n- Slate work\n\n{heading}\n+ Gilding\n+ Thatching\n")
    assert weights(job) == [("Slate work", "must"), ("Gilding", "nice"), ("Thatching", "nice")]


AGAINST = [
    "Not for you if you want to sit still all day.",
    "*Not for you if* you want to sit still all day.",
    "This job isn't for you if you hate early mornings.",
    "Probably not for you if:\n- You want to sit still",
    "No problem if you don't have\n- A car",
]


@pytest.mark.parametrize("against", AGAINST)
def test_whom_a_posting_warns_off_is_not_asked_for(against: str, profile: Profile) -> None:
    job = profile(f"Cook\n\nNice to have\n- Butchery\n\n{against}\n")
    assert texts(job) == ["Butchery"]


YEARS = [
    ("Not less than 12 months in lettings", 1.0),
    ("No fewer than 3 years on boats", 3.0),
    ("Never less than 2 years in one shop", 2.0),
    ("Less than 2 years of drafting", 0.0),
    ("Coached nine- to twelve-year-olds for at least two years", 2.0),
    ("Coached 16-year-olds for 3 years", 3.0),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years_behind_a_denial_and_ages_in_words(
    text: str, years: float, required: Required
) -> None:
    assert [item.min_years for item in required(text)] == [years]


def test_the_age_of_pupils_makes_no_leader(profile: Profile) -> None:
    job = profile("Coach\n\nSkills\n- Coached ten- to twelve-year-olds for two years\n")
    assert job.seniority is Seniority.MID


ALTERNATIVES = [
    ("Event streaming (Kafka, Pulsar or Qwertymq)", True),
    ("Python, Java or Qwertylang", True),
    ("Kafka, Pulsar, Qwertymq, or Zxcvmq", True),
    ("One BI tool: Power BI, Tableau, Looker", True),
    ("Python, Java or equivalent experience", False),
    ("Python and Java or Qwertylang", False),
    ("Data analysis methods to build statistical models or patterns", False),
    ("Python, SQL, at a bank or at a start-up", False),
]


@pytest.mark.parametrize(("text", "expected"), ALTERNATIVES)
def test_an_unknown_name_closes_a_list_of_alternatives(
    text: str, required: Required, *, expected: bool
) -> None:
    (found,) = required(text)
    assert found.any_of is expected


TITLES = [
    ("Nurse (ICU)", "Nurse (ICU)"),
    ("Teacher (Maths) - Leeds", "Teacher (Maths)"),
    ("Senior Developer (Payments)", "Senior Developer (Payments)"),
    ("Designer (UX)", "Designer (UX)"),
    ("Nurse (ICU) (nights)", "Nurse (ICU)"),
    ("Cook (m/w/d)", "Cook"),
    ("Cook (Bath)", "Cook"),
    ("Cook (Austin, TX)", "Cook"),
    ("Cook (Remote)", "Cook"),
    ("Teacher (maternity cover)", "Teacher"),
    ("Nurse (Band 6)", "Nurse"),
    ("Account Manager (Dutch)", "Account Manager"),
    ("Teacher (Dutch)", "Teacher (Dutch)"),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_field_in_brackets_belongs_to_the_title(line: str, title: str, profile: Profile) -> None:
    job = profile(f"{line}\n\nCome to us in Bath.\n\nRequirements\n- Attention to detail\n")
    assert job.title == title


PARTS = [
    (
        "You hold a forklift licence and have driven in cold stores for two years",
        ["forklift licence", "driven in cold stores for two years"],
    ),
    (
        "Gauges, micrometers and callipers; optical comparator is a plus",
        ["Gauges, micrometers and callipers", "optical comparator"],
    ),
    ("Python; R; Scala are a plus", ["Python; R; Scala"]),
    (
        "Confident with Excel (pivot tables, macros; VBA preferred)",
        ["Confident with Excel (pivot tables, macros; VBA preferred)"],
    ),
    ("Clear communicator with strong French", ["Clear communicator", "strong French"]),
    ("Work side by side with experienced masons", ["Work side by side with experienced masons"]),
    ("Work closely with strong players", ["Work closely with strong players"]),
    ("We need you to be able to use a lathe and AutoCAD", ["able to use a lathe and AutoCAD"]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_sentences_are_cut_where_another_thing_is_asked(
    text: str, parts: list[str], required: Required
) -> None:
    assert [item.text for item in required(text)] == parts


def test_only_the_last_part_of_a_duty_is_weighed(profile: Profile) -> None:
    job = profile("Machinist\n\nDuties\n- Inspect with bore and height gauges; CMM is a plus\n")
    assert [(item.kind, item.importance) for item in job.requirements] == [
        ("duty", "must"),
        ("skill", "nice"),
    ]


def test_whom_one_works_with_is_no_experience(profile: Profile) -> None:
    job = profile("Nurse\n\nYou will plan the rounds and work with an experienced matron.\n")
    assert [item.kind for item in job.requirements] == [RequirementKind.DUTY]


def test_years_in_a_sentence_below_no_heading_that_asks_are_asked(profile: Profile) -> None:
    job = profile(
        "Cook\n\nTwo years or more on pastry in a hotel with a star.\n\nSkills\n- Bread\n"
    )
    assert texts(job) == ["Two years or more on pastry in a hotel with a star", "Bread"]


FIRMS = ["Voss GmbH makes saws for joiners.", "Hart & Lowe sells boats in Whitby."]


@pytest.mark.parametrize("sentence", FIRMS)
def test_what_a_firm_does_is_not_asked(sentence: str, profile: Profile) -> None:
    job = profile(f"Clerk\n\nBackground\n\n{sentence}\n\nPerson specification\nNeat hand\n")
    assert texts(job) == ["Neat hand"]


@pytest.mark.parametrize("text", ["Health & Safety checks on site", "Research & Design skills"])
def test_a_name_with_an_ampersand_is_not_always_a_firm(text: str, required: Required) -> None:
    assert [item.text for item in required(text)] == [text]


DEGREES = [
    ("An HNC in joinery or a trade background", DegreeLevel.ASSOCIATE, True),
    ("A numerate degree or 1 year in accounts", DegreeLevel.BACHELOR, True),
    ("A degree or an apprenticeship in joinery", DegreeLevel.BACHELOR, True),
    ("Level 2 joinery diploma", DegreeLevel.SECONDARY, False),
    ("Level 3 diploma in plumbing", DegreeLevel.SECONDARY, False),
    ("Level 5 diploma in plumbing", DegreeLevel.ASSOCIATE, False),
    ("Completed apprenticeship as a plumber", DegreeLevel.SECONDARY, False),
]


@pytest.mark.parametrize(("text", "level", "equivalent"), DEGREES)
def test_degrees_and_their_alternatives(
    text: str, level: DegreeLevel, required: Required, *, equivalent: bool
) -> None:
    (found,) = required(text)
    assert (found.degree, found.equivalent) == (level, equivalent)


def test_a_trade_school_is_no_degree(required: Required) -> None:
    (found,) = required("Trained in a bakery school or through an apprenticeship")
    assert (found.kind, found.degree) == (RequirementKind.SKILL, None)
