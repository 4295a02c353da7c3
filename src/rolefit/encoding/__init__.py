"""Text to vectors: the bundle on disk, the encoder that runs it, exact similarities.

Importing this package loads no model runtime; `load_encoder` does.
"""

from rolefit.encoding.bundle import Bundle, Manifest, read_bundle
from rolefit.encoding.grid import GRID_VERSION, STEPS, GridMatrix, similarities, to_grid
from rolefit.encoding.loading import find_bundle, load_encoder
from rolefit.encoding.onnx_encoder import OnnxEncoder

__all__ = [
    "GRID_VERSION",
    "STEPS",
    "Bundle",
    "GridMatrix",
    "Manifest",
    "OnnxEncoder",
    "find_bundle",
    "load_encoder",
    "read_bundle",
    "similarities",
    "to_grid",
]
