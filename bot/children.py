"""Processes of our own that do one task each, on standard input and output; the bot goes before them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_HOME = Path(__file__).parents[1]
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Nothing of the bot's own, in which its token may be; threads would each take of the memory."""
_FIRST_TO_GO = "1000"


def program(module: str) -> Sequence[str]:
    """The command that runs a module of ours."""
    return sys.executable, "-E", "-s", "-B", "-m", module


def start_child(command: Sequence[str], asked: IO[bytes], answered: IO[bytes]) -> subprocess.Popen[bytes]:
    """Run a command that reads one file and writes the other.

    Raises:
        OSError: there is no process to be had.
    """
    return subprocess.Popen(  # noqa: S603 - a fixed command
        command,
        stdin=asked,
        stdout=answered,
        stderr=subprocess.DEVNULL,
        cwd=_HOME,
        env=_ENVIRONMENT,
        start_new_session=True,  # Ctrl+C is for the bot, which ends the child itself
    )


def step_back(niceness: int) -> None:
    """In the child: let others go first by so much, and when memory runs out, go first oneself."""
    if sys.platform != "win32":
        os.nice(niceness)
    with suppress(OSError):  # only Linux has it
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")
