"""Résumés that are perturbed: what is changed, and what must stay."""

import html
import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit import Matcher
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.evaluation.robustness.chance import shuffled
from rolefit.evaluation.robustness.hidden import page, page_with_hidden
from rolefit.evaluation.robustness.length import lengthened
from rolefit.evaluation.robustness.negation import denied, denied_skills
from rolefit.evaluation.robustness.ocr import slips, with_slips
from rolefit.evaluation.robustness.sections import with_sections_moved
from rolefit.evaluation.robustness.stuffing import TIMES, keywords, stuffed

law = settings(max_examples=80, deadline=None, derandomize=True, database=None)

SLIPPED = re.compile(r"[rnml1IO0 \-\n]")
"""What a slip takes away or puts in."""


@pytest.fixture(scope="module")
def resume(matcher: Matcher, resume_text: str) -> Resume:
    return matcher.resume(resume_text)


@pytest.fixture(scope="module")
def job(matcher: Matcher, posting: str) -> Job:
    return matcher.job(posting)


@law
@given(
    st.text(st.sampled_from("rnmlI1O0 ab-ÅZ\n,."), max_size=300), st.sampled_from([0.01, 0.05, 1.0])
)
def test_a_scan_is_deterministic_never_empty_and_keeps_all_other_letters(
    text: str, rate: float
) -> None:
    scanned = with_slips(text, rate)
    assert scanned == with_slips(text, rate)
    assert bool(scanned.strip()) == bool(text.strip())
    assert SLIPPED.sub("", scanned) == SLIPPED.sub("", text)


def test_a_scan_has_as_many_slips_as_asked_and_no_two_touch(resume_text: str) -> None:
    for rate in (0.01, 0.02, 0.05):
        found = slips(resume_text, rate)
        assert len(found) == round(rate * len(resume_text))
        assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert with_slips(resume_text, 0.0) == resume_text


def test_every_kind_of_slip_takes_its_turn() -> None:
    scanned = with_slips("modern lilac 100 OO internal calibration of lamps " * 20, 0.05)
    for seen in ("modem", "larnps", "li1ac", "Iilac", "1O0", "l00", "calibrationof", "-\n"):
        assert seen in scanned


@law
@given(st.lists(st.integers(), unique=True), st.text(max_size=20))
def test_chance_comes_from_the_text_and_loses_nothing(items: list[int], seed: str) -> None:
    order = shuffled(items, seed)
    assert order == shuffled(list(reversed(items)), seed)
    assert sorted(order) == sorted(items)


def test_moved_sections_keep_every_line_and_the_name_first(resume: Resume) -> None:
    text = resume.document.text
    moved = with_sections_moved(resume)
    assert moved != text
    assert moved == with_sections_moved(resume)
    assert moved.startswith(text.split("\n")[0])
    assert _lines(moved) == _lines(text)


def test_a_resume_of_one_section_is_left(matcher: Matcher) -> None:
    one = matcher.resume("Experience\nBaker, Old Oven (2010 - 2012)\n- Baked rye bread.\n")
    assert with_sections_moved(one) == one.document.text


@law
@given(
    st.lists(
        st.sampled_from(["Skills\nKnots, sails", "Education\nDiploma, 2001", "Languages\nIrish",
                         "Experience\nMate, The Tern (2003 - 2008)\n- Kept the log."]),
        max_size=5,
    )
)  # fmt: skip
def test_any_sections_keep_their_lines(matcher: Matcher, parts: list[str]) -> None:
    resume = matcher.resume("\n\n".join(["Ciara Invented", *parts]))
    moved = with_sections_moved(resume)
    assert _lines(moved) == _lines(resume.document.text)


def test_a_longer_resume_begins_with_the_whole_of_it(resume: Resume) -> None:
    longer = lengthened(resume)
    assert longer == lengthened(resume)
    assert longer.startswith(resume.document.text.rstrip())
    assert len(longer.splitlines()) >= len(resume.document.text.splitlines()) + 14


def test_what_is_added_is_one_position_of_long_ago(matcher: Matcher, resume: Resume) -> None:
    longer = matcher.resume(lengthened(resume), as_of=resume.as_of)
    assert len(longer.positions) == len(resume.positions) + 1
    assert longer.as_of == resume.as_of


def test_a_skill_is_denied_in_its_own_line(resume: Resume, job: Job) -> None:
    before, after = resume.document.text.split("\n"), denied(resume, job).split("\n")
    changed = [(b, a) for b, a in zip(before, after, strict=True) if a != b]
    assert changed == [
        (
            "• Built payment services in Python and kept them running on k8s.",
            "• No experience with Python.",
        )
    ]
    python = next(s for one in job.requirements for s in one.skills if s.surface == "Python")
    assert python.id in denied_skills(resume, job)


def test_headings_and_headers_are_never_denied(matcher: Matcher) -> None:
    job = matcher.job("Requirements\n- Experience with Python\n")
    header = matcher.resume(
        "Experience\nPython Developer, Tern Ltd (2015 - 2018)\n- Fed the cat.\n"
    )
    assert denied(header, job) == header.document.text
    assert denied_skills(header, job) == frozenset()


def test_a_denied_skill_is_not_denied_again(matcher: Matcher) -> None:
    job = matcher.job("Requirements\n- Experience with Kubernetes\n")
    resume = matcher.resume("Experience\n- No experience with Kubernetes.\n")
    assert denied(resume, job) == resume.document.text


def test_keywords_are_the_postings_skills_each_once(job: Job) -> None:
    words = keywords(job).split(", ")
    assert {"Python", "Kubernetes", "Docker"} <= set(words)
    assert len(words) == len(set(words))


def test_stuffing_appends_and_changes_nothing_else(resume: Resume, job: Job) -> None:
    text = stuffed(resume, job)
    assert text.startswith(resume.document.text.rstrip())
    assert text.count(keywords(job)) == TIMES


def test_a_posting_without_skills_is_stuffed_with_its_own_words(matcher: Matcher) -> None:
    job = matcher.job("Requirements\n- Whistle at dawn on the old pier\n")
    assert keywords(job) == "Whistle at dawn on the old pier"


def test_hidden_words_are_all_that_two_pages_differ_in(resume: Resume, job: Job) -> None:
    plain, tricked = page(resume), page_with_hidden(resume, job)
    secret = re.search(r'<p style="color:#ffffff">.*</p>\n', tricked)
    assert secret is not None
    assert tricked.replace(secret[0], "") == plain
    for line in resume.document.text.splitlines():
        assert html.escape(line) in plain
    for one in job.requirements:
        assert html.escape(one.text) in secret[0]


def _lines(text: str) -> Counter[str]:
    return Counter(line for line in text.split("\n") if line.strip())
