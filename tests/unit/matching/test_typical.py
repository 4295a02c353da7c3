"""What is typical for a job, and jobs for a résumé."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from rolefit import Matcher
from rolefit.domain.errors import NoRequirements, UsageError
from rolefit.matching import Weights
from rolefit.matching.encoded import Grid
from rolefit.matching.typical import encode_typical, passages_of, typical_texts, vectors_name

WANTED = "Payroll clerk\n\nRequirements\n- Experience with payroll\n- Good command of Excel\n"
COMMON = "Assistant\n\nRequirements\n- High school diploma\n- Good communication skills\n"
RARE = "Diver\n\nRequirements\n- Experience with Kubernetes\n- Experience with Terraform\n"
PERKS = "Free fruit and a gym membership."
PAYROLL = "Experience\nPayroll Clerk, Lantern Ltd (2015 - 2020)\n- Ran the payroll in Excel.\n"


def test_what_many_have_is_more_typical_than_what_few_have(matcher: Matcher) -> None:
    assert 0 <= matcher.typical(RARE) < matcher.typical(COMMON) <= 100


def test_what_is_typical_depends_on_job_and_weights_alone(matcher: Matcher) -> None:
    first = matcher.typical(WANTED)
    matcher.rank(WANTED, [PAYROLL])
    assert matcher.typical(WANTED) == first
    assert matcher.typical(WANTED, weights=Weights(title=0.5)) != first
    assert matcher.typical(WANTED, weights=Weights(words=1)) != first


def test_jobs_come_by_points_above_what_is_typical(matcher: Matcher) -> None:
    jobs = [RARE, COMMON, WANTED]
    found = matcher.recommend(PAYROLL, jobs)
    assert found[0].index == 2
    assert [fit.above for fit in found] == sorted((fit.above for fit in found), reverse=True)
    for fit in found:
        assert fit.match.score == matcher.score(jobs[fit.index], PAYROLL).score
        assert fit.typical == matcher.typical(jobs[fit.index])
        assert fit.above == pytest.approx(fit.match.score - fit.typical)


def test_the_order_of_the_jobs_and_their_company_change_nothing(matcher: Matcher) -> None:
    def told(jobs: Sequence[str]) -> dict[str, tuple[float, str]]:
        found = matcher.recommend(PAYROLL, jobs)
        return {jobs[fit.index]: (fit.above, fit.match.signature) for fit in found}

    all_of_them = told([RARE, COMMON, WANTED])
    assert list(told([WANTED, COMMON, RARE])) == list(all_of_them)
    assert told([COMMON]) == {COMMON: all_of_them[COMMON]}
    assert len(matcher.recommend(PAYROLL, [RARE, COMMON, WANTED], top=2)) == 2


def test_a_job_that_asks_for_nothing_is_raised_or_told(matcher: Matcher) -> None:
    with pytest.raises(NoRequirements):
        matcher.recommend(PAYROLL, [WANTED, PERKS])
    found = matcher.recommend(PAYROLL, [PERKS, WANTED], on_error="report")
    assert [fit.index for fit in found] == [1]
    assert [(one.index, type(one.error)) for one in found.failures] == [(0, NoRequirements)]


def test_one_job_is_no_list_of_jobs(matcher: Matcher) -> None:
    with pytest.raises(UsageError, match="list of jobs"):
        matcher.recommend(PAYROLL, WANTED)


def test_progress_counts_every_job(matcher: Matcher) -> None:
    ticks: list[int] = []
    matcher.recommend(PAYROLL, [WANTED, PERKS], on_error="report", progress=ticks.append)
    assert ticks == [1, 1]


def test_vectors_of_another_model_are_encoded_once(matcher: Matcher, tmp_path: Path) -> None:
    profiles = [matcher.resume(text) for text in typical_texts()[:3]]
    encoded: list[int] = []

    def encode(texts: Sequence[str]) -> Grid:
        encoded.append(len(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.int16)

    family = "no-such-bundle@0123"
    first, again = (encode_typical(profiles, family, encode, tmp_path) for _ in range(2))
    assert encoded == [len(passages_of(profiles))]
    assert [path.name for path in tmp_path.iterdir()] == [
        vectors_name(family, passages_of(profiles))
    ]
    for one, other, profile in zip(first, again, profiles, strict=True):
        assert one.resume is profile
        assert (one.lexical.vectors == other.lexical.vectors).all()


def test_the_typical_people_are_read_as_what_they_are(matcher: Matcher) -> None:
    people = [matcher.resume(text) for text in typical_texts()]
    stations = [position for resume in people for position in resume.positions]
    assert 2 * len(people) - 5 <= len(stations) <= 2 * len(people)
    assert all(position.start for position in stations)
    for text, resume in zip(typical_texts(), people, strict=True):
        assert resume.degrees or "High school" in text, text
