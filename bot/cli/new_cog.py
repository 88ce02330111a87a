"""`new-cog`: a cog that works, with its test, to go on from."""

import keyword
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

import click

from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config
from bot.cli.options import config_option
from bot.cli.printing import safe
from bot.config.settings import CogSettings
from bot.extending.finding import CogFolders
from bot.texts import languages, texts_for

TEMPLATES = Path(__file__).parent / "templates"
TESTS = "tests"
NAME = re.compile(r"[a-z][a-z0-9_]{0,23}")
"""What is a name to Python and to Discord alike, is of no private file, and can still be typed."""

NEXT = """\
Wrote {cog} and {test}. What to do next:
  look at it     make play, then type /{name} (it is loaded again each time that you save it)
  change it      {cog}: `from bot import archive, search, facts, cards` is all that it needs
  test it        python -m pytest -p bot.testing.plugin {test}
  run it         make run"""
ELSEWHERE = """\
  have it found  put `more_folders: [{folder}]` under `cogs:` in config.yaml; the test finds it by itself"""


@click.command("new-cog")
@click.argument("name")
@click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder to put it into, instead of the folder of cogs in the settings.",
)
@config_option
def command(name: str, folder: Path | None, config_file: Path | None) -> None:
    """Write a command of your own that works, with its test, to go on from.

    It is the cog NAME, which answers /NAME with passages and suggests headlines, on any articles.
    """
    settings = open_config(config_file).cogs
    for problem in _problems(name, settings):
        raise Mistake(f"{problem}: choose another name, of up to 24 small letters, digits and _.")
    place = folder or settings.folder
    files = {place / f"{name}.py": "cog.txt", place / TESTS / f"test_{name}.py": "test.txt"}
    for file in files:
        if file.exists():
            raise Mistake(f"{safe(str(file))} exists already, and is left as it is.")
    class_ = "".join(part.capitalize() for part in name.split("_"))
    for file, template in files.items():
        text = Template((TEMPLATES / template).read_text("utf-8")).substitute(name=name, class_=class_)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8") as new:
                new.write(text)
        except OSError as error:
            raise Mistake(f"{safe(str(file))} cannot be written: {error.strerror}.") from None
    cog, test = (safe(_short(file)) for file in files)
    click.echo(NEXT.format(name=name, cog=cog, test=test))
    if place.resolve() not in {known.path for known in CogFolders.of(settings).folders}:
        click.echo(ELSEWHERE.format(folder=safe(str(place.resolve()))))


def _problems(name: str, settings: CogSettings) -> Iterator[str]:
    """Why a cog and its command cannot be called `name`."""
    if not NAME.fullmatch(name):
        yield f"“{safe(name)}” is no name for a Python file and a command on Discord"
    elif keyword.iskeyword(name) or keyword.issoftkeyword(name):
        yield f"“{name}” is a word of Python itself"
    for language in languages():
        texts = texts_for(language)
        if name in {texts(key) for key in texts.entries if key.startswith("name.") and key.count(".") == 1}:
            yield f"“{name}” is what another command is called ({language})"
    for folder in CogFolders.of(settings).folders:
        if name in folder.names:
            yield f"“{name}” is a cog already, in {safe(str(folder.path))}"


def _short(file: Path) -> str:
    """The file as one would type it here."""
    whole, here = file.resolve(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
