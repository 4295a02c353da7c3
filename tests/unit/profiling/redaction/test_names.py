"""The candidate's name in its many forms, and names that stay."""

import pytest
from people import Person, document

from rolefit.domain.text import Mark, MarkKind, Span
from rolefit.profiling.redaction import find_personal, redact_text

REFERENCE = Person("Edith Thornbury", "Thornbury")


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Anna Maria Kowalska-Nowak", "Kowalska-Nowak"),
        ("Bo", "Bo"),
        ("NGUYỄN Văn An", "Nguyễn"),
        ("Kowalska, Anna", "Kowalska"),
        ("ANNELIES VAN DER HEIJDEN", "van der Heijden"),
        ("Maartje van 't Hof", "van 't Hof"),
        ("Siobhán O’Súilleabháin", "O'Suilleabhain"),
        ("J. R. Hollingsworth", "Hollingsworth"),
        ("Dr. Karen Q. Whitfield Jr.", "Whitfield"),
        ("Prof. Dr. Käthe Großmann", "Grossmann"),
        ('Robert "Bob" Penhaligon', "Penhaligon"),
        ("Robert (Bob) Penhaligon", "Penhaligon"),
        ("王小明 (Wang Xiaoming)", "Wang"),
        ("Xiaoming Wang 王小明", "Wang"),
        ("Светлана Петровна Воробьёва (Svetlana Vorobyova)", "Vorobyova"),
        ("प्रियंका सुब्रमण्यम (Priyanka Subramanian)", "Subramanian"),
        ("فاطمة المنصوري (Fatima El-Mansouri)", "El-Mansouri"),
        ("Ji-hoon Park", "Park"),
        ("Seo-yeon Choi", "Choi"),
        ("Md. Rafiqul Islam", "Islam"),
        ("Zorblina Quexley", "Quexley"),
        ("Will Page", "Page"),
        ("Mark Baker", "Baker"),
        ("Chase Banks", "Banks"),
        ("Julia Jenkins", "Jenkins"),
    ],
)
def test_every_form_of_a_name_gives_the_same_words(name: str, last: str) -> None:
    assert redact_text(Person(name, last).resume()) == redact_text(REFERENCE.resume())


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Name: Zorblina Quexley", "Name: [name]"),
        ("Résumé of Anna Kowalska", "Résumé of [name]"),
        ("ANNA KOWALSKA, CPA\nanna@example.com", "[name], CPA\n[email]"),
        ("Bo, CPA\nMs. Bo led", "[name], CPA\n[name] led"),
        ("Anna Kowalska | Accountant", "[name] | Accountant"),
        ("Anna Kowalska Senior Accountant", "[name] Senior Accountant"),
        ("ANNA\nKOWALSKA\nme@example.com", "[name]\n[email]"),
        ("My name is Anna Kowalska.", "My name is [name]."),
        ("I led audits.\nKind regards,\nAnna Kowalska", "I led audits.\nKind regards,\n[name]"),
        ("Anna Kowalska\n\nPage 2 - Kowalska", "[name]\n\nPage 2 - [name]"),
        ("Anna Kowalska\n\nKowalska, A. (2017). Ledgers.", "[name]\n\n[name] (2017). Ledgers."),
        ("Anna Kowalska\n\nSite: kowalska.dev", "[name]\n\nSite: [link]"),
    ],
)
def test_the_name_is_found_where_resumes_put_it(text: str, redacted: str) -> None:
    assert redact_text(text) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Reported to Jane Whitfield.", "Reported to [name]."),
        ("Worked with Mr. Kovács and Prof. Szőke", "Worked with [name] and [name]"),
        ("Supervisor: Zorblina Quexley", "Supervisor: [name]"),
        ("Mentored Priya Raghunathan weekly", "Mentored [name] weekly"),
        ("REFERENCES\nJane Whitfield, Director", "REFERENCES\n[name], Director"),
    ],
)  # fmt: skip
def test_other_people_are_replaced_too(text: str, redacted: str) -> None:
    assert redact_text(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "SENIOR ACCOUNTANT\nSummary",
        "ART DIRECTOR\nSummary",
        "HEAD BAKER\nSummary",
        "DEAN OF STUDENTS\nSummary",
        "Registered Nurse\nSummary",
        "CNA\nSummary",
        "Johns Hopkins University",
        "St. Mary's Hospital",
        "Virginia Beach, Georgia and Hong Kong",
        "Morgan Stanley, Ernst & Young, John Deere, Charles Schwab",
        "Used Jenkins, Julia, Ruby on Rails, Pascal and Cassandra",
        "MS Office, Ms Word, MS SQL, Dr. Pepper",
        "Mark the page; grace periods will rise in April and May",
        "Reported to the Vice President of Sales",
        "Kelly Services and Austin Community College",
        "Sr. Estimator, Jr. Developer",
        "Christian Counselor, Page Layout, Grant Writing",
    ],
)
def test_words_that_only_look_like_names_stay(text: str) -> None:
    assert redact_text(text) == text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Mark Baker", "Consulted for Baker Hughes; mark every page"),
        ("Will Page", "This will print a page of Page Maker output"),
        ("Grace Bishop", "Grace periods and bishop sleeves"),
        ("April May", "From April 2015 to May 2018, in May and April"),
        ("Julia Jenkins", "Built pipelines with Jenkins and Julia"),
        ("Alex Morgan", "Analyst at Morgan Stanley"),
    ],
)
def test_ordinary_words_of_the_name_stay_where_they_are_no_name(name: str, kept: str) -> None:
    text = f"{name}\nme@example.com\n\nEXPERIENCE\n{kept}\n"
    assert kept in redact_text(text)


@pytest.mark.parametrize(
    "name",
    ["Quyên Thị Mỹ Vân", "Quyên Thị My\u0303 Vân", "Greta Bäck", "Ilja Holý", "Marisol Colón"],
)
def test_a_word_with_an_accent_is_not_the_ordinary_word_without_it(name: str) -> None:
    text = f"{name}\nme@example.com\n\nSUMMARY\nMy back office. {name} led it.\n"
    redacted = redact_text(text)
    assert redacted == "[name]\n[email]\n\nSUMMARY\nMy back office. [name] led it.\n"


@pytest.mark.parametrize("line", ["Expérience générale", "Références", "Café Décor", "Résumé"])
def test_words_that_english_has_without_the_accent_are_no_name(line: str) -> None:
    text = f"{line}\nme@example.com\n\nSUMMARY\nCooking.\n"
    assert line in redact_text(text)


def test_marks_of_a_structured_format_are_trusted() -> None:
    text = "Engineer Of Things\nreach me here\nKraków\nThings of mine and Of Things."
    marks = (
        Mark(Span(0, 18), MarkKind.NAME),
        Mark(Span(19, 32), MarkKind.CONTACT),
        Mark(Span(33, 39), MarkKind.CONTACT),
    )
    resume = document(text, *marks)
    assert find_personal(resume).apply(text, Span(0, 39)) == "[name]\n[address]"


def test_an_employer_that_the_format_marks_is_no_person() -> None:
    text = "Worked at Anna Kowalska for a year"
    mark = Mark(Span(10, 23), MarkKind.EMPLOYER)
    assert find_personal(document(text, mark)).apply(text, Span(0, len(text))) == text


def test_the_file_name_confirms_a_name() -> None:
    text = "ACCOUNTS\n\nSales\n\nQuexley\n\nledgers and audits"
    named = document(text, name="Zorblina_Quexley_CV.pdf")
    whole = Span(0, len(text))
    assert "Quexley" in find_personal(document(text)).apply(text, whole)
    assert "Quexley" not in find_personal(named).apply(text, whole)


@pytest.mark.parametrize(
    ("head", "redacted"),
    [
        ("Ottilie Brandstetter, Graz, Austria", "[name], [address]"),
        ("Sixtine d'Estaing de Villiers", "[name]"),
        ("Huỳnh Thị Mai - Page 2 of 2", "[name] - Page 2 of 2"),
        ("CV – Ewa Lis", "CV – [name]"),
    ],
)
def test_a_name_ends_where_something_else_begins(head: str, redacted: str) -> None:
    text = f"{head}\nme@example.com\n\nSUMMARY\nMs. Lis met nobody.\nEXPERIENCE\nAudits.\n"
    assert redact_text(text).startswith(f"{redacted}\n[email]\n")


def test_a_signature_block_is_a_contact_block() -> None:
    text = "I led audits.\nAnd more.\nBest regards,\nAnna Kowalska\nBole Sub-City, Addis Ababa\n"
    assert redact_text(text).endswith("Best regards,\n[name]\n[address]\n")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Kowalska\nme@example.com", "Anna Kowalska"),
        ("ANNA\nKOWALSKA\nanna@kowalska.example", "ANNA\nKOWALSKA"),
        ("Experience\nBaker\n\nName: Anna Kowalska", "Anna Kowalska"),
        ("Dr. Anna Maria Kowalska-Nowak, CPA\nme@example.com", "Dr. Anna Maria Kowalska-Nowak"),
        ("Experience\nReported to Jane Whitfield.", None),
        ("", None),
    ],
)
def test_the_name_is_told_as_a_whole(text: str, name: str | None) -> None:
    found = find_personal(document(text)).name
    assert (found and found.of(text)) == name
