"""The shelf of a running bot: its libraries follow their folders."""

import logging
from collections.abc import Callable, Sequence

from bot.ingest.keeper import Change, Keeper
from bot.ingest.watching import Watcher
from bot.library import Embed, Shelf
from bot.store.archives import ArchiveStore

log = logging.getLogger(__name__)


class KeptShelf(Shelf):
    """Libraries that follow their folders from `follow` on, until `close`.

    `tidy` is called now and then at a quiet moment, in the thread that follows them.
    """

    def __init__(
        self,
        keepers: Sequence[Keeper],
        store: ArchiveStore,
        *,
        poll: bool = False,
        embed: Embed | None = None,
        tidy: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__({keeper.name: keeper.library for keeper in keepers}, embed=embed)
        self._keepers = {keeper.name: keeper for keeper in keepers}
        self._store = store
        self._poll = poll
        self._tidy = tidy
        self._watcher: Watcher | None = None

    def follow(self) -> None:
        """Take up what changes in the folders, from now on."""
        if self._watcher is None:
            keepers = tuple(self._keepers.values())
            self._watcher = Watcher(lambda: keepers, self._take_up, poll=self._poll, tidy=self._tidy)
            self._watcher.start()

    def close(self) -> None:
        """Follow no longer; what is not stored yet is stored."""
        if self._watcher is not None:
            self._watcher.stop()
            self._watcher = None

    @property
    def folder_trouble(self) -> str | None:
        """Why changes cannot be taken up now; None when all is well."""
        return next((keeper.trouble for keeper in self._keepers.values() if keeper.trouble), None)

    @property
    def store_trouble(self) -> str | None:
        """Why what is worked out cannot be stored; None when all is well."""
        return self._store.trouble

    def _take_up(self, keeper: Keeper, change: Change | None) -> None:
        self.replace(keeper.library, keeper.name)
        name = keeper.name or "the archive"
        if change is None:
            log.info("%s: what was carried over in its facts is worked out", name)
            return
        log.info(
            "%s: %d articles, %d added, %d changed, %d removed, in %.2f s",
            name,
            len(change.library.archive.articles),
            change.added,
            change.changed,
            change.removed,
            change.seconds,
        )
