"""What the ONNX encoder promises beyond the port: progress, stopping, and the model's cosines."""

import numpy as np
import pytest

from rolefit.domain.errors import UsageError
from rolefit.encoding import OnnxEncoder, load_encoder


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return load_encoder(threads=2)


def test_cosines_are_those_the_models_makers_publish(encoder: OnnxEncoder) -> None:
    # From the model's page: "That is a happy person" against three others.
    vectors = encoder.encode(
        [
            "That is a happy person",
            "That is a happy dog",
            "That is a very happy person",
            "Today is a sunny day",
        ]
    )
    np.testing.assert_allclose(vectors[1:] @ vectors[0], [0.695, 0.943, 0.257], atol=0.015)


def test_the_id_names_weights_runtime_precision_and_instruction_set(encoder: OnnxEncoder) -> None:
    weights, runtime, precision, instructions = encoder.id.split("/")
    assert weights == f"minilm-l6-v2@{encoder.bundle.manifest.digest[:16]}"
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
