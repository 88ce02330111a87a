"""What the engine compares: words by their stem and language, and vectors of tokens as bytes."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Floats
from bot.search.stems import Stems

_LARGEST = 127


def stemmed(words: Iterable[str], language: str, stems: Stems) -> list[str]:
    """Folded words of a text in `language` as the engine has them: all forms of a word are one."""
    return [f"{language}:{stem}" for stem in stems.stem_all(list(words), language)]


def aged(word: str) -> str:
    """What the engine has where an age is given of somebody in whose name the folded `word` stands."""
    return f"age:{word}"


def packed(vectors: Floats) -> bytes:
    """Vectors (t, d) as a byte for each number; their lengths are lost."""
    if not len(vectors):
        return b""
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    directions: NDArray[np.int8] = np.rint(vectors * (_LARGEST / largest)).astype(np.int8)
    return directions.tobytes()


def unpacked(data: bytes, dimensions: int) -> Floats:
    """Vectors (t, d) of length 1."""
    vectors: Floats = np.frombuffer(data, np.int8).reshape(-1, dimensions).astype(np.float32)
    vectors /= np.maximum(np.sqrt(np.einsum("ij,ij->i", vectors, vectors)), 1)[:, np.newaxis]
    return vectors
