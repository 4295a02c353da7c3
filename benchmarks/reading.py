"""Read a folder of PDFs: what fails, how the words compare with pypdf's, what it costs.

    python benchmarks/reading.py FOLDER [--worst N]

pypdf (a development tool here, never a dependency) is the reference for words and their spaces;
it reads slowly and knows neither columns nor hidden text. Both texts are repaired alike, words
are compared as bags: F1 = 2 |both| / (|ours| + |theirs|). CPU times are of one process, without
starting it; the last line is the sandboxed way, from a cold start to the last document, with the
CPU time of the children, their start included.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from rolefit.domain.errors import ReadError
from rolefit.domain.text import Document
from rolefit.reading.limits import Limits
from rolefit.reading.pdf import read_pdf
from rolefit.reading.repair import repair
from rolefit.reading.sandbox import SandboxedReader

WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """The words of a text, hyphens ignored: joining a broken word is no mistake."""
    joined = re.sub(r"(?<=\w)-\s*(?=\w)", "", repair(text).text.casefold())
    return Counter(WORD.findall(joined))


def f1(ours: Counter[str], theirs: Counter[str]) -> float:
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def plain(content: bytes) -> str:
    """What pdfium gives by itself."""
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def reference(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def timed(function: object, *arguments: object) -> tuple[object, float]:
    assert callable(function)
    start = time.process_time()
    result = function(*arguments)
    return result, 1000 * (time.process_time() - start)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst files to show")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.pdf"))
    rows: list[tuple[float, float, str]] = []
    spent: defaultdict[str, float] = defaultdict(float)
    failed = 0
    for path in paths:
        content = path.read_bytes()
        theirs, spent_by_pypdf = timed(reference, path)
        bare, spent_bare = timed(plain, content)
        try:
            ours, spent_here = timed(read_pdf, content, path.name, Limits())
        except ReadError as error:
            failed += 1
            print(f"{path.name}: {error.code}: {error.message}")
            continue
        assert isinstance(ours, Document)
        wanted = words(str(theirs))
        rows.append((f1(words(ours.text), wanted), f1(words(str(bare)), wanted), path.name))
        for name, seconds in (
            ("rolefit", spent_here),
            ("pdfium", spent_bare),
            ("pypdf", spent_by_pypdf),
        ):
            spent[name] += seconds
    report(rows, spent, failed, options.worst)
    cold(paths)
    return 1 if failed else 0


def report(
    rows: list[tuple[float, float, str]], spent: defaultdict[str, float], failed: int, worst: int
) -> None:
    count = max(len(rows), 1)
    print(f"read {len(rows)}, refused {failed}")
    print(f"word F1 against pypdf: rolefit {sum(r[0] for r in rows) / count:.4f}", end=", ")
    print(f"plain pdfium {sum(r[1] for r in rows) / count:.4f}")
    for name, total in spent.items():
        print(f"CPU ms a file: {name} {total / count:.1f}")
    for ours, bare, name in sorted(rows)[:worst]:
        print(f"  {ours:.4f} (plain {bare:.4f}) {name}")


def cold(paths: list[Path]) -> None:
    start, before = time.perf_counter(), os.times()
    with SandboxedReader() as reader:
        count = sum(1 for _ in reader.read_many((path.read_bytes(), path.name) for path in paths))
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    print(f"sandboxed, children started: {count} files in {wall:.2f} s, {spent:.2f} s of CPU")


if __name__ == "__main__":
    sys.exit(main())
