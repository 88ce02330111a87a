"""Small folders of invented news, and ways to look at what was made of them."""

import time
from dataclasses import fields
from pathlib import Path

from bot.facts import Facts
from bot.ingest.contents import TICK
from bot.ingest.keeper import Keeper
from bot.ingest.making import Making
from bot.library import Library
from bot.store.archives import ArchiveStore

NEWS = {
    "birds.txt": "Heron returns\n\nThe heron came back to the harbour on 3 May 2019, said Ada Brook, 41.\n",
    "deep/storm.md": "The storm hit the harbour at night on 4 June 2020.\n\n“It was loud,” Ada Brook said.\n",
    "ferry.txt": "The ferry to the island was sold to Bo Vane in July 2021.\n",
}
QUESTIONS = ("when did the heron come back", "who bought the ferry", "what did ada brook say", "owls")


def write(folder: Path, **texts: str) -> None:
    """Write articles, each by the name of its file without the suffix .txt."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    settle()


def folder_of_news(folder: Path) -> Path:
    """All of the news in a folder."""
    for name, text in NEWS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settle()
    return folder


def settle() -> None:
    """Wait until what was written counts as written a while ago, so that it is not read again."""
    time.sleep(TICK / 1e9)


def keeper(folder: Path, data: Path, making: Making | None = None) -> Keeper:
    """Keeps the articles in `folder`, by words alone."""
    return Keeper("news", folder, making or Making(), ArchiveStore(data))


def known(library: Library) -> object:
    """What is answered from a library, and all that it holds but for the facts, to be compared."""
    asked = [library.search.ask(question) for question in QUESTIONS]
    return library.archive.articles, library.archive.skipped, asked


def stated(library: Library) -> object:
    """Every fact of a library, to be compared."""
    return {field.name: getattr(library.facts, field.name) for field in fields(Facts)}


def texts(library: Library) -> dict[str, str]:
    """Each article's text by its file."""
    return {article.file: article.raw for article in library.archive.articles}
