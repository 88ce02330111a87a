"""MiniSearch, the usual in-memory search of JavaScript projects, in a Node.js process of its own."""

import json
import shutil
import subprocess
import weakref
from pathlib import Path
from typing import IO, Any

from benchmarks.finders.finder import Found, NotInstalledError, Passages
from bot.archive import Archive

FOLDER = Path(__file__).parents[1] / "node"


class FuzzyMiniSearch:
    """MiniSearch with its manual's `fuzzy: 0.2`; the latency holds one line there and one back, about 0.1 ms.

    Raises:
        NotInstalledError: Node.js or the package is absent.
    """

    def __init__(self, archive: Archive) -> None:
        node = shutil.which("node")
        if node is None or not (FOLDER / "node_modules/minisearch").is_dir():
            raise NotInstalledError("node or minisearch is absent")
        self._passages = Passages(archive)
        self._process = subprocess.Popen(  # noqa: S603 - our own script
            [node, FOLDER / "minisearch.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        weakref.finalize(self, _stop, self._process)
        self._ask(self._passages.texts)

    def find(self, question: str) -> Found:
        """The passages with the highest score."""
        return self._passages.ranked([(row, score) for row, score in self._ask(question)])

    def _ask(self, message: object) -> Any:
        into, out = _pipes(self._process)
        into.write(json.dumps(message) + "\n")
        into.flush()
        return json.loads(out.readline())


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout


def _stop(process: subprocess.Popen[str]) -> None:
    """The script ends by itself once nothing more can come."""
    for pipe in _pipes(process):
        pipe.close()
    process.wait()
