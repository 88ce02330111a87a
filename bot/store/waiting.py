"""Articles that somebody has sent and not decided on yet: on disk, so that a restart loses none."""

import hashlib
import logging
import secrets
import time
from pathlib import Path

import msgspec

from bot.extracting import Extracted
from bot.store.whole_files import DRAFT, clear_old, delete_whole, write_whole

log = logging.getLogger(__name__)

FOLDER = ".waiting"
SECONDS = 3600.0


class Waiting(msgspec.Struct, frozen=True):
    """An article that waits; `name` is that of the file it was made of, without its ending."""

    name: str
    article: Extracted


class WaitingRoom:
    """The articles that wait in the folder of one server, each for `SECONDS` and for one person.

    Nothing says who that is: a file is called by a fingerprint of the token on their card and of who they
    are, so nobody else finds it.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def put(self, person: int, waiting: Waiting) -> str:
        """Let the article wait; gives the token that it is found by.

        Raises:
            OSError: it cannot be written.
        """
        self.clear_old()
        token = secrets.token_hex(8)
        write_whole(self._file(person, token), msgspec.msgpack.encode(waiting))
        return token

    def get(self, person: int, token: str) -> Waiting | None:
        """The article; None if it was decided on, is too old, or somebody else's."""
        file = self._file(person, token)
        try:
            if _is_old(file):
                return None
            data = file.read_bytes()
            waiting: Waiting = msgspec.msgpack.decode(data, type=Waiting)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("an article that waited cannot be read: %s", type(error).__name__)
            return None
        return waiting

    def drop(self, person: int, token: str) -> bool:
        """Let it wait no longer; says whether it did.

        Raises:
            OSError: it cannot be deleted.
        """
        return delete_whole(self._file(person, token))

    def clear_old(self) -> None:
        """Delete what has waited too long, and what a crash left half written."""
        clear_old(self._folder, SECONDS)

    def count(self) -> int:
        """How many wait."""
        return sum(not file.name.endswith(DRAFT) for file in self._folder.glob("*"))

    def _file(self, person: int, token: str) -> Path:
        return self._folder / hashlib.sha256(f"{person} {token}".encode()).hexdigest()


def _is_old(file: Path) -> bool:
    return file.lstat().st_mtime < time.time() - SECONDS
