"""`index`: the folder of articles -> a shared index that any number of bots read."""

from collections.abc import Iterator
from pathlib import Path

import click

from bot.archive.reading import SourceFile
from bot.cli.mistakes import Mistake
from bot.cli.opening import articles_key, open_config
from bot.cli.options import articles_option, config_option
from bot.cli.printing import safe
from bot.cli.progress import progress
from bot.config import Config
from bot.embedding.opening import open_embedder
from bot.search.embedder import EmbedderError
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import MISSING
from bot.shared_index.workers import MissingExtraError, Spread, by_ray, in_processes, locally
from bot.store.folder import read_file
from bot.store.listing import LeftOutError, Listing, UnusableFolderError, list_folder

ANY = "auto"

try:
    from bot.shared_index.writer import Writer, Written
except ModuleNotFoundError:  # what it needs is an extra
    raise Mistake(MISSING) from None


@click.command("index")
@click.option("--to", "uri", metavar="URI", help="Where to write, instead of `index.uri` in the settings.")
@click.option(
    "--processes", type=click.IntRange(1, 512), default=1, help="Processes of this machine that do the work."
)
@click.option(
    "--ray",
    "cluster",
    metavar="ADDRESS",
    help="Do the work on the Ray cluster there; `auto` starts or finds one on this machine.",
)
@articles_option
@config_option
def command(
    uri: str | None, processes: int, cluster: str | None, folder: Path | None, config_file: Path | None
) -> None:
    """Write the articles into a shared index, for an archive too large for one process.

    The bots that read it go on with what they have until all is written, and then see it at once. What is
    there already is not written again, also after this was interrupted; articles that are gone are removed.
    """
    config = open_config(config_file, folder)
    uri = uri or open_config(config_file).index.uri
    if uri is None:
        raise Mistake("say where to write: --to URI, or index.uri in the settings")
    embedder = None if config.embedding.engine == "none" else open_embedder(config)
    if embedder is None and config.embedding.engine != "none":
        raise Mistake(f"the passages cannot be embedded: {config.embedding.engine} cannot be used")
    try:
        if cluster is not None:
            spread = by_ray(config, None if cluster == ANY else cluster)
        elif processes > 1:
            spread = in_processes(config, processes)
        else:
            spread = locally(config.files.published, embedder)
        writer = Writer(uri, embedder)
        try:
            written = _write(config, writer, spread)
        finally:
            writer.close()
    except (EngineError, EmbedderError, MissingExtraError) as error:
        raise Mistake(str(error)) from None
    for refused in written.refused:
        click.echo(safe(f"skipped {refused.file}: {refused.reason}"), err=True)
    click.echo(_said(written))


def _write(config: Config, writer: Writer, spread: Spread) -> Written:
    name = next(iter(config.articles))
    try:
        listing = list_folder(config.articles[name], config.files.max_bytes)
    except UnusableFolderError as error:
        raise Mistake(f"{articles_key(name)}: {error}") from None
    for file, reason in listing.skipped.items():
        click.echo(safe(f"skipped {file}: {reason}"), err=True)
    with progress("Indexing the articles", total=len(listing.files)) as advance:
        return writer.write(_read(listing, config.files.max_bytes), spread, advance)


def _read(listing: Listing, max_bytes: int) -> Iterator[SourceFile]:
    """The files, each read in its turn: all of them would not fit into memory."""
    for name, found in listing.files.items():
        try:
            yield SourceFile(name, read_file(found.path, max_bytes))
        except LeftOutError as reason:
            click.echo(safe(f"skipped {name}: {reason}"), err=True)


def _said(written: Written) -> str:
    edition = written.edition
    if edition is None:
        return "Nothing had changed."
    return (
        f"Edition {edition.number}: {edition.articles:,} articles with {edition.passages:,} passages "
        f"({written.added:,} new, {written.removed:,} removed, {written.unchanged:,} unchanged)."
    )
