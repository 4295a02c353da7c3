"""What a span model finds beside the gazetteer: `python benchmarks/skill_spans.py DATA`.

DATA is the development data folder; needs the train extra. A tagger of one BiLSTM learns skills and
knowledge from SkillSpan's train part, on the mean of the inner layers of the bundle that ships,
which stays as it is. Told are F1 over spans that agree in both ends, and F1 of overlaps (share of
found spans that overlap a marked one, and the other way round), with 95 % intervals over sentences.
On dev; `--part choose` measures on documents held out of the train part, for making choices.
"""

import argparse
import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import OneCycleLR

from rolefit.domain.text import Span
from rolefit.encoding import find_bundle
from rolefit.encoding.runtime import onnx_runtime
from rolefit.evaluation.devsets.sources import skillspan
from rolefit.profiling.skills import load_gazetteer

KINDS = ("knowledge", "skill")
LAYERS = (1, 2, 3, 4, 5)  # of the encoder's six; the last one is made for pooling
STATE = "/body/encoder/layer.{}/output/LayerNorm/LayerNormalization_output_0"
EPOCHS, RATE, HIDDEN, DROPOUT, PIECES, RESAMPLES = 10, 2e-3, 128, 0.3, 384, 1000

Found = tuple[Set[Span], Set[Span]]  # of each kind
Tags = npt.NDArray[np.int64]  # (words, kinds): 0 outside, 1 at a start, 2 inside


@dataclass(frozen=True)
class Sentence:
    """Marked text. `firsts` are the first pieces of its words; 0 beyond the encoder's window."""

    text: str
    document: str
    words: list[Span]
    tags: Tags
    ids: list[int]
    firsts: list[int]


def spans_of(words: Sequence[Span], tags: Tags) -> Found:
    columns = ["".join(map(str, tags[:, kind])) for kind in (0, 1)]
    runs = [[(run.start(), run.end() - 1) for run in re.finditer("[12]2*", c)] for c in columns]
    first, second = (frozenset(Span(words[a].start, words[b].end) for a, b in r) for r in runs)
    return first, second


def sentences(data: Path, part: str, tokenizer: Tokenizer) -> list[Sentence]:
    made = []
    for row in skillspan(data, part):
        tokens, text = row["tokens"], " ".join(row["tokens"])
        starts = accumulate((len(token) + 1 for token in tokens[:-1]), initial=0)
        words = [Span(at, at + len(token)) for at, token in zip(starts, tokens, strict=True)]
        tags = np.array([["OBI".index(tag) for tag in row[f"tags_{kind}"]] for kind in KINDS]).T
        read = tokenizer.encode(text)
        pieces = {start: at for at, (start, end) in reversed([*enumerate(read.offsets)]) if end}
        places = [pieces.get(word.start, 0) for word in words]
        made.append(Sentence(text, f"{row['source']} {row['idx']}", words, tags, read.ids, places))
    return made


def parted(data: Path, part: str, tokenizer: Tokenizer) -> tuple[list[Sentence], list[Sentence]]:
    """What to learn from and what to measure on."""
    rows = [row for row in sentences(data, "train", tokenizer) if all(row.firsts)]
    if part == "dev":
        return rows, sentences(data, "dev", tokenizer)
    chosen = [row for row in rows if hashlib.sha256(row.document.encode()).digest()[0] % 5 == 0]
    out = {row.document for row in chosen} | {row.text for row in chosen}
    return [row for row in rows if row.document not in out and row.text not in out], chosen


def batches(rows: Sequence[Sentence]) -> list[list[int]]:
    """Places of sentences with equally many pieces, so that none is padded."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        lengths[len(row.ids)].append(place)
    sized = [(max(1, PIECES // length), lengths[length]) for length in sorted(lengths)]
    return [all_[at : at + size] for size, all_ in sized for at in range(0, len(all_), size)]


def states_of(rows: Sequence[Sentence]) -> list[torch.Tensor]:
    """Of each sentence (pieces, dimension): the bundle's graph with one more output."""
    model = onnx.load(find_bundle().folder / "model.onnx")
    inner = [STATE.format(layer - 1) for layer in LAYERS]
    model.graph.node.append(onnx.helper.make_node("Mean", inner, ["states"]))
    output = onnx.helper.make_tensor_value_info("states", onnx.TensorProto.FLOAT, None)
    model.graph.output.append(output)
    options = onnx_runtime().SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnx_runtime().InferenceSession(model.SerializeToString(), options)
    made: dict[int, torch.Tensor] = {}
    for batch in batches(rows):
        ids = np.array([rows[place].ids for place in batch])
        states = torch.from_numpy(session.run(["states"], {"input_ids": ids})[0])
        made.update(zip(batch, states, strict=True))
    return [made[place] for place in range(len(rows))]


def made_tagger(states: Sequence[torch.Tensor], seed: int) -> nn.ModuleList:
    torch.manual_seed(seed)
    rnn = nn.LSTM(states[0].shape[1], HIDDEN, batch_first=True, bidirectional=True)
    return nn.ModuleList([nn.Dropout(DROPOUT), rnn, nn.Linear(2 * HIDDEN, 3 * len(KINDS))])


def scores(tagger: nn.ModuleList, states: Sequence[torch.Tensor]) -> torch.Tensor:
    """(texts, pieces, kinds, tags)."""
    drop, rnn, out = tagger
    made: torch.Tensor = out(drop(rnn(drop(torch.stack([*states])))[0]))
    return made.reshape(*made.shape[:2], 2, 3)


def learn(tagger: nn.ModuleList, rows: Sequence[Sentence], states: Sequence[torch.Tensor]) -> None:
    tagger.train()
    every = batches(rows)
    optimizer = torch.optim.AdamW(tagger.parameters(), RATE)
    rates = OneCycleLR(optimizer, RATE, EPOCHS * len(every), pct_start=0.1)
    for turn in torch.cat([torch.randperm(len(every)) for _ in range(EPOCHS)]).tolist():
        some = [rows[place] for place in every[turn]]
        all_ = scores(tagger, [states[place] for place in every[turn]])
        mine = torch.cat([one[row.firsts] for one, row in zip(all_, some, strict=True)])
        tags = torch.from_numpy(np.concatenate([row.tags for row in some]))
        optimizer.zero_grad()
        torch.autograd.backward(cross_entropy(mine.flatten(0, 1), tags.flatten()))
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        rates.step()
    tagger.eval()


@torch.no_grad()
def found_by(tagger: nn.ModuleList, row: Sentence, states: torch.Tensor) -> Found:
    return spans_of(row.words, scores(tagger, [states])[0].argmax(-1).numpy()[row.firsts])


def figures(counts: Tags) -> tuple[float, ...]:
    """F1, precision, recall and F1 of overlaps, of counts per sentence."""
    same, found, marked, near, met = (max(1e-9, count) for count in counts.sum(axis=0))
    overlap = 2 / (found / near + marked / met)
    return 2 * same / (found + marked), same / found, same / marked, overlap


def tell(name: str, rows: Sequence[Sentence], found: Sequence[Found]) -> None:
    for title, kinds in (("knowledge", (0,)), ("skills", (1,)), ("both", (0, 1))):
        counts = []
        for row, spans in zip(rows, found, strict=True):
            mine = {span for kind in kinds for span in spans[kind]}
            gold = {span for kind in kinds for span in spans_of(row.words, row.tags)[kind]}
            near = sum(any(span.overlaps(other) for other in gold) for span in mine)
            met = sum(any(span.overlaps(other) for other in mine) for span in gold)
            counts.append((len(mine & gold), len(mine), len(gold), near, met))
        table, draw = np.array(counts), np.random.default_rng(0).integers
        drawn = [figures(table[draw(0, len(rows), len(rows))]) for _ in range(RESAMPLES)]
        ends = zip(figures(table), *np.percentile(drawn, [2.5, 97.5], axis=0), strict=True)
        told = (f"{mean:.3f} [{low:.3f}, {high:.3f}]" for mean, low, high in ends)
        print(f"{name}, {title}: F1, precision, recall, F1 of overlaps:", *told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="dev", choices=("dev", "choose"))
    parser.add_argument("--seeds", type=int, default=3, help="taggers to train")
    given = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(find_bundle().folder / "tokenizer.json"))
    tokenizer.enable_truncation(256)
    known, rows = parted(given.data, given.part, tokenizer)
    named = [frozenset(skill.span for skill in load_gazetteer().find(row.text)) for row in rows]
    tell("gazetteer", rows, [(names, names) for names in named])
    states, own = states_of(known), states_of(rows)
    for seed in range(given.seeds):
        tagger = made_tagger(states, seed)
        learn(tagger, known, states)
        tagged = [found_by(tagger, *pair) for pair in zip(rows, own, strict=True)]
        tell(f"tagger {seed}", rows, tagged)
        pairs = list(zip(named, tagged, strict=True))
        met = [{n for n in names if any(map(n.overlaps, k | s))} for names, (k, s) in pairs]
        more = [(k | names - one, s) for one, (names, (k, s)) in zip(met, pairs, strict=True)]
        tell(f"tagger {seed} and names outside of its spans", rows, more)
        tell(f"names inside of tagger {seed}'s spans", rows, [(one, one) for one in met])


if __name__ == "__main__":
    main()
