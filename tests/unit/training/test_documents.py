"""Pairs from documents: none of a judged document, nothing personal, nothing to ship."""

from pathlib import Path

import pytest
from training_world import table, word

from rolefit.training.data.corpus import build_corpus
from rolefit.training.data.documents import judged, posting_pairs, resume_pairs
from rolefit.training.data.likeness import likeness
from rolefit.training.data.mining import requirement_pairs
from rolefit.training.data.pair import Pair, PairKind

_SAID = "clerk Invented House Sorted the for whole house Wrote report every month"
KNOWN = frozenset(f"{_SAID} Planned in Microsoft Excel".split())


@pytest.fixture(scope="module")
def pairs(world: Path) -> list[Pair]:
    return [*posting_pairs(world), *resume_pairs(world), *requirement_pairs(world)]


def test_each_kind_is_built(pairs: list[Pair]) -> None:
    assert {pair.kind for pair in pairs} == {
        PairKind.POSTING_HALVES,
        PairKind.POSTING_TITLE,
        PairKind.RESUME_PASSAGES,
        PairKind.REQUIREMENT_PASSAGE,
    }


def test_no_judged_document_and_no_line_of_one_is_learned(world: Path, pairs: list[Pair]) -> None:
    held = judged(world)
    assert held.ids
    assert not held.ids & {pair.concept for pair in pairs}
    texts = {likeness(text) for pair in pairs for text in (pair.left, pair.right)}
    assert likeness("The same line in every one of them.") in held.lines
    assert not texts & held.lines


def test_only_passages_of_one_position_belong_together(pairs: list[Pair]) -> None:
    for pair in pairs:
        if pair.kind is PairKind.RESUME_PASSAGES:
            made_up = {one.strip(",.") for text in (pair.left, pair.right) for one in text.split()}
            own = ({*(word(n, k) for k in (70, 71, 72)), table(n)} for n in range(16))
            assert any(one >= made_up - KNOWN for one in own)


def test_a_recipe_that_learns_from_documents_cannot_be_shipped(world: Path) -> None:
    assert build_corpus(world).shippable
    assert build_corpus(world, [PairKind.ONET_TITLE]).sources == ("O*NET 29.2",)
    mixed = build_corpus(world, [PairKind.ONET_TITLE, PairKind.RESUME_PASSAGES])
    assert not mixed.shippable
    assert mixed.manifest()["licences"] == {
        "O*NET 29.2": "CC-BY-4.0",
        "LiveCareer résumés": "unknown",
    }


def test_a_requirement_gets_a_passage_of_the_same_skill_and_no_passage_two(
    pairs: list[Pair],
) -> None:
    mined = [pair for pair in pairs if pair.kind is PairKind.REQUIREMENT_PASSAGE]
    for pair in mined:
        assert "Excel" in pair.left
        assert "Excel" in pair.right
        assert pair.group == "resume FINANCE"
    assert len({pair.concept for pair in mined}) == 1
    assert len({pair.right for pair in mined}) == len(mined) > 1
