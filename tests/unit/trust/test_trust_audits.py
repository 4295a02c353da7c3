"""What each audit makes, and what a score does with it."""

from dataclasses import replace

import pytest
from resumes import render

from rolefit import Matcher
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume, months_covered
from rolefit.trust.audits import AUDITS
from rolefit.trust.counterfactual import Kind
from rolefit.trust.summary import holds, summarise
from rolefit.trust.swaps import Outcome, Pool, pool_of, run_audit

PROMISED = [Kind.NAMES, Kind.PRONOUNS, Kind.ADDRESSES, Kind.SCHOOLS, Kind.GRADUATION]


@pytest.fixture(scope="module")
def job(matcher: Matcher, posting: str) -> Job:
    return matcher.job(posting)


@pytest.fixture(scope="module")
def resumes(matcher: Matcher) -> dict[str, Resume]:
    return {
        template: matcher.resume(render(template, "Anneliese", "Sommerfeld", "she"))
        for template in ("dated", "sidebar", "published")
    }


@pytest.fixture(scope="module")
def pool(matcher: Matcher, job: Job, resumes: dict[str, Resume]) -> Pool:
    cook = matcher.job("Sous chef\nRequirements\n- Two years in a kitchen\n- Menu planning\n")
    return pool_of(matcher, {"backend": job, "cook": cook}, resumes)


def run(matcher: Matcher, kind: Kind, pool: Pool) -> Outcome:
    return run_audit(matcher, kind, pool)


@pytest.mark.parametrize("kind", PROMISED)
def test_what_is_promised_to_move_nothing_moves_nothing(
    matcher: Matcher, pool: Pool, kind: Kind
) -> None:
    outcome = run(matcher, kind, pool)
    whole = summarise(outcome.pairs)
    assert outcome.resumes == 3
    assert whole.pairs > 0
    assert holds(outcome) is True
    assert (whole.moved, whole.largest, whole.places_moved) == (0, 0, 0)
    assert whole.equal == whole.pairs


def test_without_redaction_a_name_moves_scores(posting: str) -> None:
    """The audit can fail: with redaction off it tells so."""
    from rolefit.settings import Settings

    with Matcher(settings=Settings(model=None, redact=False)) as open_matcher:
        resume = open_matcher.resume(render("dated", "Anneliese", "Sommerfeld", "she"))
        asked = open_matcher.job("Team assistant\n- Reviewed code\n- Ebony Jackson\n")
        pool = pool_of(open_matcher, {"job": asked}, {"one": resume})
        outcome = run(open_matcher, Kind.NAMES, pool)
    assert holds(outcome) is False
    assert summarise(outcome.pairs).moved > 0
    assert all(pair.moved for pair in outcome.pairs if pair.change)


def test_a_gap_keeps_months_and_leaves_years_between_two_positions(
    matcher: Matcher, resumes: dict[str, Resume]
) -> None:
    base = resumes["dated"]
    made = AUDITS[Kind.GAPS].make(base, 1)
    assert [variant.group for variant in made.variants] == ["1 year", "2 years", "3 years"]
    for years, variant in enumerate(made.variants, 1):
        changed = matcher.resume(variant.document)
        recent, earlier = changed.positions
        assert recent.start is not None
        assert earlier.end is not None
        assert recent.start.index - earlier.end.index == 12 * years + 1
        assert changed.months == base.months
        assert changed.skill_months == base.skill_months
        assert AUDITS[Kind.GAPS].faithful(base, changed, variant)


def test_a_gap_needs_positions_that_do_not_overlap(matcher: Matcher) -> None:
    text = render("dated", "Anneliese", "Sommerfeld", "she").replace("12/2016", "present")
    made = AUDITS[Kind.GAPS].make(matcher.resume(text), 1)
    assert made.variants == ()
    assert made.why


def test_a_gap_that_is_not_understood_is_not_faithful(resumes: dict[str, Resume]) -> None:
    base = resumes["dated"]
    audit = AUDITS[Kind.GAPS]
    variant = audit.make(base, 1).variants[0]
    assert not audit.faithful(base, base, variant)
    assert not audit.faithful(base, replace(base, months=base.months - 1), variant)
    assert not audit.faithful(base, replace(base, positions=base.positions[:1]), variant)


@pytest.mark.parametrize("kind", [Kind.GAPS])
def test_a_gap_moves_no_score(matcher: Matcher, pool: Pool, kind: Kind) -> None:
    """Months are counted, not when they were; nothing promises more than that it stays so."""
    outcome = run(matcher, kind, pool)
    whole = summarise(outcome.pairs)
    assert whole.pairs >= 12
    assert whole.equal == whole.pairs
    assert holds(outcome) is None


def test_another_school_leaves_the_degree(matcher: Matcher, resumes: dict[str, Resume]) -> None:
    base = resumes["dated"]
    made = AUDITS[Kind.SCHOOLS].make(base, 2)
    assert [variant.group for variant in made.variants] == [
        *["well known"] * 2,
        *["little known"] * 2,
        *["abroad"] * 2,
    ]
    for variant in made.variants:
        (degree,) = matcher.resume(variant.document).degrees
        (before,) = base.degrees
        assert degree.institution == variant.detail != before.institution
        assert (degree.level, degree.field, degree.year) == (
            before.level,
            before.field,
            before.year,
        )


def test_a_body_that_certifies_is_no_school(matcher: Matcher) -> None:
    text = render("dated", "Anneliese", "Sommerfeld", "she").replace(
        "Technical University of Ostmark", "Chartered Institute of Invented Accountants"
    )
    assert AUDITS[Kind.SCHOOLS].make(matcher.resume(text), 1).variants == ()


def test_a_year_of_graduation_moves_and_work_stays(
    matcher: Matcher, resumes: dict[str, Resume]
) -> None:
    base = resumes["dated"]
    audit = AUDITS[Kind.GRADUATION]
    made = audit.make(base, 1)
    years = []
    for variant in made.variants:
        changed = matcher.resume(variant.document)
        years.append(changed.degrees[0].year)
        assert [p.period(changed.as_of) for p in changed.positions] == [
            p.period(base.as_of) for p in base.positions
        ]
        assert audit.faithful(base, changed, variant)
    assert years == [1988, 1998, 2008, 2018]
    assert months_covered(p for x in base.positions if (p := x.period(base.as_of))) == base.months


def test_a_resume_without_a_dated_degree_is_told(matcher: Matcher) -> None:
    made = AUDITS[Kind.GRADUATION].make(matcher.resume("Experience\n- Baked bread.\n"), 1)
    assert (made.variants, made.why) == ((), "no degree shows its year")


def test_places_count_who_scores_higher(matcher: Matcher, pool: Pool) -> None:
    outcome = run(matcher, Kind.NAMES, pool)
    for pair in outcome.pairs:
        others = [s for name, s in pool.scores[pair.job].items() if name != pair.resume]
        assert pair.place_before == 1 + sum(score > pair.before for score in others)
        assert pair.before == pool.scores[pair.job][pair.resume]


def test_pronouns_declared_in_a_name_field_move_nothing(matcher: Matcher, tmp_path: object) -> None:
    import json
    from pathlib import Path

    path = Path(str(tmp_path)) / "resume.json"
    path.write_text(json.dumps(STRUCTURED), encoding="utf-8")
    resume = matcher.resume(path)
    asked = matcher.job("Team player\nRequirements\n- Trusted with shifts\n- Python\n")
    outcome = run(matcher, Kind.PRONOUNS, pool_of(matcher, {"job": asked}, {"one": resume}))
    assert summarise(outcome.pairs).equal == len(outcome.pairs)


STRUCTURED = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Anneliese Sommerfeld",
        "email": "anneliese.sommerfeld@example.org",
        "summary": "Backend developer who likes small services.",
    },
    "work": [
        {
            "name": "Kestrel Payments",
            "position": "Backend Developer",
            "startDate": "2017-01",
            "endDate": "2023-12",
            "highlights": ["Built payment services in Python."],
        }
    ],
}


LATE = (
    "Education\nCertificate in Welding, Ostmark College, 2014\n\nAnneliese Sommerfeld\n"
    "anneliese.sommerfeld@example.org\n\nExperience\nWelder, Tarn Works (2015 - 2020)\n"
    "- Welded frames for lorries and read drawings.\n"
)
SHORT = (
    "Anneliese Sommerfeld, anneliese.sommerfeld@example.org. Welder, looking for work from Monday."
)


@pytest.mark.parametrize("text", [LATE, SHORT])
def test_an_address_below_a_name_that_heads_no_resume_moves_nothing(
    matcher: Matcher, text: str
) -> None:
    """Where a sidebar is read first, and where there is no head at all."""
    resume = matcher.resume(text)
    asked = matcher.job("Welder\nRequirements\n- Welding\n- Works in Lagos, Nigeria\n")
    outcome = run(matcher, Kind.ADDRESSES, pool_of(matcher, {"job": asked}, {"one": resume}))
    assert outcome.pairs
    assert summarise(outcome.pairs).equal == len(outcome.pairs)


def test_a_co_authors_initial_stays_whatever_the_candidates_is(matcher: Matcher) -> None:
    kept = set()
    for given in ("Allison", "Brett"):
        text = render("published", given, "Olson", "they").replace(
            f"{given[0]}. Olson and Okafor, T.", f"Ruiz A., Olson {given[0]}. and Okafor T."
        )
        kept.add(tuple(passage.text for passage in matcher.resume(text).passages))
    assert len(kept) == 1
