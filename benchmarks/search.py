"""Search over documents that were taken in.

python benchmarks/search.py fill DATA FOLDER [N]  take N résumés of DATA into FOLDER; rate, memory
python benchmarks/search.py recall DATA FOLDER    the best ten of all, among the candidates
python benchmarks/search.py speed DATA FOLDER     milliseconds of retrieval and of a search
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from rolefit.bootstrap import Services
from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Query
from rolefit.evaluation.devsets import Part, build
from rolefit.ingest import Incoming
from rolefit.ingest.entries import mean_of, texts_of
from rolefit.library import Library
from rolefit.search import Search, fused, words_of
from rolefit.settings import Settings

ALL = 1_000_000
BEST = 10
BATCH = 24
CUTS = (25, 50, 100, 200, 300, 400, 600)
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
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    memory = psutil.Process().memory_info().rss / 1e6
    print(f"{len(known)} were there, {len(fresh)} taken in: {len(fresh) / taking:.1f} a second")
    print(f"encoder alone, a tenth of them: {len(fresh) / encoding:.1f} a second")
    print(f"{size:.0f} MB on disk, {memory:.0f} MB of memory")
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
    with Library(Settings(data_dir=folder, cached_resumes=4000), tenant=TENANT) as library:
        for name in SETS:
            found = [_places(library, job) for job in _jobs(library, data, name)]
            print(f"{name}: {len(found)} jobs")
            for cut in CUTS:
                shares = [
                    statistics.mean(
                        sum(place[leg] <= cut for place in places) / len(places) for places in found
                    )
                    for leg in range(3)
                ]
                told = ", ".join(
                    f"{leg} {share:.3f}"
                    for leg, share in zip(("words", "vectors", "fused"), shares, strict=True)
                )
                print(f"  first {cut}: {told}")


def speed(data: Path, folder: Path) -> None:
    """Medians over the jobs of a set, everything warm."""
    with Library(Settings(data_dir=folder, cached_resumes=4000), tenant=TENANT) as library:
        jobs = list(_jobs(library, data, "category"))
        search = library._search  # noqa: SLF001 - retrieval alone is no public matter
        ways: tuple[tuple[str, Callable[[Job], object]], ...] = (
            ("retrieval of 100", lambda job: search.candidates(TENANT, job, limit=100)),
            ("100 retrieved and scored", lambda job: _scored(search, job, 100)),
            ("400 retrieved and scored", lambda job: _scored(search, job, 400)),
        )
        for name, work in ways:
            for job in jobs:
                work(job)
            times = sorted(_milliseconds(work, job) for job in jobs)
            middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
            print(f"{name}: p50 {middle:.0f} ms, p95 {late:.0f} ms")


def _jobs(library: Library, data: Path, name: str) -> Iterator[Job]:
    (task,) = build(name, data, Part.DEV)
    for text in task.queries.values():
        try:
            yield library.matcher.job(text)
        except NoRequirements:
            continue


def _places(library: Library, job: Job) -> list[tuple[int, int, int]]:
    """Of each of the best ten its rank by words, by vectors and by both."""
    search = library._search  # noqa: SLF001 - the legs are looked at one by one
    best = search.resumes_for(TENANT, job, top=BEST, candidates=ALL)
    query = Query(
        TENANT,
        RecordKind.RESUME,
        words=words_of(job),
        vectors=mean_of(library.matcher.contexts(job)),
        limit=100_000,
    )
    legs = search._services.stores.index.search(query)  # noqa: SLF001
    both = [one.document_id for one in fused(legs)]
    ranks = [
        {identifier: place for place, identifier in enumerate(ids, 1)}
        for ids in (
            [h.document_id for h in legs.words],
            [h.document_id for h in legs.vectors],
            both,
        )
    ]
    ids = [one.candidate.document_id for one in best]  # copies are no entries of their own
    return [tuple(rank.get(one, ALL) for rank in ranks) for one in ids]  # type: ignore[misc]


def _scored(search: Search, job: Job, candidates: int) -> object:
    return search.resumes_for(TENANT, job, top=20, candidates=candidates)


def _milliseconds(work: Callable[[Job], object], job: Job) -> float:
    begin = time.perf_counter()
    work(job)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    chosen = {"fill": fill, "recall": recall, "speed": speed}[sys.argv[1]]
    chosen(Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
