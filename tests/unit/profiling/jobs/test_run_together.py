"""Postings whose line breaks were lost."""

import pytest

from conftest import Profile
from rolefit.domain.text import Span
from rolefit.profiling.jobs.splitting import sentences


def cut(text: str) -> list[str]:
    return [piece.of(text).strip() for piece in sentences(text, Span(0, len(text)))]


GLUED = [
    (
        "Strong domain experienceHands on experience on claims applicationsUnderstanding of sales",
        [
            "Strong domain experience",
            "Hands on experience on claims applications",
            "Understanding of sales",
        ],
    ),
    (
        "Plan the weekly rota.Order stock from suppliers.Train new starters",
        ["Plan the weekly rota.", "Order stock from suppliers.", "Train new starters"],
    ),
    ("Strong SQLExcellent writing", ["Strong SQL", "Excellent writing"]),
    ("Good with tools (hand and power)Ability to weld", [
        "Good with tools (hand and power)", "Ability to weld",
    ]),
    ("A van is required3-5 years of practice", ["A van is required", "3-5 years of practice"]),
    ("Knowledge of till systems  Ability to count", [
        "Knowledge of till systems", "Ability to count",
    ]),
    ("Cooking • Cleaning • Serving", ["Cooking", "Cleaning", "Serving"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), GLUED)
def test_joined_sentences_are_cut(text: str, pieces: list[str]) -> None:
    assert [piece.strip("• ") for piece in cut(text)] == pieces


WHOLE = [
    "Experience with JavaScript, TypeScript and PowerPoint",
    "Knowledge of iOS, macOS and eBay listings",
    "GitHub, GitLab, MySQL, NoSQL, PostgreSQL and LinkedIn",
    "ASP.NET and Node.js, e.g. Express, i.e. web servers",
    "Work for Dr. Example in the U.S. office at approx. 40 hours",
    "QuickBooks, SharePoint, AutoCAD and SolidWorks users",
    "Version 3.5 of the McDonald manual",
    "DevOps, MLOps, SaaS and PhD candidates",
]


@pytest.mark.parametrize("text", WHOLE)
def test_names_and_abbreviations_stay_whole(text: str) -> None:
    assert cut(text) == [text]


RUN = (
    "Harbour Foods makes soups for shops and schools. Job DescriptionAs our Production Planner you "
    "will plan the weekly production.Key ResponsibilitiesPrepare the production plan for three "
    "linesOrder raw materials from suppliersReport on stock levels every "
    "monthRequirementsBachelor's "
    "degree in Supply Chain ManagementAt least two years of experience in food productionAdvanced "
    "Excel skillsPreferred QualificationsForklift licence is a plusExperience with SAPBenefitsFree "
    "soupPension scheme"
)  # fmt: skip


def test_a_posting_without_line_breaks_is_read_like_one_with_them(profile: Profile) -> None:
    job = profile(f"Production Planner\nHarbour Foods - Whitby, UK\n\n{RUN}\n")
    assert [(item.text, item.kind, item.importance) for item in job.requirements] == [
        ("plan the weekly production", "duty", "must"),
        ("Prepare the production plan for three lines", "duty", "must"),
        ("Order raw materials from suppliers", "duty", "must"),
        ("Report on stock levels every month", "duty", "must"),
        ("Bachelor's degree in Supply Chain Management", "degree", "must"),
        ("At least two years of experience in food production", "experience", "must"),
        ("Advanced Excel skills", "skill", "must"),
        ("Forklift licence", "licence", "nice"),
        ("Experience with SAP", "experience", "nice"),
    ]


def test_bullets_joined_by_single_spaces_are_cut_in_long_lines(profile: Profile) -> None:
    line = (
        "Qualifications Include: 5+ years of experience as a dispatcher 3+ years of prior work "
        "with "
        "route planning Extensive experience with tachographs Highly proficient in Excel skills "
        "Strong ability to perform root cause analysis Experience in the food industry is required"
    )
    texts = [item.text for item in profile(f"Dispatcher\n\n{line}\n").requirements]
    assert texts == [
        "5+ years of experience as a dispatcher",
        "3+ years of prior work with route planning",
        "Extensive experience with tachographs",
        "Highly proficient in Excel skills",
        "Strong ability to perform root cause analysis",
        "Experience in the food industry",
    ]
