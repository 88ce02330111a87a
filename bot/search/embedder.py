"""What the search asks of whatever turns texts into vectors; it knows no model, no engine, no disk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from numpy.typing import NDArray

from bot.search.postings import Floats, Ints


class EmbedderError(Exception):
    """The texts could not be embedded; the message is one plain sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """What an embedder makes of one text.

    `vector` has shape (d,) and length 1: the dot product of two is the cosine of their meanings. `tokens` has
    shape (t, d), a row of length 1 for each token of the text in its context, the model's own marks left
    out; t is 0 where the embedder gives one vector a text and no more.
    """

    vector: Floats
    tokens: Floats


class Embedder(Protocol):
    """Turns texts into vectors. Any text will do: empty, very long, in any script.

    `name` tells model and version apart: vectors of two names are never compared. `dimensions` is d.
    """

    name: str
    dimensions: int

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order.

        Raises:
            EmbedderError: they could not be embedded.
        """

    def words(self, text: str) -> list[int]:
        """For each token of `text`, in order: the place in `text.split()` of the word that it belongs to.

        It costs no run of the model. Empty where texts have no token vectors.
        """

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order.

        Raises:
            EmbedderError: they could not be embedded.
        """


class TextVectors(Protocol):
    """The embeddings of a list of texts, in their order.

    `matrix` has shape (texts, d), rows of length 1, in single precision; or in half precision, where lengths
    need only be about 1.
    """

    matrix: NDArray[Any]

    def tokens(self, rows: Sequence[int]) -> tuple[Floats, Ints]:
        """The token vectors of some texts, one text after the other, and the number t of each text's.

        Of shapes (sum of all t, d) and (rows,). They are on disk for large archives.
        """

    def columns(self) -> Mapping[str, NDArray[Any]]:
        """What whoever made them makes them of again."""
