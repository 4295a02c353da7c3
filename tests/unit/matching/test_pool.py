"""A pool is scored at once; each of its members as if it were alone."""

import pickle
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit import Matcher
from rolefit.domain.match import Match
from rolefit.domain.resume import Resume
from rolefit.matching import Weights
from rolefit.matching.asking import Asking
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.pasted import PostingWords
from rolefit.matching.rubric import RUBRIC
from rolefit.matching.scoring import Scored, conclude, score, see
from rolefit.matching.shortlist import Shortlist

POSTING = """Payroll lead

Requirements
- 3 years of experience with payroll and Microsoft Excel
- Bachelor's degree in accounting or equivalent experience
- Fluent in French
- Certified payroll professional
- Knowledge of SAP, Python or SQL
- Close the books of the month with the accountants of four countries

Responsibilities
- Answer the questions of two hundred drivers about their pay
"""
PAYROLL = """Experience
Payroll Clerk, Lantern Logistics (03/2019 - 02/2023)
- Ran the monthly payroll for 240 drivers and answered their questions.
- Kept the overtime tables in Excel and closed each month with the accountant.

Skills
Excel, SAP, SQL, payroll
Word, Outlook, Python

Education
Bachelor of Arts in Accounting, Harbour College, 2018

Languages
French (native), English (B2)

Certificates
Certified Payroll Professional
"""
COPIER = """Experience
- Close the books of the month with the accountants of four countries
- Answer the questions of two hundred drivers about their pay
- Baked bread.
"""
RESUMES = (
    PAYROLL,
    COPIER,
    "Experience\nCook, Blue Lantern (2015 - 2021)\n- Ran the grill and the pass.\n",
    "Experience\n- I have no experience with SAP.\n- I have never used Microsoft Excel or SQL.\n",
    "Skills\nExcel, SAP, payroll, SQL\nPython, Java, Kotlin\nbookkeeping, Word, Outlook\n",
    "Experience\n- Drove a van.",
    "Education\nMaster of Science in Physics, 2011\n",
    "",
)


@pytest.fixture(scope="module")
def asking(matcher: Matcher) -> Asking:
    job = matcher._encodings.job(matcher.job(POSTING), Weights())
    return matcher._services.ranker.ask(job, Weights())


@pytest.fixture(scope="module")
def pool(matcher: Matcher) -> list[EncodedResume]:
    return matcher._encodings.resumes([matcher.resume(text) for text in RESUMES])


def numbers(scored: Scored, row: int) -> tuple[bytes, ...]:
    return (
        scored.points[row].tobytes(),
        scored.by_passages[row].tobytes(),
        scored.outcomes.strengths[row].tobytes(),
        scored.outcomes.statuses[row].tobytes(),
        scored.checked.values[row].tobytes(),
        scored.checked.months[row].tobytes(),
        repr(scored.measured.copied[row]).encode(),
    )


def balanced(matcher: Matcher, words: float) -> Asking:
    weights = Weights(words=words)
    return matcher._services.ranker.ask(
        matcher._encodings.job(matcher.job(POSTING), weights), weights
    )


def test_by_meaning_alone_no_word_counts(matcher: Matcher, pool: list[EncodedResume]) -> None:
    asking = balanced(matcher, 0.0)
    seen = see(asking, pool)
    assert seen.words.any()
    assert (
        conclude(asking, replace(seen, words=0 * seen.words)).scores == score(asking, pool).scores
    )


def test_by_words_alone_the_nearest_passage_caps_and_no_other_counts(
    matcher: Matcher, pool: list[EncodedResume]
) -> None:
    asking = balanced(matcher, 1.0)
    seen, base = see(asking, pool), asking.base
    by_words = 1.5 * ((seen.words - base.words) / base.spread_words)
    strength = RUBRIC.strength_by_passages(by_words, seen.measured.nearest)
    assert (score(asking, pool).by_passages == strength).all()
    assert (strength < RUBRIC.strength_of(by_words)).any()


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(st.integers(0, len(RESUMES) - 1), min_size=1, max_size=12))
def test_neighbours_move_no_byte_of_a_score(
    asking: Asking, pool: list[EncodedResume], chosen: list[int]
) -> None:
    together = score(asking, [pool[i] for i in chosen])
    for row, i in enumerate(chosen):
        assert numbers(together, row) == numbers(score(asking, [pool[i]]), 0)


def test_a_pool_of_many_blocks_scores_as_each_alone(
    asking: Asking, pool: list[EncodedResume]
) -> None:
    many = pool * 150
    together = score(asking, many)
    alone = [numbers(score(asking, [resume]), 0) for resume in pool]
    assert [numbers(together, row) for row in range(len(many))] == alone * 150


def test_the_ranking_and_the_explanation_come_to_the_same_points(
    matcher: Matcher, asking: Asking, pool: list[EncodedResume]
) -> None:
    scored = score(asking, pool)
    for match in matcher.rank(POSTING, [resume.resume for resume in pool]):
        told = [round(item.points * 100) for item in match.requirements]
        assert told == scored.points[match.index].tolist()
        assert round(match.score * 100) == scored.scores[match.index]


def test_the_kept_cosines_are_those_that_counted(asking: Asking, pool: list[EncodedResume]) -> None:
    scored = score(asking, pool)
    for row, resume in enumerate(pool):
        assert scored.measured.products[row].shape == (
            len(asking.job.asked),
            len(resume.resume.passages),
        )
    copier = RESUMES.index(COPIER)
    copied = list(scored.measured.copied[copier])
    assert copied
    assert scored.measured.products[copier][:, copied].max() <= 0.1 * 2048**2 + 1


def ended(shortlist: Shortlist, batches: Sequence[Sequence[EncodedResume]]) -> list[Match]:
    begun = 0
    for batch in batches:
        shortlist.add(batch, range(begun, begun + len(batch)))
        begun += len(batch)
    return shortlist.matches()


def variants(pool: list[EncodedResume]) -> list[EncodedResume]:
    """PostingWords of everybody, and copies that lack a passage or two, so that copies chain."""
    return [
        replace(one, said=one.said[cut:], resume=named(one.resume, f"{cut}{turn}"))
        for turn in range(3)
        for cut in range(3)
        for one in pool
    ]


def named(resume: Resume, mark: str) -> Resume:
    return replace(resume, redacted=f"{resume.redacted}{mark}")


@pytest.mark.parametrize("top", [0, 1, 3, 5, 60, None])
@pytest.mark.parametrize("size", [1, 7, 100])
def test_what_is_let_go_on_the_way_would_not_have_been_among_the_best(
    matcher: Matcher, asking: Asking, pool: list[EncodedResume], top: int | None, size: int
) -> None:
    versions = matcher._services.ranker._versions
    many = variants(pool)
    batches = [many[start : start + size] for start in range(0, len(many), size)]
    whole = ended(Shortlist(asking, versions, None, len(many)), [many])
    assert ended(Shortlist(asking, versions, top, 0), batches) == whole[:top]


def test_a_batch_in_which_nothing_could_be_read_changes_nothing(
    matcher: Matcher, asking: Asking, pool: list[EncodedResume]
) -> None:
    versions = matcher._services.ranker._versions
    with_gap = ended(Shortlist(asking, versions, 2, 9), [pool[:3], [], pool[3:]])
    assert with_gap == ended(Shortlist(asking, versions, 2, 9), [pool])


@pytest.mark.parametrize(
    ("top", "room", "least", "most"), [(None, 16, 16, 16), (None, 8, 0, 0), (3, 0, 3, 8)]
)
def test_no_more_resumes_are_held_than_there_is_room_for(
    matcher: Matcher, asking: Asking, top: int | None, room: int, least: int, most: int
) -> None:
    """What was scored holds its résumé until its words are put together."""
    texts = (*RESUMES, *(f"{text}\nMore." for text in RESUMES))
    pool = matcher._encodings.resumes([matcher.resume(text) for text in texts])
    shortlist = Shortlist(asking, matcher._services.ranker._versions, top, room)
    shortlist.add(pool[:8], range(8))
    shortlist.add(pool[8:], range(8, 16))
    assert least <= len(shortlist._held) <= most


def holds(match: Match) -> bool:
    return match.explanation._work is not None


def test_words_looked_at_late_and_in_any_order_are_the_same(matcher: Matcher) -> None:
    late = matcher.rank(POSTING, RESUMES)
    assert all(holds(match) for match in late)
    early = [
        (match.explanation(), match) for match in matcher.rank(POSTING, RESUMES) if match.signature
    ]
    matcher.rank(PAYROLL, RESUMES)
    for match, (told, other) in list(zip(late, early, strict=True))[::-1]:
        assert match.explanation() == told
        assert match == other


def test_a_ranking_survives_pickling(matcher: Matcher) -> None:
    ranking = matcher.rank(POSTING, RESUMES)
    again = pickle.loads(pickle.dumps(ranking))  # noqa: S301
    assert again == ranking
    assert again.failures == ranking.failures


def test_a_glance_at_the_traces_misses_no_copied_passage(
    asking: Asking, pool: list[EncodedResume]
) -> None:
    words = PostingWords(asking.job)
    suspects = words.suspects(pool)
    for place, resume in enumerate(pool):
        copied = {i for i, one in enumerate(resume.resume.passages) if words.repeated_by(one.text)}
        assert copied <= set(suspects.get(place, ()))
    assert suspects.get(RESUMES.index(COPIER))


def test_a_job_ranked_again_is_not_encoded_again(matcher: Matcher) -> None:
    first = matcher._encodings.job(matcher.job(POSTING), Weights())
    again = matcher._encodings.job(matcher.job(POSTING), Weights(nice=0.1))
    assert all(
        np.shares_memory(one.vector, other.vector)
        for one, other in zip(first.asked, again.asked, strict=True)
    )
