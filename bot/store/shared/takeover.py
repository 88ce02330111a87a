"""Settings that an earlier version kept in a JSON file, which the database takes over once."""

import logging
import re
from collections.abc import Mapping
from pathlib import Path

from bot.store.shared.settings import ServerSettings, from_json
from bot.store.state import read_state

log = logging.getLogger(__name__)

FILE = "servers.json"
KEPT = "servers.json.old"

_ID = re.compile("[0-9]{1,19}")
_LARGEST = 2**63 - 1


class EarlierSettings:
    """The file in the data folder, if there is one."""

    def __init__(self, data: Path) -> None:
        self._file, self._kept = data / FILE, data / KEPT

    def read(self) -> dict[int, ServerSettings]:
        """What it holds about each server; what makes no sense there is left out."""
        return {
            int(guild): from_json(stored)
            for guild, stored in read_state(self._file).items()
            if _ID.fullmatch(guild) and int(guild) <= _LARGEST and isinstance(stored, Mapping)
        }

    def set_aside(self) -> None:
        """Call it otherwise, now that all of it is in the database: an earlier version would need it."""
        try:
            self._file.replace(self._kept)
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning(
                "%s cannot be renamed and is taken over again at the next start: %s", self._file, error
            )
        else:
            log.info("settings of servers were taken over from %s, now %s", self._file, self._kept.name)

    def forget(self) -> None:
        """Delete what was set aside: a server has had its settings deleted, and they may be in it."""
        try:
            self._kept.unlink(missing_ok=True)
        except OSError as error:
            log.warning(
                "%s cannot be deleted; settings that servers deleted may be in it: %s", self._kept, error
            )
