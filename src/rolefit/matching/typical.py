"""What a job usually gives: the mean score of whole invented résumés of all trades.

A score adds up what a posting asks for. One asks for what many have, a degree or good English, and
another for eight tools by name, so the same score may be usual for the one job and rare for the
other. What is usual is measured on résumés that never change: those of the background, written out
with dates, schooling, lists and languages, since checks pay for these. Taken off, it makes scores
of several jobs comparable; ADR 6 has the evidence.
"""

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from rolefit.domain.resume import Resume
from rolefit.encoding.kept import kept_name
from rolefit.matching.asking import Asking
from rolefit.matching.encoded import EncodedResume
from rolefit.matching.resumes import encode_resume
from rolefit.matching.scoring import score
from rolefit.matching.shipped import Encode, shipped_or_kept
from rolefit.matching.terms import Analyzer


@lru_cache(maxsize=1)
def typical_texts() -> tuple[str, ...]:
    """The résumés, as whole texts."""
    packed = files("rolefit.matching").joinpath("data/typical.jsonl.gz").read_bytes()
    return tuple(json.loads(row) for row in gzip.decompress(packed).decode().splitlines())


def passages_of(resumes: Sequence[Resume]) -> list[str]:
    """All their passages, in order."""
    return [passage.text for resume in resumes for passage in resume.passages]


def vectors_name(encoder_family: str, passages: Sequence[str]) -> str:
    """The file that holds the passages' vectors for one encoder's weights."""
    body = json.dumps(passages, ensure_ascii=False).encode()
    return kept_name("typical", encoder_family, sha256(body).hexdigest()[:12])


def encode_typical(
    resumes: Sequence[Resume], encoder_family: str, encode: Encode, cache: Path
) -> list[EncodedResume]:
    """The résumés of `typical_texts`, profiled, joined with their vectors.

    Args:
        encoder_family: names the weights (not the chip), as `Encoder.id` does before its first "/".
        encode: used only where no vectors are there yet.
        cache: a folder for the vectors; not used for the bundle that ships.
    """
    passages = passages_of(resumes)
    name = vectors_name(encoder_family, passages)
    vectors, row = shipped_or_kept(name, passages, encode, cache), 0
    analyze, people = Analyzer(), []
    for resume in resumes:
        people.append(encode_resume(resume, vectors[row : row + len(resume.passages)], analyze))
        row += len(resume.passages)
    return people


def typical_score(asking: Asking, people: Sequence[EncodedResume]) -> float:
    """The mean of what `encode_typical`'s résumés score, 0..100, in hundredths."""
    scores = score(asking, people).scores  # whole hundredths, so their sum is exact
    return round(sum(scores) / len(scores)) / 100
