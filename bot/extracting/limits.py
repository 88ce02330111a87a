"""What the child may use, set by itself before it looks at anything."""

import os
import sys
from contextlib import suppress

from bot.children import step_back

if sys.platform != "win32":
    import resource

MEMORY = 700_000_000
CPU_SECONDS = 20
RESULT_BYTES = 8_000_000
NICENESS = 5
"""The bot's answers go first."""

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "shutil.",
    "urllib.",
    "ftplib.",
    "http.",
    "smtplib.",
    "webbrowser.",
)
"""The beginnings of the audit events of what nothing here ever needs: https://docs.python.org/3/library/audit_events.html."""


def confine() -> None:
    """Limit memory, time and the size of what is written; refuse the network, other programs and files."""
    _limit()
    sys.addaudithook(_refuse)


def _limit() -> None:
    """Set what the system can limit; Windows nothing, so that there only the parent's clock counts."""
    if sys.platform == "win32":
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, RESULT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError):  # macOS refuses some limits
            resource.setrlimit(what, (most, most))
    step_back(NICENESS)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not for an extractor")
    if event == "open" and isinstance(flags := arguments[2], int) and flags & (os.O_WRONLY | os.O_RDWR):
        raise PermissionError("an extractor writes no files")
