"""ONNX Runtime, silenced: the one place that imports it."""

import os
from types import ModuleType

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
