"""Runs an extraction in a process of its own: whatever a file does there, the bot goes on."""

import logging
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from threading import Event
from typing import IO

import msgspec

from bot.children import program, start_child
from bot.extracting.limits import RESULT_BYTES
from bot.extracting.values import Refused, Request, Result

log = logging.getLogger(__name__)

SECONDS = 45.0
"""On the wall; the child has fewer of the processor."""

_GLANCE = 0.25
"""Seconds between two looks at whether the bot closes."""

_OUT_OF_TIME = {"SIGXCPU", "SIGKILL"}
"""The signals that a system sends to a process whose time on the processor is over."""

_COMMAND = program("bot.extracting")


def extract(
    request: Request, *, most_bytes: int, seconds: float = SECONDS, stop: Event | None = None
) -> Result:
    """The article in a file, or why there is none; blocks until the child has ended, or `stop` is set.

    What goes wrong with the child itself is one line in the log, without the name of the file.
    """
    if len(request.data) > most_bytes:
        return Refused("too_big")
    try:
        return _extracted(request, seconds, stop or Event())
    except OSError as error:  # no temporary file, or no process, to be had
        log.warning("an extraction cannot be run: %s", error.strerror)
        return Refused("failed")


def _extracted(request: Request, seconds: float, stop: Event) -> Result:
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
        asked.write(msgspec.msgpack.encode(request))
        asked.seek(0)
        trouble = _run(asked, answered, seconds, stop)
        if trouble is not None:
            return trouble
        answered.seek(0)
        try:
            result: Result = msgspec.msgpack.decode(answered.read(RESULT_BYTES + 1), type=Result)
        except msgspec.MsgspecError as error:
            log.warning("an extraction gave no result that can be read: %s", type(error).__name__)
            return Refused("failed")
        return result


def _run(asked: IO[bytes], answered: IO[bytes], seconds: float, stop: Event) -> Refused | None:
    """Run the child to its end; what went wrong, if anything did."""
    child = start_child(_COMMAND, asked, answered)
    try:
        code = _ended(child, seconds, stop)
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()
    if code is None and stop.is_set():
        return Refused("busy")
    if code is None:
        log.warning("an extraction was ended after %.0f seconds", seconds)
        return Refused("too_long")
    if _ending(code) in _OUT_OF_TIME:
        log.warning("an extraction used up its time on the processor")
        return Refused("too_long")
    if code != 0:
        log.warning("an extraction failed: %s", _ending(code))
        return Refused("failed")
    return None


def _ended(child: subprocess.Popen[bytes], seconds: float, stop: Event) -> int | None:
    """How the child ended; None if it goes on after `seconds`, or when `stop` is set."""
    end = time.perf_counter() + seconds
    while not stop.is_set() and (left := end - time.perf_counter()) > 0:
        with suppress(subprocess.TimeoutExpired):
            return child.wait(min(left, _GLANCE))
    return None


def _ending(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
