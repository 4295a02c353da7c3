"""ONNX Runtime, silenced: the one place that imports it. The same vectors on nearly every chip."""

import os
from types import ModuleType

from rolefit.domain.errors import BundleCorrupt
from rolefit.domain.ports import FloatMatrix
from rolefit.encoding.bundle import INPUT, MODEL, OUTPUT, Bundle
from rolefit.encoding.onnx_encoder import TokenIds

_SILENT = "ORT_DISABLE_TELEMETRY"


def onnx_runtime() -> ModuleType:
    """The runtime's module, imported on first use.

    Its official builds report to their makers from version 1.29 on, unless they are told not to
    before they are imported; what runs here is nobody else's business.
    """
    os.environ[_SILENT] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    module: ModuleType = onnxruntime
    return module


class OnnxRuntime:
    """`Runtime` that unfolds int8 weights at load and computes in float32.

    Raises:
        BundleCorrupt: the model cannot be loaded.
    """

    def __init__(self, bundle: Bundle) -> None:
        runtime = onnx_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Lengths vary from text to text; a memory plan per length would only pile up.
        options.enable_mem_pattern = False
        # Unfold int8 weights once at load, instead of at every product.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        self.name = f"onnxruntime-{runtime.__version__}"
        self.precision = bundle.manifest.precision
        try:
            self._session = runtime.InferenceSession(
                str(bundle.folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the runtime has no base class for its errors
            raise BundleCorrupt(f"{MODEL} in {bundle.folder} cannot be loaded.") from error

    def run(self, ids: TokenIds) -> FloatMatrix:
        """float32 (texts, dimension) of ids (texts, tokens)."""
        output: list[FloatMatrix] = self._session.run([OUTPUT], {INPUT: ids})
        return output[0]
