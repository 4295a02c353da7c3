"""Weights as int8: a quarter of the bytes, unfolded to float32 when the model is loaded."""

from types import ModuleType

import numpy as np
import numpy.typing as npt

from rolefit.encoding.source import Untyped

_SMALL = 2**16
"""Matrices of fewer entries stay float32: they save nothing, and the one row of the token-type
table is added to every token."""


def to_int8(onnx: ModuleType, graph: Untyped) -> None:
    """Put DequantizeLinear before each weight matrix, one scale per channel that is kept."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    unfold = {}
    for node in graph.node:
        operand, axis = {"MatMul": (1, 1), "Gather": (0, 0)}.get(node.op_type, (None, 0))
        if operand is None or node.input[operand] not in weights:
            continue
        name = node.input[operand]
        if name in unfold:
            continue
        array = onnx.numpy_helper.to_array(weights[name])
        if array.ndim != 2 or array.size < _SMALL or array.dtype != np.float32:
            continue
        levels, scales = quantise(array, axis)
        graph.initializer.remove(weights[name])
        graph.initializer.append(onnx.numpy_helper.from_array(levels, f"{name}.int8"))
        graph.initializer.append(onnx.numpy_helper.from_array(scales, f"{name}.scale"))
        unfold[name] = onnx.helper.make_node(
            "DequantizeLinear", [f"{name}.int8", f"{name}.scale"], [name], axis=axis
        )
    for node in reversed(unfold.values()):
        graph.node.insert(0, node)


def quantise(
    array: npt.NDArray[np.float32], axis: int
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Symmetric int8 per channel: levels * scale, the largest entry of a channel at ±127.

    Args:
        array: (rows, columns).
        axis: 1: a channel is a column; 0: a row.

    Returns:
        int8 levels of the same shape and float32 scales, one per channel, none of them 0.
    """
    largest = np.abs(array).max(axis=1 - axis, keepdims=True)
    scales = np.where(largest > 0, largest / np.float32(127), np.float32(1)).astype(np.float32)
    return np.rint(array / scales).astype(np.int8), scales.ravel()
