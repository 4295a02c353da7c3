"""JSON Resume: fields become lines whose meaning is marked."""

import json
from typing import Any

import pytest

from rolefit.domain.errors import EmptyDocument, InvalidStructure
from rolefit.domain.text import Document, FindingCode, Kind, MarkKind
from rolefit.reading.build import Builder
from rolefit.reading.jsonresume import read_json_resume

ANN: dict[str, Any] = {
    "$schema": "https://example.org/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ann Lee",
        "label": "Baker",
        "email": "ann@example.org",
        "phone": "555 0101",
        "url": "https://ann.example.org",
        "summary": "Bakes.\nAnd teaches.",
        "location": {"address": "1 Mill Lane", "city": "Cork", "countryCode": "IE"},
        "profiles": [
            {"network": "GitHub", "username": "annlee", "url": "https://github.com/annlee"}
        ],
    },
    "work": [
        {
            "name": "Mill Inn",
            "position": "Head Baker",
            "startDate": "2019-01-07",
            "endDate": "2021-03",
            "location": "Cork",
            "summary": "Ran the ovens.",
            "highlights": ["Trained four bakers", "Halved waste"],
        },
        {"name": "Own shop", "position": "Owner", "startDate": "2021"},
    ],
    "volunteer": [{"organization": "Food bank", "position": "Driver", "startDate": "2018-05"}],
    "education": [
        {
            "institution": "Cork College",
            "area": "Bakery",
            "studyType": "Diploma",
            "startDate": "2014",
            "endDate": "2016",
            "courses": ["Doughs"],
        }
    ],
    "skills": [
        {"name": "Baking", "keywords": ["Sourdough", "Rye"]},
        {"name": "Costing", "level": "Master"},
    ],
    "languages": [{"language": "Irish", "fluency": "Native"}],
    "certificates": [{"name": "HACCP 3", "date": "2020-02-01", "issuer": "FSAI"}],
    "projects": [{"name": "Bread atlas", "keywords": ["Rye"], "roles": ["Author"]}],
    "publications": [{"name": "On rye", "publisher": "Loaf", "releaseDate": "2020"}],
    "awards": [{"title": "Golden loaf", "awarder": "Guild", "date": "2017"}],
    "interests": [{"name": "Sea", "keywords": ["Rowing"]}],
    "references": [{"name": "Bo Day", "reference": "The best bread."}],
    "meta": {"lastModified": "2024-06-01T10:00:00"},
}


def read(data: dict[str, Any]) -> Document:
    return read_json_resume(data, Builder(Kind.JSON_RESUME, "", ""))


def marks(document: Document, kind: MarkKind) -> list[tuple[str, str]]:
    return [(m.span.of(document.text), m.value) for m in document.marks if m.kind is kind]


def test_sections_come_in_order_under_their_headings() -> None:
    assert [text for text, _ in marks(read(ANN), MarkKind.HEADING)] == [
        "Summary", "Experience", "Volunteer", "Education", "Skills", "Languages", "Certificates",
        "Projects", "Publications", "Awards", "Interests", "References",
    ]  # fmt: skip


def test_a_position_is_a_line_and_its_story() -> None:
    text = read(ANN).text
    assert (
        "Head Baker, Mill Inn (2019-01 – 2021-03)\nCork\nRan the ovens.\n"
        "• Trained four bakers\n• Halved waste\n\nOwner, Own shop (2021 – present)"
    ) in text


def test_names_and_ways_to_reach_somebody_are_marked() -> None:
    document = read(ANN)
    assert [text for text, _ in marks(document, MarkKind.NAME)] == ["Ann Lee", "Bo Day"]
    assert [text for text, _ in marks(document, MarkKind.CONTACT)] == [
        "ann@example.org",
        "555 0101",
        "https://ann.example.org",
        "1 Mill Lane, Cork, IE",
        "GitHub annlee https://github.com/annlee",
    ]


def test_titles_employers_and_dates_are_marked() -> None:
    document = read(ANN)
    assert [t for t, _ in marks(document, MarkKind.TITLE)] == ["Head Baker", "Owner", "Driver"]
    assert [t for t, _ in marks(document, MarkKind.EMPLOYER)] == [
        "Mill Inn",
        "Own shop",
        "Food bank",
    ]
    starts = [value for _, value in marks(document, MarkKind.START)]
    assert starts == ["2019-01-07", "2021", "2018-05", "2014"]
    assert [value for _, value in marks(document, MarkKind.END)] == [
        "2021-03", "present", "present", "2016",
    ]  # fmt: skip


def test_degrees_skills_languages_and_certificates_are_marked() -> None:
    document = read(ANN)
    assert marks(document, MarkKind.DEGREE) == [("Diploma in Bakery", "")]
    assert marks(document, MarkKind.INSTITUTION) == [("Cork College", "")]
    assert marks(document, MarkKind.SKILL) == [
        ("Sourdough", ""), ("Rye", ""), ("Costing", "Master"), ("Rye", ""),
    ]  # fmt: skip
    assert marks(document, MarkKind.LANGUAGE) == [("Irish", "Native")]
    assert marks(document, MarkKind.CERTIFICATE) == [("HACCP 3", "")]


def test_the_last_change_dates_the_document() -> None:
    assert read(ANN).dated == "2024-06-01"
    assert read(ANN | {"meta": {"lastModified": "June"}}).dated is None


def test_an_old_file_names_the_employer_company() -> None:
    document = read({"work": [{"company": "Mill", "position": "Cook"}]})
    assert marks(document, MarkKind.EMPLOYER) == [("Mill", "")]


def test_nulls_numbers_and_single_words_are_read() -> None:
    document = read(
        {
            "basics": {"name": "Ann", "email": None, "location": None, "phone": 5550101},
            "work": [{"name": "Mill", "highlights": "Baked\nSold", "endDate": None}, None],
            "education": [{"institution": "College", "score": 3.7}],
            "skills": ["Rye", {"name": "Doughs", "keywords": "Spelt"}],
            "languages": ["Irish"],
        }
    )
    for words in ["5550101", "• Baked\n• Sold", "Grade: 3.7", "Rye", "Doughs: Spelt", "Irish"]:
        assert words in document.text
    assert document.findings == ()


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"basics": [], "work": []}, "$.basics"),
        ({"work": {"name": "x"}, "skills": []}, "$.work"),
        ({"work": ["Mill"], "skills": []}, "$.work[0]"),
        ({"work": [{"position": ["a"]}]}, "$.work[0].position"),
        ({"work": [{"highlights": [["a"]]}]}, "$.work[0].highlights[0]"),
        ({"basics": {"location": "Cork"}}, "$.basics.location"),
    ],
)
def test_a_type_that_would_lose_data_names_its_path(data: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidStructure) as refused:
        read(data)
    assert path in refused.value.message


def test_the_error_holds_no_text_of_the_document() -> None:
    with pytest.raises(InvalidStructure) as refused:
        read({"basics": {"name": {"first": "Ann"}}})
    assert "Ann" not in refused.value.message


def test_a_date_in_another_form_is_read_as_written_and_told() -> None:
    document = read({"work": [{"position": "Cook", "startDate": "May 2019", "endDate": "2020-13"}]})
    assert "(May 2019 – 2020-13)" in document.text
    assert marks(document, MarkKind.START) == []
    assert [finding.code for finding in document.findings] == [FindingCode.ODD_FIELD]
    assert "$.work[0].startDate" in document.findings[0].message


def test_sections_the_schema_does_not_know_are_told() -> None:
    document = read({"basics": {"name": "Ann"}, "patents": [{"name": "Oven"}]})
    assert "Oven" not in document.text
    assert "patents" in document.findings[0].message


@pytest.mark.parametrize("data", [{"basics": {}, "work": []}, {"work": [{}], "skills": [{}]}])
def test_a_file_without_words_of_its_own_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(EmptyDocument):
        read(data)


def test_the_input_is_left_as_it_was() -> None:
    before = json.dumps(ANN)
    read(ANN)
    assert json.dumps(ANN) == before
