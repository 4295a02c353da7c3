"""The audit's page as text; tests/e2e/test_audit_page.py opens it in a browser."""

import re
from dataclasses import replace

import pytest
from resumes import render

from rolefit import Matcher
from rolefit.trust.counterfactual import Kind
from rolefit.trust.page import swaps_page
from rolefit.trust.record import SwapReport, swaps_json
from rolefit.trust.swaps import pool_of, run_audit


@pytest.fixture(scope="module")
def report(matcher: Matcher, posting: str) -> SwapReport:
    resume = matcher.resume(render("dated", "Anneliese", "Sommerfeld", "she"))
    blank = matcher.resume("Experience\n- Baked bread every night.\n")
    pool = pool_of(
        matcher, {"<b>job.txt": matcher.job(posting)}, {"<i>a.pdf": resume, "b.txt": blank}
    )
    outcomes = (run_audit(matcher, kind, pool) for kind in Kind)
    failed = {"name": "<u>c.pdf", "error": "EmptyDocument", "message": "m", "remedy": "r"}
    return SwapReport(pool, tuple(outcomes), (failed,))


def test_every_audit_has_its_part_with_a_verdict_in_words(report: SwapReport) -> None:
    page = swaps_page(report)
    for outcome in report.outcomes:
        assert f'id="{outcome.audit.kind.value}"' in page
    assert page.count("Promised to move nothing, and it moves nothing") == 5
    assert "though no 0 is promised here" in page
    assert "1 not: it shows no name" in page


def test_a_broken_promise_is_told_with_the_pair_that_broke_it(report: SwapReport) -> None:
    names = report.outcomes[0]
    broken = replace(names.pairs[0], after=names.pairs[0].before + 1.25, equal=False)
    outcome = replace(names, pairs=(broken, *names.pairs[1:]))
    page = swaps_page(replace(report, outcomes=(outcome,)))
    assert "Promised to move nothing, but 1 score of" in page
    assert "<strong>+1.25</strong>" in page


def test_names_of_files_are_never_markup(report: SwapReport) -> None:
    page = swaps_page(report)
    for tag in ("<b>job", "<i>a", "<u>c"):
        assert tag not in page
    assert "&lt;u&gt;c.pdf" in page


def test_the_page_refers_to_nothing_outside_of_itself(report: SwapReport) -> None:
    page = swaps_page(report)
    assert re.findall(r"(?:src|action|xlink:href|data)=|<script|url\(|@import", page) == []
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert {ref[0] for ref in re.findall(r'href="([^"]*)"', page)} == {"#"}


def test_the_same_audit_is_the_same_page_and_the_same_json(
    matcher: Matcher, report: SwapReport
) -> None:
    again = tuple(run_audit(matcher, kind, report.pool) for kind in Kind)
    second = replace(report, outcomes=again)
    assert swaps_page(second) == swaps_page(report)
    assert swaps_json(second) == swaps_json(report)


def test_an_audit_without_any_pair_says_so(matcher: Matcher, posting: str) -> None:
    blank = matcher.resume("Experience\n- Baked bread every night.\n")
    pool = pool_of(matcher, {"job": matcher.job(posting)}, {"b.txt": blank})
    outcome = run_audit(matcher, Kind.NAMES, pool)
    assert "nothing was measured" in swaps_page(SwapReport(pool, (outcome,)))
