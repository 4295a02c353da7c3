"""The contract of `rolefit.domain.ports.Encoder`. An adapter's test subclasses it and names a
factory; whatever the contract asks for is then asked of that adapter."""

import hashlib
import importlib
import subprocess
import sys
from typing import Any, ClassVar

import numpy as np
import pytest

from rolefit.domain.ports import Encoder

TEXTS = [
    "Led a team of five engineers and moved the billing service to Kubernetes.",
    "Kitchen porter",
    "Prepared monthly accounts, reconciled ledgers and filed VAT returns for forty clients.",
    "SQL",
    "Nursed patients after heart surgery; trained newly qualified staff on the ward.",
    "Планирование и анализ бюджета, 預算規劃, تخطيط الميزانية, 🚀 naïve café",
    "Drove a refrigerated lorry between Lyon and Rotterdam. " * 4,
    "welds",
    "Java or Kotlin, five years",
    "Java or Kotlin, five years.",
]

_ELSEWHERE = """
import hashlib, importlib, json, sys
module, name, options, texts = json.loads(sys.argv[1])
encoder = getattr(importlib.import_module(module), name)(**options)
print(encoder.id, hashlib.sha256(encoder.encode(texts).tobytes()).hexdigest())
"""


class EncoderContract:
    """Subclass it with `factory`, "module:function"; the function takes `threads` and `options`."""

    factory: ClassVar[str]
    options: ClassVar[dict[str, Any]] = {}

    @classmethod
    def make(cls, threads: int = 1) -> Encoder:
        module, _, name = cls.factory.partition(":")
        function = getattr(importlib.import_module(module), name)
        made: Any = function(threads=threads, **cls.options)
        return made

    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls) -> Encoder:
        return cls.make(threads=2)

    @pytest.fixture(scope="class")
    @classmethod
    def alone(cls, encoder: Encoder) -> list[bytes]:
        """Each text's vector when it is the only one."""
        return [encoder.encode([text]).tobytes() for text in TEXTS]

    def test_every_row_is_a_float32_vector_of_norm_1(self, encoder: Encoder) -> None:
        vectors = encoder.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)

    def test_no_texts_give_no_rows_of_the_right_width(self, encoder: Encoder) -> None:
        vectors = encoder.encode([])
        assert vectors.shape == (0, encoder.dimension)
        assert vectors.dtype == np.float32

    @pytest.mark.parametrize("blank", ["", " ", "\n\t \n", "\u00a0", "\u3000"])
    def test_a_blank_text_gives_zeros_and_disturbs_nobody(
        self, encoder: Encoder, alone: list[bytes], blank: str
    ) -> None:
        vectors = encoder.encode([blank, TEXTS[0], blank])
        assert not vectors[0].any()
        assert not vectors[2].any()
        assert vectors[1].tobytes() == alone[0]

    def test_neighbours_do_not_change_a_byte(self, encoder: Encoder, alone: list[bytes]) -> None:
        assert [row.tobytes() for row in encoder.encode(TEXTS)] == alone

    def test_the_order_does_not_change_a_byte(self, encoder: Encoder, alone: list[bytes]) -> None:
        assert [row.tobytes() for row in encoder.encode(TEXTS[::-1])] == alone[::-1]

    @pytest.mark.parametrize("size", [2, 3, 7])
    def test_the_batch_size_does_not_change_a_byte(
        self, encoder: Encoder, alone: list[bytes], size: int
    ) -> None:
        batches = [TEXTS[at : at + size] for at in range(0, len(TEXTS), size)]
        rows = np.concatenate([encoder.encode(batch) for batch in batches])
        assert [row.tobytes() for row in rows] == alone

    @pytest.mark.parametrize("words", [1, 2, 3, 5, 8, 13, 21, 34, 55, 90, 200])
    def test_neighbours_of_its_own_length_do_not_change_a_byte(
        self, encoder: Encoder, words: int
    ) -> None:
        # What an adapter computes together: one length, so many rows that blocks have tails.
        vocabulary = ["tea", "milk", "salt", "bread", "rice", "soup", "fish", "meat", "egg"]
        texts = [" ".join((vocabulary * words)[at : at + words]) for at in range(9)]
        alone = [encoder.encode([text]).tobytes() for text in texts]
        for size in (2, 3, 4, 5, 8, 9):
            assert [row.tobytes() for row in encoder.encode(texts[-size:])] == alone[-size:]

    def test_a_repeated_text_gets_the_same_vector_in_each_place(self, encoder: Encoder) -> None:
        a, b, c, d = (row.tobytes() for row in encoder.encode([TEXTS[0], "x", TEXTS[0], "x"]))
        assert a == c
        assert b == d
        assert a != b

    @pytest.mark.parametrize("threads", [1, 3])
    def test_the_number_of_threads_does_not_change_a_byte(
        self, alone: list[bytes], threads: int
    ) -> None:
        assert [row.tobytes() for row in self.make(threads).encode(TEXTS)] == alone

    def test_another_process_gives_the_same_id_and_bytes(self, encoder: Encoder) -> None:
        here = hashlib.sha256(encoder.encode(TEXTS).tobytes()).hexdigest()
        assert elsewhere(self.factory, {"threads": 1, **self.options}) == f"{encoder.id} {here}"

    def test_words_beyond_the_window_do_not_count(self, encoder: Encoder) -> None:
        long = "built bridges " * 2000
        a, b = encoder.encode([long + "in steel", long + "in concrete, for the navy"])
        assert a.tobytes() == b.tobytes()
        assert a.any()

    @pytest.mark.parametrize(
        "odd",
        ["a\u200bb", "e\u0301", "\U0001f469\u200d\U0001f680", "\ud800", "\x00\x07", "ﬁ" * 300],
    )
    def test_any_text_python_can_hold_gives_a_finite_row(self, encoder: Encoder, odd: str) -> None:
        row = encoder.encode([odd])[0]
        assert np.isfinite(row).all()
        assert np.linalg.norm(row) == pytest.approx(1.0, abs=1e-5) or not row.any()

    def test_texts_of_one_meaning_are_closer_than_texts_of_two(self, encoder: Encoder) -> None:
        a, b, c = encoder.encode(
            ["Kept the books of a small company.", "Bookkeeping", "Repaired aircraft engines."]
        )
        assert a @ b > a @ c + 0.2

    def test_the_id_names_something_and_stays(self, encoder: Encoder) -> None:
        assert encoder.id
        assert encoder.id == self.make().id


def elsewhere(factory: str, options: dict[str, Any]) -> str:
    """ "ID SHA256" of `TEXTS` encoded in a fresh process."""
    import json

    module, _, name = factory.partition(":")
    arguments = json.dumps([module, name, options, TEXTS])
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()
