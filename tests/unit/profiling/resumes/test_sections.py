"""Headings in every wording, and the sections between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.domain.resume import SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.headings import read_heading
from rolefit.profiling.resumes.sections import find_sections

K = SectionKind

HEADINGS = [
    ("Work History", K.EXPERIENCE),
    ("Professional Experience", K.EXPERIENCE),
    ("EMPLOYMENT HISTORY", K.EXPERIENCE),
    ("Relevant Work Experience:", K.EXPERIENCE),
    ("E X P E R I E N C E", K.EXPERIENCE),
    ("W O R K H I S T O R Y", K.EXPERIENCE),
    ("Experience (continued)", K.EXPERIENCE),
    ("Career History", K.EXPERIENCE),
    ("Berufserfahrung", K.EXPERIENCE),
    ("Expérience professionnelle", K.EXPERIENCE),
    ("Experiencia laboral", K.EXPERIENCE),
    ("Core Qualifications", K.SKILLS),
    ("Areas of Expertise", K.SKILLS),
    ("Technical Skills", K.SKILLS),
    ("=== SKILLS ===", K.SKILLS),
    ("Skill Highlights", K.SKILLS),
    ("Core Competencies", K.SKILLS),
    ("EDUCATION & TRAINING", K.EDUCATION),
    ("Academic Qualifications", K.EDUCATION),
    ("Educational Background", K.EDUCATION),
    ("1. Education", K.EDUCATION),
    ("Summary of Qualifications", K.SUMMARY),
    ("Career Objective", K.SUMMARY),
    ("PERSONAL PROFILE", K.SUMMARY),
    ("About Me", K.SUMMARY),
    ("Language Skills", K.LANGUAGES),
    ("Languages", K.LANGUAGES),
    ("Certifications and Licenses", K.CERTIFICATES),
    ("Training / Certifications", K.CERTIFICATES),
    ("Selected Publications", K.PUBLICATIONS),
    ("Honors and Awards", K.AWARDS),
    ("Hobbies & Interests", K.INTERESTS),
    ("References", K.REFERENCES),
    ("Personal Details", K.CONTACT),
    ("Get in touch", K.CONTACT),
    ("Persoonlijke gegevens", K.CONTACT),
    ("Dane osobowe", K.CONTACT),
    ("Projects", K.PROJECTS),
    ("Accomplishments", K.OTHER),
    ("Professional Affiliations", K.OTHER),
    ("Volunteer Experience", K.OTHER),
]

NO_HEADINGS = [
    "Java Developer",
    "Director of Education",
    "Skills Trainer",
    "Project Management",
    "Customer Service",
    "ten years of experience in education and sales at many kinds of firms",
    "Experience 2010",
    "jo@example.org",
    "",
]


@pytest.mark.parametrize(("line", "kind"), HEADINGS)
def test_a_heading_names_its_kind(line: str, kind: SectionKind) -> None:
    heading = read_heading(line)
    assert heading is not None
    assert heading.kind is kind


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_other_lines_name_none(line: str) -> None:
    assert read_heading(line) is None


def kinds(text: str, marks: tuple[Mark, ...] = ()) -> list[tuple[SectionKind, str]]:
    return [(section.kind, section.span.of(text)) for section in find_sections(text, marks)]


def test_a_section_reaches_to_the_next_heading() -> None:
    text = "Ada Byron\n\nSummary\nWrites engines.\n\nSkills\nAlgebra\nLogic"
    assert kinds(text) == [
        (K.OTHER, "Ada Byron"),
        (K.SUMMARY, "Writes engines."),
        (K.SKILLS, "Algebra\nLogic"),
    ]


def test_a_heading_may_share_its_line() -> None:
    assert kinds("Skills: Java, Python\nLanguages: German\n") == [
        (K.SKILLS, "Java, Python"),
        (K.LANGUAGES, "German"),
    ]


def test_skills_named_inside_a_position_stay_in_it() -> None:
    text = "Experience\nDeveloper, Acme 2015 – 2018\n• Built shops.\nSkills: Java, SQL\nMore work."
    assert [kind for kind, _ in kinds(text)] == [K.EXPERIENCE]


def test_achievements_of_a_position_stay_in_it() -> None:
    text = "Experience\nDeveloper, Acme 2015 – 2018\n\nMajor Achievements: Shipped early.\nMore."
    assert [kind for kind, _ in kinds(text)] == [K.EXPERIENCE]


def test_an_item_of_a_list_is_no_heading() -> None:
    text = "Skills\nTraining\nLeadership\nProject work\n\nEducation\nBSc"
    assert [kind for kind, _ in kinds(text)] == [K.SKILLS, K.EDUCATION]


def test_a_mark_makes_a_heading_of_a_lower_case_line() -> None:
    text = "things\nour sales experience\nsold things"
    mark = Mark(Span(7, 27), MarkKind.HEADING)
    assert kinds(text) == [(K.OTHER, text)]
    assert [kind for kind, _ in kinds(text, (mark,))] == [K.OTHER, K.EXPERIENCE]


def test_a_heading_of_unknown_words_ends_a_section_that_has_no_parts() -> None:
    text = "Languages\nDutch\n\nStories\nSpanish clients loved it."
    mark = Mark(Span(17, 24), MarkKind.HEADING)
    assert [kind for kind, _ in kinds(text, (mark,))] == [K.LANGUAGES, K.OTHER]


def test_a_mark_on_a_job_title_makes_no_section() -> None:
    text = "Experience\nDirector of Education\nRan a school."
    mark = Mark(Span(11, 32), MarkKind.HEADING)
    assert [kind for kind, _ in kinds(text, (mark,))] == [K.EXPERIENCE]


def test_without_headings_the_whole_text_is_one_section() -> None:
    text = "I cook. I bake. I serve."
    assert kinds(text) == [(K.OTHER, text)]


LINES = st.sampled_from(["Experience", "SKILLS", "• Java", "Training", "", "Did things.", "a: b"])


@given(st.lists(LINES, max_size=12), st.lists(LINES, max_size=5))
def test_text_appended_later_moves_no_earlier_section(first: list[str], later: list[str]) -> None:
    text = "\n".join(first)
    before = find_sections(text)
    after = find_sections("\n\n".join([text, "\n".join(later)]))
    assert [s.heading for s in after[: len(before)]] == [s.heading for s in before]
    assert [s.kind for s in after[: len(before)]] == [s.kind for s in before]


@given(st.text(max_size=200))
def test_sections_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for section in find_sections(text):
        start = section.heading.start if section.heading else section.span.start
        assert at <= start <= section.span.end <= len(text)
        at = section.span.end


def test_the_end_of_a_skill_is_no_heading() -> None:
    text = "Skills\nPayroll\nHuman Resources\nCertification\nNew hires"
    assert [kind for kind, _ in kinds(text)] == [K.SKILLS]


def test_a_certificate_is_no_heading() -> None:
    assert read_heading("Managerial Skills Certificate") is None


@pytest.mark.parametrize("first", ["English and Irish", "Chess and Rowing", "Somebody Else"])
def test_the_first_line_below_a_heading_is_no_heading_though_it_looks_like_one(first: str) -> None:
    for head, kind in (("Languages", K.LANGUAGES), ("Interests", K.INTERESTS)):
        text = f"{head}\n\n{first}\n\nExperience\nClerk"
        mark = Mark(Span(text.index(first), text.index(first) + len(first)), MarkKind.HEADING)
        assert [found for found, _ in kinds(text, (mark,))] == [kind, K.EXPERIENCE]


def test_a_line_that_names_a_language_ends_no_languages_but_another_does() -> None:
    text = "Languages\nEnglish\n\nIrish (fluent)\n\nThings I Like\nRowing"
    at = [text.index(line) for line in ("Irish (fluent)", "Things I Like")]
    marks = tuple(Mark(Span(start, text.index("\n", start)), MarkKind.HEADING) for start in at)
    assert kinds(text, marks)[0] == (K.LANGUAGES, "English\n\nIrish (fluent)")
    assert len(kinds(text, marks)) == 2
