"""What vectors are seen against: their means, and the directions in which those of an archive differ most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.column import Floats
from bot.search.columns import ColumnReader
from bot.search.embedder import TextVectors

_SHRINKAGE = 3  # passages that an archive must have for half of its mean to be taken off
_SAMPLE = 2000  # passages whose tokens make the means of the tokens
_AT_ONCE = 10_000  # vectors that are widened to single precision at one time, 15 MB
_TINY = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Basis:
    """The means that are taken off vectors of texts and of tokens.

    `directions`, (d, k), are those in which passages differ most, the principal components: what is compared
    at first look in a large archive; None where all of each vector is. `passages` are those that it was
    worked out from, `others` how many of those are gone and how many there are that it does not know.
    """

    mean: Floats
    tokens: Floats
    directions: Floats | None
    passages: int
    others: int = 0

    @classmethod
    def of(cls, vectors: TextVectors, passages: int, directions: int | None) -> "Basis":
        """Work it out from the first so many `passages` of `vectors`, with so many `directions`."""
        mean = _mean(vectors, passages)
        found = _main_directions(vectors, passages, mean, directions) if directions else None
        return cls(mean, _mean_of_tokens(vectors, passages, mean), found, passages)

    def lessened(self, vectors: NDArray[Any]) -> Floats:
        """`vectors` as they are kept, less the mean, of length 1."""
        return units(whole(vectors) - self.mean)

    def main(self, vectors: NDArray[Any]) -> Floats:
        """What is compared of `vectors`, as they are kept, at first look."""
        if self.directions is None:
            return self.lessened(vectors)
        found = np.empty((len(vectors), self.directions.shape[1]), np.float32)
        for part in _parts(len(vectors)):
            found[part] = self.lessened(vectors[part]) @ self.directions
        return found

    def turned(self, vector: Floats) -> Floats:
        """A lessened `vector` along the directions that are compared at first look."""
        return vector if self.directions is None else np.asarray(vector @ self.directions, np.float32)

    def without(self, others: int) -> "Basis":
        """The same for an archive of which so many more passages are others."""
        return replace(self, others=self.others + others)

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        none = np.empty((len(self.mean), 0), np.float32)
        return {
            "mean": self.mean,
            "tokens": self.tokens,
            "directions": none if self.directions is None else self.directions,
            "known": np.array([self.passages, self.others], np.int32),
        }

    @classmethod
    def restored(cls, held: ColumnReader, dimensions: int) -> "Basis":
        """What `columns` gave for vectors of so many dimensions.

        Raises:
            ColumnsError: it is something else.
        """
        directions = held.take("directions", np.float32, dimensions, None)
        known = held.take("known", np.int32, 2).tolist()
        return cls(
            held.take("mean", np.float32, dimensions),
            held.take("tokens", np.float32, dimensions),
            directions if directions.shape[1] else None,
            *known,
        )


def whole(vectors: NDArray[Any]) -> Floats:
    """`vectors` in single precision; those kept in half of it have length 1 again."""
    if vectors.dtype == np.float32:
        return vectors
    widened = vectors.astype(np.float32)
    widened /= np.maximum(np.linalg.norm(widened, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return widened


def units(vectors: Floats) -> Floats:
    """`vectors`, of length 1."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _TINY), np.float32)


def _mean(vectors: TextVectors, passages: int) -> Floats:
    """The mean of the passages, less of it where they are few."""
    if not passages:
        return np.asarray(whole(vectors.matrix).sum(axis=0), np.float32)
    share = np.float32(passages / (passages + _SHRINKAGE))
    if passages <= _AT_ONCE:
        return np.asarray(share * whole(vectors.matrix[:passages]).mean(axis=0), np.float32)
    sums = [whole(vectors.matrix[part]).sum(axis=0, dtype=np.float64) for part in _parts(passages)]
    return np.asarray(share * (sum(sums) / passages), np.float32)


def _mean_of_tokens(vectors: TextVectors, passages: int, mean: Floats) -> Floats:
    """The mean of the token vectors, from a sample spread over the archive."""
    sample, _ = vectors.tokens(range(0, passages, max(1, passages // _SAMPLE)))
    return np.asarray(sample.mean(axis=0), np.float32) if len(sample) else np.zeros_like(mean)


def _main_directions(vectors: TextVectors, passages: int, mean: Floats, count: int) -> Floats:
    """The principal components of the passages without their mean, the largest last: (d, count)."""
    products = np.zeros((len(mean), len(mean)), np.float32)
    for part in _parts(passages):
        lessened = units(whole(vectors.matrix[part]) - mean)
        products += lessened.T @ lessened
    _, directions = np.linalg.eigh(products)
    return np.ascontiguousarray(directions[:, -count:], np.float32)


def _parts(rows: int) -> Iterator[slice]:
    return (slice(start, min(start + _AT_ONCE, rows)) for start in range(0, rows, _AT_ONCE))
