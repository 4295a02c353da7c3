"""Human languages count when somebody says that he speaks them."""

import pytest

from rolefit.domain.resume import Section, SectionKind
from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.resumes.languages import find_languages

K = SectionKind


def spoken(text: str, kind: SectionKind = K.LANGUAGES) -> list[tuple[str, str]]:
    found = find_languages(text, [Section(kind, Span(0, len(text)))])
    return [(language.code, language.level) for language in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "English (native), German (B2), French (basic)",
            [("en", "C2"), ("de", "B2"), ("fr", "A2")],
        ),
        ("Spanish – fluent\nItalian – conversational", [("es", "C1"), ("it", "B1")]),
        ("Mother tongue: Polish", [("pl", "C2")]),
        ("Fluent English, basic Hindi", [("en", "C1"), ("hi", "A2")]),
        ("Mandarin: limited working proficiency", [("zh", "B1")]),
        ("Dutch: professional working proficiency", [("nl", "B2")]),
        ("Arabic: full professional proficiency", [("ar", "C1")]),
        ("Deutsch (Muttersprache), Englisch (verhandlungssicher)", [("de", "C2"), ("en", "C1")]),
        ("Español: nativo", [("es", "C2")]),
        ("Japanese\nKorean", [("ja", ""), ("ko", "")]),
        ("swahili, yoruba", [("sw", ""), ("yo", "")]),
        ("Turkish C1", [("tr", "C1")]),
    ],
)
def test_a_language_section_names_languages_and_levels(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in Spanish and English.", [("es", "C1"), ("en", "C1")]),
        ("Bilingual: English/Spanish", [("en", "C2"), ("es", "C2")]),
        ("Native German speaker", [("de", "C2")]),
        ("Nurse who speaks Portuguese.", [("pt", "")]),
        ("Conversational French", [("fr", "B1")]),
        ("Russian (native)", [("ru", "C2")]),
        ("Working knowledge of Italian", [("it", "B2")]),
        (
            "Strong written communication skills in English and Spanish",
            [("en", "C1"), ("es", "C1")],
        ),
        ("Fluent in spanish", [("es", "C1")]),
        ("Translated letters into French", [("fr", "")]),
        ("Spanish interpreter", [("es", "")]),
    ],
)
def test_elsewhere_a_claim_is_believed(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text, K.SUMMARY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "English teacher at a French school",
        "Bachelor of Arts in Spanish literature",
        "Sold Italian shoes to Japanese buyers.",
        "Served Spanish speaking customers",
        "Cooked Thai and Greek food",
        "polish the silver",
        "Written polish on every page",
    ],
)
def test_a_subject_or_a_customer_is_no_claim(text: str) -> None:
    assert spoken(text, K.EXPERIENCE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diploma 2018. Danish B1.", [("da", "B1")]),
        ("Czech C1 and Slovak A2", [("cs", "C1"), ("sk", "A2")]),
        ("Urdu, Hindi and Punjabi spoken.", [("ur", ""), ("hi", ""), ("pa", "")]),
        ("Greek is my mother tongue.", [("el", "C2")]),
        ("Taught German B1 courses", []),
        ("Taught Spanish A2, in the evenings", []),
        ("Arabic and Farsi spoken by most customers", []),
    ],
)
def test_a_bare_level_or_a_list_that_is_spoken_is_a_claim(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(text, K.OTHER) == expected


def test_each_language_counts_once_at_its_best_level() -> None:
    assert spoken("Spanish\nFluent Spanish") == [("es", "C1")]


def test_a_mark_tells_the_language_and_its_level() -> None:
    text = "Czech"
    mark = Mark(Span(0, 5), MarkKind.LANGUAGE, "Native speaker")
    found = find_languages(text, [], [mark])
    assert [(language.code, language.level) for language in found] == [("cs", "C2")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Java, English, Hindi, SQL", [("en", ""), ("hi", "")]),
        ("Filing\nFrench\nTyping", [("fr", "")]),
        ("Grammar, English, Essays", []),
        ("French, Italian, Pastry\nTwelve years of French cuisine and Italian food", []),
    ],
)
def test_a_foreign_language_may_be_an_item_of_the_skills(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(text, K.SKILLS) == expected
