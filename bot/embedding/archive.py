"""Embeds the passages of an archive, each text once in the life of a cache."""

from collections.abc import Callable, Sequence

from bot.search.embedder import Embedder, TextVectors
from bot.store.vectors import VectorCache

_TEXTS_AT_ONCE = 256
"""Texts between two transactions: enough for batches of like length, and few seconds of work to lose."""


def embed_archive(
    texts: Sequence[str],
    embedder: Embedder,
    cache: VectorCache,
    advance: Callable[[str], object] = lambda _text: None,
) -> TextVectors:
    """The vectors of `texts`, in order; `advance` is called with each text when it has its own.

    What was embedded is kept at once: whoever is interrupted goes on from there the next time.

    Raises:
        EmbedderError: the embedder gave up.
    """
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        some = texts[first : first + _TEXTS_AT_ONCE]
        if missing := cache.missing(some):
            cache.add(missing, embedder.passages(missing))
        for text in some:
            advance(text)
    return cache.load(texts)
