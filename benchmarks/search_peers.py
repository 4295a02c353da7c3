"""Search beside plain engines over the same documents, everything in one run.

pip install --no-deps --target PEERS faiss-cpu     bm25s is in the `evaluate` extra
PYTHONPATH=PEERS python benchmarks/search_peers.py DATA FOLDER

FOLDER is one that search.py filled. All are asked with the same stems and the same vector, their
making included; jobs are read, and what they ask for is encoded, before.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil
from search import SETS, TENANT, best_of_all, jobs_of, opened
from search_engines import Asked, Engine, Exact, Faiss, Hybrid, Searching, Words, faiss

from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Entry
from rolefit.encoding import STEPS
from rolefit.evaluation.devsets import Part, Task, build, sources
from rolefit.evaluation.intervals import estimate
from rolefit.evaluation.measures import Measure, measured
from rolefit.evaluation.runs import Run, untied
from rolefit.ingest.entries import entry_of, mean_of
from rolefit.library import Library
from rolefit.matching.terms import Analyzer
from rolefit.search import words_of
from rolefit.stores.tantivy_index import TantivyIndex

BEST = 20
CUTS = (20, 100, 400)
DEPTHS = (100, 400)
NDCG = Measure("nDCG@10", "nDCG@10", 1)
OURS, SCORED, PLAIN = "rolefit, candidates", "rolefit, scored", "plain hybrid"
ROUNDS = 3

_analyze = Analyzer()

Finder = Callable[[Job, int], list[str]]
"""Ids of so many, best first."""


def main(data: Path, folder: Path) -> None:
    faiss()
    with opened(folder) as library:
        entries = list(_entries(library))
        with TemporaryDirectory() as scratch:
            engines = _built(library, entries, Path(scratch))
        finders = _finders(library, entries, engines)
        tasks = [build(name, data, Part.DEV)[0] for name in SETS]
        jobs = [job for _, job in jobs_of(library, tasks[0])]
        _tell_speed(finders, _scoring(library, BEST), jobs)
        known = {one: f"r{n}" for n, (one, _, _) in enumerate(sources.resumes(data))}
        for task in tasks:
            _tell_quality(library, finders, task, known)


def _entries(library: Library) -> Iterator[Entry]:
    """What the index holds of every résumé, made anew from what is kept."""
    services, last = library.services, ""
    while records := services.stores.records.page(TENANT, RecordKind.RESUME, after=last):
        last = records[-1].document_id
        told = [(record, record.profile) for record in records if record.profile is not None]
        vectors = services.vectors.of([(TENANT, profile) for _, profile in told])
        for (record, profile), own in zip(told, vectors, strict=True):
            yield entry_of(record, profile, own)


def _built(library: Library, entries: Sequence[Entry], scratch: Path) -> dict[str, Engine]:
    """The engines, filled; what filling each takes is told, ours with it."""
    print(f"\n{len(entries)} entries | seconds to fill | MB on disk | MB of memory more")
    makes: dict[str, Callable[[], Engine]] = {
        "bm25s": lambda: Words(entries),
        "NumPy, exact": lambda: Exact(entries),
        "faiss, exact": lambda: Faiss(entries),
        "faiss, graph": lambda: Faiss(entries, graph=True),
    }
    engines = {}
    for name, make in makes.items():
        own = scratch / name
        own.mkdir()
        with _filling(name, own):
            engines[name] = make()
            engines[name].save(own)
    with _filling("rolefit's index", scratch / "ours"):
        ours = TantivyIndex(scratch / "ours", library.matcher.encoder_id)
        ours.put(entries)
        ours.close()
    return engines


@contextmanager
def _filling(name: str, folder: Path) -> Iterator[None]:
    """Tells what was done meanwhile."""
    memory, began = psutil.Process().memory_info().rss, time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    more = psutil.Process().memory_info().rss - memory
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{name} | {seconds:.2f} | {size / 1e6:.1f} | {more / 1e6:.0f}", flush=True)


def _finders(
    library: Library, entries: Sequence[Entry], engines: Mapping[str, Engine]
) -> dict[str, Finder]:
    search, matcher = library._search, library.matcher  # noqa: SLF001 - retrieval alone is no public matter
    ids = [one.document_id for one in entries]

    def ours(job: Job, limit: int) -> list[str]:
        return [one.document_id for one in search.candidates(TENANT, job, limit=limit)]

    def theirs(engine: Searching, stems: Callable[[Job], Sequence[str]] = _asked) -> Finder:
        def found(job: Job, limit: int) -> list[str]:
            vector = (mean_of(matcher.contexts(job)) / STEPS).astype(np.float32)
            return [ids[row] for row in engine.first(Asked(stems(job), vector), limit)]

        return found

    return {
        OURS: ours,
        **{name: theirs(engine) for name, engine in engines.items()},
        "bm25s, whole posting": theirs(engines["bm25s"], _whole),
        PLAIN: theirs(Hybrid(engines["bm25s"], engines["faiss, exact"])),
    }


def _asked(job: Job) -> list[str]:
    return list(words_of(job))


def _whole(job: Job) -> list[str]:
    return _analyze(job.document.text)


def _scoring(library: Library, top: int) -> Finder:
    """The whole answer from so many candidates; copies behind whom they are copies of."""
    search = library._search  # noqa: SLF001 - how many are scored is no public matter

    def found(job: Job, limit: int) -> list[str]:
        page = search.resumes_for(TENANT, job, top=top, candidates=limit)
        return [one for each in page for one in (each.candidate.document_id, *each.also)]

    return found


def _tell_speed(finders: Mapping[str, Finder], scoring: Finder, jobs: Sequence[Job]) -> None:
    """Every system in turn for each job, several rounds; the first, which warms, is not told."""
    ways: dict[tuple[str, int], Finder] = {
        (name, depth): find
        for depth in DEPTHS
        for name, find in {**finders, SCORED: scoring}.items()
    }
    times: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    for each in range(ROUNDS + 1):
        for job in jobs:
            for (name, depth), find in ways.items():
                began = time.perf_counter()
                find(job, depth)
                if each:
                    times[name, depth].append((time.perf_counter() - began) * 1000)
    for depth in DEPTHS:
        print(f"\nfirst {depth} | p50 ms | p95 ms | ours / it, p50 | p95")
        ours = _percentiles(times[OURS, depth])
        for name in (*finders, SCORED):
            middle, late = _percentiles(times[name, depth])
            ratios = f"{ours[0] / middle:.2f} | {ours[1] / late:.2f}"
            print(f"{name} | {middle:.2f} | {late:.2f} | {ratios}", flush=True)
    print(f"{psutil.Process().memory_info().rss / 1e6:.0f} MB of memory")


def _percentiles(times: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


def _tell_quality(
    library: Library, finders: Mapping[str, Finder], task: Task, known: Mapping[str, str]
) -> None:
    """Who agrees with scoring everybody, and what the labels say of each one's first 400."""
    systems: dict[str, Finder] = {**finders, SCORED: _scoring(library, CUTS[-1])}
    runs: dict[str, Run] = {name: {} for name in systems}
    shares: dict[str, list[list[float]]] = {name: [] for name in systems}
    for query, job in jobs_of(library, task):
        best = best_of_all(library, job)
        judged = {known[one]: one for one in task.judgements[query]}
        for name, find in systems.items():
            found = find(job, CUTS[-1])
            shares[name].append([len({*found[:cut]} & {*best}) / len(best) for cut in CUTS])
            ranks = {judged[one]: -float(n) for n, one in enumerate(found) if one in judged}
            runs[name][query] = untied(ranks)
    judgements = {query: task.judgements[query] for query in runs[OURS]}
    gains = {name: measured(judgements, run, (NDCG,))[NDCG.name] for name, run in runs.items()}
    print(f"\n{task.name}: {len(judgements)} jobs | best ten of all in the first {CUTS} | nDCG@10")
    for name, own in shares.items():
        told = " | ".join(f"{statistics.mean(column):.3f}" for column in zip(*own, strict=True))
        print(f"{name} | {told} | {_gain(gains[name], gains[SCORED])}", flush=True)


def _gain(theirs: Mapping[str, float], ours: Mapping[str, float]) -> str:
    less = estimate([ours[query] - theirs[query] for query in ours])
    told = f"{statistics.mean(theirs.values()):.3f}"
    if theirs is ours or less is None or less.low is None or less.high is None:
        return told
    return f"{told} (ours {less.mean:+.3f}, {less.low:+.3f}..{less.high:+.3f})"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
