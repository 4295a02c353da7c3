"""schema.org JobPosting: fields become sections whose meaning is marked."""

import json
from typing import Any

import pytest

from rolefit.domain.errors import InvalidStructure
from rolefit.domain.text import Document, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.jobposting import read_job_posting

COOK: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Line Cook &amp; Baker",
    "hiringOrganization": {"@type": "Organization", "name": "Mill Inn"},
    "jobLocation": [
        {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Cork",
                "addressCountry": {"@type": "Country", "name": "IE"},
            },
        }
    ],
    "datePosted": "2026-02-03T08:00:00Z",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "description": "<p>Come and bake.</p><h3>Tasks</h3><ul><li>Bread</li><li>Cake</li></ul>",
    "responsibilities": "Bake bread\nCount stock",
    "qualifications": "<ul><li>HACCP</li><li>Good English</li></ul>",
    "skills": ["Sourdough", "Rye"],
    "experienceRequirements": {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": 24,
    },
    "educationRequirements": {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "bachelor degree",
    },
    "jobBenefits": "Free bread",
}


def read(data: object) -> Document:
    return read_job_posting(data, Builder(Kind.JOB_POSTING, "", ""))


def marked(document: Document, kind: MarkKind) -> list[str]:
    return [m.span.of(document.text) for m in document.marks if m.kind is kind]


def test_the_head_is_marked() -> None:
    document = read(COOK)
    assert document.text.startswith("Line Cook & Baker\nMill Inn\nCork, IE\nFull-time, temporary\n")
    assert marked(document, MarkKind.JOB_TITLE) == ["Line Cook & Baker"]
    assert marked(document, MarkKind.EMPLOYER) == ["Mill Inn"]
    assert marked(document, MarkKind.LOCATION) == ["Cork, IE"]
    assert document.dated == "2026-02-03"


def test_what_is_asked_done_and_given_is_marked() -> None:
    document = read(COOK)
    assert marked(document, MarkKind.MUST) == [
        "• HACCP",
        "• Good English",
        "2 years of experience",
        "Bachelor's degree",
        "• Sourdough",
        "• Rye",
    ]
    assert marked(document, MarkKind.DUTY) == ["• Bake bread", "• Count stock"]
    assert marked(document, MarkKind.BENEFIT) == ["Free bread"]


def test_a_description_of_html_is_laid_out() -> None:
    document = read(COOK)
    assert "Come and bake.\n\nTasks\n\n• Bread\n• Cake" in document.text
    assert "Tasks" in marked(document, MarkKind.HEADING)


def test_html_that_was_escaped_twice_is_html() -> None:
    document = read(COOK | {"description": "&lt;p&gt;Bake &amp;amp; sell&lt;/p&gt;"})
    assert "Bake & sell" in document.text


def test_hidden_text_in_a_description_is_left_out() -> None:
    document = read(COOK | {"description": "Bake<p style='display:none'>Kubernetes</p>"})
    assert "Kubernetes" not in document.text
    assert [finding.code for finding in document.findings] == [FindingCode.HIDDEN_TEXT]


def test_a_plain_description_keeps_its_lines() -> None:
    document = read(
        {"@type": "JobPosting", "title": "Cook", "description": "Bake.\n\n- Bread\n- Cake"}
    )
    assert document.text.endswith("Description\nBake.\n• Bread\n• Cake")


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (12, "1 year of experience"),
        ("36", "3 years of experience"),
        (18, "18 months of experience"),
    ],
)
def test_months_of_experience_are_told_as_people_do(months: object, words: str) -> None:
    asked = {"experienceRequirements": {"monthsOfExperience": months}}
    assert words in marked(read(COOK | asked), MarkKind.MUST)


@pytest.mark.parametrize("value", ["Three years", {"description": "Three years"}, ["Three years"]])
def test_experience_may_be_a_text_a_node_or_a_list(value: object) -> None:
    document = read(COOK | {"experienceRequirements": value})
    assert "Three years" in marked(document, MarkKind.MUST)


def test_places_may_be_texts_and_work_may_be_remote() -> None:
    document = read(
        COOK | {"jobLocation": ["Cork", {"address": "Kerry"}], "jobLocationType": "TELECOMMUTE"}
    )
    assert marked(document, MarkKind.LOCATION)[-1] == "Remote"
    assert marked(document, MarkKind.LOCATION)[0] == "Cork"


def test_skills_may_be_defined_terms() -> None:
    document = read(COOK | {"skills": [{"@type": "DefinedTerm", "name": "Lamination"}]})
    assert "Lamination" in marked(document, MarkKind.MUST)


def test_of_several_postings_the_first_is_read_and_it_is_told() -> None:
    document = read({"@graph": [COOK, COOK | {"title": "Waiter"}]})
    assert "Waiter" not in document.text
    assert document.findings[0].code is FindingCode.TRUNCATED


def test_a_posting_that_says_nothing_is_refused() -> None:
    with pytest.raises(InvalidStructure):
        read({"@type": "JobPosting", "jobLocation": "Cork"})


@pytest.mark.parametrize("key", sorted(set(COOK) - {"@type", "title"}))
@pytest.mark.parametrize("value", [None, 5, True, "", [], {}, [[["x"]]], {"name": {"name": "x"}}])
def test_no_field_has_to_have_a_certain_shape(key: str, value: object) -> None:
    assert read(COOK | {key: value}).text.startswith("Line Cook")


@pytest.mark.parametrize(
    "odd",
    [
        {"experienceInPlaceOfEducation": [True]},
        {"experienceRequirements": {"monthsOfExperience": "²"}},
        {"jobLocation": json.loads("[" * 700 + "]" * 700)},
        {"hiringOrganization": {"name": 10**400}},
    ],
)
def test_values_that_no_posting_has_do_not_stop_its_reading(odd: dict[str, Any]) -> None:
    document = read(COOK | odd)
    assert document.text.startswith("Line Cook & Baker\n")


def test_large_numbers_keep_their_digits() -> None:
    posting = COOK | {"hiringOrganization": {"name": 1234567}}
    assert "1234567" in read(posting).text


def test_a_place_without_an_address_has_its_name() -> None:
    posting = COOK | {"jobLocation": {"@type": "Place", "name": "Sligo", "address": {}}}
    assert "Sligo" in read(posting).text


def test_postings_that_are_only_addresses_are_passed_over() -> None:
    listed = {"@type": "JobPosting", "url": "https://example.org/1"}
    document = read([listed, COOK])
    assert document.text.startswith("Line Cook & Baker\n")
    assert document.findings == ()
