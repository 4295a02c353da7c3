"""Whole résumés of quite different layouts, and the laws that hold for any text."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit.domain.resume import DegreeLevel, Month, Resume, SectionKind
from rolefit.domain.skills import Skill
from rolefit.domain.text import Document, FindingCode, Kind, Mark, MarkKind, Page, Span
from rolefit.profiling.resumes import PROFILER_RESUMES, profile_resume

K = SectionKind


class Words:
    """Finds skills by their bare name: enough to see where a skill counts."""

    names = ("python", "sql", "excel", "carpentry")

    def find(self, text: str) -> tuple[Skill, ...]:
        """Every name in the text, lower case compared."""
        low = text.lower()
        found = []
        for name in self.names:
            at = low.find(name)
            while at >= 0:
                denied = low[max(0, at - 3) : at] == "no "
                span = Span(at, at + len(name))
                found.append(Skill(name, name, span, span.of(text), (name,), denied))
                at = low.find(name, at + 1)
        return tuple(sorted(found, key=lambda skill: skill.span))

    def link(self, phrase: str) -> Skill | None:
        """The name that a phrase is."""
        name = phrase.lower()
        return (
            Skill(name, name, Span(0, len(name)), phrase, (name,)) if name in self.names else None
        )


def document(text: str, *marks: Mark, dated: str | None = None) -> Document:
    return Document(
        text=text,
        kind=Kind.TEXT,
        name="",
        digest=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        pages=(Page(1, Span(0, len(text))),),
        marks=tuple(sorted(marks)),
        dated=dated,
    )


def profile(text: str, *, as_of: str | None = None, redact: bool = False) -> Resume:
    month = Month.parse(as_of) if as_of else None
    return profile_resume(document(text), Words(), as_of=month, redact=redact)


def held(resume: Resume) -> list[tuple[str, str]]:
    return [(position.title, position.employer) for position in resume.positions]


BRITISH = """Curriculum Vitae
Personal Profile
Careful joiner who likes old houses.

Key Skills
• Carpentry • Sash windows • Roofing

Employment History
Joiner, Oakwell Restoration Ltd, Bath          Sept 2016 – present
• Repaired forty sash windows in listed houses with hand tools.
Apprentice Joiner, Millbrook Builders Ltd      2013 – 2016
• Learned carpentry on new houses and barns.

Education and Qualifications
NVQ Level 3 in Site Carpentry, Avon College, 2016
GCSEs including Maths and English, 2013

Interests
Rowing and chess with my neighbours on Sundays.

References
Available on request from the people I worked for.
"""


def test_a_british_cv() -> None:
    resume = profile(BRITISH, as_of="2020-08")
    assert held(resume) == [
        ("Joiner", "Oakwell Restoration Ltd"),
        ("Apprentice Joiner", "Millbrook Builders Ltd"),
    ]
    assert resume.months == 84
    assert resume.skill_months["carpentry"] == 36
    assert {d.level for d in resume.degrees} == {DegreeLevel.SECONDARY}
    assert not any("Rowing" in p.text or "request" in p.text for p in resume.passages)


LEBENSLAUF = """PERSÖNLICHE DATEN
Geboren in Ulm

BERUFSERFAHRUNG
01.03.2016 – heute: Sachbearbeiterin, Stadtwerke Neustadt GmbH
Rechnungen mit Excel geprüft und gebucht.
Oktober 2012 bis Februar 2016: Buchhalterin, Kanzlei Weber
Jahresabschluss für kleine Betriebe vorbereitet.

AUSBILDUNG
Diplom-Kauffrau, Universität Ulm, 2012
Abitur, Schiller-Gymnasium, 2006

SPRACHEN
Deutsch (Muttersprache), Englisch (B2)
"""


def test_a_german_lebenslauf() -> None:
    resume = profile(LEBENSLAUF, as_of="2018-02")
    assert [str(p.start) for p in resume.positions] == ["2016-03", "2012-10"]
    assert resume.months == 65
    assert [d.level for d in resume.degrees] == [DegreeLevel.MASTER, DegreeLevel.SECONDARY]
    assert [(s.code, s.level) for s in resume.languages] == [("de", "C2"), ("en", "B2")]


ACADEMIC = """EDUCATION
Ph.D. in Botany, University of Eastmoor, 2014
M.Sc. Plant Ecology, University of Eastmoor, 2010

ACADEMIC APPOINTMENTS
2014–2017    Postdoctoral Researcher, Institute of Alpine Research
2017–2021    Lecturer in Botany, Northfield University

PUBLICATIONS
Mosses of the high moor and their water. Journal of Bog Studies 12, 2016.

GRANTS
Early career grant for alpine moss surveys, Moor Foundation, 2018
"""


def test_an_academic_cv() -> None:
    resume = profile(ACADEMIC)
    assert held(resume) == [
        ("Postdoctoral Researcher", "Institute of Alpine Research"),
        ("Lecturer in Botany", "Northfield University"),
    ]
    assert resume.months == 84
    assert [(d.level, d.year) for d in resume.degrees] == [
        (DegreeLevel.DOCTORATE, 2014),
        (DegreeLevel.MASTER, 2010),
    ]
    assert K.PUBLICATIONS in {p.section for p in resume.passages}


FUNCTIONAL = """SUMMARY OF QUALIFICATIONS
Ten years of experience in kitchens and front of house.

SALES SKILLS
• Sold wine pairings that raised the average bill by a fifth.

WORK HISTORY
Waiter, The Copper Kettle, 2010 – 2014
Bartender, Blue Lantern Bar, 2014 – 2016
"""


def test_a_functional_resume() -> None:
    resume = profile(FUNCTIONAL)
    assert held(resume) == [("Waiter", "The Copper Kettle"), ("Bartender", "Blue Lantern Bar")]
    assert resume.months == 72
    assert any("Ten years of experience" in p.text for p in resume.passages)


NETWORK = """Contact
www.example.org/in/someone

Top Skills
Python
SQL

Summary
I build search engines that people enjoy using every day.

Experience
Fernway Labs
Senior Software Engineer
January 2020 - Present (2 years 3 months)
Berlin
Leads a group of six on ranking with Python.

Tiny Apps GmbH
Software Engineer
September 2017 - December 2019 (2 years 4 months)
Built web shops for florists and bakers with SQL.

Education
University of Eastmoor
Bachelor of Science - BS, Computer Science · (2013 - 2017)
"""


def test_a_professional_networks_export() -> None:
    resume = profile(NETWORK, as_of="2022-03")
    assert held(resume) == [
        ("Senior Software Engineer", "Fernway Labs"),
        ("Software Engineer", "Tiny Apps GmbH"),
    ]
    assert resume.months == 27 + 28
    assert resume.skill_months == {"python": 27, "sql": 28}
    (degree,) = resume.degrees
    assert (degree.level, degree.field, degree.institution, degree.year) == (
        DegreeLevel.BACHELOR,
        "Computer Science",
        "University of Eastmoor",
        2017,
    )


def structured() -> Document:
    """As a reader of JSON Resume lays it out: a field's meaning is marked."""
    parts: list[str] = []
    marks: list[Mark] = []

    def put(words: str, kind: MarkKind | None = None, value: str = "") -> None:
        start = sum(map(len, parts))
        parts.append(words)
        if kind:
            marks.append(Mark(Span(start, start + len(words)), kind, value))

    put("Robin Example", MarkKind.NAME)
    put("\n\n")
    put("Experience", MarkKind.HEADING)
    put("\n\n")
    put("Keeper of the Bees", MarkKind.TITLE)
    put(", ")
    put("Honeycomb & Daughters", MarkKind.EMPLOYER)
    put(" (2018-02 – present)\nKept forty hives and wrote python scripts for the harvest.\n\n")
    put("Skills", MarkKind.HEADING)
    put("\n")
    put("Excel", MarkKind.SKILL)
    put("\n\n")
    put("Languages", MarkKind.HEADING)
    put("\n")
    put("Welsh", MarkKind.LANGUAGE, "Fluent")
    return document("".join(parts), *marks, dated="2019-01-15")


def test_marks_are_believed_before_words() -> None:
    resume = profile_resume(structured(), Words(), redact=False)
    assert held(resume) == [("Keeper of the Bees", "Honeycomb & Daughters")]
    assert (str(resume.as_of), resume.months) == ("2019-01", 12)
    assert [(s.code, s.level) for s in resume.languages] == [("cy", "C1")]
    assert "Robin" not in " ".join(p.text for p in resume.passages)


def test_a_plain_text_without_headings_still_has_passages() -> None:
    resume = profile("I bake bread for two hundred guests. I know excel. I like to teach.")
    assert [p.text for p in resume.passages] == [
        "I bake bread for two hundred guests.",
        "I know excel. I like to teach.",
    ]


def test_a_position_without_a_heading_is_found_beside_a_title() -> None:
    resume = profile(
        "Line Cook, The Copper Kettle, 01/2015 – 12/2016\nCooked with no excel at all."
    )
    assert (held(resume), resume.months) == ([("Line Cook", "The Copper Kettle")], 24)
    assert resume.skill_months == {}


def test_a_headers_passage_has_title_and_employer_but_no_dates() -> None:
    resume = profile(BRITISH, as_of="2020-08")
    header = next(p for p in resume.passages if p.position == 0)
    assert header.text == "Joiner, Oakwell Restoration Ltd"
    assert "2016" in header.span.of(resume.document.text)


@pytest.mark.parametrize(
    ("as_of", "dated", "expected"),
    [
        ("2020-01", "2019-05-01", "2020-01"),
        (None, "2019-05-01", "2019-05"),
        (None, None, "2017-12"),
    ],
)
def test_present_is_the_date_given_else_the_documents_else_the_latest(
    as_of: str | None, dated: str | None, expected: str
) -> None:
    work = "Experience\nBaker, Crumb Ltd, 2012 – present\nBaked."
    text = f"{work}\nAwards\nBest loaf, 12/2017\nEducation\nBA, 03/2018, expected 2030"
    month = Month.parse(as_of) if as_of else None
    resume = profile_resume(document(text, dated=dated), Words(), as_of=month, redact=False)
    assert str(resume.as_of) == expected


def test_a_version_is_not_the_latest_date() -> None:
    text = "Experience\nClerk, Crumb Ltd, 2012 – 2014\nUsed Office 2019 and wrote many letters."
    assert str(profile(text).as_of) == "2014-06"


@pytest.mark.parametrize(
    "paper", ["BLS, valid until 2027", "BLS (exp. 03/2027)", "BLS, 03/2016 – 03/2027"]
)
def test_the_end_of_a_certificate_is_not_the_latest_date(paper: str) -> None:
    work = "Experience\nNurse, Elm Clinic, 2012 – 03/2019\nNursed."
    assert str(profile(f"{work}\nCertifications\n{paper}").as_of) == "2019-03"


PARTS = ["Responsibilities", "Roles and Responsibilities", "Key Achievements", "Highlights"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("marked", [False, True])
def test_a_heading_inside_of_a_job_loses_no_later_job(part: str, gap: str, *, marked: bool) -> None:
    jobs = ["Engineer, Fernway Labs, 2019 – 2021", "Engineer, Tiny Apps, 2016 – 2019"]
    text = gap.join(["Experience", jobs[0], part, "• Ran services.", jobs[1], "• Wrote."])
    at = text.index(part)
    marks = [Mark(Span(at, at + len(part)), MarkKind.HEADING)] if marked else []
    resume = profile_resume(document(text, *marks), Words(), redact=False)
    assert held(resume) == [("Engineer", "Fernway Labs"), ("Engineer", "Tiny Apps")]


def test_headings_with_the_signs_of_markdown_are_headings() -> None:
    text = "## Experience\nBaker, Crumb Ltd, 2012 – 2014\n• Baked.\n## Education\nBSc Botany, 2009"
    assert [section.kind for section in profile(text).sections] == [K.EXPERIENCE, K.EDUCATION]


def test_letters_that_only_ignoring_case_are_those_of_a_name_are_understood() -> None:
    resume = profile("Experience\nNurse, Elm, APRİL 2019 – auguſt 2019\nLanguages\nTURKİSH")
    assert (resume.months, [spoken.code for spoken in resume.languages]) == (5, ["tr"])


def test_contradicting_dates_are_told_and_not_counted() -> None:
    work = "Baker, Crumb Ltd, 09/2016 – 07/2015\nBaked.\nCook, Elm Grill, 2010 – 2011\nCooked."
    text = f"Experience\n{work}"
    resume = profile(text)
    assert resume.months == 12
    assert [f.code for f in resume.findings if f.span] == [FindingCode.DATE_CONFLICT]


@pytest.mark.parametrize("year", ["2024", "2020 – 2024", "expected 2026", "graduated 06/2024"])
def test_a_year_of_education_is_not_the_present(year: str) -> None:
    work = "Experience\nBarista, Bean Ltd, March 2023 – present\nCoffee.\n\nEducation\n"
    for redact in (True, False):
        resume = profile(f"{work}BSc Botany, Ash University, {year}", redact=redact)
        assert (str(resume.as_of), resume.months) == ("2023-03", 1)
    assert profile(f"Education\nBSc Botany, Ash University, {year}").as_of is None


def test_a_present_that_nobody_told_is_told_to_a_person() -> None:
    text = "Experience\nWelder, Arc Ltd, since July 2022\nWelded hulls."
    (finding,) = [f for f in profile(text).findings if f.code is FindingCode.DATE_CONFLICT]
    assert "no date of its own" in finding.message
    assert "2022-07" in finding.message
    assert "as_of" in finding.message
    dated = profile_resume(document(text, dated="2024-05-02"), Words(), redact=False)
    ended = profile("Experience\nWelder, Arc Ltd, 2020 – 2022\nWelded hulls.")
    for told in (profile(text, as_of="2024-05"), dated, ended):
        assert FindingCode.DATE_CONFLICT not in {f.code for f in told.findings}


def test_an_organisation_below_a_summary_without_heading_is_a_position() -> None:
    text = (
        "Carer of nine years.\n\nAsh Valley Trust, Boise ID (2012 – 2015)\n"
        "Washed and dressed eleven residents.\n\nElm University, Leeds, 2008 – 2011\n"
        "Studied nursing with great joy."
    )
    assert held(profile(text)) == [("", "Ash Valley Trust")]


def test_part_time_is_told() -> None:
    text = "Experience\nBaker (part-time), Crumb Ltd, 2012 – 2014\nManaged part-time staff."
    assert [p.part_time for p in profile(text).positions] == [True]


def test_a_project_with_dates_gives_its_skills_months_but_no_experience() -> None:
    text = "Projects\nHarvest Planner, 01/2018 – 06/2018\nWrote it in python.\nSkills\nsql"
    resume = profile(text)
    assert (resume.months, resume.skill_months) == (0, {"python": 6})


def test_a_few_words_are_thin() -> None:
    assert FindingCode.THIN in {f.code for f in profile("Baker in Bath").findings}
    assert FindingCode.THIN not in {f.code for f in profile(NETWORK).findings}


def test_the_fingerprint_is_of_content_alone() -> None:
    one, other = profile(f"jo@example.org\n\n{BRITISH}"), profile(f"al@example.com\n\n{BRITISH}")
    assert one.redacted == other.redacted
    assert one.redacted != profile(BRITISH.replace("forty", "fifty")).redacted
    assert one.profiler == PROFILER_RESUMES


def test_skills_in_interests_and_references_do_not_count() -> None:
    text = "Skills\nsql\n\nInterests\npython\n\nReferences\nexcel"
    assert [s.id for s in profile(text).skills] == ["sql"]


# -- laws -----------------------------------------------------------------------------------------

BLOCKS = st.sampled_from(
    [
        "Experience\nBaker, Crumb Ltd, 2012 – 2014\n• Baked two hundred loaves every single night.",
        "Cook\nElm Grill\n03/2015 – present\n• Cooked.\n• Cleaned the kitchen.",
        "2010 – 2011\nGardener\nRose & Sons Ltd",
        "Skills\nPython\nSQL\nExcel",
        "Skills: carpentry, sql",
        "• Wrote python for the shop floor and its many machines.",
        "Education\nBSc Botany, University of Eastmoor, 2009",
        "Summary\nHard-working baker with a warm hand and a cool head.",
        "Languages\nGerman (native)",
        "Training",
        "Key Achievements\n• Saved a third of the flour.",
        "Responsibilities\nCrumb Ltd, Baker, 2010 – 2012",
        "Ostrava Forge 2010 – 2022\nPlant Manager 2018 – 2022",
        "05/11/2018\n12/03/2018",
        "Driver, Acme Logistics, 25/06/2016 – 01/11/2018",
        "Projects\nOven Timer, 2013\nWrote it in python.",
        "Windows Server 2003 and Office 2016",
        "The Copper Kettle, Bristol, England, Pastry Chef",
        "Greenfield Bank 2010 – 2020",
        "Account Executive\nBloom & Sons - Newark, NJ\nCompany Name City , State Cook",
        "Cook\nCompany Name City , State Waiter\nCompany Name - City , State",
        "Teller 2012 – 2016",
        "Interests\nRowing",
        "jo@example.org | +44 20 7946 0000",
    ]
)


@given(st.lists(BLOCKS, max_size=6), st.lists(BLOCKS, min_size=1, max_size=3))
def test_what_is_appended_changes_no_earlier_passage(first: list[str], later: list[str]) -> None:
    before = profile("\n\n".join(first)).passages
    after = profile("\n\n".join(first + later)).passages
    assert [p.text for p in after[: len(before)]] == [p.text for p in before]
    assert [p.span for p in after[: len(before)]] == [p.span for p in before]


ANYTHING = st.one_of(
    st.text(max_size=300),
    st.lists(BLOCKS, max_size=8).map("\n".join),
    st.text(alphabet="Experience\n\n2015–/0 to|,•Nurse()Ltd.", max_size=300),
)


def spans(resume: Resume) -> list[Span]:
    found = [section.span for section in resume.sections]
    found += [s.heading for s in resume.sections if s.heading]
    found += [span for p in resume.positions for span in (p.span, p.header)]
    for things in (resume.degrees, resume.languages, resume.certificates, resume.passages):
        found += [thing.span for thing in things]
    return found


@settings(deadline=None)
@given(text=ANYTHING, redact=st.booleans())
def test_any_text_has_a_profile_whose_spans_lie_in_it(text: str, *, redact: bool) -> None:
    resume = profile(text, redact=redact)
    assert all(Span(0, len(text)).contains(span) for span in spans(resume))
    starts = [passage.span.start for passage in resume.passages]
    assert starts == sorted(starts)
    assert all(p.section not in {K.CONTACT, K.REFERENCES, K.INTERESTS} for p in resume.passages)


@given(ANYTHING)
def test_months_fit_between_the_first_and_the_last(text: str) -> None:
    resume = profile(text)
    dated = [(p.start, p.end or resume.as_of) for p in resume.positions if p.start]
    ends = [end.index for _, end in dated if end]
    longest = max(ends, default=0) - min((s.index for s, _ in dated), default=0) + 1
    assert 0 <= resume.months <= max(0, longest)
    assert all(months > 0 for months in resume.skill_months.values())


@given(ANYTHING)
def test_the_same_text_has_the_same_profile(text: str) -> None:
    assert profile(text) == profile(text)


def test_a_very_long_text_is_no_trouble() -> None:
    resume = profile("Experience\n" + "Baked bread and more bread, 2012 – 2013 again. " * 2_000)
    assert resume.passages


def test_personal_data_is_replaced_in_passages_while_spans_point_to_the_original() -> None:
    text = (
        "Ottoline Featherstonehaugh\nottoline@example.org\n\nSummary\n"
        "Write to ottoline@example.org about baking bread for large weddings.\n\n"
        "Experience\nBaker, Crumb Ltd, 2012 – 2014\nBaked bread for weddings and used excel daily."
    )
    resume = profile(text, redact=True)
    assert not any("@" in p.text or "Ottoline" in p.text for p in resume.passages)
    said = next(p for p in resume.passages if "large weddings" in p.text)
    assert said.span.of(text).startswith("Write to ottoline@example.org about")
    assert [skill.span.of(text) for skill in resume.skills] == ["excel"]
    assert resume.positions[0].header.of(text) == "Baker, Crumb Ltd, 2012 – 2014"


@pytest.mark.parametrize(
    "address", ["", "Flat 2, 19 Cobbler's Yard\nWakefield\nWF1 3QP\n", "Oslo\n"]
)
def test_a_line_of_nothing_but_personal_data_is_no_passage(address: str) -> None:
    text = (
        "Skills\nBaking bread\n\nOttoline Featherstonehaugh\n"
        f"{address}ottoline@example.org\n\n"
        "Experience\nBaker, Crumb Ltd, 2012 – 2014\nBaked bread.\n"
    )
    passages = [passage.text for passage in profile(text, redact=True).passages]
    assert passages == ["Baking bread", "Baker, Crumb Ltd", "Baked bread."]


def test_another_name_changes_nothing_that_counts() -> None:
    names = ("Ottoline Featherstonehaugh", "Nguyen Van An")
    one, other = (profile(f"{name}\n\n{NETWORK}", redact=True) for name in names)
    assert one.redacted == other.redacted
