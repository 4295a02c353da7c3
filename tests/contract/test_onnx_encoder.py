"""ONNX Runtime over the bundle that ships keeps the Encoder contract."""

from typing import ClassVar

from encoder import EncoderContract


class TestOnnxEncoder(EncoderContract):
    factory: ClassVar[str] = "rolefit.encoding:load_encoder"
