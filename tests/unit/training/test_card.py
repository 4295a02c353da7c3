"""The model card names every source, once, and what the model is made of."""

from rolefit.training.card import model_card
from rolefit.training.data.corpus import Corpus
from rolefit.training.data.pair import Pair, PairKind
from rolefit.training.data.splits import Split
from rolefit.training.recipe import Recipe

TITLE = Pair(PairKind.ESCO_TITLE, "tern keeper", "bird warden", "c1")
LABEL = Pair(PairKind.SKILL_LABEL, "ring terns", "mark birds", "s1")
CORPUS = Corpus(
    Split((TITLE, LABEL), ()),
    {"esco/occupations.csv.gz": "a" * 64},
    ("ESCO 1.1 occupations", "ESCO 1.1 skills"),
)


def recipe(**chosen: object) -> Recipe:
    return Recipe.model_validate({"name": "terns", "mixture": {"esco-title": 1}, **chosen})


def test_sources_are_named_with_licence_and_count_and_credited_once() -> None:
    card = model_card(recipe(), CORPUS, "some/base")
    assert card.count("| European Commission reuse notice | 1 |") == 2
    assert card.count("© European Union") == 1
    assert "`esco/occupations.csv.gz` " + "a" * 64 in card


def test_the_recipe_is_told_and_the_bundle_named_by_it() -> None:
    card = model_card(recipe(steps=12, batch=6, seed=3, bundle="tern-l6"), CORPUS, "some/base")
    assert card.startswith("# tern-l6\n\nsome/base, fine-tuned")
    assert "12 batches of 6, ranking loss, seed 3. The whole" in card
    assert "experiments/terns.toml" in card


def test_a_blend_is_told() -> None:
    assert "75% tuned and 25% base" in model_card(recipe(blend=0.75), CORPUS, "some/base")
