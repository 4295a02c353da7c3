"""Encoding on one core at 64 and at 256 tokens: our runtimes, torch, and what the chip could do.

    python benchmarks/encoding_lengths.py [--rounds N] [--torch-model M]

All sides take turns in one process, one thread each, over the same texts of equal length; best of
the rounds in CPU seconds. Agreement is with sentence-transformers in float32. The roofline is the
rate of a large matrix product on one thread in the same minute, in float32 (numpy) and in bfloat16
(torch); the model's own arithmetic is counted without norms, softmax and activations.
"""

import argparse
import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time
from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
from encoding import WHAT, torch_model

from rolefit.domain.errors import RolefitError
from rolefit.encoding import load_encoder

PLAIN = "sentence-transformers"
LENGTHS = {64: 64, 256: 16}
"""Tokens, special ones included: texts."""

Encode = Callable[[list[str], int], np.ndarray]


def texts_of(tokens: int, count: int) -> list[str]:
    """Invented texts that fill a window of so many tokens and more; the encoders cut them."""
    words = " ".join(WHAT).replace(",", "").replace(".", "").split()
    turns = [words[at % len(words) :] + words[: at % len(words)] for at in range(count)]
    return [" ".join((turn * 8)[:tokens]) for turn in turns]


def ours(runtime: Literal["onnxruntime", "openvino"]) -> Encode:
    encoder = load_encoder(threads=1, runtime=runtime)
    encode = encoder._tokenizer  # noqa: SLF001 - the window is narrowed for the measurement

    def run(texts: list[str], tokens: int) -> np.ndarray:
        encode.enable_truncation(tokens)
        return encoder.encode(texts)

    return run


def theirs(model: str) -> Encode:
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    encoder = SentenceTransformer(model, device="cpu")

    def run(texts: list[str], tokens: int) -> np.ndarray:
        encoder.max_seq_length = tokens
        return encoder.encode(
            texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False
        )

    return run


def rate(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return 1 / (time.process_time() - begin)


def flops(tokens: int, layers: int = 6, width: int = 384) -> float:
    """Floating-point operations of a text: 24 w² a token and layer, and attention's 4 w n."""
    return layers * tokens * (24 * width * width + 4 * width * tokens)


def roofline() -> dict[str, float]:
    """Operations a second of a large product on one thread."""
    import torch

    side = 1536
    a = np.random.default_rng(0).standard_normal((side, side), dtype=np.float32)
    b = torch.from_numpy(a).to(torch.bfloat16)
    work = {"float32": lambda: a @ a, "bfloat16": lambda: b @ b}
    return {name: max(rate(one) for _ in range(8)) * 2 * side**3 for name, one in work.items()}


def agreement(own: np.ndarray, reference: np.ndarray) -> str:
    cosines = np.einsum("ij,ij->i", own, reference)
    change = np.abs(own @ own.T - reference @ reference.T).max()
    return (
        f"cosine mean {cosines.mean():.4f}, worst {cosines.min():.4f}; largest change {change:.4f}"
    )


def measure(sides: dict[str, Encode], texts: list[str], tokens: int, rounds: int) -> None:
    vectors = {name: run(texts, tokens) for name, run in sides.items()}
    best = dict.fromkeys(sides, 0.0)
    for _ in range(rounds):
        for name, run in sides.items():
            best[name] = max(best[name], rate(partial(run, texts, tokens)) * len(texts))
    for name, value in best.items():
        print(
            f"{tokens:4} tokens  {name:22}{value:8.1f} texts/s  x{value / best[PLAIN]:5.2f}"
            f"{value * flops(tokens) / 1e9:8.0f} GFLOP/s   "
            f"{agreement(vectors[name], vectors[PLAIN])}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--torch-model", default=torch_model())
    given = parser.parse_args()
    sides = {PLAIN: theirs(given.torch_model)}
    for runtime in ("onnxruntime", "openvino"):
        try:
            sides[f"rolefit, {runtime}"] = ours(runtime)
        except RolefitError as error:
            print(f"{runtime}: {error.message}")
    peak = roofline()
    print(", ".join(f"{name} {value / 1e9:.0f} GFLOP/s" for name, value in peak.items()))
    for tokens, count in LENGTHS.items():
        measure(sides, texts_of(tokens, count), tokens, given.rounds)


if __name__ == "__main__":
    main()
