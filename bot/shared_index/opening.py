"""A shared index as a library that the bot answers from, and the next edition once there is one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from bot.archive import Interval, SkippedFile
from bot.config import Config
from bot.embedding.opening import open_embedder
from bot.embedding.reporting import Reporting
from bot.facts import Facts
from bot.library import Library
from bot.search.columns import ColumnsError
from bot.search.embedder import Embedder
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import CACHE, connect, shown, told
from bot.shared_index.lance import LanceSource
from bot.shared_index.nearest import NEAREST, Nearest
from bot.shared_index.search import SharedSearch
from bot.shared_index.statistics import Whole
from bot.shared_index.stored import Articles, LateFacts, Listing, StoredArchive
from bot.shared_index.tables import ARTICLES, REFUSED, Edition, Tables, file_name


@dataclass(frozen=True, eq=False)
class SharedLibrary(Library):
    """One edition of a shared index; what is known of single articles is read as it is needed."""

    search: SharedSearch
    published: Edition = field(kw_only=True)
    index: "SharedIndex" = field(kw_only=True, repr=False)

    def near(self, subject: str) -> Library:
        """The articles nearest to `subject` with their facts.

        Raises:
            EngineError: they cannot be read.
        """
        return self._nearest.to(subject)

    def names_near(self, typed: str) -> Sequence[str]:
        """The people whom articles near to what is being `typed` name.

        Raises:
            EngineError: they cannot be read.
        """
        return self._nearest.names(typed)

    def newer(self) -> "SharedLibrary | None":
        """The edition that was published since; None while there is none.

        Raises:
            EngineError: it cannot be read.
        """
        return self.index.newer_than(self)

    @cached_property
    def edition(self) -> str:
        """Four characters that are others, but by a rare chance, once a new edition is published."""
        return hashlib.sha256(str(self.published.number).encode()).hexdigest()[:4]

    @cached_property
    def _nearest(self) -> Nearest:
        index, articles = self.index, len(self.archive.files)
        return Nearest(self.search, articles, self.edition, index.prior, index.nearest)


def shared_index(config: Config) -> "SharedIndex":
    """The shared index that the settings name.

    Raises:
        EngineError: they name none, LanceDB is not installed, or there is no connection.
    """
    if config.index.uri is None:
        raise EngineError("index.uri is not set")
    embedder = open_embedder(config)
    return SharedIndex(
        config.index.uri,
        embedder and Reporting(embedder),
        config.search.threshold,
        prior=config.files.published,
        nearest=config.index.nearest,
        cache=config.index.cache_bytes,
    )


class SharedIndex:
    """The tables at `uri`, as a reader sees them.

    `prior` is when the articles that state no date were published, as far as it is known, `nearest` how many
    passages about a subject bring in their articles, `cache` what the engine keeps in memory, in bytes.
    """

    def __init__(
        self,
        uri: str,
        embedder: Embedder | None,
        threshold: float,
        *,
        prior: Interval | None = None,
        nearest: int = NEAREST,
        cache: int = CACHE,
    ) -> None:
        """Connect.

        Raises:
            EngineError: LanceDB is not installed, or there is no connection.
        """
        self._uri = uri
        self.tables = Tables(connect(uri, cache))
        self.prior = prior
        self.nearest = nearest
        self._embedder = embedder
        self._threshold = threshold

    def library(self) -> SharedLibrary:
        """The edition that is published now.

        Raises:
            EngineError: there is none that can be read.
        """
        edition = self.tables.edition()
        if edition is None:
            raise EngineError(
                f"there is no shared index at {shown(self._uri)} yet; write it with: index --to"
            )
        return self._opened(edition)

    def newer_than(self, library: SharedLibrary) -> SharedLibrary | None:
        """The edition that was published since; None while there is none.

        Raises:
            EngineError: it cannot be read.
        """
        edition = self.tables.edition()
        if edition is None or edition.number <= library.published.number:
            return None
        return self._opened(edition)

    def _opened(self, edition: Edition) -> SharedLibrary:
        embedder = self._embedder if edition.dimensions else None
        if embedder is not None and embedder.name != edition.embedder:
            raise EngineError(f"the shared index was made with {edition.embedder}, not with {embedder.name}")
        try:
            whole = Whole.restored(self.tables.columns(edition), edition)
        except ColumnsError as error:
            raise EngineError(f"the statistics of the shared index are damaged: {error}") from error
        source = LanceSource(self.tables, edition)
        listing, stored = self._listing(edition), Articles(source, whole.statistics.vocabulary.lexicon)
        facts = LateFacts(listing, stored)
        search = SharedSearch(
            listing,
            stored,
            source,
            source,
            whole,
            facts=Facts(MappingProxyType({}), dates=(), events=(), quotations=(), people=()),
            threshold=self._threshold,
            embedder=embedder,
        )
        archive = StoredArchive(listing, stored, self._skipped(edition))
        return SharedLibrary(archive, facts, search, published=edition, index=self)

    def _listing(self, edition: Edition) -> Listing:
        with told("the articles cannot be listed"):
            table = self.tables.open(ARTICLES, edition)
            held = table.search().select(["file", "title", "number", "passages"]).limit(None).to_arrow()
        files = [file_name(data) for data in held["file"].to_pylist()]
        return Listing(files, *(held[name].to_pylist() for name in ("title", "number", "passages")))

    def _skipped(self, edition: Edition) -> list[SkippedFile]:
        with told("the refused files cannot be listed"):
            held = self.tables.open(REFUSED, edition).search().limit(None).to_arrow().to_pylist()
        return [SkippedFile(file_name(row["file"]), row["reason"]) for row in held]
