"""Whether the bot is well: checks by name, each answered with yes or no and a sentence for the operator."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_BLOCK = bytes(4096)


@dataclass(frozen=True, slots=True)
class State:
    """What a check found: whether that is as it should be, and what it is, in a few words without secrets."""

    well: bool
    says: str


Check = Callable[[], State]
"""Looks now, in a thread; it may use the disk, but neither the network nor much time."""


class Health:
    """The checks of one bot."""

    def __init__(self) -> None:
        self._checks: dict[str, tuple[Check, bool]] = {}

    def watch(self, name: str, check: Check, *, needed: bool) -> None:
        """Ask `check` from now on, as `name`; it is `needed` if nobody is answered while it is not well."""
        self._checks[name] = check, needed

    def states(self, *, needed_only: bool = False) -> Mapping[str, State]:
        """What each check finds now, or each that is needed for an answer."""
        return {
            name: _asked(check) for name, (check, needed) in self._checks.items() if needed or not needed_only
        }


def _asked(check: Check) -> State:
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - a check that fails has found that something is wrong
        return State(False, f"the check failed: {type(error).__name__}")


def can_be_written(folder: Path) -> State:
    """Whether a block can be written to `folder` now."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(_BLOCK)
            probe.flush()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return State(False, f"the data folder cannot be written: {error.strerror or type(error).__name__}")
    return State(True, f"it can be written, {free / 2**30:.1f} GiB are free")
