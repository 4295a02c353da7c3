"""What a text denies earns nothing; what only looks like a denial does."""

import pytest

from rolefit.profiling.skills import load_gazetteer

DENIED = [
    ("No experience with Java", ["Java"]),
    ("I have no experience with Java, but strong Python", ["Java"]),
    ("not familiar with Kubernetes", ["Kubernetes"]),
    ("I am not proficient in AutoCAD", ["AutoCAD"]),
    ("without Java", ["Java"]),
    ("lack of Java", ["Java"]),
    ("Lacks experience in payroll", ["payroll"]),
    ("I never used Docker", ["Docker"]),
    ("has never worked with Salesforce", ["Salesforce"]),
    ("no knowledge of Java or Python", ["Java", "Python"]),
    ("no knowledge of Java, Python or Perl", ["Java", "Python", "Perl"]),
    ("No Java, strong Python", ["Java"]),
    ("I don't know Java", ["Java"]),
    ("I don’t have experience with PostgreSQL", ["PostgreSQL"]),
    ("He doesn't use Photoshop", ["Photoshop"]),
    ("have not worked with QuickBooks", ["QuickBooks"]),
    ("unfamiliar with HACCP", ["HACCP"]),
    ("no prior forklift or payroll experience", ["forklift", "payroll"]),
    ("cannot program in Java", ["Java"]),
    ("willing to learn Java", ["Java"]),
    ("Willingness to learn Kubernetes and Docker", ["Kubernetes", "Docker"]),
    ("interest in learning Python", ["Python"]),
    ("would like to learn TypeScript", ["TypeScript"]),
    ("Eager to learn more about machine learning", ["machine learning"]),
    ("Java: none", ["Java"]),
    ("Java (no experience)", ["Java"]),
    ("Java is not required", ["Java"]),
    ("non-Java projects", ["Java"]),
    ("all languages except Java", ["Java"]),
    ("languages other than Java", ["Java"]),
    ("neither Java nor Python", ["Java", "Python"]),
    ("yet to learn Docker", ["Docker"]),
    ("zero knowledge of payroll", ["payroll"]),
    ("little to no experience with Salesforce", ["Salesforce"]),
    ("No Java and strong Python", ["Java"]),
    ("No formal training in bookkeeping. Python daily.", ["bookkeeping"]),
]

NOT_DENIED = [
    "not only Java",
    "Java is not required but useful",
    "Not only Java but also Python",
    "no problem with Java",
    "nothing but Java",
    "not just Java",
    "no-code tools and Java",
    "not afraid of Java",
    "including but not limited to Java",
    "no less than five years of Java",
    "ran payroll without errors",
    "ran the shop without supervision using QuickBooks",
    "no Java errors in production",
    "never missed a deadline; Java daily",
    "There was no budget. Built it in Java.",
    "not to mention Java",
    "no doubt Java is my strength",
    "I love Java",
    "able to learn quickly, Java",
    "Zero accidents. Forklift certified.",
    "no complaints, Java expert",
]


@pytest.mark.parametrize(("text", "surfaces"), DENIED, ids=[case[0] for case in DENIED])
def test_a_denied_skill_is_negated_and_nothing_beside_it(text: str, surfaces: list[str]) -> None:
    found = load_gazetteer().find(text)
    assert [skill.surface for skill in found if skill.negated] == surfaces


@pytest.mark.parametrize("text", NOT_DENIED)
def test_words_that_only_look_like_a_denial_negate_nothing(text: str) -> None:
    found = load_gazetteer().find(text)
    assert found
    assert not [skill.surface for skill in found if skill.negated]


def test_a_scope_ends_at_but_and_at_a_new_clause() -> None:
    text = "No knowledge of Java, Perl or PHP but Python, and I have used Docker for years."
    negated = {skill.surface: skill.negated for skill in load_gazetteer().find(text)}
    assert negated == {
        "Java": True,
        "Perl": True,
        "PHP": True,
        "Python": False,
        "Docker": False,
    }
