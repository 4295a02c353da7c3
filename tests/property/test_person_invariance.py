"""Law: two résumés that differ only in who wrote them, or where and when they studied, get the
same outcome.

Apart from the audits' own way to swap: whole résumés are written for two people and compared.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rolefit import Matcher
from rolefit.domain.job import Job
from rolefit.domain.match import Match
from rolefit.domain.text import Span
from rolefit.matching.signature import signature_of
from rolefit.trust.people import Person, people

PEOPLE = people(0, 5)
FORMS = {
    "she": ("She", "has", "her", "herself", "Ms.", "she/her"),
    "he": ("He", "has", "his", "himself", "Mr.", "he/him"),
    "they": ("They", "have", "their", "themselves", "Mx.", "they/them"),
}
TEXT = """{name}
{address}
{handle}@example.org | linkedin.com/in/{handle} | +49 555 0123456
Pronouns: {declared}

Summary
Backend developer who likes small services. {They} {has} kept {their} word {themselves}.

Experience
Backend Developer, Kestrel Payments (01/2017 - 12/2023)
- Built payment services in Python and kept them running on Kubernetes.
- {title} {surname} reviewed the team's code and mentored two engineers.

Education
Bachelor of Science in Computer Science, {school}, {year}
"""
ADDRESSES = (
    "1427 Maple Hollow Rd, Apt 3B, Springfield, IL 62704",
    "Calle de la Rosa 14, 28012 Madrid, Spain",
    "23 Harmattan Street, Lagos, Nigeria",
    "Flat 2, 19 Cobbler's Yard\nWakefield\nWF1 3QP",
    "Wejherowo, Poland",
)


SCHOOLS = (
    "Technical University of Ostmark",
    "University of Leeds, Leeds, UK",
    "MIT",
    "Universidad Nacional de Colombia",
    "Wayne State College",
)


def written(
    person: Person, form: str, address: str, school: str = SCHOOLS[0], year: int = 2013
) -> str:
    they, has, their, themselves, title, declared = FORMS[form]
    return TEXT.format(
        name=person.full,
        surname=person.surname,
        handle="-".join(re.findall(r"[a-z]+", person.full.casefold())),
        address=address,
        They=they,
        has=has,
        their=their,
        themselves=themselves,
        title=title,
        declared=declared,
        school=school,
        year=year,
    )


def unplaced(match: Match) -> tuple[object, ...]:
    """The whole outcome but for offsets and the document's digest, which follow the text."""
    nowhere = Span(0, 0)
    told = replace(
        match.explanation(),
        requirements=tuple(
            replace(item, evidence=tuple(replace(e, span=nowhere) for e in item.evidence))
            for item in match.requirements
        ),
        inputs=replace(match.inputs, resume=""),
        signature="",
    )
    return match.score, match.confidence, told


@pytest.fixture(scope="module")
def job(matcher: Matcher, posting: str) -> Job:
    return matcher.job(posting)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(ADDRESSES),
    st.sampled_from(ADDRESSES),
)
def test_name_pronouns_and_address_change_no_outcome(
    matcher: Matcher,
    job: Job,
    first: Person,
    second: Person,
    form: str,
    other_form: str,
    address: str,
    other_address: str,
) -> None:
    ranking = matcher.rank(
        job, [written(first, form, address), written(second, other_form, other_address)]
    )
    one, other = sorted(ranking, key=lambda match: match.index)
    assert one.score == other.score > 0
    assert unplaced(one) == unplaced(other)
    assert ranking[1].copy_of == ranking[0].index


@pytest.mark.parametrize(
    "layout",
    [
        "Skills\nKafka\n\n{name}\n{address}\n{mail}\n\n{work}",
        "{name}\n\n{work}\nSkills\nKafka\n\n{mail}\n{address}\n",
        "{name}\n{mail}\n\n{work}\n{name} | {line} | {mail}\n",
        "{name}, {mail}. Backend developer, looking for work from Monday.\n{address}\n",
        "{name}\n{mail}\n\n{work}\nPermanent address: {line}\n",
    ],
)
def test_an_address_changes_no_outcome_wherever_it_stands(
    matcher: Matcher, job: Job, layout: str
) -> None:
    work = TEXT[TEXT.index("Experience") : TEXT.index("- {title}")]
    texts = [
        layout.format(
            name=PEOPLE[0].full,
            mail="me@example.org",
            work=work,
            address=address,
            line=address.replace("\n", ", "),
        )
        for address in ADDRESSES
    ]
    one, *others = sorted(matcher.rank(job, texts), key=lambda match: match.index)
    assert one.score > 0
    assert [unplaced(other) for other in others] == [unplaced(one)] * len(others)


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(SCHOOLS),
    st.sampled_from(SCHOOLS),
    st.integers(1960, 2035),
    st.integers(1960, 2035),
)
def test_school_and_year_of_graduation_change_no_outcome(
    matcher: Matcher, job: Job, school: str, other: str, year: int, other_year: int
) -> None:
    # Still held, so that what "present" stands for counts as well.
    texts = [
        written(PEOPLE[0], "they", ADDRESSES[0], *study).replace("12/2023", "present")
        for study in ((school, year), (other, other_year))
    ]
    one, two = sorted(matcher.rank(job, texts), key=lambda match: match.index)
    assert one.score == two.score > 0
    assert unplaced(one) == unplaced(two)


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(PEOPLE), st.data())
def test_names_of_one_length_give_the_same_signature_but_for_the_documents_digest(
    matcher: Matcher, job: Job, first: Person, data: st.DataObject
) -> None:
    alike = [p for p in PEOPLE if len(p.given) == len(first.given)]
    alike = [replace(p, surname="Wu", group=p.group) for p in alike]
    second = data.draw(st.sampled_from(alike))
    first = replace(first, surname="Wu")
    texts = [written(person, "they", ADDRESSES[0]) for person in (first, second)]
    if len(texts[0]) != len(texts[1]):
        return  # an accent or a hyphen less in the handle
    one, other = (matcher.score(job, text) for text in texts)
    same = replace(other.explanation(), inputs=one.inputs)
    assert signature_of(other.score, other.confidence, same) == one.signature
