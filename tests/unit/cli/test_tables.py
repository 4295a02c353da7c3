"""The terminal's tables at the widths that people have, and CSV."""

import csv
import io
from dataclasses import replace

import pytest
from rich.console import Console

from rolefit import Matcher
from rolefit.cli.tables import SLIM, explanation, fits_table, ranking_csv, ranking_table
from rolefit.matcher import Ranking


@pytest.fixture(scope="module")
def ranking(matcher: Matcher, posting: str, resume_text: str) -> Ranking:
    return matcher.rank(posting, [resume_text, "Experience\n- Baked bread.\n", resume_text])


def printed(part: object, width: int) -> str:
    console = Console(width=width, file=io.StringIO(), highlight=False)
    with console.capture() as captured:
        console.print(part)
    return captured.get()


@pytest.mark.parametrize("width", [40, 47, 48, 60, 70, 80, 100, 120, 200])
def test_the_table_fits_and_tells_every_resume_with_its_score(
    matcher: Matcher, posting: str, ranking: Ranking, width: int
) -> None:
    text = printed(ranking_table(matcher.job(posting), ranking, width), width)
    lines = text.rstrip().splitlines()[1:]
    assert all(len(line) <= width and line[-1] in "┓┃┩│┘" for line in lines)
    for place, match in enumerate(ranking, 1):
        assert f"Candidate {place}" in text
        assert f"{match.score:.1f}" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_jobs_fit_every_width_and_tell_what_is_above_what(
    matcher: Matcher, posting: str, resume_text: str, width: int
) -> None:
    found = matcher.recommend(resume_text, [posting, "Baker\n\nRequirements\n- Bake bread\n"])
    lines = printed(fits_table(found, width), width).rstrip().splitlines()[1:]
    assert all(len(line) <= width and line[-1] in "┓┃┩│┘" for line in lines)
    for fit in found:
        typical = [f"{fit.typical:.1f}"] if width >= SLIM else []
        told = (f"{fit.above:+.1f}", f"{fit.match.score:.1f}", *typical)
        assert any(all(number in line for number in told) for line in lines)


def test_a_name_of_usual_length_is_not_broken_at_80_columns(
    matcher: Matcher, posting: str, ranking: Ranking
) -> None:
    named = Ranking([replace(ranking[0], name="caoimhe-ni-mhurchu.docx")])
    assert named[0].name in printed(ranking_table(matcher.job(posting), named, 80), 80)


@pytest.mark.parametrize("width", [80, 120])
def test_an_explanation_fits_and_gives_every_requirement_its_points(
    ranking: Ranking, width: int
) -> None:
    text = printed(explanation(ranking[0], "1. her.pdf"), width)
    assert max(map(len, text.splitlines())) <= width
    for item in ranking[0].requirements:
        assert f"{item.points:.2f}/{item.possible:5.2f}" in text
    assert "1. 5+ years of experience with Python" in text


def test_words_that_were_not_found_are_called_the_nearest(ranking: Ranking) -> None:
    baker = next(match for match in ranking if match.index == 1)
    assert "Nearest: “Baked bread.”" in printed(explanation(baker, "3. baker"), 120)


def test_a_title_that_looks_like_markup_is_shown_as_it_is(
    matcher: Matcher, posting: str, ranking: Ranking
) -> None:
    job = replace(matcher.job(posting), title="[red]Chef[/nothing] [link=x]")
    assert "[red]Chef[/nothing] [link=x]" in printed(ranking_table(job, ranking, 120), 120)


def test_csv_names_the_place_of_what_a_copy_is_of(ranking: Ranking) -> None:
    rows = list(csv.DictReader(io.StringIO(ranking_csv(ranking))))
    assert [row["copy_of"] for row in rows] == ["", "", "1"]
    assert [row["place"] for row in rows] == ["1", "2", "3"]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(ranking: Ranking, name: str) -> None:
    risky = Ranking([replace(ranking[0], name=name)])
    row = next(csv.DictReader(io.StringIO(ranking_csv(risky))))
    assert row["resume"] == f"'{name}"


def test_a_name_with_comma_quote_and_newline_stays_one_cell(ranking: Ranking) -> None:
    odd = 'a, "b"\nc.pdf'
    rows = list(csv.DictReader(io.StringIO(ranking_csv(Ranking([replace(ranking[0], name=odd)])))))
    assert [row["resume"] for row in rows] == [odd]
