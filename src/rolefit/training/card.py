"""The model card of a trained bundle: what it is of, what it learned from, what it is for."""

from rolefit.training.data.corpus import SOURCES, Corpus
from rolefit.training.data.pair import counts_of
from rolefit.training.recipe import Recipe

_FOR = """## What it is for
Vectors of short English texts about work: titles, skills, requirements, lines of résumés. Texts \
that belong together lie close. rolefit ranks résumés with it, beside words and checks that no \
model makes.

It is not for judging people by itself: a cosine says that two texts are about the same thing, not \
that somebody can do it. Other languages than English were not trained or measured. Names and \
contacts are taken out before anything is embedded; the model was not trained to ignore them.
"""


def model_card(recipe: Recipe, corpus: Corpus, base: str) -> str:
    """The card, Markdown; the same for the same recipe and data.

    Args:
        base: the base model, as its makers call it.
    """
    blend = f"; {recipe.blend:.0%} tuned and {1 - recipe.blend:.0%} base weights"
    lines = [
        f"# {recipe.bundle_name}",
        "",
        f"{base}, fine-tuned on pairs of texts that belong together: {recipe.steps} batches of "
        f"{recipe.batch}, {recipe.loss.kind} loss, seed {recipe.seed}"
        f"{blend if recipe.blend < 1 else ''}. The whole recipe: `experiments/{recipe.name}.toml`.",
        "",
        _FOR,
        "## What it learned from",
        "",
        "| source | licence | pairs to draw from |",
        "|---|---|---|",
        *(f"| {name} | {SOURCES[name].licence} | {count:,} |" for name, count in _pairs(corpus)),
        "",
        *dict.fromkeys(f"- {SOURCES[name].credit}" for name in corpus.sources),
        "",
        "Concepts that it is measured on were held out, near-duplicates of their texts too.",
        "",
        "## What it was made of, SHA-256",
        "",
        *(f"- `{name}` {digest}" for name, digest in corpus.digests().items()),
        "",
    ]
    return "\n".join(lines)


def _pairs(corpus: Corpus) -> list[tuple[str, int]]:
    counts = counts_of(corpus.split.train)
    return [
        (name, sum(counts.get(kind.value, 0) for kind in SOURCES[name].kinds))
        for name in corpus.sources
    ]
