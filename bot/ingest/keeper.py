"""Keeps the library of one folder: opened from what is stored, changed with the folder, stored again."""

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from bot.archive import Archive, SkippedFile
from bot.ingest.aside import FactsAside
from bot.ingest.contents import Contents, same, take_up, unread
from bot.ingest.garbage import without_garbage_rounds
from bot.ingest.making import Making
from bot.ingest.stillness import Stillness
from bot.library import Library
from bot.store.archives import ArchiveStore
from bot.store.facts import StoredFacts, packed_facts
from bot.store.folder import nothing_usable
from bot.store.listing import Listing, UnusableFolderError, list_again, list_folder, resolved
from bot.store.snapshots import Key, Snapshot

log = logging.getLogger(__name__)

Place = tuple[int, int]

MANY_FILES = 20
CALM_SECONDS = 0.5
"""More than so many files are taken up together, when for so long no more have come."""
_A_FEW = 3
_MOST_WAITS = 20
"""Where the system does not tell what happens, more than a few new files may be the first of many."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a look at the folder brought: the library from now on, and how many articles are others."""

    library: Library
    added: int
    changed: int
    removed: int
    seconds: float


class Keeper:
    """One folder of articles and its library.

    `open` comes first. Then `refresh` tells of changes, and `save` keeps what there is; one thread at a time.
    `waiting` are files that somebody is still writing, with their paths: a later `refresh` takes them up.
    `trouble` says why the folder cannot be read now; its library stays as it was. `looked_for` are the
    seconds that the last look took.
    """

    def __init__(
        self,
        name: str,
        folder: Path,
        making: Making,
        store: ArchiveStore,
        *,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self.name = name
        self.folder = folder
        self.trouble: str | None = None
        self.waiting: dict[str, str] = {}
        self.root: Path | None = None
        self.looked_for = 0.0
        self.opened: Library | None = None
        self._making = making
        self._store = store
        self._stillness = Stillness()
        self._wait = wait
        self._contents = Contents()
        self._listing = Listing({}, {})
        self._place: Place | None = None
        self._saved = False
        self._hopeless: Archive | None = None

    @property
    def library(self) -> Library:
        """The library of what the folder held at the last look; an empty one before the first."""
        if self.opened is None:
            self.opened = self._making.fresh(self._contents.archive())
        return self.opened

    @property
    def is_saved(self) -> bool:
        """Whether the store has all that there is."""
        return self._saved

    def open(self, read: Callable[[str], object] = lambda _name: None) -> Library:
        """The library of the folder: what is stored of it is taken from there, the rest is worked out.

        `read` is called with the name of each file that is done.

        Raises:
            UnusableFolderError: there are no articles in it.
        """
        self._look_at_folder()
        with without_garbage_rounds(many=False):
            listing = list_folder(self.folder, self._making.max_bytes)
            snapshot = self._store.load(self._key())
            if snapshot is not None:
                return self._restored(listing, snapshot, read)
        contents = self._taken_up(Contents(), listing, read)
        self.opened = self._making.fresh(contents.archive())
        return self.opened

    def _restored(self, listing: Listing, snapshot: Snapshot, read: Callable[[str], object]) -> Library:
        before = _contents(snapshot)
        contents = self._taken_up(before, listing, read)
        archive, changed = contents.archive(), contents.changed(before)
        known = archive if not changed else before.archive()
        stored = self._making.restored(known, snapshot.facts, snapshot.columns)
        self.opened = self._making.changed(stored, archive, changed) if changed else stored
        self._saved = contents.is_told_by(before)
        return self.opened

    def _taken_up(self, before: Contents, listing: Listing, read: Callable[[str], object]) -> Contents:
        contents = take_up(before, listing, self._making.max_bytes, advance=read)
        if not any(known.digest for known in contents.files.values()):
            raise UnusableFolderError(nothing_usable(self.folder, _left_out(contents)))
        self._contents, self._listing = contents, listing
        return contents

    def refresh(self, paths: Collection[str] | None = None) -> Change | None:
        """Look at the folder, or at `paths` in it alone, and take up what has changed; None for nothing.

        Where the folder is gone, or another is in its place and empty (a disk that is not mounted), the
        library stays as it was and `trouble` says why.
        """
        start = time.perf_counter()
        listing = self._look(paths)
        self.looked_for = time.perf_counter() - start
        if listing is None:
            return None
        listing, self.waiting = self._without_unfinished(listing)
        if same(self._contents, listing):
            self._listing = listing
            return None
        before = self._contents
        with without_garbage_rounds(many=len(unread(before, listing)) > MANY_FILES):
            self._contents = take_up(before, listing, self._making.max_bytes)
            self._listing = listing
            if self._contents.is_like(before):
                return None
            changed = self._contents.changed(before)
            self.opened = self._making.changed(self.library, self._contents.archive(), changed)
        self._saved = False
        return _change(self.opened, before, self._contents, changed, time.perf_counter() - start)

    def read_ahead(self) -> None:
        """Read what a start has left on disk, so that nobody waits for it later."""
        facts = self.library.facts
        if isinstance(facts, StoredFacts):
            with without_garbage_rounds(many=True):
                facts.read_all()

    def save(self) -> bool:
        """Store the library, if the store does not have it yet; says whether it has."""
        if not self._saved and self.opened is not None:
            columns = self.opened.search.columns()
            facts = packed_facts(self.opened.facts)
            articles = self.opened.archive.articles
            self._saved = self._store.save(
                self._key(), Snapshot(self._contents.files, articles, facts, columns)
            )
        return self._saved

    def facts_aside(self) -> FactsAside | None:
        """Begin to work out all facts again, where those that there are were carried over; else None."""
        if self.library.facts.exact or self.library.archive is self._hopeless:
            return None
        try:
            return FactsAside(self.library.archive, self._making.published)
        except OSError as error:  # a temporary folder that is full, for one
            log.warning(
                "exact facts cannot be worked out, those that were carried over stay: %s", error.strerror
            )
            self._hopeless = self.library.archive
            return None

    def take_facts(self, aside: FactsAside) -> bool:
        """Have the facts that were worked out; says whether they are of use: articles may be others now."""
        pieces = aside.take()
        if pieces is None:
            log.warning("exact facts could not be worked out; those that were carried over stay")
            self._hopeless = aside.archive
        if pieces is None or aside.archive is not self.library.archive:
            return False
        self.opened = self._making.with_facts(self.library, pieces)
        self._saved = False
        return True

    def place(self) -> Place | None:
        """Tells the folder from another that takes its place; None when there is none."""
        try:
            status = self.folder.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _look(self, paths: Collection[str] | None) -> Listing | None:
        """The folder as it is now; None, and `trouble` says why, when that cannot be seen."""
        try:
            listing = None
            if paths is not None:
                near = {*paths, *self.waiting.values()}
                listing = list_again(self.folder, self._listing, near, self._making.max_bytes)
            listing = listing or self._settled()
        except UnusableFolderError as error:
            self.trouble = str(error)
            return None
        if not listing.files and self._contents.files and self.place() != self._place:
            self.trouble = f"the folder {self.folder} is another one, and empty: is its disk mounted?"
            return None
        self.trouble = None
        self._look_at_folder()
        return listing

    def _settled(self) -> Listing:
        """The whole folder, once no more files come after many; a folder that never settles as it is."""
        listing = list_folder(self.folder, self._making.max_bytes)
        for _ in range(_MOST_WAITS):
            if len(unread(self._contents, listing)) <= _A_FEW:
                break
            self._wait(CALM_SECONDS)
            before, listing = listing, list_folder(self.folder, self._making.max_bytes)
            if before == listing:
                break
        return listing

    def _look_at_folder(self) -> None:
        self.root, self._place = resolved(self.folder), self.place()

    def _without_unfinished(self, listing: Listing) -> tuple[Listing, dict[str, str]]:
        """The listing with each file that is being written as it was before, or left out when it is new."""
        new = unread(self._contents, listing)
        unfinished = self._stillness.unfinished({name: listing.files[name] for name in new})
        waiting = {name: listing.files[name].path for name in unfinished}
        if not waiting:
            return listing, waiting
        files = {name: found for name, found in listing.files.items() if name not in waiting}
        for name in waiting.keys() & self._contents.files.keys():
            files[name] = replace(listing.files[name], state=self._contents.files[name].state)
        return Listing(files, listing.skipped), waiting

    def _key(self) -> Key:
        return Key(self.name, str(self.root), self._making.made)


def _contents(snapshot: Snapshot) -> Contents:
    return Contents(snapshot.files, {}, {article.file: article for article in snapshot.articles})


def _left_out(contents: Contents) -> list[SkippedFile]:
    unusable = ((name, known.unusable or "") for name, known in contents.files.items())
    return [SkippedFile(*each) for each in (*contents.skipped.items(), *unusable)]


def _change(
    library: Library, before: Contents, after: Contents, changed: Collection[str], seconds: float
) -> Change:
    added = sum(file not in before.articles for file in changed)
    removed = sum(file not in after.articles for file in changed)
    return Change(library, added, len(changed) - added - removed, removed, seconds)
