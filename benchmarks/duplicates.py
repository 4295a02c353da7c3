"""Near-duplicates: which share of shingles tells one person's résumé from another's.

python benchmarks/duplicates.py DATA

DATA holds resumes.jsonl.gz (id, category, text) and resume_pdf/CATEGORY_ID.pdf, the same ones as
files. Profiles all of it first, which takes minutes.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from rolefit.domain.sketches import ALIKE, Sketches, sketch_of
from rolefit.ingest.entries import stems_of
from rolefit.matcher import Matcher

Stems = Sequence[Sequence[str]]

LEAST = 0.2
SAMPLES = Path(__file__).parent.parent / "samples" / "resumes"
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.8)


def main(data: Path) -> None:
    with Matcher() as matcher:
        texts = dict(_texts(matcher, data / "resumes.jsonl.gz"))
        files = {
            path.stem.rpartition("_")[2]: stems_of(matcher.resume(path))
            for path in sorted((data / "resume_pdf").glob("*.pdf"))
        }
        samples = [stems_of(matcher.resume(path)) for path in sorted(SAMPLES.iterdir())]
    sketches = {key: sketch_of(stems) for key, stems in texts.items()}
    print(f"{len(texts)} texts, {len(files)} of them as PDF too; threshold {ALIKE}")
    _pairs(sketches)
    shares = [_share(sketches[key], stems) for key, stems in files.items() if key in sketches]
    print(f"text and PDF: {_told(shares)}, least {min(shares):.2f}")
    for what, change in EDITS.items():
        edited = [_share(sketch_of(stems), change(stems)) for stems in samples]
        print(f"samples, {what}: {_told(edited)}")
    for kept in (2, 3, 4):
        mixed = [
            _share(sketch_of(one), [*other, *(p for n, p in enumerate(one) if n % kept)])
            for one, other in ((a, _others(b, kept)) for a, b in pairwise(samples))
        ]
        print(f"another person, {kept - 1} of {kept} passages of the first: {_told(mixed)}")


def _texts(matcher: Matcher, path: Path) -> Iterator[tuple[str, Stems]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], stems_of(matcher.resume(row["text"]))


def _pairs(sketches: dict[str, bytes]) -> None:
    """Every pair of texts that shares something, to be judged by reading."""
    ids = list(sketches)
    table = Sketches(list(sketches.values()))
    found = [
        (float(share), one, ids[place])
        for row, one in enumerate(ids)
        for place, share in enumerate(table.shared(sketches[one])[:row].tolist())
        if share >= LEAST
    ]
    for share, one, other in sorted(found, reverse=True):
        print(f"  {share:.2f} {one} {other}")


def _share(sketch: bytes, stems: Stems) -> float:
    return float(Sketches([sketch_of(stems)]).shared(sketch)[0])


def _told(shares: Sequence[float]) -> str:
    over = (f"{np.mean([share >= least for share in shares]):.2f}" for least in THRESHOLDS)
    told = ", ".join(f"{least}: {part}" for least, part in zip(THRESHOLDS, over, strict=True))
    return f"median {np.median(shares):.2f}; share at least {told}"


def _others(stems: Stems, kept: int) -> list[Sequence[str]]:
    return [passage for place, passage in enumerate(stems) if place % kept == 0]


def _reworded(every: int) -> Callable[[Stems], Stems]:
    """Each so many-th passage said in words that nobody else uses."""
    return lambda stems: [
        [f"other{place}x{n}" for n in range(len(passage))] if place % every == 0 else passage
        for place, passage in enumerate(stems)
    ]


def _dated(stems: Stems) -> Stems:
    return [
        [str(int(stem) + 1) if stem.isdecimal() else stem for stem in passage] for passage in stems
    ]


EDITS: dict[str, Callable[[Stems], Stems]] = {
    "as they are": lambda stems: stems,
    "every number another one": _dated,
    "the other way round": lambda stems: stems[::-1],
    "a quarter more": lambda stems: [
        *([f"new{place}x{n}" for n in range(len(p))] for place, p in enumerate(stems[::4])),
        *stems,
    ],
    "one passage of 20 reworded": _reworded(20),
    "one of 10": _reworded(10),
    "one of 5": _reworded(5),
    "one of 3": _reworded(3),
}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
