"""What the ONNX encoder promises beyond the port: progress, stopping, and the model's cosines."""

import json
from pathlib import Path

import numpy as np
import pytest

from rolefit.domain.errors import UsageError
from rolefit.domain.ports import FloatMatrix
from rolefit.encoding import OnnxEncoder, load_encoder

FLOAT = Path(__file__).parents[2] / "fixtures" / "float_vectors"


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return load_encoder(threads=2)


def test_the_bundle_agrees_with_the_float32_model_it_was_made_of(encoder: OnnxEncoder) -> None:
    # tools/build_float_vectors.py wrote them, by another library and with unrounded weights.
    texts = json.loads((FLOAT / "texts.json").read_text(encoding="utf-8"))
    reference = np.load(FLOAT / "vectors.npy").astype(np.float32)
    vectors = encoder.encode(texts)
    cosines = np.einsum("ij,ij->i", vectors, reference)
    assert cosines.min() > 0.997
    ours, theirs = vectors @ vectors.T, reference @ reference.T
    pairs = np.triu_indices(len(texts), 1)
    ranks = [rows[pairs].argsort().argsort() for rows in (ours, theirs)]
    assert np.corrcoef(*ranks)[0, 1] > 0.999
    nearest = [set_of_five(rows) for rows in (ours, theirs)]
    assert np.mean([len(a & b) / 5 for a, b in zip(*nearest, strict=True)]) > 0.95


def set_of_five(similarities: FloatMatrix) -> list[set[int]]:
    """The five nearest others of each text."""
    others = similarities - 2 * np.eye(len(similarities))
    return [set(row.argsort()[-5:].tolist()) for row in others]


def test_the_id_names_weights_runtime_precision_and_instruction_set(encoder: OnnxEncoder) -> None:
    weights, runtime, precision, instructions = encoder.id.split("/")
    assert weights == f"minilm-l6-work@{encoder.bundle.manifest.digest[:16]}"
    assert runtime.startswith("onnxruntime-")
    assert precision == "int8-weights"
    assert instructions


@pytest.mark.parametrize("threads", [1, 2])
def test_progress_adds_up_to_all_texts_repeated_and_blank_ones_too(threads: int) -> None:
    done: list[int] = []
    load_encoder(threads=threads).encode(["a", "", "b", "a", "a"], progress=done.append)
    assert sum(done) == 5
    assert all(step > 0 for step in done)


def test_more_texts_than_are_kept_under_way_come_out_in_their_places(encoder: OnnxEncoder) -> None:
    texts = [f"{number} apples" for number in range(4100)]
    vectors = encoder.encode(texts)
    for place in (0, 1, 4095, 4096, 4099):
        assert vectors[place].tobytes() == encoder.encode([texts[place]]).tobytes()


def test_a_text_is_the_same_alone_and_among_others_of_its_length(encoder: OnnxEncoder) -> None:
    assert encoder.batches_agree()


@pytest.mark.parametrize("threads", [1, 2])
def test_an_interrupt_leaves_at_once_and_the_encoder_stays_usable(threads: int) -> None:
    encoder = load_encoder(threads=threads)
    seen = 0

    def interrupt(step: int) -> None:
        nonlocal seen
        seen += step
        if seen >= 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoder.encode([f"text {number}" for number in range(400)], progress=interrupt)
    assert 3 <= seen < 100
    assert encoder.encode(["again"]).any()


def test_a_single_string_is_refused_instead_of_encoded_by_letter(encoder: OnnxEncoder) -> None:
    with pytest.raises(UsageError):
        encoder.encode("one text")


def test_a_text_without_any_token_gives_zeros(encoder: OnnxEncoder) -> None:
    assert not encoder.encode(["\u200b\u200d\ufeff", "\x00\x01"]).any()


def test_a_huge_text_is_cut_before_the_tokenizer_sees_it(encoder: OnnxEncoder) -> None:
    start = "word " * 20_000
    a, b = encoder.encode([start, start + "x" * 5_000_000])
    assert a.tobytes() == b.tobytes()
