"""The embedder that the configuration names."""

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from bot.archive import Archive
from bot.config import Config
from bot.embedding.archive import embed_archive, embed_changed
from bot.embedding.e5 import E5
from bot.embedding.endpoint import Endpoint
from bot.embedding.guarded import Guarded
from bot.embedding.packed import find_weights
from bot.embedding.reporting import Reporting
from bot.search import Search
from bot.search.columns import Columns
from bot.search.embedder import Embedder, EmbedderError, TextVectors
from bot.search.meaning import carried_texts, embedded_texts
from bot.store.vectors import StoredVectors, VectorCache

log = logging.getLogger(__name__)

_MANY_UNUSED = 1000
_MOST_THREADS = 4  # beyond these a question gets no faster


class ArticleEmbedding:
    """The configured embedder with the vectors that earlier runs left in the data folder, for all archives.

    It is opened when first used. Where there is none that works, a line in the log says so.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    def embed(
        self, texts: Sequence[str], advance: Callable[[str], object]
    ) -> tuple[Embedder, TextVectors] | None:
        """The embedder with its vectors of `texts`; None to go by words alone."""
        return self._made(lambda embedder, cache: embed_archive(texts, embedder, cache, advance))

    def embed_changed(
        self, before: Search, archive: Archive, advance: Callable[[str], object]
    ) -> tuple[Embedder, TextVectors] | None:
        """The same for another edition of the archive that `before` searches: what stays is kept."""
        known = before.vectors
        if not isinstance(known, StoredVectors):
            return self.embed(embedded_texts(archive), advance)
        changes = carried_texts(before.known.index.archive, archive)
        return self._made(lambda embedder, cache: embed_changed(known, changes, embedder, cache, advance))

    def restored(self, columns: Columns) -> tuple[Embedder, TextVectors] | None:
        """The embedder with the vectors of a search that gave `columns`; None to go by words alone.

        Raises:
            ColumnsError: they have to be looked up by their texts again.
        """
        return self._made(lambda _, cache: cache.restored(columns))

    def forget_unused(self, archives: Callable[[], Iterable[Archive]], used: int) -> int:
        """Forget the vectors of texts in none of the `archives`, when many are; says of how many.

        About `used` texts are in use: as long as there are not many more, nothing is looked at.
        """
        if self._opened is None:
            return 0
        _, cache = self._opened
        before = cache.count()
        if before - used < max(_MANY_UNUSED, used // 4):
            return 0
        newest = cache.newest()
        cache.forget_all_but((text for archive in archives() for text in embedded_texts(archive)), newest)
        return before - cache.count()

    def _made(
        self, make: Callable[[Embedder, VectorCache], TextVectors]
    ) -> tuple[Embedder, TextVectors] | None:
        if self._opened is None:
            return None
        embedder, cache = self._opened
        try:
            return Reporting(embedder), make(embedder, cache)
        except EmbedderError as error:
            log.warning("the search goes by words alone: %s", error)
            return None

    @cached_property
    def _opened(self) -> tuple[Embedder, VectorCache] | None:
        embedder = open_embedder(self._config)
        if embedder is None:
            return None
        return embedder, VectorCache.open(self._config.data, embedder.name, embedder.dimensions)


def open_embedder(config: Config) -> Embedder | None:
    """The embedder to search with; None, and a line in the log, where there is none that works."""
    try:
        return _opened(config)
    except EmbedderError as error:
        log.warning("the search goes by words alone: %s", error)
        return None


def _opened(config: Config) -> Embedder | None:
    settings = config.embedding
    match settings.engine:
        case "e5":
            return E5(find_weights(), settings.threads or min(_cores(), _MOST_THREADS))
        case "endpoint":
            endpoint = Endpoint(
                settings.url or "",
                settings.model or "",
                settings.key,
                question_prefix=settings.question_prefix,
                passage_prefix=settings.passage_prefix,
            )
            return Guarded(endpoint)
        case "none":
            return None


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
