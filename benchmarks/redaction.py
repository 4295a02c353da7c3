"""Escape rate of redaction per group of names, and what it takes away from real résumés.

    python benchmarks/redaction.py [DATA_FOLDER] [--show N] [--every N]

Every invented person is planted in every template in every form of their name. A document escapes
when a word of the name, the handle, telephone, address, nationality or a pronoun survives; it
differs when its redacted text is not byte-equal to that of the reference person in the same
template. With DATA_FOLDER (holding resumes.jsonl.gz) the share of content words that redaction
replaced in real résumés is told, with the words replaced most.
"""

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from redaction_documents import PRONOUNS, TEMPLATES, Planted, ascii_words, planted
from redaction_identities import Identity, identities

from rolefit.domain.text import Document, Span
from rolefit.profiling.redaction import PersonalKind, Redaction, find_personal
from rolefit.profiling.redaction.words import fold
from rolefit.profiling.resumes.sections import find_sections
from rolefit.reading import read_text

REFERENCE = Identity(
    "reference", "Edith", "Thornbury", "f", "", "British", "+44 20 7946 0123",
    "21 Acacia Avenue, Bristol, United Kingdom",
)  # fmt: skip
STOP = frozenset(
    "a an and are as at be by for from in is it of on or that the to with they their them "
    "themselves his her he she him hers himself herself".split()
)
Key = tuple[str, str, str]


def personal_of(document: Document) -> Redaction:
    """What is personal in a document, found as the profiler finds it."""
    return find_personal(document, find_sections(document.text, document.marks))


def redacted(document: Document) -> str:
    """The whole text with placeholders."""
    return personal_of(document).apply(document.text, Span(0, len(document.text)))


def survivors(document: Planted, text: str, allowed: frozenset[str]) -> list[str]:
    """Personal words that stand in the redacted text and not in the template itself."""
    person = document.person
    secret = [person.given, person.surname, person.native, person.address, person.phone]
    words = {w for w in re.findall(r"\w+", " ".join([*secret, person.nationality])) if len(w) > 1}
    words |= {*PRONOUNS[person.gender][:3], PRONOUNS[person.gender][1].title()}
    handle = ascii_words(f"{person.given} {person.surname}")
    words |= {".".join(handle), "-".join(handle)} if len(handle) > 1 else set()
    there = set(re.findall(r"\w+(?:[.-]\w+)*", text)) | set(re.findall(r"\w+", text))
    folded = {fold(w) for w in there if w[0].isupper()} | {w for w in there if w.islower()}
    return sorted(w for w in words if (w in there or fold(w) in folded) and fold(w) not in allowed)


def plain_words() -> frozenset[str]:
    """Words of the templates without anybody in them."""
    words = " ".join(re.sub(r"{\w+}", " ", template) for template in TEMPLATES.values())
    return frozenset(fold(w) for w in re.findall(r"\w+", words)) | {"name", "address", "phone"}


class Tally:
    """Documents counted by group, format, template and form of the name."""

    def __init__(self) -> None:
        self.total: Counter[tuple[str, str]] = Counter()
        self.escaped: Counter[tuple[str, str]] = Counter()
        self.differing: Counter[tuple[str, str]] = Counter()

    def add(self, document: Planted, *, escaped: bool, differing: bool) -> None:
        """Count a document in each of its parts."""
        for part in (
            ("group", document.person.group),
            ("format", document.format),
            ("template", document.template),
            ("form", document.form),
            ("all", "all"),
        ):
            self.total[part] += 1
            self.escaped[part] += escaped
            self.differing[part] += differing

    def print(self) -> None:
        """Print a line for each part."""
        print(f"{'':32}{'documents':>10}{'escaped':>10}{'differing':>10}")
        for part, n in sorted(self.total.items()):
            name = f"{part[0]}: {part[1]}"
            escaped, differing = self.escaped[part] / n, self.differing[part] / n
            print(f"{name:32}{n:10}{escaped:10.2%}{differing:10.2%}")

    def good(self) -> bool:
        """Whether every group stays under one per cent."""
        return all(self.escaped[p] <= n / 100 for p, n in self.total.items() if p[0] == "group")


def measure(show: int, every: int) -> bool:
    """Print the tables; True when every group stays under one per cent."""
    allowed = plain_words()
    expected: dict[Key, str] = {
        (d.template, d.format, d.form): redacted(d.document) for d in planted(REFERENCE)
    }
    tally = Tally()
    for person in identities()[::every]:
        for document in planted(person):
            text = redacted(document.document)
            left = survivors(document, text, allowed)
            template, kind = document.template, document.format
            reference = expected.get((template, kind, document.form))
            reference = reference or expected[template, kind, "plain"]
            tally.add(document, escaped=bool(left), differing=text != reference)
            if (left or text != reference) and show > 0:
                show -= 1
                print(f"--- {person.given} {person.surname} / {template} / {kind} /", end=" ")
                print(f"{document.form}: {left}")
                print_difference(text, reference)
    tally.print()
    return tally.good()


def print_difference(text: str, reference: str) -> None:
    """Print the first line that differs, as it is and as it should be."""
    for ours, theirs in zip(text.split("\n"), reference.split("\n"), strict=False):
        if ours != theirs:
            print(f"    {ours[:150]!r}\n    {theirs[:150]!r} expected")
            return


def over_redaction(folder: Path) -> None:
    """Print the share of content words that were replaced in real résumés."""
    words, replaced, spans = 0, Counter[str](), Counter[str]()
    examples: dict[PersonalKind, Counter[str]] = {kind: Counter() for kind in PersonalKind}
    with gzip.open(folder / "resumes.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [read_text(json.loads(line)["text"]) for line in lines]
    began = time.perf_counter()
    for document in documents:
        words += len(content_words(document.text))
        for personal in personal_of(document).spans:
            surface = personal.span.of(document.text)
            spans[personal.kind.value] += 1
            examples[personal.kind][surface] += 1
            replaced.update(content_words(surface))
    each = (time.perf_counter() - began) / len(documents) * 1000
    print(f"\n{len(documents)} real résumés, {each:.1f} ms each")
    share = replaced.total() / words
    print(f"content words replaced: {replaced.total()} of {words} = {share:.3%}")
    print("spans by kind:", dict(spans.most_common()))
    print("most replaced:", replaced.most_common(40))
    for kind, counted in examples.items():
        print(f"  {kind.value}: {[s[:50] for s, _ in counted.most_common(25)]}")


def content_words(text: str) -> list[str]:
    """Words of two letters or more that are no stop words."""
    return [w for w in re.findall(r"[^\W\d_]{2,}", text) if w.casefold() not in STOP]


def main() -> int:
    """Measure and print; 0 when every group stays under one per cent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many failures")
    parser.add_argument("--every", type=int, default=1, help="only every n-th person")
    arguments = parser.parse_args()
    good = measure(arguments.show, arguments.every)
    if arguments.folder is not None:
        over_redaction(arguments.folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
