"""OpenVINO: several times as fast on chips with AMX or VNNI, at another chip's vectors' expense.

    AMX    products in bfloat16
    VNNI   products in int8, activations scaled row by row in groups of 32

A row's scales are its own, so neighbours do not matter here either; but another chip rounds
otherwise: docs/performance.md tells how far vectors move. Chips with neither are refused: there the
runtime gains nothing, and its float32 products depend on how many rows they have.
"""

import sys
import threading
from typing import Any

import numpy as np

from rolefit.domain.errors import BundleCorrupt, MissingExtra, UsageError
from rolefit.domain.ports import FloatMatrix
from rolefit.encoding.bundle import MODEL, Bundle
from rolefit.encoding.chip import instruction_set
from rolefit.encoding.onnx_encoder import TokenIds

_TELEMETRY = "openvino_telemetry"

_GROUP = 32
"""Activations that share a scale: the runtime's own choice."""

_FEW = 9
"""Tokens of all texts together below which the runtime sums a product in another order: a text of
one word would get another vector alone than beside others."""

_ALONE = threading.Lock()

_BY_CHIP = {
    "amx": ("bfloat16", "bf16", 0),
    "avx512-vnni": ("int8-activations", "f32", _GROUP),
    "avx-vnni": ("int8-activations", "f32", _GROUP),
}
"""Instruction set: the precision's name, the runtime's hint, and its group of activations."""


class OpenVinoRuntime:
    """`Runtime` that uses what the chip has for products in low precision.

    Args:
        threads: how many may call at once without waiting for one another.

    Raises:
        UsageError: the chip has nothing that it would use.
        MissingExtra: the `fast` extra is not installed.
        BundleCorrupt: the model cannot be loaded.
    """

    def __init__(self, bundle: Bundle, threads: int) -> None:
        openvino = _openvino()
        self.name = f"openvino-{openvino.__version__.split('-')[0]}"
        self.precision, hint, group = _choice()
        settings = {
            "INFERENCE_PRECISION_HINT": hint,
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": group,
            "NUM_STREAMS": threads,
            "INFERENCE_NUM_THREADS": threads,  # of all streams together: one each
        }
        try:
            core = openvino.Core()
            self._model = core.compile_model(str(bundle.folder / MODEL), "CPU", settings)
        except Exception as error:  # the runtime raises bare RuntimeError
            raise BundleCorrupt(f"{MODEL} in {bundle.folder} cannot be loaded.") from error
        _open_to_numpy(openvino)
        self._own = threading.local()

    def run(self, ids: TokenIds) -> FloatMatrix:
        """float32 (texts, dimension) of ids (texts, tokens)."""
        request = getattr(self._own, "request", None)
        if request is None:
            request = self._own.request = self._model.create_infer_request()
        texts = len(ids)
        if ids.size < _FEW:
            ids = np.concatenate([ids, ids, ids])
        vectors: FloatMatrix = request.infer({0: ids})[0]
        return vectors[:texts]


def _open_to_numpy(openvino: Any) -> None:  # noqa: ANN401 - the library has no types
    """Let the library find numpy's interface while one thread is in it.

    Two threads that meet there first wait for each other forever: one holds the interpreter's lock
    and waits for the library's own, the other the library's and waits for the interpreter's.
    """
    with _ALONE:
        openvino.Tensor(np.zeros(1, dtype=np.float32)).data[:].sum()


def _choice() -> tuple[str, str, int]:
    chip = instruction_set()
    if chip not in _BY_CHIP:
        raise UsageError(
            f"This chip ({chip}) has neither AMX nor VNNI; the runtime “openvino” gains nothing.",
            remedy="Leave ROLEFIT_RUNTIME unset.",
        )
    return _BY_CHIP[chip]


def _openvino() -> Any:  # noqa: ANN401 - the library has no types
    """The runtime's module, silenced.

    Its import reports to its makers where their telemetry is installed, as its packages ask for;
    without, it takes a stub of its own.
    """
    sys.modules.setdefault(_TELEMETRY, None)  # type: ignore[arg-type]  # bars the import
    try:
        import openvino
    except ImportError as error:
        raise MissingExtra(
            "The runtime “openvino” is not installed.",
            remedy="Run `pip install 'rolefit[fast]'`, or leave ROLEFIT_RUNTIME unset.",
        ) from error
    return openvino
