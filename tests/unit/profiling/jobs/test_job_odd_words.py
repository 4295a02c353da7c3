"""Numbers, weights, headings and layouts in the odd words that people use."""

from collections.abc import Callable

import pytest

from conftest import Profile
from rolefit.domain.job import Importance, Requirement, RequirementKind, Seniority
from rolefit.domain.resume import DegreeLevel

Required = Callable[[str], tuple[Requirement, ...]]

YEARS = [
    ("5 - 7 years in procurement", 5.0),
    ("3 – 5 years in procurement", 3.0),
    ("5~7 years in procurement", 5.0),
    ("between 3 and 5 years of drafting", 3.0),
    ("Twenty-five years of drafting", 25.0),
    ("One and a half years of drafting", 1.5),
    ("1½ years of drafting", 1.5),
    ("Half a year of drafting", 0.5),
    ("A year of drafting", 1.0),
    ("Over a decade of drafting", 10.0),
    ("No more than 3 years of drafting", 0.0),
    ("At least one full year of drafting", 1.0),
    ("Must be 18 years or older", None),
    ("Must be over 18 years", None),
    ("Must be 21 years and over", None),
    ("3 years or above of drafting", 3.0),
]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_years_are_read_and_ages_are_not(
    text: str, years: float | None, required: Required
) -> None:
    assert [item.min_years for item in required(text)] == [years]


WEIGHED = [
    ("Python required, R preferred", [("Python", "must"), ("R", "nice")]),
    ("Excel essential, Access desirable", [("Excel", "must"), ("Access", "nice")]),
    ("SAP (essential) and Oracle (desirable)", [("SAP", "must"), ("Oracle", "nice")]),
    ("Python is a must; R is a nice-to-have", [("Python", "must"), ("R", "nice")]),
    (
        "NEC contracts are a plus, as is Primavera",
        [("NEC contracts", "nice"), ("Primavera", "nice")],
    ),
    ("Python is crucial", [("Python", "must")]),
    ("Python will be an added advantage", [("Python", "nice")]),
    ("Kubernetes not required but nice", [("Kubernetes", "nice")]),
    ("Paediatric first aid would be lovely", [("Paediatric first aid", "nice")]),
    ("Overtime may be required", [("Overtime", "must")]),
]


@pytest.mark.parametrize(("text", "parts"), WEIGHED)
def test_each_part_has_its_own_weight(
    text: str, parts: list[tuple[str, str]], required: Required
) -> None:
    assert [(item.text, item.importance) for item in required(text)] == parts


def test_not_required_but_nice_denies_no_skill(required: Required) -> None:
    (found,) = required("Kubernetes not required but nice")
    assert [skill.negated for skill in found.skills] == [False]


@pytest.mark.parametrize("text", ["Python is not a must", "No weekend work required"])
def test_what_is_waived_in_other_words_is_not_asked(text: str, required: Required) -> None:
    assert [item.text for item in required(f"{text}\n• Able to drive")] == ["Able to drive"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least two years of Python and SQL", False),
        ("Similar role using Python and SQL", False),
        ("At least two of Python, SQL, Docker", True),
        ("Two or more of Python, SQL, Docker", True),
        ("SQL, NoSQL or similar databases", True),
    ],
)
def test_only_alternatives_are_alternatives(
    text: str, required: Required, *, expected: bool
) -> None:
    (found,) = required(text)
    assert found.any_of is expected


@pytest.mark.parametrize("name", ["Excel", "Oracle", "Airflow", "R"])
def test_a_bullet_that_is_an_ambiguous_name_is_that_skill(name: str, required: Required) -> None:
    (found,) = required(name)
    assert [skill.surface for skill in found.skills] == [name]


def test_languages_with_a_level_each_are_apart(required: Required) -> None:
    found = required("German B1, English C1 and Dutch (basic)")
    assert [(item.languages, item.level) for item in found] == [
        (("de",), "B1"),
        (("en",), "C1"),
        (("nl",), "A2"),
    ]


@pytest.mark.parametrize("text", ["fluent english", "FLUENT ITALIAN"])
def test_languages_are_read_in_any_case(text: str, required: Required) -> None:
    (found,) = required(text)
    assert (found.kind, found.level) == (RequirementKind.LANGUAGE, "C1")


@pytest.mark.parametrize(
    ("text", "level", "fields"),
    [
        ("High-school diploma", DegreeLevel.SECONDARY, ()),
        ("HS diploma", DegreeLevel.SECONDARY, ()),
        ("AA/AS degree in drafting", DegreeLevel.ASSOCIATE, ("drafting",)),
        ("2:1 degree in history", DegreeLevel.BACHELOR, ("history",)),
        ("2:1 in history", DegreeLevel.BACHELOR, ("history",)),
        ("Degree in law, history or similar", DegreeLevel.BACHELOR, ("law", "history")),
    ],
)
def test_degrees_in_other_spellings(
    text: str, level: DegreeLevel, fields: tuple[str, ...], required: Required
) -> None:
    (found,) = required(text)
    assert (found.degree, found.fields) == (level, fields)


MUST = [
    "You may be a good fit if you:",
    "You'll thrive here if you",
    "This role is for you if",
    "We'd love to hear from you if you have:",
    "Who are you?",
    "Should have:",
]
NICE = [
    "Requirements (desirable):",
    "Nice",
    "Could have",
    "You'll stand out if you:",
    "Strong candidates may also have",
    "Our wish list",
    "Extras",
]


@pytest.mark.parametrize(
    ("heading", "importance"),
    [(text, Importance.MUST) for text in MUST] + [(text, Importance.NICE) for text in NICE],
)
def test_headings_in_other_words(heading: str, importance: Importance, profile: Profile) -> None:
    job = profile(f"Cook\n\n{heading}\n• Knife skills\n")
    assert [(item.text, item.importance) for item in job.requirements] == [
        ("Knife skills", importance)
    ]


def test_below_what_is_not_needed_nothing_is_asked(profile: Profile) -> None:
    job = profile("Cook\n\nRequirements\n• Knife skills\n\nYou won't need:\n• A diploma\n")
    assert [item.text for item in job.requirements] == ["Knife skills"]


def test_marks_of_other_kinds_are_bullets(profile: Profile) -> None:
    job = profile("Cook\n\nRequirements\n✅ Knife skills\n➡️ Baking\n👉 Own car\n")
    assert [item.text for item in job.requirements] == ["Knife skills", "Baking", "Own car"]


def test_sentences_without_capitals_are_cut(profile: Profile) -> None:
    job = profile("Barista\n\nhi! we need someone who can make tea. latte art a plus.\n")
    assert [(item.text, item.importance) for item in job.requirements] == [
        ("make tea", Importance.MUST),
        ("latte art", Importance.NICE),
    ]


def test_a_name_with_a_verb_inside_stays_whole(required: Required) -> None:
    assert [item.text for item in required("LeetCode skills")] == ["LeetCode skills"]


HEADS = [
    (".NET Developer", ".NET Developer"),
    ("[Remote] Bookkeeper", "Bookkeeper"),
    ("**Bookkeeper**", "Bookkeeper"),
    ("*** URGENT *** Bookkeeper needed ASAP", "Bookkeeper"),
    ("Bookkeeper £25,000 - £28,000", "Bookkeeper"),
    ("Software Engineer (Senior)", "Software Engineer (Senior)"),
]


@pytest.mark.parametrize(("line", "title"), HEADS)
def test_decoration_and_pay_are_no_title(line: str, title: str, profile: Profile) -> None:
    assert profile(f"{line}\n\nRequirements\n- Attention to detail\n").title == title


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("HR Business Partner", Seniority.UNKNOWN),
        ("Managing Partner", Seniority.EXECUTIVE),
        ("PA to the CEO", Seniority.UNKNOWN),
        ("Lead Generation Executive", Seniority.UNKNOWN),
        ("Software Engineer (Senior)", Seniority.SENIOR),
    ],
)
def test_seniority_is_of_the_job_itself(title: str, level: Seniority, profile: Profile) -> None:
    assert profile(f"{title}\n\nRequirements\n- Attention to detail\n").seniority is level


PLACES = [
    ("Nurse\n\nWe are based in Dublin. You will love it.", "Dublin"),
    ("Nurse\n\nThe role is based in St. Albans. Great team.", "St. Albans"),
    ("Nurse\nLocation: Leeds (hybrid)", "Leeds"),
    ("REGISTERED NURSE - ICU - NIGHTS", ""),
    ("Care Assistant – Days & Nights – Hull HU1 2AA", "Hull"),
    ("Accounts Clerk needed in Dublin. Good Excel.", "Dublin"),
    ("Clerk\n\nExperience required in Salesforce.", ""),
]


@pytest.mark.parametrize(("head", "place"), PLACES)
def test_a_place_ends_where_its_name_ends(head: str, place: str, profile: Profile) -> None:
    assert profile(f"{head}\n\nRequirements\n- Attention to detail\n").location == place


def test_whom_one_reports_to_is_no_duty(profile: Profile) -> None:
    job = profile("Cook\n\nYou'll report to the head chef.\n\nRequirements\n- Knife skills\n")
    assert [item.text for item in job.requirements] == ["Knife skills"]


def test_what_is_left_of_a_posting_without_requirements_is_told_once(profile: Profile) -> None:
    job = profile("Cook\n\nFree meals\nDental insurance\n")
    assert [item.text for item in job.requirements] == ["Cook"]
    assert len(job.ignored) == 2
