"""Runs the network of multilingual-e5-small with onnxruntime, in 8-bit integers.

Its graph, `e5.onnx`, holds no weights: `python -m benchmarks.make_graph` draws it.
"""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.embedding.packed import DIMENSIONS, INNER, LAYERS, PackedModel
from bot.search.embedder import EmbedderError
from bot.search.postings import Floats

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

GRAPH = Path(__file__).with_name("e5.onnx")

_LARGEST = 63
"""The largest weight: 7 bits, since AVX2 adds two products of bytes in 16 bits and would overflow with 8.

It costs nothing (the cosine to float32 stays at 0.9988) and gives the same integers on every processor.
"""

_ERRORS_ONLY = 3

Weights = NDArray[np.float32] | NDArray[np.int8]


class Engine:
    """The network, ready to run; several threads may run it at once.

    `checksum` tells graph and weights apart from others.

    Raises:
        EmbedderError: onnxruntime or the weights cannot be used.
    """

    def __init__(self, model: PackedModel, threads: int) -> None:
        graph = GRAPH.read_bytes()
        self._session = _open(graph, dict(_weights(model)), threads)
        self.checksum = zlib.crc32(graph, model.checksum)

    def states(self, embedded: Floats, mask: NDArray[np.int32]) -> Floats:
        """The states of the last layer, shape (texts, tokens, d).

        `embedded` has the same shape: the tokens as they go in. `mask` has shape (texts, tokens): 1 for a
        token, 0 for padding.

        Raises:
            EmbedderError: onnxruntime gave up.
        """
        try:
            (states,) = self._session.run(None, {"embedded": embedded, "mask": mask})
        except Exception as error:
            raise EmbedderError(f"onnxruntime failed: {type(error).__name__}") from error
        return np.asarray(states, np.float32)


def _open(graph: bytes, weights: dict[str, Weights], threads: int) -> "InferenceSession":
    os.environ["ORT_DISABLE_TELEMETRY"] = (
        "1"  # read at the import, by builds newer than the one that is pinned
    )
    try:
        import onnxruntime  # noqa: PLC0415 - takes 0.1 s and 30 MB: only for whoever embeds
    except ImportError as error:
        raise EmbedderError(f"onnxruntime cannot be loaded: {error}") from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = _ERRORS_ONLY
    options.enable_cpu_mem_arena = False  # an arena keeps the memory of the longest batch for good
    options.enable_mem_pattern = False  # plans for shapes that return, and here hardly any does
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a waiting bot is to be idle
    values = {name: onnxruntime.OrtValue.ortvalue_from_numpy(value) for name, value in weights.items()}
    options.add_external_initializers(list(values), list(values.values()))
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise EmbedderError(f"onnxruntime cannot open the network: {type(error).__name__}") from error


def _weights(model: PackedModel) -> Iterator[tuple[str, Weights]]:
    """Every weight of the graph, by its name there."""
    yield from _plain(model, "emb.ln")
    for layer in (f"l{number}" for number in range(LAYERS)):
        yield from _quantized(model, f"{layer}.qkv", [f"{layer}.{part}" for part in "qkv"], DIMENSIONS)
        yield from _quantized(model, f"{layer}.ao", [f"{layer}.ao"], DIMENSIONS)
        yield from _quantized(model, f"{layer}.fi", [f"{layer}.fi"], DIMENSIONS)
        yield from _quantized(model, f"{layer}.fo", [f"{layer}.fo"], INNER)
        yield from _plain(model, f"{layer}.aln")
        yield from _plain(model, f"{layer}.oln")


def _plain(model: PackedModel, name: str) -> Iterator[tuple[str, Weights]]:
    for part in "wb":
        yield f"{name}.{part}", model.plain(f"{name}.{part}")


def _quantized(
    model: PackedModel, name: str, parts: list[str], columns: int
) -> Iterator[tuple[str, Weights]]:
    """The matrices `parts` side by side, in integers with a scale for each output, and their biases."""
    matrix = np.concatenate([model.matrix(f"{part}.w", columns) for part in parts])
    scales = np.maximum(np.abs(matrix).max(axis=1), np.finfo(np.float32).tiny) / _LARGEST
    yield f"{name}.q", np.ascontiguousarray(np.rint(matrix / scales[:, np.newaxis]).astype(np.int8).T)
    yield f"{name}.s", scales
    yield f"{name}.b", np.concatenate([model.plain(f"{part}.b") for part in parts])
