"""Works out all facts of an archive in a process of its own: whoever asks meanwhile is not held up.

`python -m bot.ingest.aside` takes a `Task` on standard input and leaves packed facts on standard output.
"""

import sys
import tempfile
from typing import IO

import msgspec

from bot.archive import Archive, Interval
from bot.archive.packing import packed, unpacked
from bot.children import program, start_child, step_back
from bot.facts import Facts
from bot.store.facts import packed_facts

_COMMAND = program("bot.ingest.aside")
_POLITE = 19

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
            self._child = start_child(_COMMAND, asked, self._out)

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


def main() -> None:
    """Do the one task."""
    step_back(_POLITE)
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.msgpack.encode(work_out(task)))


if __name__ == "__main__":
    main()
