"""Draw the network without its weights: `python -m benchmarks.make_graph` writes bot/embedding/e5.onnx.

multilingual-e5-small is a BERT encoder (Devlin et al. 2019; Wang et al., "Multilingual E5 Text Embeddings",
2024): twelve layers of attention and a two-layer perceptron, each followed by layer normalization of its sum
with what went in. The graph begins after the embedding of words and positions and ends at the states of the
last layer; every weight is external and handed over when a session is opened.

A product with a matrix is one of 8-bit integers. Each row of activations (one token) has a scale of its own,
as the columns of the weights have (Dettmers et al., "LLM.int8()", 2022): so a token's result depends on its
own text alone and never on the texts beside it, which one scale for a whole batch cannot promise.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

from bot.embedding.packed import DIMENSIONS, EPSILON, HEADS, INNER, LAYERS

GRAPH = Path(__file__).parents[1] / "bot/embedding/e5.onnx"
OPSET, IR_VERSION = 21, 10
CONTRIBUTED = "com.microsoft"  # the domain of the operators that onnxruntime adds to the standard's
ZERO, LARGEST = 128, 127
"""Activations are unsigned bytes: the byte that means 0, and how far the others may be from it."""


class Drawing:
    """A graph under construction: nodes in order, constants and external weights by name."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}
        self._weights: dict[str, TensorProto] = {}

    def node(
        self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any
    ) -> str:
        """Add a node with one output, and give the output's name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """A constant that is written into the graph."""
        self._constants[name] = numpy_helper.from_array(value, name)
        return name

    def weight(self, name: str, shape: Sequence[int], kind: int = TensorProto.FLOAT) -> str:
        """A weight that is handed over later, under this name."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape, data_location=TensorProto.EXTERNAL)
        tensor.external_data.add(key="location", value="weights")
        self._weights[name] = tensor
        return name

    def model(self, inputs: Sequence[ValueInfoProto], output: ValueInfoProto) -> ModelProto:
        """The finished model."""
        initializers = [*self._constants.values(), *self._weights.values()]
        graph = helper.make_graph(self.nodes, "multilingual-e5-small", inputs, [output], initializers)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="receipts")


def make_graph() -> ModelProto:
    """The whole network.

    In: `embedded` (texts, tokens, d) and `mask` (texts, tokens), 1 for a token and 0 for padding. Out:
    `states` (texts, tokens, d). In between tokens are rows of one matrix, except in the attention.
    """
    drawing = Drawing()
    _shapes_and_constants(drawing)
    states = drawing.node(
        "LayerNormalization", ["rows", *_norm(drawing, "emb.ln")], "emb.ln.out", axis=-1, epsilon=EPSILON
    )
    for layer in range(LAYERS):
        states = _layer(drawing, states, f"l{layer}")
    drawing.node("Reshape", [states, "shape"], "states")
    shape: list[str | int | None] = ["texts", "tokens", DIMENSIONS]
    return drawing.model(
        [
            helper.make_tensor_value_info("embedded", TensorProto.FLOAT, shape),
            helper.make_tensor_value_info("mask", TensorProto.INT32, shape[:2]),
        ],
        helper.make_tensor_value_info("states", TensorProto.FLOAT, shape),
    )


def _shapes_and_constants(drawing: Drawing) -> None:
    drawing.constant("one", np.array(1, np.float32))
    drawing.constant("step", np.array(1 / LARGEST, np.float32))
    drawing.constant("zero", np.array(ZERO, np.uint8))
    drawing.constant("last_axis", np.array([-1]))
    drawing.constant("as_list", np.array([-1]))
    drawing.constant("as_rows", np.array([-1, DIMENSIONS]))
    drawing.node("Reshape", ["embedded", "as_rows"], "rows")
    drawing.node("Shape", ["embedded"], "shape")
    drawing.node("Shape", ["embedded"], "texts_and_tokens", end=2)
    width = drawing.constant("three_parts", np.array([3 * DIMENSIONS]))
    drawing.node("Concat", ["texts_and_tokens", width], "by_text", axis=0)
    drawing.node("Shape", ["rows"], "row_count", end=1)
    drawing.node("Expand", ["zero", "row_count"], "zeros")


def _layer(drawing: Drawing, states: str, name: str) -> str:
    mixed = _multiplied(drawing, _attention(drawing, states, name), f"{name}.ao", DIMENSIONS, DIMENSIONS)
    states = _added(drawing, mixed, states, f"{name}.ao", f"{name}.aln")
    inner = _multiplied(drawing, states, f"{name}.fi", DIMENSIONS, INNER)
    bias = drawing.weight(f"{name}.fi.b", [INNER])
    bent = drawing.node("BiasGelu", [inner, bias], f"{name}.bent", CONTRIBUTED)
    outer = _multiplied(drawing, bent, f"{name}.fo", INNER, DIMENSIONS)
    return _added(drawing, outer, states, f"{name}.fo", f"{name}.oln")


def _attention(drawing: Drawing, states: str, name: str) -> str:
    """Multi-head attention among the tokens of each text; queries, keys and values are one product."""
    projected = _multiplied(drawing, states, f"{name}.qkv", DIMENSIONS, 3 * DIMENSIONS)
    by_text = drawing.node("Reshape", [projected, "by_text"], f"{name}.by_text")
    parts = [f"{name}.queries", f"{name}.keys", f"{name}.values"]
    drawing.nodes.append(helper.make_node("Split", [by_text], parts, axis=-1, num_outputs=3))
    bias = drawing.weight(f"{name}.qkv.b", [3 * DIMENSIONS])
    heads = drawing.node(
        "MultiHeadAttention", [*parts, bias, "mask"], f"{name}.heads", CONTRIBUTED, num_heads=HEADS
    )
    return drawing.node("Reshape", [heads, "as_rows"], f"{name}.mixed")


def _added(drawing: Drawing, product: str, states: str, product_name: str, name: str) -> str:
    """What a part of a layer made of the states, plus the states, normalized."""
    inputs = [product, states, *_norm(drawing, name), drawing.weight(f"{product_name}.b", [DIMENSIONS])]
    return drawing.node("SkipLayerNormalization", inputs, f"{name}.out", CONTRIBUTED, epsilon=EPSILON)


def _norm(drawing: Drawing, name: str) -> list[str]:
    return [drawing.weight(f"{name}.{part}", [DIMENSIONS]) for part in "wb"]


def _multiplied(drawing: Drawing, rows: str, name: str, width: int, outputs: int) -> str:
    """Rows · W in 8-bit integers: scale of the row · (bytes · W) · scales of the columns.

    The bias is left to the operator that comes next: each of them adds one in passing.
    """
    size = drawing.node("Abs", [rows], f"{name}.size")
    largest = drawing.node("ReduceMax", [size, "last_axis"], f"{name}.largest", keepdims=1)
    scale = drawing.node("Mul", [largest, "step"], f"{name}.scale")
    scales = drawing.node("Reshape", [scale, "as_list"], f"{name}.scales")
    in_bytes = drawing.node("QuantizeLinear", [rows, scales, "zeros"], f"{name}.bytes", axis=0)
    matrix = drawing.weight(f"{name}.q", [width, outputs], TensorProto.INT8)
    steps = drawing.weight(f"{name}.s", [outputs])
    product = drawing.node(
        "MatMulIntegerToFloat", [in_bytes, matrix, "one", steps, "zero"], f"{name}.product", CONTRIBUTED
    )
    return drawing.node("Mul", [product, scale], f"{name}.scaled")


if __name__ == "__main__":
    GRAPH.write_bytes(make_graph().SerializeToString(deterministic=True))
