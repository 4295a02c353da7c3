"""Degrees of many countries: level, field, institution, year, finished or not."""

import pytest

from rolefit.domain.resume import Degree, DegreeLevel, Section, SectionKind
from rolefit.domain.text import Span
from rolefit.profiling.resumes.degrees import find_degrees

L = DegreeLevel

DEGREES = [
    ("BSc Computer Science, University of Leeds, 2014", L.BACHELOR, "Computer Science", 2014),
    ("B.S. in Biology, Baylor University, 2011", L.BACHELOR, "Biology", 2011),
    ("Bachelor's degree in Nursing — 2016", L.BACHELOR, "Nursing", 2016),
    ("Bachelor of Science : Network Management , 2009", L.BACHELOR, "Network Management", 2009),
    ("Bachelor of Mechanical Engineering 2009", L.BACHELOR, "Mechanical Engineering", 2009),
    ("Bachelors of Arts : English/French", L.BACHELOR, "English/French", None),
    ("BA (Hons) History, University of York, 2008–2011", L.BACHELOR, "History", 2011),
    ("BBA Marketing", L.BACHELOR, "Marketing", None),
    ("B.Tech in Civil Engineering | 2015", L.BACHELOR, "Civil Engineering", 2015),
    ("LL.B., 2010", L.BACHELOR, "", 2010),
    ("MBA, Kellogg School of Management, 2019", L.MASTER, "", 2019),
    ("M.Sc. Data Science (2020)", L.MASTER, "Data Science", 2020),
    ("MSc in Physics, ETH Zürich, 10/2012", L.MASTER, "Physics", 2012),
    ("Master of Arts : Expressive Therapies 2014", L.MASTER, "Expressive Therapies", 2014),
    ("Master's Degree in Public Health", L.MASTER, "Public Health", None),
    ("Masters of Education : Literacy", L.MASTER, "Education", None),
    ("MEng Aerospace Engineering, 2017", None, "", None),
    ("M.Eng. Aerospace Engineering, 2017", L.MASTER, "Aerospace Engineering", 2017),
    ("Diplom-Ingenieur Maschinenbau, Universität Stuttgart, 2006", L.MASTER, "Maschinenbau", 2006),
    ("Dipl.-Ing. Maschinenbau, TU Dresden, 2009", L.MASTER, "Maschinenbau", 2009),
    ("Dipl. Kfm., Universität Köln, 2001", L.MASTER, "", 2001),
    ("Grado en Derecho, Universidad de Sevilla, 2015", L.BACHELOR, "Derecho", 2015),
    ("Licenciada en Historia, 2008", L.BACHELOR, "Historia", 2008),
    ("PhD in Chemistry, University of Ghent, 2016", L.DOCTORATE, "Chemistry", 2016),
    ("Ph.D. Linguistics", L.DOCTORATE, "Linguistics", None),
    ("Doctor of Philosophy in Economics", L.DOCTORATE, "Economics", None),
    ("Ed.D., Educational Leadership, 2018", L.DOCTORATE, "Educational Leadership", 2018),
    ("Juris Doctor, Northfield School of Law, 2013", L.DOCTORATE, "", 2013),
    ("M.D., Harbour Medical School, 2005", L.DOCTORATE, "", 2005),
    ("Associate of Applied Science in Welding, 2012", L.ASSOCIATE, "Welding", 2012),
    ("Associate's Degree: Retail, 1979", L.ASSOCIATE, "Retail", 1979),
    ("A.A.S. Nursing", L.ASSOCIATE, "Nursing", None),
    ("HND Electrical Engineering, 2009", L.ASSOCIATE, "Electrical Engineering", 2009),
    ("NVQ Level 3 in Plumbing, 2010", L.SECONDARY, "", 2010),
    ("NVQ Level 6 in Management", L.BACHELOR, "Management", None),
    ("High School Diploma, Weston High School, 1985", L.SECONDARY, "", 1985),
    ("GED, 2004", L.SECONDARY, "", 2004),
    ("Abitur, Goethe-Gymnasium, 2005", L.SECONDARY, "", 2005),
    ("A-Levels: Maths, Physics, Chemistry (2006)", L.SECONDARY, "", 2006),
    ("Diploma: General Studies, Oak Ridge High School, 2001", L.SECONDARY, "General Studies", 2001),
    ("Licence en Droit, Université de Nantes, 2011", L.BACHELOR, "Droit", 2011),
    ("Licenciatura en Psicología, 2013", L.BACHELOR, "Psicología", 2013),
]

UNFINISHED = [
    "BSc Computer Science, expected 2027",
    "Bachelor of Arts in History (in progress)",
    "Some college, Northfield Community College",
    "MBA, 2024 – present",
    "Pursuing a Master of Science in Statistics",
    "Ph.D. candidate, Sociology",
    "Bachelor of Science, incomplete",
    "BA English, currently enrolled",
]

NO_DEGREES = [
    "Sales Associate in Retail",
    "Promotion in 2014 to shift lead",
    "Real Estate Licence (2010)",
    "Master of Ceremonies at the fair",
    "Able to master, apply and teach new tools",
    "Advised MBA students",
    "A level 4 course in pottery",
    "Northfield Air Base, MS, 2010",
    "Rockville MD 20850",
    "MIS : reports for the board",
    "MS Office, MS Excel",
    "Worked in Baltimore, MD",
    "Sales Associate",
    "Scrum Master training",
    "Boston, MA",
]


def degrees_of(text: str, kind: SectionKind = SectionKind.EDUCATION) -> tuple[Degree, ...]:
    return find_degrees(text, [Section(kind, Span(0, len(text)))])


@pytest.mark.parametrize(
    ("line", "level", "field", "year"), [row for row in DEGREES if row[1] is not None]
)
def test_a_degree_is_read(line: str, level: DegreeLevel, field: str, year: int | None) -> None:
    (degree,) = degrees_of(line)
    assert (degree.level, degree.field, degree.year) == (level, field, year)
    assert degree.finished


@pytest.mark.parametrize("line", UNFINISHED)
def test_a_degree_that_is_not_finished_says_so(line: str) -> None:
    (degree,) = degrees_of(line)
    assert not degree.finished


@pytest.mark.parametrize("line", NO_DEGREES)
def test_other_words_are_no_degree(line: str) -> None:
    assert degrees_of(line) == ()


def test_school_and_year_may_stand_above_each_degree() -> None:
    text = """2012
Master in Teaching : Secondary Education, University of Eastmoor
2009
Bachelor of Arts : English, Northfield College"""
    assert [(d.level, d.year, d.institution) for d in degrees_of(text)] == [
        (L.MASTER, 2012, "University of Eastmoor"),
        (L.BACHELOR, 2009, "Northfield College"),
    ]


def test_school_and_year_may_stand_below_each_degree() -> None:
    text = """BSc Physics
University of Eastmoor
2010 – 2013

Abitur
Lessing-Gymnasium
2009"""
    assert [(d.level, d.year, d.institution) for d in degrees_of(text)] == [
        (L.BACHELOR, 2013, "University of Eastmoor"),
        (L.SECONDARY, 2009, "Lessing-Gymnasium"),
    ]


def test_a_name_and_its_abbreviation_are_one_degree() -> None:
    assert len(degrees_of("Bachelor of Science (B.S.) in Geology, 2010")) == 1


def test_outside_of_education_only_a_plain_claim_counts() -> None:
    text = "Analyst with a Master of Science in Statistics and an MS in style"
    assert [d.level for d in degrees_of(text, SectionKind.SUMMARY)] == [L.MASTER]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("High school diploma, Lima, 2016", 2016),
        ("Forklift licence. High school graduate.", None),
        ("Graduated Rowan High School, 2013", 2013),
        ("GCSE: Maths B, Art C", None),
        ("A-levels: Biology, Dutch (2011)", 2011),
        ("Left school with six GCSEs including maths", None),
        ("Abitur 2012, Kassel", 2012),
    ],
)
def test_a_school_level_counts_outside_of_education(text: str, year: int | None) -> None:
    found = find_degrees(text, [Section(SectionKind.OTHER, Span(0, len(text)))])
    assert [(degree.level, degree.year) for degree in found] == [(L.SECONDARY, year)]


@pytest.mark.parametrize(
    "text",
    [
        "High school teacher, Lima, 2016",
        "High School",
        "Volunteer at Rowan High School",
        "GCSE maths tutor",
        "Prepared pupils for GCSE and A-level examinations",
        "Taught high school students for ten years",
    ],
)
def test_a_school_that_somebody_works_at_is_no_level(text: str) -> None:
    assert find_degrees(text, [Section(SectionKind.OTHER, Span(0, len(text)))]) == ()


def test_pupils_who_earn_diplomas_are_not_the_writer() -> None:
    assert degrees_of("Served pupils who earned high school diplomas", SectionKind.SUMMARY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Weston Senior High School\nHigh School Diploma, 2004",
        "High School Diploma\nWeston High School, 2004",
        "GED, 2004\nWeston High School",
    ],
)
def test_the_school_of_a_diploma_is_no_second_one(text: str) -> None:
    assert [(d.level, d.year) for d in degrees_of(text)] == [(L.SECONDARY, 2004)]


def test_a_diploma_of_a_high_is_secondary() -> None:
    assert [d.level for d in degrees_of("Diploma Granite Ridge High - Weston")] == [L.SECONDARY]


def test_a_degree_that_is_told_twice_counts_once() -> None:
    text = (
        "Bachelor of Arts : Music\nBachelor of Arts degree in Music, University of Eastmoor, 1999"
    )
    assert [(d.level, d.field, d.year) for d in degrees_of(text)] == [(L.BACHELOR, "Music", 1999)]


def test_two_degrees_of_one_level_stay_two() -> None:
    text = "Bachelor of Arts : Music, 1999\nBachelor of Science : Physics, 2004"
    assert [d.field for d in degrees_of(text)] == ["Music", "Physics"]


def test_an_abbreviation_after_a_university_is_a_degree() -> None:
    assert [d.level for d in degrees_of("Eastmoor University, MS Computer Science")] == [L.MASTER]
