"""`import`: pages and PDFs of the self-hoster's own, as articles in the folder."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config
from bot.cli.options import config_option
from bot.cli.printing import safe
from bot.extracting import Extracted, Reason, Refused, Request, extract
from bot.store.file_names import safe_file_name
from bot.store.whole_files import write_whole

REASONS: dict[Reason, str] = {
    "kind": "only .txt, .md, .html and .pdf files become articles",
    "too_big": "it is larger than files.max_bytes allows",
    "empty": "it is empty",
    "not_text": "it holds no article text",
    "not_page": "it is no web page",
    "not_pdf": "it is broken, or no PDF",
    "locked": "it is locked with a password",
    "pictures": "it holds only pictures of pages; text recognition must come before",
    "no_text": "no article was found on the page",
    "too_much": "it holds too much text for one article",
    "too_long": "it takes too long to read",
    "failed": "it cannot be read; the log says more",
}


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE...",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that the articles go into, instead of the first that is configured.",
)
@config_option
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], folder: Path | None, config_file: Path | None
) -> None:
    """Make articles of web pages (.html) and PDFs, and put them into the folder of articles.

    What is taken from a page is its text, title, outlet and date; nothing is fetched. A .txt or .md file is
    copied as it is. Exits with 1 when there was a file that no article came of.
    """
    config = open_config(config_file)
    folder = folder or next(iter(config.articles.values()))
    console = Console(highlight=False)
    missed = False
    for file in files:
        result = _extracted(file, config.files.max_bytes)
        if isinstance(result, Refused):
            _say(console, "!", "yellow", f"{file}: {REASONS[result.reason]}.")
            missed = True
        else:
            _say(console, "✓", "green", f"{file}: {_put(file, folder, result)}.")
    ctx.exit(1 if missed else 0)


def _say(console: Console, mark: str, colour: str, line: str) -> None:
    console.print(Text.assemble((mark, colour), f" {safe(line)}"), soft_wrap=True)


def _extracted(file: Path, most_bytes: int) -> Extracted | Refused:
    if file.stat().st_size > most_bytes:
        return Refused("too_big")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Mistake(f"{file} cannot be read: {error.strerror}") from None
    return extract(Request(file.name, data), most_bytes=most_bytes)


def _put(file: Path, folder: Path, article: Extracted) -> str:
    """Write the article under a name that is free, and say where it is."""
    taken = {entry.name for entry in folder.iterdir()} if folder.is_dir() else ()
    name = safe_file_name(file.stem, article.suffix, taken)
    try:
        write_whole(folder / name, article.data)
    except OSError as error:
        raise Mistake(f"{folder} cannot be written: {error.strerror}") from None
    understood = article.understood
    parts = (f"{understood.passages} passages", understood.first_day or "no date", understood.outlet)
    return f"{folder / name} ({', '.join(filter(None, parts))})"
