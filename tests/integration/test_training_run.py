"""A whole experiment on a small slice: pairs, training, bundle, scorecard, tracked by MLflow."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from tiny_bert import SPECIAL, save_bert, word_piece
from typer.testing import CliRunner

from rolefit import Matcher
from rolefit.cli.app import app
from rolefit.domain.errors import BundleNotFound, TrainingError
from rolefit.encoding.bundle import read_bundle
from rolefit.training.data.corpus import build_corpus
from rolefit.training.experiment import Experiment, carry_out_experiment
from rolefit.training.finetune import base_folder, finetune
from rolefit.training.recipe import Lora, Loss, Recipe
from rolefit.training.scorecard import read_scorecard

pytest.importorskip("torch", reason="needs rolefit[train]")
transformers = pytest.importorskip("transformers", reason="needs rolefit[train]")
mlflow = pytest.importorskip("mlflow", reason="needs rolefit[train]")

pytestmark = [
    pytest.mark.slow,
    # Of the training libraries themselves, none of ours.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
]

SETS = ("titles", "skills")
STEPS = 30


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, world: Path) -> Path:
    """An untrained BERT of a few kilobytes whose words are single letters and pieces of them."""
    folder = tmp_path_factory.mktemp("base")
    letters = "abcdefghijklmnopqrstuvwxyz.-"
    pieces = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    words = [*SPECIAL, *letters, *pieces]
    words += [f"##{piece}" for piece in (*letters, *pieces)]
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=word_piece(words),
        pad_token="[PAD]",  # noqa: S106
        unk_token="[UNK]",  # noqa: S106
        cls_token="[CLS]",  # noqa: S106
        sep_token="[SEP]",  # noqa: S106
        model_max_length=64,
    ).save_pretrained(folder)
    save_bert(folder, words=len(words), hidden=48, layers=1, inner=64, window=64)
    return folder


def recipe(base: Path, **changed: object) -> Recipe:
    made = {
        "name": "small",
        "base": str(base),
        "mixture": {"onet-title": 2, "esco-title": 2, "skill-label": 1, "skill-span": 1},
        "steps": STEPS,
        "batch": 12,
        "tokens": 32,
        "rate": 3e-3,
        "freeze": False,
        "watch": 10,
    }
    return Recipe.model_validate({**made, **changed})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('mlflow') / 'runs.db'}"


@pytest.fixture(scope="module")
def done(
    base: Path, world: Path, store: str, tmp_path_factory: pytest.TempPathFactory
) -> Experiment:
    from rolefit.training.tracking import Tracker

    work = tmp_path_factory.mktemp("work")
    return carry_out_experiment(recipe(base), world, work, Tracker(store), sets=SETS)


def test_the_bundle_is_sound_and_serves(done: Experiment) -> None:
    manifest = read_bundle(done.bundle).manifest
    assert manifest.name == "small"
    with Matcher(done.bundle) as matcher:
        vectors = matcher.encode(["a made word", "another"])
    assert vectors.shape == (2, manifest.dimension)


def test_the_scorecard_holds_every_set(done: Experiment) -> None:
    card = done.scorecard
    assert {family.name for family in card.families} == {
        "onet-titles-dev",
        "esco-titles-dev",
        "esco-skills-dev",
    }
    assert read_scorecard(done.bundle.parent / "scorecard.json") == card
    assert card.costs.megabytes < 5


def test_the_run_tells_what_went_in_and_how_it_went(
    done: Experiment, base: Path, world: Path, store: str
) -> None:
    client = mlflow.MlflowClient(store)
    run = client.get_run(done.run)
    assert run.info.status == "FINISHED"
    assert run.data.params["mixture.onet-title"] == "2.0"
    assert run.data.params["data.train"] == build_corpus(world).digests()["train"]
    losses = [metric.value for metric in client.get_metric_history(done.run, "loss")]
    assert len(losses) == STEPS / 2
    assert np.mean(losses[-5:]) < np.mean(losses[:5])
    accuracies = client.get_metric_history(done.run, "validation_accuracy")
    assert [metric.step for metric in accuracies] == [10, 20, 30]
    assert "onet-titles-dev MAP.mean" in run.data.metrics
    kept = {one.path for one in client.list_artifacts(done.run)}
    assert {"bundle", "data.json", "scorecard.json"} <= kept


def test_it_learns(done: Experiment, base: Path, world: Path, tmp_path: Path) -> None:
    """Against the untrained base, blended in whole."""
    from rolefit.encoding.export import export_bundle
    from rolefit.training.comparing import compare
    from rolefit.training.examine import examine

    before = export_bundle(base, tmp_path / "base", name="base", base_name="base")
    found = compare(done.scorecard, examine(before, world, sets=SETS))
    assert sum(one.verdict == "better" for one in found) >= 2
    assert not any(one.verdict == "worse" for one in found)


def test_the_same_recipe_gives_the_same_weights(base: Path, world: Path, tmp_path: Path) -> None:
    short = recipe(base, steps=4, watch=4)
    assert weights(short, world, tmp_path / "a") == weights(short, world, tmp_path / "b")


def test_a_run_that_stopped_goes_on_as_if_it_had_not(
    base: Path, world: Path, tmp_path: Path
) -> None:
    chosen = recipe(base, steps=8, watch=4)
    whole = weights(chosen, world, tmp_path / "whole")
    pairs = build_corpus(world).split

    def stop(step: int, figures: dict[str, float]) -> None:
        if step == 4 and "validation_accuracy" in figures:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finetune(chosen, pairs.train, pairs.validation, tmp_path / "cut", watch=stop)
    assert weights(chosen, world, tmp_path / "cut", resume=True) == whole


def test_a_blend_lies_between_base_and_tuned(base: Path, world: Path, tmp_path: Path) -> None:
    tuned = weights(recipe(base, steps=3, watch=3), world, tmp_path / "tuned")
    half = weights(recipe(base, steps=3, watch=3, blend=0.5), world, tmp_path / "half")
    none = weights(recipe(base, steps=3, watch=3, blend=0.0), world, tmp_path / "none")
    names = sorted(tuned)
    assert tuned != none
    for name in names:
        middle = (np.array(tuned[name]) + np.array(none[name])) / 2
        np.testing.assert_allclose(np.array(half[name]), middle, atol=1e-6)


@pytest.mark.parametrize(
    "changed",
    [
        {"lora": Lora(rank=4)},
        {"loss": Loss(kind="gist")},
        {"loss": Loss(dimensions=(24, 12))},
        {"loss": Loss(distil=5.0)},
        {"freeze": True},
    ],
    ids=["lora", "gist", "matryoshka", "distil", "freeze"],
)
def test_every_choice_trains(
    base: Path, world: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    chosen = recipe(base, steps=3, watch=3, **changed)
    none = weights(recipe(base, steps=1, watch=1, blend=0.0), world, tmp_path / "none")
    made = weights(chosen, world, tmp_path / "made")
    assert made.keys() == none.keys()
    moved = {name for name in made if made[name] != none[name]}
    assert moved
    words = "embeddings.word_embeddings.weight"
    assert (words in moved) is not (chosen.freeze or chosen.lora is not None)


def test_what_cannot_be_trained_is_told(base: Path, world: Path, tmp_path: Path) -> None:
    pairs = build_corpus(world).split

    def run(chosen: Recipe, *, resume: bool = False) -> None:
        finetune(chosen, pairs.train, (), tmp_path / "none", watch=lambda *_: None, resume=resume)

    with pytest.raises(TrainingError, match="different pairs"):
        run(recipe(base, batch=500))
    with pytest.raises(TrainingError, match="no checkpoint"):
        run(recipe(base), resume=True)
    with pytest.raises(TrainingError, match="posting-title"):
        run(recipe(base, mixture={"posting-title": 1}))
    with pytest.raises(BundleNotFound, match="not installed"):
        base_folder("package:rolefit_no_such_model")


def weights(chosen: Recipe, world: Path, work: Path, *, resume: bool = False) -> dict[str, list]:
    from safetensors.numpy import load_file

    pairs = build_corpus(world).split
    tuned = finetune(
        chosen, pairs.train, pairs.validation, work, watch=lambda *_: None, resume=resume
    )
    stored = load_file(tuned.folder / "model.safetensors")
    return {name: tensor.tolist() for name, tensor in stored.items()}


def test_the_digests_are_in_the_manifest(world: Path) -> None:
    manifest = build_corpus(world).manifest()
    assert json.loads(json.dumps(manifest)) == manifest


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Two of the samples' postings and three of their résumés."""
    samples = Path(__file__).parents[2] / "samples"
    for kind, count in (("jobs", 2), ("resumes", 3)):
        (tmp_path / "few" / kind).mkdir(parents=True)
        found = sorted(path for path in (samples / kind).iterdir() if path.is_file())
        for path in found[:count]:
            shutil.copy(path, tmp_path / "few" / kind)
    return tmp_path / "few"


def test_the_commands_train_and_measure(
    base: Path, world: Path, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEFIT_MLFLOW_URI", f"sqlite:///{tmp_path / 'runs.db'}")
    monkeypatch.chdir(tmp_path)
    chosen = recipe(base, steps=4, watch=2)
    mixture = "\n".join(f"{kind.value} = {share}" for kind, share in chosen.mixture.items())
    (tmp_path / "small.toml").write_text(
        f'name = "small"\nbase = "{base}"\nsteps = 4\nbatch = 12\nwatch = 2\n[mixture]\n{mixture}\n'
    )
    shared = ["--data", str(world), "--set", "skills", "--samples", str(few), "--json"]
    trained = CliRunner().invoke(app, ["model", "train", "small.toml", *shared])
    assert trained.exit_code == 0, trained.output
    answer = json.loads(trained.stdout)
    assert Path(answer["bundle"]) == Path("build/models/small/bundle")
    assert "step 4 of 4" in trained.stderr
    out = ["--out", "card.json"]
    measured = CliRunner().invoke(app, ["model", "evaluate", answer["bundle"], *shared, *out])
    assert measured.exit_code == 0, measured.output
    again = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert again["families"] == answer["scorecard"]["families"]
    swaps = next(one for one in again["families"] if one["name"] == "name-swaps")
    assert set(swaps["values"].values()) == {1.0}
    table = CliRunner().invoke(app, ["model", "evaluate", answer["bundle"], *shared[:-1]])
    assert "name-swaps unchanged" in table.stdout
