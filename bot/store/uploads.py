"""The articles that servers have added themselves: a folder of files for each, and those that still wait."""

import logging
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Literal
from uuid import uuid4

from bot.archive.decoding import decode
from bot.archive.frontmatter import read_front_matter
from bot.archive.source import UnusableFileError
from bot.config.settings import UploadSettings
from bot.store.file_names import safe_file_name
from bot.store.folder import ARTICLE_SUFFIXES
from bot.store.waiting import SECONDS, Waiting, WaitingRoom
from bot.store.whole_files import DRAFT, clear_old, delete_whole, write_whole

log = logging.getLogger(__name__)

MOST_WAITING = 20
_ID = re.compile("[0-9]{1,20}")
_RESTORED = ".restored"
_HEAD = 2_000  # bytes that front matter may add to a text

Outcome = Literal["kept", "same", "full", "gone"]


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in a server's folder."""

    name: str
    size: int


class Uploads:
    """The files of all servers below one folder; what there is is known from memory.

    Several threads may use it, one process a server. What cannot be written is in the log and raises OSError;
    what was there stays.
    """

    def __init__(self, folder: Path, limits: UploadSettings) -> None:
        self._folder = folder
        self._limits = limits
        self._writing = Lock()
        self._changes: Counter[int] = Counter()
        self._files: dict[int, Mapping[str, int]] = {}
        self._restored = _restored_at(folder)
        for home in _homes(folder):
            self._files[int(home.name)] = _files_in(home)

    def refresh(self) -> None:
        """Look at everything again if a backup has been restored since; else it costs one short read."""
        restored = _restored_at(self._folder)
        if restored == self._restored:
            return
        with self._writing:
            self._restored = restored
            found = {int(home.name): _files_in(home) for home in _homes(self._folder)}
            self._changes.update(self._files.keys() | found.keys())
            self._files = dict(found)

    @property
    def known(self) -> frozenset[int]:
        """The servers of which anything is stored."""
        return frozenset(self._files)

    def files(self, guild: int) -> tuple[Stored, ...]:
        """The articles of the server, by name."""
        return tuple(Stored(name, size) for name, size in sorted(self._files.get(guild, {}).items()))

    def version(self, guild: int) -> int:
        """Another number after each change to the articles of the server, as long as this process runs."""
        return self._changes[guild]

    def home(self, guild: int) -> Path:
        """The folder of the server; it need not exist."""
        return self._folder / str(guild)

    def has_room(self, guild: int, size: int = 0) -> bool:
        """Whether the server may add an article of `size` bytes."""
        sizes = self._files.get(guild, {}).values()
        limits = self._limits
        return len(sizes) < limits.most_articles and sum(sizes) + size <= limits.most_total_bytes

    def same_as(self, guild: int, data: bytes) -> str | None:
        """The name of the article of the server that has the same text, whatever its front matter says."""
        text = _text(data)
        near = (one for one in self.files(guild) if abs(one.size - len(data)) <= _HEAD)
        return next((one.name for one in near if self._text_of(guild, one.name) == text), None)

    def wait(self, guild: int, person: int, waiting: Waiting) -> str | None:
        """Let an article wait until the person decides; its token, None if too many wait in this server."""
        room = WaitingRoom(self.home(guild))
        with _logged():
            room.clear_old()
            if room.count() >= MOST_WAITING:
                return None
            token = room.put(person, waiting)
            self._files.setdefault(guild, {})
            return token

    def clear_old(self) -> None:
        """Delete in all servers what has waited too long."""
        for guild in self.known:
            with suppress(OSError), _logged():
                WaitingRoom(self.home(guild)).clear_old()

    def keep(self, guild: int, person: int, token: str) -> tuple[Outcome, str]:
        """Make the article that waits one of the server's; what came of it, and the name that it now has."""
        room = WaitingRoom(self.home(guild))
        with self._writing, _logged():
            waiting = room.get(person, token)
            if waiting is None:
                return "gone", ""
            data = waiting.article.data
            if there := self.same_as(guild, data):
                room.drop(person, token)
                return "same", there
            if not self.has_room(guild, len(data)):
                return "full", ""
            files = self._files.get(guild, {})
            name = safe_file_name(waiting.name, waiting.article.suffix, files)
            write_whole(self.home(guild) / name, data)
            self._files[guild] = {**files, name: len(data)}
            self._changes[guild] += 1
            room.drop(person, token)
            return "kept", name

    def discard(self, guild: int, person: int, token: str) -> bool:
        """Delete the article that waits; says whether it did."""
        with _logged():
            return WaitingRoom(self.home(guild)).drop(person, token)

    def remove(self, guild: int, name: str) -> bool:
        """Delete an article of the server; says whether it had one of that name."""
        with self._writing, _logged():
            files = self._files.get(guild, {})
            if name not in files:
                return False
            delete_whole(self.home(guild) / name)
            self._files[guild] = {other: size for other, size in files.items() if other != name}
            self._changes[guild] += 1
            return True

    def forget(self, guild: int) -> bool:
        """Delete everything of the server; says whether there was anything."""
        with self._writing, _logged():
            if guild not in self._files:
                return False
            with suppress(FileNotFoundError):
                shutil.rmtree(self.home(guild))
            del self._files[guild]
            self._changes[guild] += 1
            return True

    def _text_of(self, guild: int, name: str) -> str | None:
        try:
            return _text((self.home(guild) / name).read_bytes())
        except OSError as error:
            log.warning("an article of a server cannot be read: %s", error.strerror)
            return None


def note_restored(folder: Path) -> None:
    """Tell the bot that runs with this folder of uploads that they are others now.

    Raises:
        OSError: that cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _RESTORED).write_text(uuid4().hex, encoding="ascii")


def _restored_at(folder: Path) -> str | None:
    try:
        return (folder / _RESTORED).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _homes(folder: Path) -> list[Path]:
    """The folders of all servers; none, and a line in the log, where they cannot be seen."""
    try:
        return [
            home
            for home in sorted(folder.iterdir())
            if _ID.fullmatch(home.name) and home.is_dir() and not home.is_symlink()
        ]
    except FileNotFoundError:
        return []
    except OSError as error:
        log.warning("%s cannot be read, so no server has articles of its own: %s", folder, error.strerror)
        return []


def _files_in(home: Path) -> dict[str, int]:
    """The articles in the folder of a server, with their sizes; what a crash left there is deleted."""
    try:
        WaitingRoom(home).clear_old()
        clear_old(home, SECONDS, f".*{DRAFT}")
    except OSError as error:
        log.warning("%s cannot be cleared up: %s", home, error.strerror)
    try:
        return _articles_in(home)
    except OSError as error:
        log.warning("%s cannot be read, so this server has no articles: %s", home, error.strerror)
        return {}


def _articles_in(home: Path) -> dict[str, int]:
    return {
        file.name: file.stat().st_size
        for file in home.iterdir()
        if file.suffix in ARTICLE_SUFFIXES and not file.name.startswith(".") and not file.is_symlink()
    }


def _text(data: bytes) -> str | None:
    """What stands below the front matter; None if that is no text."""
    try:
        raw = decode(data).text
    except UnusableFileError:
        return None
    return raw[read_front_matter(raw).end :].strip()


@contextmanager
def _logged() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.warning("the articles of a server cannot be changed: %s", error.strerror)
        raise
