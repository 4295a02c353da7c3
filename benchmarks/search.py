"""Search over documents that were taken in.

python benchmarks/search.py fill DATA FOLDER      take the résumés of DATA into FOLDER
python benchmarks/search.py recall DATA FOLDER    the best ten of all, among the candidates
python benchmarks/search.py speed DATA FOLDER     milliseconds of retrieval and of a search
"""

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rolefit.bootstrap import Services
from rolefit.domain.errors import NoRequirements
from rolefit.domain.job import Job
from rolefit.domain.records import RecordKind
from rolefit.domain.search import Query
from rolefit.evaluation.devsets import Part, build
from rolefit.ingest import Incoming
from rolefit.ingest.entries import mean_of
from rolefit.library import Library
from rolefit.search import Search, fused, words_of
from rolefit.settings import Settings

ALL = 1_000_000
BEST = 10
BATCH = 24
CUTS = (25, 50, 100, 200, 300, 400, 600)
SETS = ("category", "graded")
TENANT = "bench"


def fill(data: Path, folder: Path) -> None:
    """Take in, and encode the same passages alone: documents per second."""
    services = Services(Settings(data_dir=folder))
    with gzip.open(data / "resumes.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    documents = [
        Incoming(TENANT, RecordKind.RESUME, text.encode(), f"{n}.txt", f"r{n}")
        for n, text in enumerate(texts)
    ]
    begin = time.perf_counter()
    for start in range(0, len(documents), BATCH):
        services.ingest.process(documents[start : start + BATCH])
    rate = len(documents) / (time.perf_counter() - begin)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"{len(documents)} taken in, {rate:.1f} a second, {size:.0f} MB on disk")
    services.close()


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
    chosen(Path(sys.argv[2]), Path(sys.argv[3]))
