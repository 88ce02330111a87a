"""The archives of servers that answer from their own articles: opened when needed, a few at a time."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.config import Config
from bot.library import Embed, Library, build_library
from bot.store.folder import UnusableFolderError, read_folder
from bot.store.uploads import Uploads

log = logging.getLogger(__name__)

OWN = "own: the articles that this server has added"
"""What a server has set that answers from its own: longer than the name of a configured folder may be."""

MOST_OPEN = 8

Open = Callable[[Path], Library | None]
"""Makes the library of the articles in a folder; None if there are none to read."""


def opener(config: Config, embed: Embed | None) -> Open:
    """Opens archives as the configuration wants them read; by words alone where nothing embeds."""

    def open_folder(folder: Path) -> Library | None:
        try:
            contents = read_folder(folder, config.files.max_bytes)
        except UnusableFolderError as error:
            log.warning("a server's own articles cannot be used: %s", error)
            return None
        threshold = config.search.threshold
        return build_library(contents.sources, contents.skipped, threshold=threshold, embed=embed)

    return open_folder


@dataclass(frozen=True, slots=True)
class _Opened:
    version: int
    library: Library | None


class OwnArchives:
    """The libraries of servers' own articles, by server: those `MOST_OPEN` that were used last are in memory.

    One is made at a time, off the event loop, and the one from before answers until it is there.
    """

    def __init__(self, uploads: Uploads, make: Open, *, enabled: bool = True) -> None:
        self._uploads = uploads
        self._make = make
        self._enabled = enabled
        self._opened: OrderedDict[int, _Opened] = OrderedDict()
        self._under_way: dict[int, asyncio.Task[Library | None]] = {}
        self._turn = asyncio.Semaphore(1)

    def count(self, guild: int | None) -> int:
        """How many articles the server has that it may answer from."""
        return len(self._uploads.files(guild)) if self._enabled and guild is not None else 0

    async def library(self, guild: int, *, latest: bool = False) -> Library | None:
        """The server's own library; None if it has no articles.

        While a changed one is being made it is the one from before, unless it must be the `latest`.
        """
        if not self.count(guild):
            self._opened.pop(guild, None)
            return None
        opened = self._opened.get(guild)
        if opened is not None:
            self._opened.move_to_end(guild)
            if opened.version == self._uploads.version(guild):
                return opened.library
        making = self._making(guild)
        return opened.library if opened is not None and not latest else await asyncio.shield(making)

    def at_hand(self, guild: int) -> Library | None:
        """The server's own library if it is open and the latest."""
        opened = self._opened.get(guild)
        if opened is None or opened.version != self._uploads.version(guild):
            return None
        self._opened.move_to_end(guild)
        return opened.library

    def _making(self, guild: int) -> asyncio.Task[Library | None]:
        task = self._under_way.get(guild)
        if task is None:
            task = self._under_way[guild] = asyncio.create_task(self._open(guild))
            task.add_done_callback(lambda done: self._ended(guild, done))
        return task

    async def _open(self, guild: int) -> Library | None:
        async with self._turn:
            while True:
                version = self._uploads.version(guild)
                library = await asyncio.to_thread(self._make, self._uploads.home(guild))
                if version == self._uploads.version(guild):
                    break
        self._opened[guild] = _Opened(version, library)
        self._opened.move_to_end(guild)
        while len(self._opened) > MOST_OPEN:
            self._opened.popitem(last=False)
        return library

    def _ended(self, guild: int, task: asyncio.Task[Library | None]) -> None:
        del self._under_way[guild]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a server's own articles cannot be opened", exc_info=error)
