"""What holds for every text: a swap changes nothing, spans are in order, work is linear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import TEMPLATE, Person, document

from rolefit.domain.resume import Section, SectionKind
from rolefit.domain.text import Span
from rolefit.profiling.redaction import find_personal, redact_text

GIVEN = (
    "Anna Bo Wojciech Xiaoming Oluwaseun Siobhán Priyanka Jürgen Fatima Hye-jin Zorblina Mary"
).split()
LAST = [
    *"Kowalska-Nowak Zhang O'Shaughnessy Adeyemi Nguyễn Großmann El-Mansouri Quexley Baker".split(),
    "van der Heijden",
    "de la Fuente",
]
ADDRESSES = [
    "12 Birch Street, Springfield, IL 62704",
    "ul. Długa 5/7, 31-147 Kraków, Poland",
    "Calle de la Rosa 14, 28012 Madrid, España",
    "23 Adeola Odeku Street, Lagos, Nigeria",
]
PHONES = ["(555) 013-4477", "+48 601 234 567", "07700 900461", "+91 98765 43210", "090-1234-5678"]
FORMS = [
    "{given} {last}",
    "Dr. {given} {last}",
    "{given} Q. {last}",
    "{given} {last} Jr.",
    "{last}, {given}",
]
PEOPLE = st.builds(
    lambda form, given, last, gender, address, phone, handle: Person(
        form.format(given=given, last=last), last, gender, address, phone, handle
    ),
    st.sampled_from(FORMS), st.sampled_from(GIVEN), st.sampled_from(LAST), st.sampled_from("fm"),
    st.sampled_from(ADDRESSES), st.sampled_from(PHONES),
    st.sampled_from(["a.k90", "me", "contact-me"]),
)  # fmt: skip
EDITH = Person("Edith Thornbury", "Thornbury")
LETTERS = st.text("aAbé 王\n•|:.,'’-@/()+0123456789[]", max_size=200)


@given(PEOPLE)
@settings(max_examples=60, deadline=None)
def test_a_swapped_identity_changes_no_byte(person: Person) -> None:
    assert redact_text(person.resume()) == redact_text(
        Person("Edith Thornbury", "Thornbury").resume()
    )


@given(LETTERS, LETTERS)
@settings(max_examples=100, deadline=None)
def test_spans_are_sorted_apart_and_inside(before: str, after: str) -> None:
    text = before + Person("Anna Kowalska", "Kowalska").resume() + after
    end = 0
    for personal in find_personal(document(text)).spans:
        assert end <= personal.span.start < personal.span.end <= len(text)
        end = personal.span.end


@given(LETTERS)
@settings(max_examples=100, deadline=None)
def test_any_text_is_redacted_the_same_twice(text: str) -> None:
    assert redact_text(text) == redact_text(text)


def test_nothing_remains_of_an_empty_text() -> None:
    assert redact_text("") == ""


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_span_that_cuts_through_a_name_shows_none_of_it(cut: int) -> None:
    text = Person("Anna Kowalska", "Kowalska").resume()
    redaction = find_personal(document(text))
    parts = redaction.apply(text, Span(0, cut)), redaction.apply(text, Span(cut, len(text)))
    assert not any(word in part for part in parts for word in ("Anna", "owalska", "example.com"))


def test_applying_line_by_line_keeps_everything_else() -> None:
    text = Person("Anna Kowalska", "Kowalska").resume()
    redaction = find_personal(document(text))
    at = text.index("• Used")
    line = Span(at, text.index("\n", at))
    assert (
        redaction.apply(text, line)
        == "• Used Jenkins, Julia and Ruby on Rails; [name] ledgers balanced"
    )


def test_sections_say_where_referees_stand() -> None:
    text = "Accountant\n\nWho knows me\nZorblina Quexley, Director\n"
    start = text.index("Zorblina")
    section = Section(SectionKind.REFERENCES, Span(start, len(text)), Span(12, 24))
    redaction = find_personal(document(text), [section])
    assert redaction.apply(text, Span(start, len(text))) == "[name], Director\n"


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "Aa-",
        "1 ",
        "'a",
        "Name: ",
        "Contact\n",
        "Mr. ",
        "1 Rue ",
        "@a.",
        "•\t",
        "(",
        TEMPLATE,
    ],
)
def test_a_long_text_of_one_thing_over_and_over_comes_to_an_end(piece: str) -> None:
    # Work that grew with the square of the text would take hours here.
    text = piece * (100_000 // len(piece))
    assert len(redact_text(text)) > 0
