"""Impact ratios: the rules' definitions on tables that can be counted by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolefit.trust.impact import (
    Comparison,
    Dimension,
    Impact,
    Individual,
    Measure,
    compare,
    impact,
)
from rolefit.trust.intervals import with_intervals


def rates(one: Comparison) -> dict[str, float]:
    return {category.name: category.rate for category in one.categories}


def ratios(one: Comparison) -> dict[str, float | None]:
    return {category.name: category.ratio for category in one.categories}


def of(answer: Impact, dimension: Dimension, measure: Measure = Measure.SCORING) -> Comparison:
    return next(
        one for one in answer.comparisons if (one.dimension, one.measure) == (dimension, measure)
    )


PEOPLE = [
    Individual(90, "Female", "White", selected=True),
    Individual(80, "Female", "Black", selected=False),
    Individual(30, "Female", "White", selected=False),
    Individual(20, "Female", "Black", selected=False),
    Individual(85, "Male", "White", selected=True),
    Individual(75, "Male", "Black", selected=True),
    Individual(70, "Male", "White", selected=True),
    Individual(10, "Male", "Black", selected=False),
]


def test_the_scoring_rate_is_the_share_above_the_median_of_everybody() -> None:
    answer = impact(PEOPLE)
    assert answer.median == 72.5
    assert rates(of(answer, Dimension.SEX)) == {"Female": 0.5, "Male": 0.5}
    # White: 90 and 85 of 90, 30, 85, 70. Black: 80 and 75 of 80, 20, 75, 10.
    assert rates(of(answer, Dimension.RACE)) == {"Black": 0.5, "White": 0.5}


def test_a_score_equal_to_the_median_is_not_above_it() -> None:
    people = [Individual(score, "Female") for score in (10, 50, 50, 50, 90)]
    assert rates(compare(people, Dimension.SEX, Measure.SCORING)) == {"Female": 0.2}


def test_the_selection_rate_is_the_share_that_was_selected() -> None:
    one = of(impact(PEOPLE), Dimension.SEX, Measure.SELECTION)
    assert rates(one) == {"Male": 0.75, "Female": 0.25}
    assert one.reference == "Male"
    assert ratios(one) == {"Male": 1.0, "Female": pytest.approx(1 / 3)}
    assert [category.below_four_fifths for category in one.categories] == [False, True]


def test_intersections_are_sex_by_race() -> None:
    one = of(impact(PEOPLE), Dimension.BOTH, Measure.SELECTION)
    assert rates(one) == {
        "Male · White": 1.0,
        "Female · White": 0.5,
        "Male · Black": 0.5,
        "Female · Black": 0.0,
    }
    assert ratios(one)["Female · Black"] == 0.0


def test_exactly_four_fifths_is_not_below_it() -> None:
    people = [Individual(1, sex, selected=number < many) for sex, many in (("F", 8), ("M", 10))
              for number in range(20)]  # fmt: skip
    one = compare(people, Dimension.SEX, Measure.SELECTION)
    assert ratios(one) == {"M": 1.0, "F": 0.8}
    assert not any(category.below_four_fifths for category in one.categories)


def test_unknown_categories_are_counted_but_in_no_rate_and_still_in_the_median() -> None:
    people = [*PEOPLE, Individual(100, "", "White"), Individual(99, "Female", "")]
    answer = impact(people)
    assert answer.median == 77.5
    assert of(answer, Dimension.SEX).unknown == 1
    assert of(answer, Dimension.RACE).unknown == 1
    assert of(answer, Dimension.BOTH).unknown == 2
    assert sum(category.count for category in of(answer, Dimension.BOTH).categories) == 8


def test_a_small_category_is_told_with_number_and_rate_but_leads_nothing() -> None:
    people = [Individual(score, "Female" if score % 2 else "Male") for score in range(99)]
    people.append(Individual(1000, "Nonbinary"))
    one = compare(people, Dimension.SEX, Measure.SCORING)
    small = one.categories[-1]
    assert (small.name, small.count, small.rate) == ("Nonbinary", 1, 1.0)
    assert small.left_out
    assert small.ratio is None
    assert one.reference != "Nonbinary"
    whole = compare(people, Dimension.SEX, Measure.SCORING, small_share=0)
    assert whole.reference == "Nonbinary"
    assert not any(category.left_out for category in whole.categories)


def test_two_per_cent_exactly_is_not_small() -> None:
    people = [Individual(n, "Female") for n in range(98)] + [Individual(n, "Male") for n in (1, 2)]
    assert not any(c.left_out for c in compare(people, Dimension.SEX, Measure.SCORING).categories)


def test_where_nobody_is_favoured_there_is_no_ratio() -> None:
    people = [Individual(5, sex) for sex in ("Female", "Male") for _ in range(5)]
    one = compare(people, Dimension.SEX, Measure.SCORING)
    assert set(ratios(one).values()) == {None}


def test_a_table_of_one_dimension_is_compared_by_it_alone() -> None:
    answer = impact([Individual(1, "Female"), Individual(2, "Male")])
    assert [one.dimension for one in answer.comparisons] == [Dimension.SEX]
    assert [one.measure for one in answer.comparisons] == [Measure.SCORING]


INDIVIDUALS = st.builds(
    Individual,
    score=st.integers(0, 100).map(float),
    sex=st.sampled_from(["", "Female", "Male"]),
    race=st.sampled_from(["", "Asian", "Black", "White"]),
    selected=st.booleans(),
)


@given(st.lists(INDIVIDUALS, min_size=1, max_size=60))
def test_every_ratio_is_in_0_to_1_and_the_best_is_1(people: list[Individual]) -> None:
    for one in impact(people, small_share=0).comparisons:
        told = [ratio for ratio in ratios(one).values() if ratio is not None]
        assert all(0 <= ratio <= 1 for ratio in told)
        assert not told or max(told) == 1
        assert sum(c.count for c in one.categories) + one.unknown == len(people)


@given(st.lists(INDIVIDUALS, min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_the_order_of_the_table_counts_nothing(people: list[Individual], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert impact(people) == impact(shuffled)


@given(st.lists(INDIVIDUALS, min_size=2, max_size=40))
def test_only_the_order_of_scores_counts(people: list[Individual]) -> None:
    stretched = [
        Individual(math.exp(one.score / 10), one.sex, one.race, one.selected) for one in people
    ]
    # The median of an even sample lies between two scores, wherever exactly.
    before, after = impact(people).comparisons, impact(stretched).comparisons
    assert [rates(one) for one in before] == [rates(one) for one in after]


def test_an_interval_holds_the_ratio_and_the_leader_has_none() -> None:
    people = PEOPLE * 20
    answer = with_intervals(impact(people), people)
    for one in answer.comparisons:
        for category in one.categories:
            if category.name == one.reference:
                assert (category.low, category.high) == (None, None)
            elif category.ratio is not None:
                assert category.low is not None
                assert category.high is not None
                assert category.low <= category.ratio <= category.high


def test_an_interval_narrows_with_the_sample_and_is_the_same_every_time() -> None:
    def width(times: int) -> float:
        people = PEOPLE * times
        one = of(with_intervals(impact(people), people), Dimension.SEX, Measure.SELECTION)
        female = next(c for c in one.categories if c.name == "Female")
        assert female.low is not None
        assert female.high is not None
        return female.high - female.low

    assert width(5) > width(50) > 0
    assert width(5) == width(5)


def test_a_category_of_one_has_no_interval() -> None:
    people = [*PEOPLE, Individual(95, "Nonbinary", "White", selected=True)]
    one = of(with_intervals(impact(people), people), Dimension.SEX, Measure.SELECTION)
    told = {category.name: (category.low, category.high) for category in one.categories}
    assert told["Nonbinary"] == (None, None)


def test_an_interval_without_an_upper_end_is_told_as_unknown() -> None:
    # In many resamples the leader has nobody above the median, and the ratio has no bound.
    people = [Individual(score, sex) for sex, scores in
              (("Female", (1, 2, 9)), ("Male", (1, 2, 3, 8)), ("", (4, 4, 4, 4)))
              for score in scores]  # fmt: skip
    one = of(with_intervals(impact(people, small_share=0), people), Dimension.SEX)
    male = next(c for c in one.categories if c.name == "Male")
    assert male.ratio is not None
    assert male.high is None


def test_intervals_cover_the_true_ratio_about_as_often_as_they_say() -> None:
    """Two groups selected alike: the true ratio is 1, and most intervals hold it."""
    import numpy as np

    rng = np.random.default_rng(7)
    held = 0
    for _ in range(40):
        people = [
            Individual(float(rng.random()), sex, selected=bool(rng.random() < 0.5))
            for sex in ("Female", "Male")
            for _ in range(60)
        ]
        one = of(with_intervals(impact(people), people), Dimension.SEX, Measure.SELECTION)
        other = next(c for c in one.categories if c.name != one.reference)
        held += (other.low or 0) <= 1 <= (other.high or 9)
    assert held >= 33
