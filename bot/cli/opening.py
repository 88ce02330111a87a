"""What most commands begin with: the configuration, and the libraries that it names."""

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.mistakes import Mistake
from bot.cli.printing import safe
from bot.cli.progress import progress
from bot.config import Config, ConfigError, load_config
from bot.config.settings import ONLY, IndexSettings
from bot.embedding import ArticleEmbedding
from bot.library import Library, Shelf, build_library
from bot.search.embedder import Embedder, TextVectors
from bot.shared_index.candidates import EngineError
from bot.shared_index.opening import shared_index
from bot.store.folder import UnusableFolderError, read_folder


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
    """The libraries of all folders, as `open_library` opens each.

    Raises:
        Mistake: there are no articles in one of the folders.
    """
    if config.index.uri is not None:
        return Shelf({ONLY: open_shared(config)})
    embedding = ArticleEmbedding(config)
    return Shelf({name: open_library(config, name, embedding=embedding) for name in config.articles})


def open_library(
    config: Config,
    name: str | None = None,
    *,
    tell_skipped: bool = True,
    by_meaning: bool = True,
    embedding: ArticleEmbedding | None = None,
) -> Library:
    """Read the articles in the folder called `name`, else the first, and work out everything about them.

    Each file left out is a line on standard error. Unless it is to be searched `by_meaning`, nothing is
    embedded; libraries that live together share one `embedding`.

    Raises:
        Mistake: there are no articles in the folder.
    """
    if name is None and config.index.uri is not None:
        return open_shared(config)
    name = next(iter(config.articles)) if name is None else name
    try:
        contents = read_folder(config.articles[name], config.files.max_bytes)
    except UnusableFolderError as error:
        raise Mistake(f"{articles_key(name)}: {error}") from None
    embedding = embedding or ArticleEmbedding(config)
    with progress("Reading the articles", total=len(contents.sources)) as advance:
        library = build_library(
            (advance(source) for source in contents.sources),
            contents.skipped,
            threshold=config.search.threshold,
            published=config.files.published,
            embed=(lambda texts: _embedded(embedding, texts)) if by_meaning else None,
        )
    for skipped in library.archive.skipped if tell_skipped else ():
        click.echo(safe(f"skipped {skipped.file}: {skipped.reason}"), err=True)
    return library


def open_shared(config: Config) -> Library:
    """The shared index that the settings name, as it is published now.

    Raises:
        Mistake: there is none that can be read.
    """
    try:
        return shared_index(config).library()
    except EngineError as error:
        raise Mistake(f"index.uri: {error}") from None


def articles_key(name: str) -> str:
    """What the folder called `name` is set by."""
    return f"articles.{name}" if name else "articles"


def _embedded(embedding: ArticleEmbedding, texts: Sequence[str]) -> tuple[Embedder, TextVectors] | None:
    with progress("Embedding the passages", total=len(texts)) as advance:
        return embedding.embed(texts, advance)
