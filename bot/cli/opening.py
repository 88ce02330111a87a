"""What most commands begin with: the configuration, and the library that it names."""

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.mistakes import Mistake
from bot.cli.printing import safe
from bot.cli.progress import progress
from bot.config import Config, ConfigError, load_config
from bot.embedding import embed_articles
from bot.library import Library, build_library
from bot.search.embedder import Embedder, TextVectors
from bot.store.folder import UnusableFolderError, read_folder


def open_config(file: Path | None, articles: Path | None = None) -> Config:
    """The configuration, with `articles` as its folder when given.

    Raises:
        Mistake: something in it cannot be used.
    """
    try:
        config = load_config(file)
    except ConfigError as error:
        raise Mistake(str(error)) from None
    return config.model_copy(update={"articles": articles}) if articles else config


def open_library(config: Config, *, tell_skipped: bool = True, by_meaning: bool = True) -> Library:
    """Read the articles and work out everything about them; each file left out is a line on standard error.

    Unless it is to be searched `by_meaning`, nothing is embedded.

    Raises:
        Mistake: there are no articles in the folder.
    """
    try:
        contents = read_folder(config.articles, config.files.max_bytes)
    except UnusableFolderError as error:
        raise Mistake(f"articles: {error}") from None
    with progress("Reading the articles", total=len(contents.sources)) as advance:
        library = build_library(
            (advance(source) for source in contents.sources),
            contents.skipped,
            threshold=config.search.threshold,
            published=config.files.published,
            embed=(lambda texts: _embedded(config, texts)) if by_meaning else None,
        )
    for skipped in library.archive.skipped if tell_skipped else ():
        click.echo(safe(f"skipped {skipped.file}: {skipped.reason}"), err=True)
    return library


def _embedded(config: Config, texts: Sequence[str]) -> tuple[Embedder, TextVectors] | None:
    with progress("Embedding the passages", total=len(texts)) as advance:
        return embed_articles(config, texts, advance)
