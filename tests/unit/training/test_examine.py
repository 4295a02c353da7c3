"""A scorecard tells résumés that look for jobs from jobs that look for résumés."""

from pathlib import Path

from rolefit.encoding import find_bundle
from rolefit.evaluation.devsets import build
from rolefit.settings import Settings
from rolefit.training.comparing import compare
from rolefit.training.examine import SETS, examine
from rolefit.training.scorecard import Scorecard


def test_both_directions_stand_in_a_scorecard(world: Path, tmp_path: Path) -> None:
    sets = ("category", "category-jobs")
    assert set(sets) <= set(SETS)
    settings = Settings(model=None, cache_dir=tmp_path)
    card = examine(find_bundle(None).folder, world, sets=sets, settings=settings)
    assert set(card.data) == {"category-dev", "category-jobs-dev"}
    for name in sets:
        (task,) = build(name, world, "dev")
        family = card.family(f"{name}-dev", "nDCG@10")
        assert family is not None
        assert family.values.keys() == task.queries.keys()
        assert family.groups == task.groups
    older = Scorecard(
        model="older",
        encoder=card.encoder,
        families=tuple(one for one in card.families if one.name == "category-dev"),
        costs=card.costs,
        data={"category-dev": card.data["category-dev"]},
    )
    assert {one.name for one in compare(card, older)} == {"category-dev"}
