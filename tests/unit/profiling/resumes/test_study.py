"""Where and when somebody studied is read and shown, and changes nothing that counts."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.resume import DegreeLevel, Resume
from rolefit.domain.skills import Skill
from rolefit.domain.text import Document, Kind, Mark, MarkKind, Page, Span
from rolefit.profiling.resumes import blind_view, profile_resume

TEXT = """Jo Example
jo@example.org

Summary
Gardener who likes old trees.

Experience
Gardener, Rose Ltd, 2014 – 2019
- Planted trees and pruned old hedges.

Education
{education}

Skills
Pruning
"""
SCHOOLS = (
    "University of Leeds",
    "University of Leeds, Leeds, UK",
    "University of Oxford (UK)",
    "University of California, Berkeley",
    "University of North Carolina at Chapel Hill",
    "MIT",
    "Massachusetts Institute of Technology",
    "ETH Zürich",
    "TU München",
    "Georgia Tech",
    "Texas A&M University",
    "HEC",
    "Sciences Po, Paris, France",
    "Wayne State College, Wayne, NE",
    "Jadavpur University, Kolkata",
    "Universidad Nacional de Colombia",
    "École Polytechnique",
    "King's College London",
    "Harvard Business School",
    "The Open University",
)
LAYOUTS = (
    "BSc Botany, {school}, {year}",
    "BSc Botany | {school} | {before} – {year}",
    "BSc in Botany from {school} ({year})",
    "BSc Botany ({school}), {year}, first class",
    "{school}, BSc Botany, {year}",
    "{school} — BSc Botany ({before} – {year})",
    "{before} – {year}   {school}\nBSc Botany",
    "{school}\nBSc Botany, {year}",
    "BSc Botany\n{school}\n{year}",
    "BSc Botany\n{school}, Sept {before} – June {year}\nCourses: genetics, statistics",
    "MSc Zoology, {school}, {year}; BSc Botany, {school}, {before}",
    "- Certificate in Welding, {school}, {year}",
    "Studied botany at {school} with joy and sold old books, until {year}.",
    "Bachelor of Science : Botany {school} - City , State",
)


class Nothing:
    """Knows no skill."""

    def find(self, text: str) -> tuple[Skill, ...]:  # noqa: ARG002
        """None in any text."""
        return ()

    def link(self, phrase: str) -> Skill | None:  # noqa: ARG002
        """No phrase is one."""
        return None


def profile(text: str, *marks: Mark) -> Resume:
    digest = hashlib.sha256(text.encode()).hexdigest()
    pages = (Page(1, Span(0, len(text))),)
    return profile_resume(Document(text, Kind.TEXT, "", digest, pages, marks), Nothing())


def written(layout: str, school: str = "Elm College", year: int = 2013) -> str:
    education = layout.format(school=school, year=year, before=year - 3)
    return TEXT.format(education=education)


def studied(education: str) -> list[str]:
    """The passages of a section on education."""
    resume = profile(TEXT.format(education=education))
    return [passage.text for passage in resume.passages if passage.section == "education"]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from(SCHOOLS),
    st.sampled_from(SCHOOLS),
    st.integers(1950, 2039),
    st.integers(1950, 2039),
)
def test_another_school_and_year_change_nothing_that_counts(
    layout: str, school: str, other: str, year: int, later: int
) -> None:
    one, two = profile(written(layout, school, year)), profile(written(layout, other, later))
    assert [(p.text, p.listing, p.position) for p in one.passages] == [
        (p.text, p.listing, p.position) for p in two.passages
    ]
    assert one.redacted == two.redacted
    assert (one.as_of, one.months) == (two.as_of, two.months)


@pytest.mark.parametrize(
    ("education", "passages"),
    [
        ("BSc Botany, Elm College, Leeds, UK, 2013", ["BSc Botany, [alma mater], [year]"]),
        ("BSc Botany, Elm and Oak Colleges (2010-13)", ["BSc Botany, [alma mater] ([year])"]),
        ("Elm College, 2013\nLeeds, UK\n2010", []),
        ("Class of '13, Elm College", ["Class of [year], [alma mater]"]),
        ("BSc Botany (expected 2026)", ["BSc Botany (expected [year])"]),
        ("BSc Botany, Elm College, 2022 – present", ["BSc Botany, [alma mater], [year] – present"]),
        ("Abitur, Schiller-Gymnasium, 2006", ["Abitur, [alma mater], [year]"]),
        ("A levels, Elm Sixth Form, 5/2006", ["A levels, [alma mater], [year]"]),
        ("High school diploma, Elm Valley High School", ["High school diploma, [alma mater]"]),
    ],
)
def test_schools_towns_and_years_are_placeholders(education: str, passages: list[str]) -> None:
    assert studied(education) == passages


@pytest.mark.parametrize(
    "learnt",
    [
        "Thesis on moss, graded very good; department prize.",
        "Courses: genetics, statistics, soil science, Python.",
        "Average grade 8.4 of 10, president of the debating club.",
        "Chartered Institute of Management Accountants",
        "Secondary school, technical branch",
        "Erasmus term at an academy in Beirut with courses in bookbinding.",
        "Captain of the University choir for two terms.",
    ],
)
def test_what_was_learnt_stays(learnt: str) -> None:
    assert learnt in " ".join(studied(f"BSc Botany, Elm College, 2013\n{learnt}"))


def test_degrees_show_school_and_year_and_point_into_the_original() -> None:
    text = written("BSc Botany, {school}, {year}", "University of Leeds, Leeds, UK")
    resume = profile(text)
    (degree,) = resume.degrees
    assert (degree.level, degree.field) == (DegreeLevel.BACHELOR, "Botany")
    assert (degree.institution, degree.year) == ("University of Leeds", 2013)
    assert degree.span.of(text) == "BSc Botany"
    (passage,) = (p for p in resume.passages if p.section == "education")
    assert passage.span.of(text) == "BSc Botany, University of Leeds, Leeds, UK, 2013"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("BSc Computer Science Elm State University, 2013", "Computer Science"),
        ("BSc Computer Science University of Leeds, 2013", "Computer Science"),
        ("BSc Finance Universidad Nacional de Colombia, 2013", "Finance"),
        ("BSc Finance Texas A&M University, 2013", "Finance"),
        ("BSc Finance MIT, 2013", "Finance"),
    ],
)
def test_a_school_that_runs_on_is_no_part_of_the_field(words: str, field: str) -> None:
    resume = profile(TEXT.format(education=words))
    assert [degree.field for degree in resume.degrees] == [field]
    assert studied(words) == [f"BSc {field} [alma mater], [year]"]


@pytest.mark.parametrize("school", SCHOOLS[:4])
def test_a_degree_outside_of_education_loses_school_and_year_too(school: str) -> None:
    texts = {
        tuple(passage.text for passage in profile(text).passages)
        for school in (school, "Elm College")
        for text in [f"Gardener who likes trees.\n\nSummary\nBSc Botany, {school}, 2013.\n"]
    }
    assert len(texts) == 1


def test_dates_and_places_of_work_stay() -> None:
    text = "Lecturer, University of Leeds, 2014 – 2019\n- Taught 2015's first course on moss."
    resume = profile(f"Experience\n{text}\n\nEducation\nBSc Botany, Elm College, 2013\n")
    (position,) = resume.positions
    assert (position.employer, resume.months) == ("University of Leeds", 60)
    told = " ".join(passage.text for passage in resume.passages if passage.position == 0)
    assert "University of Leeds" in told
    assert "2015's first course" in told


def test_an_institution_that_the_format_marks_is_believed() -> None:
    texts = set()
    for school in ("Zorblin", "Quexley & Vant"):
        text = f"Education\nBSc in Botany, {school} (2010-09 – 2013-05)\n"
        at = text.index(school)
        mark = Mark(Span(at, at + len(school)), MarkKind.INSTITUTION)
        texts.add(tuple(passage.text for passage in profile(text, mark).passages))
    assert texts == {("BSc in Botany, [alma mater] ([year])",)}


def test_a_certificate_is_named_without_its_school() -> None:
    resume = profile(TEXT.format(education="Certificate in Welding, Elm College, 2014"))
    assert [certificate.label for certificate in resume.certificates] == ["Certificate in Welding"]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None, max_examples=10)
@given(
    st.sampled_from(SCHOOLS),
    st.integers(1950, 2039),
    st.lists(st.integers(0, 400), max_size=4),
)
def test_what_is_shown_blind_tells_neither_school_nor_year(
    layout: str, school: str, year: int, cuts: list[int]
) -> None:
    shown, plain = [], []
    for text, words in (
        (written(layout, school, year), shown),
        (written(layout, "Elm College", 2013), plain),
    ):
        view = blind_view(profile(text).document)
        words.append(view.words(Span(0, len(text))))
        ends = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
        pieces = [view.words(Span(*ends[n : n + 2])) for n in range(len(ends) - 1)]
        assert all(piece in view.text for piece in pieces)
        if len(ends) == 2:
            assert pieces == [view.text]
    assert shown == plain
    assert "[name]\n[email]" in shown[0]
    assert "2014 – 2019" in shown[0]


def test_a_placeholder_that_is_cut_through_stands_as_a_whole() -> None:
    text = TEXT.format(education="BSc Botany, Elm College, 2013")
    view = blind_view(profile(text).document)
    at = text.index("Elm College")
    assert view.words(Span(at - 8, at + 3)) == "Botany, [alma mater]"
    assert view.words(Span(at + 4, at + 17)) == "[alma mater], [year]"
    assert view.words(Span(at + 11, at + 13)) == ", "
    assert view.words(Span(at, at)) == ""
    assert blind_view(profile("").document).words(Span(0, 0)) == ""
