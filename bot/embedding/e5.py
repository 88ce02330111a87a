"""The embedder multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024).

It was trained on texts with a prefix that says what they are; a text's vector is the mean of the states of
its tokens.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.embedding.engine import Engine
from bot.embedding.packed import DIMENSIONS, POSITIONS, PackedModel, dequantize
from bot.embedding.tokenizer import Tokenizer
from bot.search.embedder import Embedding
from bot.search.postings import Floats

_QUESTION, _PASSAGE = "query:", "passage:"

_TOKENS_AT_ONCE = 256
"""Tokens in a batch, padding included. Fewer leave threads idle, more do not fit the processor's caches."""

_REMEMBERED = 16
"""Texts whose pieces are kept: those that are embedded are asked for their words right after."""

_RECIPE = 1
"""Counted up when the same weights come to give other vectors."""


class E5:
    """An `Embedder` of 384 dimensions; what is beyond the model's 512 tokens does not count.

    A text's vectors do not depend on the texts beside it. Several threads may use one at the same time.

    Raises:
        EmbedderError: the file of weights or onnxruntime cannot be used.
    """

    dimensions = DIMENSIONS

    def __init__(self, weights: Path, threads: int) -> None:
        model = PackedModel(weights)
        self._words = model.words
        self._places = model.plain("emb.pos").reshape(POSITIONS, DIMENSIONS)
        self._places += model.plain("emb.type")[:DIMENSIONS]
        self._marks = model.vocabulary.start_mark, model.vocabulary.end_mark, model.vocabulary.padding
        self._tokenizer = Tokenizer(model.vocabulary)
        self._before = {prefix: self._tokenizer.pieces(prefix, POSITIONS) for prefix in (_QUESTION, _PASSAGE)}
        self._pieces = lru_cache(_REMEMBERED)(self._cut)
        self._engine = Engine(model, threads)
        self.name = f"multilingual-e5-small {_RECIPE}-{self._engine.checksum:08x}"

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order.

        Raises:
            EmbedderError: onnxruntime gave up.
        """
        return self._embed(_QUESTION, texts)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order.

        Raises:
            EmbedderError: onnxruntime gave up.
        """
        return self._embed(_PASSAGE, texts)

    def words(self, text: str) -> list[int]:
        """For each token of `text` the place of its word; it looks alike in a question and in a passage."""
        last = len(text.split()) - 1
        word, places = -1, []
        for piece in self._pieces(text)[: self._room(_PASSAGE)] if last >= 0 else ():
            word += self._tokenizer.starts_word(piece)
            places.append(min(max(word, 0), last))
        return places

    def _cut(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.pieces(text, POSITIONS))

    def _room(self, prefix: str) -> int:
        return POSITIONS - len(self._before[prefix]) - 2

    def _embed(self, prefix: str, texts: Sequence[str]) -> list[Embedding]:
        start, end, _ = self._marks
        before = [start, *self._before[prefix]]
        inputs = [[*before, *self._pieces(text)[: self._room(prefix)], end] for text in texts]
        found: dict[int, Embedding] = {}
        for batch in _batches([len(tokens) for tokens in inputs]):
            states = self._states([inputs[place] for place in batch])
            for place, rows in zip(batch, states, strict=True):
                whole = rows[: len(inputs[place])]
                own = whole[len(before) : -1]
                found[place] = Embedding(_unit(whole.mean(axis=0)), _unit(own))
        return [found[place] for place in range(len(texts))]

    def _states(self, inputs: Sequence[Sequence[int]]) -> Floats:
        """The last states of each text's tokens, shape (texts, most tokens, d), padded."""
        longest = max(map(len, inputs))
        tokens = np.full((len(inputs), longest), self._marks[2])
        mask = np.zeros(tokens.shape, np.int32)
        for row, text in enumerate(inputs):
            tokens[row, : len(text)] = text
            mask[row, : len(text)] = 1
        embedded = dequantize(self._words[tokens.ravel()]).reshape(*tokens.shape, DIMENSIONS)
        embedded += self._places[:longest]
        return self._engine.states(embedded, mask)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in `lengths`, those of like length together: a batch is padded to its longest."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[place] > _TOKENS_AT_ONCE:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _unit(vectors: Floats) -> Floats:
    """Vectors (..., d) with length 1."""
    lengths: Floats = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / lengths
