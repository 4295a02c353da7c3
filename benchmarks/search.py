"""Search over documents that were taken in.

python benchmarks/search.py fill DATA FOLDER [N]  take N résumés of DATA into FOLDER; rate, memory
python benchmarks/search.py recall DATA FOLDER    the best ten of all, among the candidates
python benchmarks/search.py speed DATA FOLDER     milliseconds of retrieval and of a search

search_peers.py holds the same against plain engines.
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import psutil

from rolefit.bootstrap import Services
from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Filters, Query
from rolefit.evaluation.devsets import Part, Task, build
from rolefit.ingest import Incoming
from rolefit.ingest.entries import mean_of, texts_of
from rolefit.library import Library
from rolefit.search import Search, fused, words_of
from rolefit.search.folding import Placed, folded
from rolefit.settings import Settings

ALL = 1_000_000
BEST = 10
BATCH = 24
CUTS = (50, 100, 200, 300, 400, 600, 800, 1200, 1600, 2000)

FOLDED = 200
"""So many of the best are held against each other to find copies."""

LEGS = ("words", "vectors", "fused")
FUSED, SEARCHED = 2, 3
"""Places among what `_shares` tells."""

ROOM = 20_000
"""Résumés that stay in memory, so that none is read twice."""

SETS = ("category", "graded")
TENANT = "bench"


def fill(data: Path, folder: Path, count: int = 0) -> None:
    """Take in, beside encoding the same passages alone, in turns; what is there stays."""
    services = Services(Settings(data_dir=folder))
    documents = [
        Incoming(TENANT, RecordKind.RESUME, text.encode(), f"{n}.txt", f"r{n}")
        for n, text in enumerate(_texts(data, count))
    ]
    known = services.stores.records.revisions(TENANT, [one.document_id for one in documents])
    fresh = [one for one in documents if one.document_id not in known]
    taking, encoding = 0.0, 0.0
    for start in range(0, len(fresh), BATCH):
        some = fresh[start : start + BATCH]
        began = time.perf_counter()
        services.ingest.process(some)
        taking += time.perf_counter() - began
        if start % (BATCH * 10) == 0:
            encoding += 10 * _encoded_alone(services, some)
    caught_up = services.ingest.sweep()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    memory = psutil.Process().memory_info().rss / 1e6
    print(f"{len(known)} were there, {len(fresh)} taken in: {len(fresh) / taking:.1f} a second")
    print(f"encoder alone, a tenth of them: {len(fresh) / encoding:.1f} a second")
    print(f"{size:.0f} MB on disk, {memory:.0f} MB of memory; {caught_up} indexed anew")
    services.close()


def _encoded_alone(services: Services, some: Sequence[Incoming]) -> float:
    kept = [services.stores.records.get(TENANT, one.document_id) for one in some]
    texts = [text for one in kept if one and one.profile for text in texts_of(one.profile)]
    began = time.perf_counter()
    services.encoder.encode(texts)
    return time.perf_counter() - began


def _texts(data: Path, count: int) -> Iterator[str]:
    """The résumés, then halves of two of one trade put together, each pair once."""
    with gzip.open(data / "resumes.jsonl.gz", "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    yield from (one["text"] for one in told[: count or None])
    trades: dict[str, list[str]] = {}
    for one in told:
        trades.setdefault(one.get("category", ""), []).append(one["text"])
    left = count - len(told)
    for apart in range(1, len(told)):
        for texts in trades.values():
            for place in range(len(texts) if apart < len(texts) else 0):
                if left <= 0:
                    return
                left -= 1
                first, second = texts[place], texts[(place + apart) % len(texts)]
                yield first[: len(first) // 2] + "\n" + second[len(second) // 2 :]


def recall(data: Path, folder: Path) -> None:
    """Whom scoring everybody puts among the best ten, copies aside: the share that is retrieved."""
    with opened(folder) as library:
        for name in SETS:
            (task,) = build(name, data, Part.DEV)
            found = {query: _shares(library, job) for query, job in jobs_of(library, task)}
            occupations: dict[str, list[list[list[float]]]] = {}
            for query, shares in found.items():
                occupations.setdefault(task.groups.get(query, ""), []).append(shares)
            print(f"{name}: {len(found)} jobs of {len(occupations)} occupations")
            for place, cut in enumerate(CUTS):
                means = [_mean(found.values(), leg, place) for leg in range(len(LEGS))]
                told = ", ".join(f"{leg} {mean:.3f}" for leg, mean in zip(LEGS, means, strict=True))
                print(f"  first {cut}: {told}; {_least(occupations, FUSED, place)}", flush=True)
            searched = _mean(found.values(), SEARCHED, 0)
            print(f"  as searched: {searched:.3f}; {_least(occupations, SEARCHED, 0)}", flush=True)


def _mean(shares: Iterable[list[list[float]]], way: int, place: int) -> float:
    return statistics.mean(own[way][place] for own in shares)


def _least(occupations: dict[str, list[list[list[float]]]], way: int, place: int) -> str:
    means = ((_mean(own, way, place), name) for name, own in occupations.items())
    least, where = min(means)
    return f"least {least:.3f} {where}"


def speed(data: Path, folder: Path) -> None:
    """Medians over the jobs of a set, everything warm."""
    with opened(folder) as library:
        (task,) = build("category", data, Part.DEV)
        jobs = [job for _, job in jobs_of(library, task)]
        search = library._search  # noqa: SLF001 - retrieval alone is no public matter
        ways: tuple[tuple[str, Callable[[Job], object]], ...] = (
            ("retrieval of 100", lambda job: search.candidates(TENANT, job, limit=100)),
            ("retrieval of 400", lambda job: search.candidates(TENANT, job, limit=400)),
            ("100 retrieved and scored", lambda job: _scored(search, job, 100)),
            ("400 retrieved and scored", lambda job: _scored(search, job, 400)),
            ("as many as a search takes", lambda job: search.resumes_for(TENANT, job, top=20)),
        )
        for name, work in ways:
            for job in jobs:
                work(job)
            times = sorted(_milliseconds(work, job) for job in jobs)
            middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
            print(f"{name}: p50 {middle:.0f} ms, p95 {late:.0f} ms", flush=True)
        memory = psutil.Process().memory_info().rss / 1e6
        print(f"{memory:.0f} MB of memory")


def opened(folder: Path) -> Library:
    """The library of a folder; how many documents are found there is told."""
    library = Library(Settings(data_dir=folder, cached_resumes=ROOM), tenant=TENANT)
    print(f"{library.facets(top=1).total} résumés")
    return library


def jobs_of(library: Library, task: Task) -> Iterator[tuple[str, Job]]:
    """The jobs of a set by id, without those that ask for nothing."""
    for query, text in task.queries.items():
        try:
            yield query, library.matcher.job(text)
        except NoRequirements:
            continue


def best_of_all(library: Library, job: Job) -> list[str]:
    """Ids of the best ten when everybody is scored, copies aside."""
    search = library._search  # noqa: SLF001 - a search would hold all against all and explain all
    asked = search._retrieval.for_job(TENANT, RecordKind.RESUME, job, Filters(), ALL)  # noqa: SLF001
    found, hits = search._retrieval.found(asked)  # noqa: SLF001
    resumes = search._resumes(TENANT, found)  # noqa: SLF001
    ids = list(resumes)
    best = [
        (ids[match.index], match.score)
        for match in library.matcher.rank(job, list(resumes.values()), top=FOLDED)
        if match.copy_of is None
    ]
    entries = folded([Placed(hits[one], score) for one, score in best])
    return [best[entry[0]][0] for entry in entries[:BEST]]


def _shares(library: Library, job: Job) -> list[list[float]]:
    """Of each leg and of both, at every cut, then of a search: the share of the best ten."""
    best = best_of_all(library, job)
    query = Query(
        TENANT,
        RecordKind.RESUME,
        words=words_of(job),
        vectors=mean_of(library.matcher.contexts(job)),
        limit=100_000,
    )
    legs = library.services.stores.index.search(query)
    found = (
        [hit.document_id for hit in legs.words],
        [hit.document_id for hit in legs.vectors],
        [one.document_id for one in fused(legs)],
    )
    shares = [[len({*ids[:cut]} & {*best}) / len(best) for cut in CUTS] for ids in found]
    searched = {one.document_id for one in library._search.candidates(TENANT, job)}  # noqa: SLF001
    return [*shares, [len(searched & {*best}) / len(best)]]


def _scored(search: Search, job: Job, candidates: int) -> object:
    return search.resumes_for(TENANT, job, top=20, candidates=candidates)


def _milliseconds(work: Callable[[Job], object], job: Job) -> float:
    begin = time.perf_counter()
    work(job)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    chosen = {"fill": fill, "recall": recall, "speed": speed}[sys.argv[1]]
    chosen(Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
