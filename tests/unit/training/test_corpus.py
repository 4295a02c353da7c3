"""What is learned, what is held out, and that they never meet."""

from dataclasses import replace
from pathlib import Path

import pytest

from rolefit.domain.errors import LeakageFound
from rolefit.evaluation.devsets import Part, build
from rolefit.evaluation.devsets.split import is_held_out
from rolefit.training.data.corpus import build_corpus
from rolefit.training.data.likeness import likeness
from rolefit.training.data.pair import Pair, PairKind, counts_of, digest_of
from rolefit.training.data.splits import Split, asked_texts, check_leakage, split

TITLE = Pair(PairKind.ONET_TITLE, "lead baker", "bakers", "99-1", "onet 99")


def test_every_kind_of_a_taxonomy_is_built(world: Path) -> None:
    corpus = build_corpus(world)
    scraped = ("posting-", "resume-", "requirement-")
    assert set(counts_of(corpus.split.train)) == {
        kind.value for kind in PairKind if not kind.value.startswith(scraped)
    }


def test_the_same_data_gives_the_same_pairs_and_hashes(world: Path) -> None:
    assert build_corpus(world).manifest() == build_corpus(world).manifest()


def test_no_learned_concept_is_held_out(world: Path) -> None:
    for pair in build_corpus(world).split.train:
        if pair.kind is PairKind.ONET_TITLE:
            assert not is_held_out("onet", pair.concept)


@pytest.mark.parametrize("name", ["titles", "skills"])
@pytest.mark.parametrize("part", list(Part))
def test_nothing_that_is_asked_is_learned(world: Path, name: str, part: Part) -> None:
    tasks = build(name, world, part)
    assert any(task.queries for task in tasks)
    learned = {
        likeness(text)
        for pair in build_corpus(world).split.train
        for text in (pair.left, pair.right)
    }
    for task in tasks:
        asked = {likeness(text) for text in task.queries.values()}
        answers = {likeness(task.documents[a]) for row in task.judgements.values() for a in row}
        assert not learned & (asked | answers)


def test_a_leak_is_found(world: Path) -> None:
    asked = asked_texts(world)
    made = build_corpus(world).split
    check_leakage(made, asked)
    query = next(iter(build("titles", world, Part.TEST)[0].queries.values()))
    leaking = replace(made, train=(*made.train, replace(TITLE, left=query)))
    with pytest.raises(LeakageFound, match="asked in an evaluation set"):
        check_leakage(leaking, asked)


def test_a_leak_in_other_words_order_and_number_is_found() -> None:
    asked = {likeness("Senior Bakers of Bread")}
    made = Split((replace(TITLE, left="bread, senior baker"),), ())
    with pytest.raises(LeakageFound):
        check_leakage(made, asked)


def test_a_held_out_concept_among_the_learned_is_found() -> None:
    held = next(f"9{n}" for n in range(100) if is_held_out("onet", f"9{n}"))
    with pytest.raises(LeakageFound, match="held out"):
        check_leakage(Split((replace(TITLE, concept=held),), ()), set())


def test_what_is_learned_is_not_validated_on() -> None:
    held = next(f"9{n}" for n in range(200) if is_held_out("onet", f"9{n}") and _is_dev(f"9{n}"))
    learned = next(f"8{n}" for n in range(100) if not is_held_out("onet", f"8{n}"))
    pairs = [
        replace(TITLE, concept=learned),
        replace(TITLE, concept=held),
        replace(TITLE, concept=held, left="gold smith", right="gold smiths of all kinds"),
    ]
    made = split(pairs, set())
    assert [pair.concept for pair in made.train] == [learned]
    assert [pair.left for pair in made.validation] == ["gold smith"]
    with pytest.raises(LeakageFound, match="both learned and validated on"):
        check_leakage(Split(made.train, (replace(TITLE, concept=held),)), set())


def test_the_digest_sees_every_field_and_the_order() -> None:
    other = replace(TITLE, group="onet 98")
    assert (
        len({digest_of(pairs) for pairs in ([TITLE], [other], [TITLE, other], [other, TITLE])}) == 4
    )


def _is_dev(identifier: str) -> bool:
    from rolefit.evaluation.devsets.split import part_of

    return part_of("onet", identifier) is Part.DEV
