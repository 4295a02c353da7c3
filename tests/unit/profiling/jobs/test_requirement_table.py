"""Bullets below "Requirements", and everything that is read out of them."""

from collections.abc import Callable
from typing import Any

import pytest

from rolefit.domain.job import Requirement
from rolefit.domain.resume import DegreeLevel

# text | kind | importance | facts that differ from the defaults
TABLE: list[tuple[str, str, str, dict[str, Any]]] = [
    # years
    ("3+ years of experience in logistics", "experience", "must", {"min_years": 3}),
    ("At least five years as a site manager", "experience", "must", {"min_years": 5}),
    ("3-5 years' experience in retail", "experience", "must", {"min_years": 3}),
    ("3 to 5 years of bookkeeping", "experience", "must", {"min_years": 3}),
    ("Three (3) years of nursing practice", "experience", "must", {"min_years": 3}),
    ("A minimum of 18 months in a call centre", "experience", "must", {"min_years": 1.5}),
    ("2 yrs in a busy kitchen", "experience", "must", {"min_years": 2}),
    ("10 or more years leading large teams", "experience", "must", {"min_years": 10}),
    ("Minimum 2.5 years of warehouse work", "experience", "must", {"min_years": 2.5}),
    ("Several years of practice in tax law", "experience", "must", {"min_years": 3}),
    ("Experience of teaching Year 5 or 6", "experience", "must", {}),
    ("Must be over 21 years of age", "skill", "must", {}),
    ("Experience on a 3-year contract basis", "experience", "must", {}),
    ("At least a year of barbering", "experience", "must", {"min_years": 1}),
    ("Calm through forty weddings a year", "skill", "must", {}),
    # experience
    ("Hands-on experience with forklift trucks", "experience", "must", {}),
    ("Proven track record in B2B sales", "experience", "must", {}),
    ("Background in social work", "experience", "must", {}),
    ("Previous experience in a similar role", "experience", "must", {}),
    ("Able to design a smooth user experience", "skill", "must", {}),
    # skills
    ("Excellent communication skills", "skill", "must", {}),
    ("Knowledge of food allergens", "skill", "must", {}),
    ("Ability to lift 25 kg", "skill", "must", {}),
    ("Confident with spreadsheets and databases", "skill", "must", {}),
    ("Attention to detail", "skill", "must", {}),
    ("Complete understanding of sourdough", "skill", "must", {}),
    ("Able to work in a busy team", "skill", "must", {}),
    ("Able to work in the UK", "licence", "must", {}),
    ("Own car", "skill", "must", {}),
    ("Kubernetes (Helm preferred)", "skill", "must", {}),
    ("Clear communication in Greek", "language", "must", {"languages": ("el",)}),
    ("Passion for working in higher education", "skill", "must", {}),
    ("Kubernetes (strongly preferred)", "skill", "nice", {}),
    (
        "Solid English communication skills",
        "language",
        "must",
        {"languages": ("en",), "level": "B2"},
    ),
    ("Patient and empathetic manner", "skill", "must", {}),
    ("Java or Kotlin", "skill", "must", {"any_of": True}),
    ("Tools such as Tableau, Looker", "skill", "must", {"any_of": True}),
    ("Python, SQL and Docker", "skill", "must", {"any_of": False}),
    # degrees
    ("Culinary college diploma", "degree", "must", {"degree": DegreeLevel.ASSOCIATE}),
    ("High school diploma", "degree", "must", {"degree": DegreeLevel.SECONDARY}),
    ("Postgraduate diploma in surveying", "degree", "must", {"degree": DegreeLevel.MASTER}),
    (
        "Bachelor's degree (Master's preferred)",
        "degree",
        "must",
        {"degree": DegreeLevel.BACHELOR},
    ),
    (
        "BA/BS in Computer Science or equivalent practical experience",
        "degree",
        "must",
        {"degree": DegreeLevel.BACHELOR, "fields": ("Computer Science",), "equivalent": True},
    ),
    (
        "Bachelor's degree in Finance, Accounting or Economics",
        "degree",
        "must",
        {"degree": DegreeLevel.BACHELOR, "fields": ("Finance", "Accounting", "Economics")},
    ),
    (
        "Master's degree in a quantitative field",
        "degree",
        "must",
        {"degree": DegreeLevel.MASTER},
    ),
    ("MSc in Marine Biology", "degree", "must", {"degree": DegreeLevel.MASTER}),
    (
        "MS or PhD in Statistics",
        "degree",
        "must",
        {"degree": DegreeLevel.MASTER, "fields": ("Statistics",)},
    ),
    ("PhD in chemistry", "degree", "must", {"degree": DegreeLevel.DOCTORATE}),
    ("University degree", "degree", "must", {"degree": DegreeLevel.BACHELOR}),
    ("Educated to degree level", "degree", "must", {"degree": DegreeLevel.BACHELOR}),
    (
        "A nursing degree",
        "degree",
        "must",
        {"degree": DegreeLevel.BACHELOR, "fields": ("nursing",)},
    ),
    ("High school diploma or GED", "degree", "must", {"degree": DegreeLevel.SECONDARY}),
    ("Associate's degree in drafting", "degree", "must", {"degree": DegreeLevel.ASSOCIATE}),
    ("5 GCSEs including English and Maths", "degree", "must", {"degree": DegreeLevel.SECONDARY}),
    ("HND in Civil Engineering", "degree", "must", {"degree": DegreeLevel.ASSOCIATE}),
    ("An advanced degree in economics", "degree", "must", {"degree": DegreeLevel.MASTER}),
    ("MS Office and MS Project", "skill", "must", {}),
    # languages
    ("Fluent German", "language", "must", {"languages": ("de",), "level": "C1"}),
    ("German at C1 level", "language", "must", {"languages": ("de",), "level": "C1"}),
    ("Native speaker of Japanese", "language", "must", {"languages": ("ja",), "level": "C2"}),
    ("Spanish (B2)", "language", "must", {"languages": ("es",), "level": "B2"}),
    ("Spoken and written English", "language", "must", {"languages": ("en",)}),
    (
        "Fluency in Dutch and French",
        "language",
        "must",
        {"languages": ("nl", "fr"), "level": "C1"},
    ),
    ("Conversational Mandarin", "language", "must", {"languages": ("zh",), "level": "B1"}),
    ("Good knowledge of Polish", "language", "must", {"languages": ("pl",), "level": "B2"}),
    ("Fluent in a programming language", "skill", "must", {}),
    ("Knowledge of French cuisine", "skill", "must", {}),
    # licences
    ("Full UK driving licence", "licence", "must", {}),
    ("Valid driver's license", "licence", "must", {}),
    ("CPA or CMA", "licence", "must", {}),
    ("Registered Nurse with NMC registration", "licence", "must", {}),
    ("Active Top Secret clearance", "licence", "must", {}),
    ("AWS certification", "licence", "must", {}),
    ("Right to work in Ireland", "licence", "must", {}),
    ("Level 2 Food Hygiene certificate", "licence", "must", {}),
    ("CSCS card", "licence", "must", {}),
    ("Experience with software licences", "experience", "must", {}),
    # nice by its own words
    ("Knowledge of SAP is a plus", "skill", "nice", {}),
    ("Experience with horses preferred", "experience", "nice", {}),
    ("A second language would be an advantage", "skill", "nice", {}),
    ("Ideally some knowledge of stage lighting", "skill", "nice", {}),
    ("Desirable: forklift licence", "licence", "nice", {}),
    ("Familiarity with Figma (nice to have)", "skill", "nice", {}),
    ("Wine knowledge is an asset", "skill", "nice", {}),
    ("Experience managing the preferred supplier list", "experience", "must", {}),
    ("Ability to deliver the desired outcomes on time", "skill", "must", {}),
]


@pytest.mark.parametrize(("text", "kind", "importance", "facts"), TABLE)
def test_a_bullet_is_read(
    text: str,
    kind: str,
    importance: str,
    facts: dict[str, Any],
    required: Callable[[str], tuple[Requirement, ...]],
) -> None:
    (found,) = required(text)
    assert (found.kind, found.importance) == (kind, importance)
    assert found.min_years == facts.get("min_years")
    assert found.degree == facts.get("degree")
    if "fields" in facts:
        assert found.fields == facts["fields"]
    assert found.equivalent == facts.get("equivalent", False)
    assert found.languages == facts.get("languages", ())
    assert found.level == facts.get("level", "")
    assert found.any_of == facts.get("any_of", found.any_of)


# text | the requirements it is cut into
CUTS = [
    (
        "BS degree and 3 years of Java experience",
        ["BS degree", "3 years of Java experience"],
    ),
    (
        "Excellent negotiation skills and the ability to work under pressure",
        ["Excellent negotiation skills", "ability to work under pressure"],
    ),
    (
        "Knowledge of payroll, experience with SAP, and a valid driving licence",
        ["Knowledge of payroll", "experience with SAP", "valid driving licence"],
    ),
    (
        "Strong analytical skills; excellent written English",
        ["Strong analytical skills", "excellent written English"],
    ),
    ("Word, Excel and Outlook", ["Word, Excel and Outlook"]),
    ("Data protection and encryption experience", ["Data protection and encryption experience"]),
    (
        "MBA, Master's degree or PhD in Management",
        ["MBA, Master's degree or PhD in Management"],
    ),
    ("Experience with Java or Kotlin", ["Experience with Java or Kotlin"]),
    (
        "Knowledge of and experience with lathes",
        ["Knowledge of and experience with lathes"],
    ),
    (
        "Equivalent combination of education and experience",
        ["Equivalent combination of education and experience"],
    ),
    (
        "Experience with common tools (Jira, knowledge of Git and ability to script)",
        ["Experience with common tools (Jira, knowledge of Git and ability to script)"],
    ),
    (
        "Bachelor's degree and 2 years of practice, or a master's degree and 1 year of practice",
        ["Bachelor's degree and 2 years of practice, or a master's degree and 1 year of practice"],
    ),
]


@pytest.mark.parametrize(("text", "parts"), CUTS)
def test_a_bullet_that_asks_for_several_things_is_cut(
    text: str, parts: list[str], required: Callable[[str], tuple[Requirement, ...]]
) -> None:
    assert [item.text for item in required(text)] == parts


# prose | what is left when the words around it are cut
LEAD_INS = [
    ("The ideal candidate will have a keen eye for detail", "keen eye for detail"),
    ("You will have excellent customer service skills", "excellent customer service skills"),
    ("You must be able to swim 200 metres", "able to swim 200 metres"),
    ("Candidates must possess strong planning skills", "strong planning skills"),
    ("This role requires knowledge of wood joints", "knowledge of wood joints"),
    ("A clean driving licence is required", "clean driving licence"),
    ("All applicants for posts abroad must be able to swim", "able to swim"),
    ("We need somebody with a keen eye for detail", "keen eye for detail"),
    ("Larch is looking for a baker to handle the night ovens", "handle the night ovens"),
    ("Knowledge of sewing machines is essential", "Knowledge of sewing machines"),
    ("Strong numeracy skills (required)", "Strong numeracy skills"),
    ("It would be great if you also had barista experience", "barista experience"),
]


@pytest.mark.parametrize(("prose", "text"), LEAD_INS)
def test_words_around_a_requirement_are_not_embedded(
    prose: str, text: str, required: Callable[[str], tuple[Requirement, ...]]
) -> None:
    assert [item.text for item in required(prose)] == [text]


WAIVED = [
    "No experience necessary",
    "A degree is not required",
    "No formal qualifications required, full training will be given",
    "You don't need any previous experience",
    "Prior knowledge is not necessary",
]


@pytest.mark.parametrize("text", WAIVED)
def test_what_is_waived_is_not_asked(
    text: str, required: Callable[[str], tuple[Requirement, ...]]
) -> None:
    found = required(f"{text}\n• Able to drive a tractor")
    assert [item.text for item in found] == ["Able to drive a tractor"]


def test_skills_carry_spans_into_the_posting(
    required: Callable[[str], tuple[Requirement, ...]],
) -> None:
    (found,) = required("Experience with Python and Kubernetes")
    assert [skill.surface for skill in found.skills] == ["Python", "Kubernetes"]
    for skill in found.skills:
        assert found.span.contains(skill.span)
