"""The archives of servers that answer from their own articles: opened when needed, a few at a time."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.archive import Archive
from bot.ingest.contents import Contents, take_up
from bot.ingest.making import Embedded, Making
from bot.library import Embed, Library
from bot.search import Search
from bot.search.columns import Columns, ColumnsError
from bot.search.meaning import embedded_texts
from bot.store.listing import UnusableFolderError, list_folder
from bot.store.uploads import Uploads

log = logging.getLogger(__name__)

OWN = "own: the articles that this server has added"
"""What a server has set that answers from its own: longer than the name of a configured folder may be."""

MOST_OPEN = 8

FEW = 1_000
"""Passages of an archive that is made anew with each change: that takes half a second and forgets nothing."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a server's folder held at one time, and the library of it; None if there was nothing to read."""

    contents: Contents
    library: Library | None


Make = Callable[[Path, Edition | None], Edition]
"""Makes the edition of a folder as it is now, from the one before if there is one."""


def maker(making: Making) -> Make:
    """Makes editions as the configured archives are made; a large one from what has changed alone."""

    def make(folder: Path, before: Edition | None) -> Edition:
        known = before or Edition(Contents(), None)
        try:
            listing = list_folder(folder, making.max_bytes)
        except UnusableFolderError as error:
            log.warning("a server's own articles cannot be used: %s", error)
            return Edition(Contents(), None)
        contents = take_up(known.contents, listing, making.max_bytes)
        if not contents.articles:
            log.warning("a server's own articles cannot be used: none of them can be read")
            return Edition(contents, None)
        archive = contents.archive()
        if known.library is None or len(archive.passages) <= FEW:
            return Edition(contents, making.fresh(archive))
        changed = contents.changed(known.contents)
        return Edition(contents, making.changed(known.library, archive, changed))

    return make


class SharedEmbedding:
    """Embeds as the libraries on a shelf are embedded, also when that is another shelf by now."""

    def __init__(self, embed: Callable[[], Embed | None]) -> None:
        self._embed = embed

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of `texts`, and what made them; None to go by words alone."""
        embed = self._embed()
        return embed(texts) if embed else None

    def embed_changed(self, before: Search, archive: Archive) -> Embedded:
        """Those of an archive that has changed: what was embedded once is only looked up."""
        del before
        return self.embed(embedded_texts(archive))

    def restored(self, columns: Columns) -> Embedded:
        """Never: servers' own archives are not stored but as files.

        Raises:
            ColumnsError: always.
        """
        del columns
        raise ColumnsError("a server's own archive is not stored")


@dataclass(frozen=True, slots=True)
class _Opened:
    version: int
    edition: Edition


class OwnArchives:
    """The libraries of servers' own articles, by server: those `MOST_OPEN` that were used last are in memory.

    One is made at a time, off the event loop, and the one from before answers until it is there.
    """

    def __init__(self, uploads: Uploads, make: Make, *, enabled: bool = True) -> None:
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
                return opened.edition.library
        making = self._making(guild)
        return opened.edition.library if opened is not None and not latest else await asyncio.shield(making)

    def at_hand(self, guild: int) -> Library | None:
        """The server's own library if it is open and the latest."""
        opened = self._opened.get(guild)
        if opened is None or opened.version != self._uploads.version(guild):
            return None
        self._opened.move_to_end(guild)
        return opened.edition.library

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
                before = self._opened[guild].edition if guild in self._opened else None
                edition = await asyncio.to_thread(self._make, self._uploads.home(guild), before)
                if version == self._uploads.version(guild):
                    break
        self._opened[guild] = _Opened(version, edition)
        self._opened.move_to_end(guild)
        while len(self._opened) > MOST_OPEN:
            self._opened.popitem(last=False)
        return edition.library

    def _ended(self, guild: int, task: asyncio.Task[Library | None]) -> None:
        del self._under_way[guild]
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a server's own articles cannot be opened", exc_info=error)
