"""The report's page as text; tests/e2e/test_report_page.py opens it in a browser."""

import re
from dataclasses import replace

import pytest

from rolefit import Matcher
from rolefit.domain.errors import EmptyDocument
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.matcher import Failure, Ranking
from rolefit.report import render
from rolefit.report.highlight import FOUND, pieces


@pytest.fixture(scope="module")
def resume(matcher: Matcher, resume_text: str) -> Resume:
    return matcher.resume(resume_text)


@pytest.fixture(scope="module")
def match(matcher: Matcher, posting: str, resume: Resume) -> Match:
    return matcher.score(posting, resume)


def test_the_pieces_are_the_whole_text_in_order(resume: Resume, match: Match) -> None:
    assert "".join(piece.text for piece in pieces(resume, match, blind=False)) == (
        resume.document.text
    )


def test_every_shown_evidence_has_exactly_one_anchor_at_its_first_word(
    resume: Resume, match: Match
) -> None:
    cut = pieces(resume, match, blind=False)
    begun = [anchor for piece in cut for anchor in piece.anchors]
    shown = [
        (r, e)
        for r, item in enumerate(match.requirements)
        if item.status in FOUND
        for e in range(len(item.evidence))
    ]
    assert sorted(begun) == shown
    place = 0
    for piece in cut:
        for r, e in piece.anchors:
            assert match.requirements[r].evidence[e].span.start == place
        place += len(piece.text)


def test_what_was_not_found_marks_nothing(matcher: Matcher, posting: str) -> None:
    baker = matcher.resume("Experience\n- Baked bread and cakes every single night.\n")
    cut = pieces(baker, matcher.score(posting, baker), blind=False)
    assert [piece.requirements for piece in cut if piece.requirements] == []


def test_blind_shows_placeholders_instead_of_a_person(
    matcher: Matcher, posting: str, resume: Resume, match: Match
) -> None:
    page = render(matcher.job(posting), Ranking([match]), [resume], blind=True)
    for word in ("Anneliese", "Sommerfeld", "sommerfeld", "example.org", "0123456"):
        assert word not in page
    assert "Candidate 1" in page
    assert "Built payment services in Python" in page


def test_blind_shows_neither_schools_nor_years_of_study(matcher: Matcher, posting: str) -> None:
    resume = matcher.resume(
        "Experience\nDeveloper, Lantern Ltd, 2014 – 2019\n- Built payment services in Python.\n\n"
        "Education\nBSc Computer Science\n2009 – 2012\nElm Valley University\n"
    )
    job = matcher.job(posting)
    for blind in (True, False):
        page = render(job, matcher.rank(job, [resume]), [resume], blind=blind)
        assert ("Elm Valley" in page, "2009 – 2012" in page) == (not blind, not blind)
        assert "BSc Computer Science" in page
        assert "2014 – 2019" in page


def test_text_from_documents_is_never_markup(matcher: Matcher, posting: str, match: Match) -> None:
    evil = matcher.resume('Experience\n- Wrote <script>alert(1)</script> & "quotes" in Python.\n')
    job = replace(matcher.job(posting), title="<b>Chef</b>", location="<i>here</i>")
    shown = replace(matcher.score(posting, evil), name="<img src=x>.pdf")
    failed = [Failure(1, "<u>.pdf", EmptyDocument("<s>Nothing</s>."))]
    page = render(job, Ranking([shown], failed), [evil], blind=False)
    for tag in ("<script", "<b>Chef", "<i>here", "<img", "<u>", "<s>"):
        assert tag not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page


def test_the_page_refers_to_nothing_outside_of_itself(
    matcher: Matcher, posting: str, resume: Resume, match: Match
) -> None:
    page = render(matcher.job(posting), Ranking([match]), [resume], blind=False)
    assert re.findall(r"(?:src|action|xlink:href|data)=", page) == []
    assert {ref[0] for ref in re.findall(r'href="([^"]*)"', page)} == {"#"}
    assert re.findall(r"url\(|@import", page) == []
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_the_same_ranking_is_the_same_page(
    matcher: Matcher, posting: str, resume: Resume, match: Match
) -> None:
    job = matcher.job(posting)
    first, second = (render(job, Ranking([match]), [resume], blind=False) for _ in range(2))
    assert first == second


def test_a_copy_links_to_what_it_is_a_copy_of(
    matcher: Matcher, posting: str, resume: Resume
) -> None:
    ranking = matcher.rank(posting, [resume, resume])
    page = render(matcher.job(posting), ranking, [resume, resume], blind=False)
    assert 'A copy of <a href="#r1">no. 1</a>' in page


def test_an_empty_ranking_is_a_page_too(matcher: Matcher, posting: str) -> None:
    failed = [Failure(0, "a.pdf", EmptyDocument("There is nothing in it."))]
    page = render(matcher.job(posting), Ranking([], failed), [], blind=False)
    assert "0 résumés shown · 1 could not be used" in page
    assert "There is nothing in it." in page
