"""Works out all facts of an archive in a process of its own: whoever asks meanwhile is not held up.

`python -m bot.ingest.aside` takes a `Task` on standard input and leaves packed facts on standard output.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from bot.archive import Archive, Interval
from bot.archive.packing import packed, unpacked
from bot.facts import Facts
from bot.store.facts import packed_facts

_HOME = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-E", "-s", "-B", "-m", "bot.ingest.aside")
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Nothing of the bot's own, in which its token may be."""
_POLITE = 19
_FIRST_TO_GO = "1000"

Pieces = dict[str, list[bytes]]


class Task(msgspec.Struct, array_like=True):
    """An archive, packed article by article, and when those were published that do not say it."""

    articles: list[bytes]
    published: Interval | None


class FactsAside:
    """All facts of `archive`, being worked out; `take` gives them when they are there."""

    def __init__(self, archive: Archive, published: Interval | None) -> None:
        self.archive = archive
        self._out = tempfile.TemporaryFile()  # noqa: SIM115 - the child writes it as long as it lives
        with tempfile.TemporaryFile() as asked:
            _write(asked, archive, published)
            self._child = subprocess.Popen(  # noqa: S603 - a fixed command
                _COMMAND,
                stdin=asked,
                stdout=self._out,
                stderr=subprocess.DEVNULL,
                cwd=_HOME,
                env=_ENVIRONMENT,
                start_new_session=True,
            )

    def is_over(self) -> bool:
        """Whether it has come to an end, good or bad."""
        return self._child.poll() is not None

    def take(self) -> Pieces | None:
        """The facts, packed; None if the process failed. It must be over."""
        self._out.seek(0)
        try:
            return msgspec.msgpack.decode(self._out.read(), type=Pieces) if self._child.wait() == 0 else None
        finally:
            self._out.close()

    def give_up(self) -> None:
        """End the process."""
        self._child.kill()
        self._child.wait()
        self._out.close()


def _write(file: IO[bytes], archive: Archive, published: Interval | None) -> None:
    file.write(msgspec.msgpack.encode(Task([packed(article) for article in archive.articles], published)))
    file.seek(0)


def work_out(task: Task) -> Pieces:
    """The facts that the task asks for, packed."""
    archive = Archive(unpacked(article) for article in task.articles)
    return {name: list(pieces) for name, pieces in packed_facts(Facts.of(archive, task.published)).items()}


def _step_back() -> None:
    """Let everybody else go first, and when memory runs out, go first oneself."""
    os.nice(_POLITE)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, encoding="ascii")


def main() -> None:
    """Do the one task."""
    _step_back()
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.msgpack.encode(work_out(task)))


if __name__ == "__main__":
    main()
