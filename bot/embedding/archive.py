"""Embeds the passages of an archive, each text once in the life of a cache."""

from collections.abc import Callable, Sequence

from bot.search.column import Ints
from bot.search.embedder import Embedder
from bot.store.vectors import StoredVectors, VectorCache

Advance = Callable[[str], object]

_TEXTS_AT_ONCE = 256
"""Texts between two transactions: enough for batches of like length, and few seconds of work to lose."""


def embed_archive(
    texts: Sequence[str],
    embedder: Embedder,
    cache: VectorCache,
    advance: Advance = lambda _text: None,
) -> StoredVectors:
    """The vectors of `texts`, in order; `advance` is called with each text when it has its own.

    What was embedded is kept at once: whoever is interrupted goes on from there the next time.

    Raises:
        EmbedderError: the embedder gave up.
    """
    _embed(texts, embedder, cache, advance)
    return cache.load(texts)


def embed_changed(
    before: StoredVectors,
    changes: tuple[Ints, Sequence[str]],
    embedder: Embedder,
    cache: VectorCache,
    advance: Advance = lambda _text: None,
) -> StoredVectors:
    """Those of other texts: where each stands in `before` (-1: nowhere), and those that do not, in order.

    Raises:
        EmbedderError: the embedder gave up.
    """
    places, texts = changes
    _embed(texts, embedder, cache, advance)
    return cache.changed(before, places, texts)


def _embed(texts: Sequence[str], embedder: Embedder, cache: VectorCache, advance: Advance) -> None:
    """Have all of them in the cache."""
    missing = set(cache.missing(texts))
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        some = texts[first : first + _TEXTS_AT_ONCE]
        if new := [text for text in dict.fromkeys(some) if text in missing]:
            cache.add(new, embedder.passages(new))
            missing.difference_update(new)
        for text in some:
            advance(text)
