"""A corrected job, written and understood again."""

from pathlib import Path

import pytest

from rolefit import Matcher
from rolefit.domain.job import Importance
from rolefit.web.canonical import Point, points_of, understood, written

SAMPLES = sorted((Path(__file__).parents[3] / "samples" / "jobs").iterdir())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_was_understood_is_understood_again(matcher: Matcher, path: Path) -> None:
    job = matcher.job(path)
    points = points_of(job)
    again = matcher.job(written(job.title, job.location, points))
    beside, as_written = understood(again, points)
    assert as_written
    wanted = {one.text: one.importance for one in points}
    got = {
        one.text: beside.get(place, one.importance) for place, one in enumerate(again.requirements)
    }
    assert got == wanted
    assert again.title == job.title


@pytest.mark.parametrize("importance", list(Importance))
def test_every_importance_survives_though_text_tells_but_two(
    matcher: Matcher, importance: Importance
) -> None:
    points = [
        Point("Python in production", Importance.MUST),
        Point("Apache Kafka", importance),
        Point("Carry the pager every sixth week", importance, duty=True),
        Point("PostgreSQL", Importance.NICE),
    ]
    job = matcher.job(written("Platform Engineer", "", points))
    beside, as_written = understood(job, points)
    assert as_written
    got = {one.text: beside.get(n, one.importance) for n, one in enumerate(job.requirements)}
    assert got == {one.text: one.importance for one in points}
    told_by_text = importance in (Importance.MUST, Importance.NICE)
    assert bool(beside) is not told_by_text


def test_a_point_that_says_two_things_is_told_of_and_keeps_its_importance(
    matcher: Matcher,
) -> None:
    points = [
        Point("Git", Importance.MUST),
        Point("Five years of Java. Fluent German.", Importance.NOT),
    ]
    job = matcher.job(written("Engineer", "", points))
    beside, as_written = understood(job, points)
    assert not as_written
    assert len(job.requirements) == 3
    assert beside == {1: Importance.NOT, 2: Importance.NOT}


def test_a_line_break_makes_no_second_point_and_no_heading(matcher: Matcher) -> None:
    points = [
        Point("Python\nNice to have\n- Kafka", Importance.MUST),
        Point("Git", Importance.MUST),
    ]
    text = written("Engineer", "", points)
    assert text.splitlines()[2:] == ["Requirements", "- Python Nice to have - Kafka", "- Git"]
