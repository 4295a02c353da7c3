"""OpenVINO keeps the Encoder contract, where the chip has what it uses."""

from typing import Any, ClassVar

import numpy as np
import pytest
from encoder import TEXTS, EncoderContract

from rolefit.encoding import load_encoder
from rolefit.encoding.chip import instruction_set

pytest.importorskip("openvino", reason="the extra “fast” is not installed")
if instruction_set() not in {"amx", "avx512-vnni", "avx-vnni"}:
    pytest.skip("this chip has neither AMX nor VNNI", allow_module_level=True)


class TestOpenVinoEncoder(EncoderContract):
    factory: ClassVar[str] = "rolefit.encoding:load_encoder"
    options: ClassVar[dict[str, Any]] = {"runtime": "openvino"}

    def test_its_vectors_are_nearly_those_of_the_other_runtime(self) -> None:
        ours, plain = self.make().encode(TEXTS), load_encoder().encode(TEXTS)
        assert np.einsum("ij,ij->i", ours, plain).min() > 0.995

    def test_the_id_tells_it_from_the_other_runtime(self) -> None:
        weights, runtime, precision, _ = self.make().id.split("/")
        assert weights == load_encoder().id.split("/")[0]
        assert runtime.startswith("openvino-")
        assert precision in {"bfloat16", "int8-activations"}
