"""The image as compose.yaml runs it."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.image.building import Root, say
from tests.image.dockerfile import Stage

LOCKED = Path(__file__).with_name("locked.py")
PORT = 8099
"""Where it tells how it is, on this machine."""


class Container:
    """One root file system that nothing can be written into, and how programs are run in it."""

    def __init__(self, image: Stage, root: Root) -> None:
        self.root = root
        self.user, _, self.group = image.last("USER").rest.partition(":")
        self.entry = image.last("ENTRYPOINT").words
        self.healthcheck = image.last("HEALTHCHECK").rest.partition("CMD ")[2]
        self.environ = {**root.environ, "RECEIPTS_OPERATIONS__PORT": str(PORT)}

    def lock(self) -> None:
        """Nothing can be written from now on but the volume and /tmp."""
        volume = self.root.home / "volume"
        volume.mkdir()
        os.chown(volume, int(self.user), int(self.group))
        path = self.root.path
        for command in (
            ["mount", "-o", "remount,ro", str(path)],
            ["mount", "--bind", str(volume), str(path / "data")],
            ["mount", "-t", "tmpfs", "tmpfs", str(path / "tmp")],
        ):
            subprocess.run(command, check=True)

    def bring(self, name: str, data: bytes) -> None:
        """Put a file into its /tmp."""
        (self.root.path / "tmp" / name).write_bytes(data)

    def command(self, command: Sequence[str]) -> list[str]:
        """The command line that runs `command` in it."""
        place = [str(self.root.path), self.root.folder]
        return [sys.executable, "-I", str(LOCKED), *place, self.user, self.group, *command]

    def expect(self, code: int, *words: str) -> None:
        """Run the bot with `words`; it must end with `code`."""
        started = time.perf_counter()
        done = subprocess.run(
            self.command([*self.entry, *words]), env=self.environ, capture_output=True, text=True, check=False
        )
        seconds = time.perf_counter() - started
        say(f"$ python -m bot {' '.join(words)}: exit {done.returncode}, {seconds:.2f} s")
        assert done.returncode == code, done.stdout + done.stderr
