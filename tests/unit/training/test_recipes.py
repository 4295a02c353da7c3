"""Recipes: read whole, or told what is wrong."""

from pathlib import Path

import pytest

from rolefit.domain.errors import TrainingError
from rolefit.training.data.pair import PairKind
from rolefit.training.recipe import read_recipe

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "experiments").glob("*.toml"))
SMALL = 'name = "small"\n[mixture]\nonet-title = 1\n'


@pytest.mark.parametrize(
    "path", [one for one in SHIPPED if one.name != "gate.toml"], ids=lambda one: one.stem
)
def test_the_experiments_are_recipes(path: Path) -> None:
    assert read_recipe(path).mixture


def test_what_is_not_said_has_a_default(tmp_path: Path) -> None:
    (tmp_path / "r.toml").write_text(SMALL)
    recipe = read_recipe(tmp_path / "r.toml")
    assert recipe.mixture == {PairKind.ONET_TITLE: 1}
    assert (recipe.blend, recipe.lora, recipe.loss.kind) == (1.0, None, "ranking")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "cannot be read"),
        ('name = "a"\n', "mixture"),
        (SMALL.replace("onet-title", "onet-tilte"), "mixture"),
        (SMALL.replace("= 1", "= -1"), "onet-title"),
        ("blend = 2\n" + SMALL, "blend"),
        ("stpes = 3\n" + SMALL, "stpes"),
    ],
)
def test_what_is_no_recipe_is_told(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "r.toml").write_text(text)
    with pytest.raises(TrainingError, match=told):
        read_recipe(tmp_path / "r.toml")


def test_a_missing_recipe_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read"):
        read_recipe(tmp_path / "none.toml")
