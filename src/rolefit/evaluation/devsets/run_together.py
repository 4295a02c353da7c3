"""Part run-together alternate labels: "manage staff supervise staff Plan the work of …".

ESCO's export holds a skill's alternate labels and its description as one undelimited text. The
description starts with a capital letter; the labels before it are parted by the most probable
segmentation under a bigram model of labels (with begin and end marks), trained on all preferred
labels and then on its own segmentation (hard expectation-maximisation, as for word segmentation:
Goldwater, Griffiths, Johnson, "A Bayesian framework for word segmentation", Cognition 112, 2009).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rolefit.profiling.skills.stems import stem

BEGIN, END = "<s>", "</s>"
PRIOR = 2.0
LOCAL = 6.0
REPEAT = 5.0
SHARED = 2.5
STRANGER = 6.0
SINGLE = 3
DANGLING = 6.0
LONGEST = 14
_LINKS = frozenset(
    "a an the of for to in on and or with by at as from into its their other using".split()
)
_SENTENCE = re.compile(r"(?<!\S)[A-Z(][\w'’/-]*")


class LabelModel:
    """Bigram counts over stemmed label words."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.firsts: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.total = 0

    def add(self, label: Sequence[str], weight: int = 1) -> None:
        """Count one label given as stemmed words."""
        marked = [BEGIN, *label, END]
        for a, b in zip(marked, marked[1:], strict=False):
            self.pairs[a, b] += weight
            self.firsts[a] += weight
            self.words[b] += weight
            self.total += weight

    def log(self, a: str, b: str, local: Counter[tuple[str, str]], seen: Counter[str]) -> float:
        """log P(b | a), interpolated with the unigram and with the concept's own labels."""
        unigram = (self.words[b] + 0.1) / (self.total + 1000)
        hits = self.pairs[a, b] + LOCAL * local[a, b] + PRIOR * unigram
        return math.log(hits / (self.firsts[a] + LOCAL * seen[a] + PRIOR))


def stems_of(label: str) -> list[str]:
    """Every word of a label, stemmed, small words included."""
    return [stem(word) for word in label.split()]


def labels_text(text: str, preferred: str) -> str:
    """The part of `text` before the description."""
    own = set(re.findall(r"[\w'’/-]+", preferred))
    upper = _capitalised(text)
    start = len(preferred) if text.startswith(preferred) else 0
    for found in _SENTENCE.finditer(text, start):
        word = found.group()
        if word in own or found.start() == 0 or not _starts_sentence(text, found, upper):
            continue
        return text[: found.start()].strip()
    return text.strip()


def description(text: str, preferred: str) -> str:
    """The part of `text` behind the labels."""
    return text[len(labels_text(text, preferred)) :].strip()


def _capitalised(text: str) -> Counter[str]:
    return Counter(_SENTENCE.findall(text))


def _starts_sentence(text: str, found: re.Match[str], upper: Counter[str]) -> bool:
    """A capitalised ordinary word followed by lower case, not a name used again and again."""
    word = found.group()
    if word.isupper() and len(word) > 1:
        return False
    rest = text[found.end() :].split(maxsplit=2)
    if not rest:
        return False
    return upper[word] == 1 or word in {"The", "A", "An", "Use", "This"} or len(word) > 3


def segment(run: str, preferred: str, model: LabelModel) -> list[str]:
    """The labels in `run`, in order."""
    words = run.split()
    stems = [stem(word) for word in words]
    local: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    marked = [BEGIN, *stems_of(preferred), END]
    for a, b in zip(marked, marked[1:], strict=False):
        local[a, b] += 1
        seen[a] += 1
    best = [0.0] + [-math.inf] * len(words)
    back = [0] * (len(words) + 1)
    own = {item for item in stems_of(preferred) if item not in _LINKS}
    one_word = len(preferred.split()) == 1
    for start in range(len(words)):
        if best[start] == -math.inf:
            continue
        score = best[start] + model.log(BEGIN, stems[start], local, seen)
        inside: set[str] = set()
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            here = stems[end - 1]
            if end > start + 1:
                score += model.log(stems[end - 2], here, local, seen)
            if here in inside:
                score -= REPEAT
            if here not in _LINKS:
                inside.add(here)
            shared = len(own & inside)
            total = score + model.log(here, END, local, seen)
            total += SHARED * shared if shared else -STRANGER
            total -= DANGLING * (here in _LINKS)
            total -= SINGLE * (end == start + 1 and not one_word)
            if total > best[end]:
                best[end], back[end] = total, start
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    return [" ".join(words[a:b]) for a, b in zip(cuts, cuts[1:], strict=False)]


def split_all(
    rows: Sequence[tuple[str, str]], known: Iterable[str] = (), rounds: int = 1
) -> list[list[str]]:
    """Alternate labels of every (preferred label, text) row.

    Args:
        rows: preferred label and run-together text per concept.
        known: labels known to be whole, to learn from.
        rounds: how often the model is trained again on its own segmentation.
    """
    runs = [labels_text(text, preferred) for preferred, text in rows]
    base = LabelModel()
    for label in [preferred for preferred, _ in rows] + list(known):
        base.add(stems_of(label))
    model, found = base, [[run] for run in runs]
    for _ in range(rounds):
        found = [segment(run, row[0], model) for run, row in zip(runs, rows, strict=True)]
        model = LabelModel()
        for row, labels in zip(rows, found, strict=True):
            model.add(stems_of(row[0]))
            for label in labels:
                model.add(stems_of(label))
    return found
