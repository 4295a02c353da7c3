"""Names and pronouns in a text: every place where they stand is found, and nothing else."""

import pytest
from resumes import render

from rolefit import Matcher
from rolefit.trust.edits import edited
from rolefit.trust.gendered import Form, with_form
from rolefit.trust.naming import Naming, find_naming
from rolefit.trust.people import Person, people, school_kinds, schools

EBONY = Person("Black", "woman", "Ebony", "Jackson")


def swapped(matcher: Matcher, text: str, person: Person = EBONY) -> str:
    resume = matcher.resume(text)
    naming = find_naming(resume)
    assert naming is not None
    return edited(resume.document, naming.edits(person)).text


@pytest.mark.parametrize("template", ["dated", "sidebar", "published"])
def test_a_swap_gives_what_the_other_person_would_have_written(
    matcher: Matcher, template: str
) -> None:
    before = render(template, "Anneliese", "Sommerfeld", "she")
    after = render(template, "Ebony", "Jackson", "she")
    found = swapped(matcher, before)
    # Handles come in one spelling whatever the original's.
    assert found.replace("ebony.jackson", "x") == matcher.read(after).text.replace(
        "ebony.jackson", "x"
    )


@pytest.mark.parametrize(
    ("name", "mentions"),
    [
        ("Dr. Chiara Bellandi-Moreau", {"Chiara Bellandi-Moreau"}),
        ("ANNELIESE SOMMERFELD", {"ANNELIESE SOMMERFELD"}),
        ("Nguyễn Văn Hùng", {"Nguyễn Văn Hùng"}),
        ("Zhang Wei 张伟", {"Zhang Wei 张伟"}),
        ("Declan O'Rourke", {"Declan O'Rourke"}),
        ('Terrence "T.J." Whitfield', {'Terrence "T.J." Whitfield'}),
    ],
)
def test_a_name_is_found_whole_however_it_is_written(
    matcher: Matcher, name: str, mentions: set[str]
) -> None:
    text = render("dated", "QQQ", "ZZZ", "they").replace("QQQ ZZZ", name)
    text = text.replace("qqq.zzz", "contact").replace("Mx. ZZZ", "Somebody")
    resume = matcher.resume(text)
    naming = find_naming(resume)
    assert naming is not None
    assert {mention.span.of(resume.document.text) for mention in naming.mentions} == mentions


def test_capitals_stay_capitals(matcher: Matcher) -> None:
    text = render("dated", "Anneliese", "Sommerfeld", "she").replace(
        "Anneliese Sommerfeld", "ANNELIESE SOMMERFELD"
    )
    assert swapped(matcher, text).startswith("EBONY JACKSON\n")


def test_a_domain_and_a_link_with_the_name_are_swapped(matcher: Matcher) -> None:
    text = render("dated", "Anneliese", "Sommerfeld", "she").replace(
        "+49 555 0123456", "www.sommerfeld.example.org | github.com/asommerfeld"
    )
    found = swapped(matcher, text)
    assert "sommerfeld" not in found.casefold()
    assert "ebonyjackson.example.org" in found
    assert "github.com/ebony.jackson" in found


def test_an_ordinary_word_that_is_a_name_too_stays_where_it_stands_alone(matcher: Matcher) -> None:
    text = render("dated", "Will", "Page", "he").replace("honest tests.", "tests. Page by page.")
    found = swapped(matcher, text)
    assert found.startswith("Ebony Jackson\n")
    assert "Page by page." in found


def test_the_files_name_follows_only_if_it_tells_the_name(matcher: Matcher) -> None:
    naming = find_naming(matcher.resume(render("dated", "Anneliese", "Sommerfeld", "she")))
    assert isinstance(naming, Naming)
    assert naming.file_name("anneliese-sommerfeld.pdf", EBONY) == "ebony-jackson.pdf"
    assert naming.file_name("resume-2024.pdf", EBONY) == "resume-2024.pdf"


def test_a_text_without_a_name_has_no_naming(matcher: Matcher) -> None:
    assert find_naming(matcher.resume("Experience\n- Baked bread every night.\n")) is None


@pytest.mark.parametrize(
    ("she", "he"),
    [
        ("She has led her team herself.", "He has led his team himself."),
        ("Clients trust her and call her.", "Clients trust him and call him."),
        ("The ledger is hers.", "The ledger is his."),
        ("HER2 and SHE stay; Sheila too.", "HER2 and SHE stay; Sheila too."),
    ],
)
def test_she_becomes_he_word_by_word(matcher: Matcher, she: str, he: str) -> None:
    document = matcher.read(she)
    assert edited(document, with_form(document.text, Form.HE)).text.strip() == he


def test_he_becomes_they_with_the_verbs_that_redaction_evens_out(matcher: Matcher) -> None:
    document = matcher.read("He has met his goals; he was on time and he leads.")
    told = edited(document, with_form(document.text, Form.THEY)).text.strip()
    assert told == "They have met their goals; they were on time and they leads."


def test_they_may_be_many_and_stay(matcher: Matcher) -> None:
    document = matcher.read("Taught pupils their rights and helped them.")
    assert list(with_form(document.text, Form.SHE)) == []


def test_every_group_has_both_sexes_and_names_do_not_repeat_within_a_resume() -> None:
    shown = people(12345, 3)
    groups = {person.label for person in shown}
    assert groups == {
        f"{group} {sex}"
        for group in ("White", "Black", "Hispanic", "Asian")
        for sex in ("woman", "man")
    }
    assert len({person.full for person in shown}) == len(shown) == 24
    assert people(12345, 3) == shown
    assert people(12346, 3) != shown


def test_every_kind_of_school_has_several() -> None:
    for kind in school_kinds():
        assert len(set(schools(kind, 3, 5))) == 5
