"""`check`: the set-up, looked through from the articles to the token."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click
from rich.console import Console
from rich.text import Text

from bot.archive import Archive
from bot.cli.mistakes import Mistake
from bot.cli.opening import articles_key, open_config, open_library, open_shared
from bot.cli.options import articles_option, config_option
from bot.cli.printing import safe
from bot.client import create_bot
from bot.config import Config
from bot.config.settings import ONLY
from bot.embedding import ArticleEmbedding
from bot.extending.finding import CogFolders, FailedCog
from bot.library import Library, Shelf, build_library
from bot.search import Means
from bot.store.archives import FILE, ArchiveStore
from bot.store.shared.database import DatabaseAwayError, SharedDatabase

Verdict = Literal["well", "note", "wrong"]
_MARKS = {"well": ("✓", "green"), "note": ("!", "yellow"), "wrong": ("✗", "red")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, what was seen, and how to mend it when it is not well."""

    verdict: Verdict
    what: str
    seen: str
    mend: str = ""


@click.command("check")
@articles_option
@config_option
@click.pass_context
def command(ctx: click.Context, folder: Path | None, config_file: Path | None) -> None:
    """Say what is wrong with the set-up, and how to mend it.

    Looks at the settings, the articles, the cogs, the data folder and the token, without connecting to
    Discord. Exits with 1 when something is wrong; a line with ! is worth knowing but stops nothing.
    """
    console = Console(highlight=False)
    wrong = False
    for finding in look_through(open_config(config_file, folder)):
        mark, colour = _MARKS[finding.verdict]
        line = Text.assemble((mark, colour), f" {finding.what}: {safe(finding.seen)}")
        console.print(line.append(f" {finding.mend}" if finding.mend else "", style="dim"), soft_wrap=True)
        wrong = wrong or finding.verdict == "wrong"
    ctx.exit(1 if wrong else 0)


def look_through(config: Config) -> Iterator[Finding]:
    """Everything there is to say, as it is found."""
    yield Finding("well", "settings", "understood.")
    embedding = ArticleEmbedding(config)
    libraries: dict[str, Library] = {}
    if config.index.uri is not None:
        yield _index(config, libraries)
    for name in config.articles if config.index.uri is None else ():
        try:
            libraries[name] = open_library(config, name, tell_skipped=False, embedding=embedding)
        except Mistake as mistake:
            what, _, why = mistake.message.partition(": ")
            yield Finding("wrong", what, f"{why}.", f"Set `{what}` to their folder.")
        else:
            yield from _articles(name, libraries[name])
    shelf = Shelf(libraries or build_library(()))
    if libraries:
        yield _search(config, shelf.library())
    yield from _cogs(config, shelf)
    yield _data(config.data)
    yield _store(config.data)
    yield from _shared(config)
    yield _token(config)


def _index(config: Config, libraries: dict[str, Library]) -> Finding:
    """The shared index, which becomes one of the `libraries` if it can be read."""
    try:
        library = open_shared(config)
    except Mistake as mistake:
        what, _, why = mistake.message.partition(": ")
        return Finding(
            "wrong", what, f"{why}.", "Write it with `python -m bot index`, or leave `index.uri` out."
        )
    libraries[ONLY] = library
    archive = library.archive
    return Finding(
        "well", "index.uri", f"{len(archive.files):,} articles with {archive.passage_count:,} passages."
    )


def _articles(name: str, library: Library) -> Iterator[Finding]:
    archive = library.archive
    languages = Counter(article.language for article in archive.articles)
    spoken = ", ".join(f"{count} {language}" for language, count in languages.most_common())
    verdict: Verdict = "well" if archive.articles else "wrong"
    yield Finding(verdict, articles_key(name), f"{len(archive.articles)} ({spoken}).")
    of = f"{name}: " if name else ""
    undated = [file for file, published in library.facts.published.items() if published.interval is None]
    if undated:
        yield Finding(
            "note",
            "dates",
            f"{of}{len(undated)} without a date: {_some(undated)}.",
            "Start such a file with front matter: a line ---, a line date: 2024-05-31, a line ---; "
            "or say when all of them were published: files.published in config.yaml.",
        )
    yield from (Finding("note", what, f"{of}{seen}.") for what, seen in _mended(archive))


def _search(config: Config, library: Library) -> Finding:
    if library.search.means is not Means.WORDS:
        return Finding("well", "search", f"by words and by meaning ({config.embedding.engine}).")
    if config.embedding.engine == "none":
        return Finding("note", "search", "by words alone, as `embedding.engine: none` has it.")
    mend = "The log says why; until then questions in other words or another language find less."
    return Finding("note", "search", f"by words alone: {config.embedding.engine} cannot be used.", mend)


def _mended(archive: Archive) -> Iterator[tuple[str, str]]:
    for skipped in archive.skipped:
        yield "skipped", f"{skipped.file}: {skipped.reason}"
    for article in archive.articles:
        for note in article.notes:
            yield "read", f"{article.file}: {note}"


def _cogs(config: Config, shelf: Shelf) -> Iterator[Finding]:
    if not CogFolders.of(config.cogs).find(config.cogs.off)[0]:
        yield Finding("wrong", "cogs", f"none in {config.cogs.folder}.", "Set `cogs.folder` to their folder.")
        return
    loaded, failed = asyncio.run(_load(config, shelf))
    yield Finding("well", "cogs", f"{', '.join(loaded) or 'none'}.")
    for cog in failed:
        yield Finding(
            "wrong",
            "cog",
            f"{cog.name} cannot be loaded: {cog.reason.rstrip('.')}. See {cog.place}.",
            "Mend it, or leave it out of the settings (`cogs.off`, `cogs.more_folders`).",
        )


async def _load(config: Config, shelf: Shelf) -> tuple[list[str], tuple[FailedCog, ...]]:
    """The cogs that can be loaded, and those that cannot."""
    async with create_bot(config, shelf) as bot:
        await bot.load_cogs()
        return sorted(name.rpartition(".")[2] for name in bot.extensions), bot.failed_cogs


def _data(folder: Path) -> Finding:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Finding("well", "data", f"{folder} can be written.")
    except OSError as error:
        mend = "Give the user that runs the bot the folder: chown it, or set `data` to another."
        return Finding("note", "data", f"{folder} cannot be written ({error.strerror}).", mend)


def _shared(config: Config) -> Iterator[Finding]:
    """What several processes share, where there may be several."""
    shards = config.discord.shards
    if shards.count != 1:
        served = "all" if shards.ids is None else ", ".join(map(str, shards.ids))
        yield Finding("well", "shards", f"{shards.count or 'as many as Discord recommends'}; here: {served}.")
    if config.database.url is not None:
        try:
            asyncio.run(_reach(config))
        except DatabaseAwayError as away:
            mend = "Mend RECEIPTS_DATABASE__URL, or the file that database.url_file names."
            yield Finding("wrong", "database", f"it cannot be used: {away}.", mend)
        else:
            yield Finding("well", "database", "the PostgreSQL answers.")


async def _reach(config: Config) -> None:
    database = SharedDatabase(config.data, config.database.url)
    try:
        async with database.reading() as connection:
            await connection.exec_driver_sql("SELECT 1")
    finally:
        await database.close()


def _store(folder: Path) -> Finding:
    """Whether what was worked out can be kept for the next start."""
    trouble = ArchiveStore(folder).check()
    if trouble is None:
        return Finding("well", "store", "what is worked out is kept for the next start.")
    mend = f"Every start takes longer until then. Delete {folder / FILE} if it is damaged: it is made again."
    return Finding("note", "store", f"nothing can be kept for the next start ({trouble}).", mend)


def _token(config: Config) -> Finding:
    if config.token:
        return Finding("well", "token", "given. Whether Discord takes it shows when the bot runs.")
    mend = "Set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it; `play` needs none."
    return Finding("wrong", "token", "none.", mend)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
