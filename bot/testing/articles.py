"""What the bot of a test answers from: the configured articles, those of a folder, or invented ones."""

import hashlib
from dataclasses import replace
from pathlib import Path

from bot.archive.source import SourceFile
from bot.cache import Cache
from bot.cli.opening import open_library
from bot.config import Config
from bot.config.settings import ONLY, DatabaseSettings, DiscordSettings, IndexSettings
from bot.library import Library, build_library


def invented(**articles: str) -> Library:
    """The library of articles that are written for a test, by the name of their file without `.txt`."""
    return build_library(
        SourceFile(f"{name}.txt", text.encode("utf-8", "surrogatepass")) for name, text in articles.items()
    )


class Libraries:
    """Libraries of folders, each made once: that takes seconds. What is worked out is kept in `home`."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._made: dict[str, Library] = {}

    def of(self, config: Config, folder: Path | None = None) -> Library:
        """That of `folder`, else of the first folder that `config` names; no test sees another's cards.

        Raises:
            bot.cli.mistakes.Mistake: there are no articles.
        """
        if folder is not None:
            config = config.model_copy(update={"articles": {ONLY: folder}, "index": IndexSettings()})
        place = str(next(iter(config.articles.values())).resolve())
        kept = self._home / hashlib.sha256(place.encode()).hexdigest()[:16]
        config = config.model_copy(update={"data": kept})
        if repr(config) not in self._made:
            self._made[repr(config)] = open_library(config)
        return replace(self._made[repr(config)], made=Cache())


def alone(config: Config, data: Path, cogs: Path | None) -> Config:
    """The same settings for a bot that one test uses: it keeps in `data`, makes nobody wait, shares nothing.

    `cogs` is one more folder of cogs, unless it is configured.
    """
    known = {folder.resolve() for folder in (config.cogs.folder, *config.cogs.more_folders)}
    more = (cogs,) if cogs is not None and cogs.resolve() not in known else ()
    folders = {"more_folders": (*config.cogs.more_folders, *more)}
    return config.model_copy(
        update={
            "data": data,
            "cooldown": 0.0,
            "cogs": config.cogs.model_copy(update=folders),
            "database": DatabaseSettings(),
            "discord": DiscordSettings(),
        }
    )
