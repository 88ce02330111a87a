"""What most commands begin with: the configuration, and the libraries that it names."""

from collections.abc import Sequence
from pathlib import Path

import click

from bot.archive import Archive
from bot.backup.contents import UPLOADS
from bot.cli.mistakes import Mistake
from bot.cli.printing import safe
from bot.cli.progress import progress
from bot.config import Config, ConfigError, load_config
from bot.config.settings import ONLY, IndexSettings
from bot.embedding import ArticleEmbedding
from bot.ingest.forgetting import Forgetting
from bot.ingest.keeper import Keeper
from bot.ingest.making import Embedded, Making
from bot.ingest.shelf import KeptShelf
from bot.library import Library, Shelf
from bot.search import Search
from bot.search.columns import Columns
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import MISSING
from bot.store.archives import ArchiveStore
from bot.store.listing import UnusableFolderError


class ShownEmbedding:
    """An embedding that shows how far it is, where a person watches."""

    def __init__(self, embedding: ArticleEmbedding) -> None:
        self._embedding = embedding

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of `texts`, and what made them."""
        with progress("Embedding the passages", total=len(texts)) as advance:
            return self._embedding.embed(texts, advance)

    def embed_changed(self, before: Search, archive: Archive) -> Embedded:
        """Those of another edition of the archive that `before` searches."""
        with progress("Embedding the passages", total=None) as advance:
            return self._embedding.embed_changed(before, archive, advance)

    def restored(self, columns: Columns) -> Embedded:
        """Those of a search that gave `columns`.

        Raises:
            ColumnsError: they have to be looked up by their texts again.
        """
        return self._embedding.restored(columns)


def open_config(file: Path | None, articles: Path | None = None) -> Config:
    """The configuration, with `articles` as its only folder when given.

    Raises:
        Mistake: something in it cannot be used.
    """
    try:
        config = load_config(file)
    except ConfigError as error:
        raise Mistake(str(error)) from None
    if articles is None:
        return config
    return config.model_copy(update={"articles": {ONLY: articles}, "index": IndexSettings()})


def open_shelf(config: Config) -> Shelf:
    """The libraries of all folders, as `open_library` opens each; they can follow their folders.

    Raises:
        Mistake: there are no articles in one of the folders.
    """
    embedding = ArticleEmbedding(config)

    def embed(texts: Sequence[str]) -> Embedded:
        return embedding.embed(texts, lambda _: None)

    if config.index.uri is not None:
        return Shelf({ONLY: open_shared(config)}, embed=embed)
    making = Making.of(config, ShownEmbedding(embedding))
    store = ArchiveStore(config.data)
    keepers = [Keeper(name, folder, making, store) for name, folder in config.articles.items()]
    for keeper in keepers:
        _tell_skipped(_opened(keeper))
        keeper.save()
    if config.files.watch == "false":
        return Shelf({keeper.name: keeper.library for keeper in keepers}, embed=embed)
    tidy = Forgetting(
        embedding, lambda: [keeper.library.archive for keeper in keepers], config.data / UPLOADS
    )
    return KeptShelf(keepers, store, poll=config.files.watch == "poll", embed=embed, tidy=tidy)


def open_library(
    config: Config,
    name: str | None = None,
    *,
    tell_skipped: bool = True,
    by_meaning: bool = True,
    embedding: ArticleEmbedding | None = None,
) -> Library:
    """What is stored of the articles in the folder called `name`, else the first, or worked out about them.

    Each file left out is a line on standard error. Unless it is to be searched `by_meaning`, nothing is
    embedded; libraries that live together share one `embedding`.

    Raises:
        Mistake: there are no articles in the folder.
    """
    if name is None and config.index.uri is not None:
        return open_shared(config)
    name = next(iter(config.articles)) if name is None else name
    making = Making.of(config, ShownEmbedding(embedding or ArticleEmbedding(config)) if by_meaning else None)
    keeper = Keeper(name, config.articles[name], making, ArchiveStore(config.data))
    library = _opened(keeper)
    if by_meaning:  # what knows no vectors is not to take the place of what does
        keeper.save()
    if tell_skipped:
        _tell_skipped(library)
    return library


def open_shared(config: Config) -> Library:
    """The shared index that the settings name, as it is published now.

    Raises:
        Mistake: there is none that can be read.
    """
    try:
        from bot.shared_index.opening import shared_index  # noqa: PLC0415 - what it needs is an extra
    except ModuleNotFoundError:
        raise Mistake(MISSING) from None
    try:
        return shared_index(config).library()
    except EngineError as error:
        raise Mistake(f"index.uri: {error}") from None


def _opened(keeper: Keeper) -> Library:
    with progress("Reading the articles", total=None) as advance:
        try:
            return keeper.open(advance)
        except UnusableFolderError as error:
            raise Mistake(f"{articles_key(keeper.name)}: {error}") from None


def _tell_skipped(library: Library) -> None:
    for skipped in library.archive.skipped:
        click.echo(safe(f"skipped {skipped.file}: {skipped.reason}"), err=True)


def articles_key(name: str) -> str:
    """What the folder called `name` is set by."""
    return f"articles.{name}" if name else "articles"
