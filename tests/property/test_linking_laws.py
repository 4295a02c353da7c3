"""A link is a function of the text: no neighbour, order or number of texts moves it."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolefit import Matcher
from rolefit.domain.skills import LinkedSkill
from rolefit.encoding import GridMatrix, to_grid
from rolefit.profiling.skills import Linker, load_gazetteer, load_taxonomy
from rolefit.profiling.skills.taxonomy import Taxonomy

WORDS = (
    "java python excel german boil eggs manage staff no experience with and clean kitchen".split()
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def linker(matcher: Matcher, tmp_path_factory: pytest.TempPathFactory) -> Linker:
    """The encoder that ships and every hundredth skill of ESCO."""

    def encode(texts: Sequence[str]) -> GridMatrix:
        return to_grid(matcher.encode(texts))

    few = Taxonomy(load_taxonomy().skills[::100], "few")
    return Linker(load_gazetteer(), few, encode, "shipped@0", tmp_path_factory.mktemp("cache"))


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), data=st.data())
def test_neighbours_and_their_order_move_nothing(
    linker: Linker, texts: list[str], data: st.DataObject
) -> None:
    alone = [linker.link([text], top=7)[0] for text in texts]
    order = data.draw(st.permutations(range(len(texts))))
    mixed = linker.link([texts[place] for place in order], top=7)
    assert [mixed[order.index(place)] for place in range(len(texts))] == alone


@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_answers_are_ordered_bounded_and_each_skill_stands_once(linker: Linker, text: str) -> None:
    found = linker.link([text], top=20)[0]
    assert len(found) == (20 if text.strip() else 0)
    assert found == sorted(found, key=_place)
    assert all(0.0 <= skill.score <= 1.0 for skill in found)
    assert len({skill.id for skill in found}) == len(found)


def test_vectors_made_twice_are_the_same_bytes(matcher: Matcher, linker: Linker) -> None:
    from rolefit.profiling.skills.linking import skill_vectors

    skills = load_taxonomy().skills[:100:20]
    once, again = (
        skill_vectors(some, lambda texts: to_grid(matcher.encode(texts)))
        for some in (skills, [*skills, *skills])
    )
    assert np.array_equal(np.concatenate([once, once]), again)


def _place(skill: LinkedSkill) -> tuple[float, str]:
    return -skill.score, skill.id
