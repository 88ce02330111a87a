"""Builds and runs the image without Docker: `unshare --mount python -m tests.image BASE`, as root.

BASE is a folder with what stands in for the official base image, as tests/image/base.py makes it. The
Dockerfile's instructions are carried out over it, and the result is run as compose.yaml says: the file system
read-only, the user 10001, no capability, no new privileges, /tmp in memory, one volume. It fails when the
image is larger than it may be. Docker itself, the official base image and the arm64 machine are not in it.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.discord_double import RUN_AGAINST_IT, TOKEN, DiscordDouble, discord_double
from tests.extracting.made import printed
from tests.image.building import Root, build, context_of, say
from tests.image.dockerfile import Stage, stages
from tests.image.using import LOCALES, PAGE, QUESTION, STORY, use_all

CHECKOUT = Path(__file__).parents[2]
LOCKED = Path(__file__).with_name("locked.py")
PORT = 8099
LIMIT = 350
"""The megabytes that the whole image may have, unpacked."""


def main(base: Path) -> None:
    """Build it, run it, and print what was found; the first thing that is not as promised ends it."""
    os.environ["PIP_QUIET"] = "1"
    _prepare(base)
    home = Path(tempfile.mkdtemp(prefix="receipts-image-"))
    found = stages(CHECKOUT / "Dockerfile")
    roots = build(found, base, context_of(CHECKOUT, home / "context"), home / "stages")
    image, root = found[-1], roots[found[-1].name]
    _tell_size(root)
    container = Container(image, root)
    container.lock()
    before = _files(root.layer)
    container.expect(1, "check")  # it finds everything but the token
    container.expect(0, "ask", QUESTION)
    container.expect(0, "facts", "articles")
    container.expect(0, "facts", "timeline")
    container.bring("page.html", PAGE.encode())
    container.bring("printed.pdf", printed(STORY))
    container.expect(0, "import", "/tmp/page.html", "/tmp/printed.pdf", "--to", "/tmp/articles")
    container.expect(0, "backup", "/data/backup.zip")
    container.expect(0, "restore", "/data/backup.zip")
    container.expect(2, "index", "--to", "/tmp/index")  # that is in an image with SET=lance
    container.expect(2, "play")  # it is not installed there
    container.expect(2, "run")  # no token
    container.expect(1, "healthy")
    for warm in ("first", "second"):
        asyncio.run(_serve(container, warm))
    assert _files(root.layer) == before, "something was written into the image"
    say("all as promised, and nothing was written but to /data and /tmp")


class Container:
    """The image as compose.yaml runs it."""

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


async def _serve(container: Container, which: str) -> None:
    """Start it against a double of Discord, wait until it is ready, ask how it is, and stop it."""
    async with discord_double() as double:
        started = time.perf_counter()
        process = await _started(container, double)
        while not _ready():
            assert process.returncode is None, (await process.communicate())[1].decode()
            await asyncio.sleep(0.02)
        seconds = time.perf_counter() - started
        busy = f"{_busy(process.pid):.2f} s of it on a processor, load {os.getloadavg()[0]:.0f}"
        say(f"{which} start to ready: {seconds:.2f} s, {busy}; {_status(process.pid)}")
        asked = time.perf_counter()
        health = await asyncio.create_subprocess_exec(
            *container.command(json.loads(container.healthcheck)), env=container.environ
        )
        assert await health.wait() == 0
        say(f"health check: {time.perf_counter() - asked:.2f} s")
        await double.ready.wait()
        asked = time.perf_counter()
        await use_all(double)
        say(f"every command in {len(LOCALES)} languages: {time.perf_counter() - asked:.2f} s")
        process.terminate()
        stopped = time.perf_counter()
        _, log = await process.communicate()
        say(f"SIGTERM to exit {process.returncode}: {time.perf_counter() - stopped:.2f} s")
        assert process.returncode == 0
        assert double.closed_with == 1000
        lines = [json.loads(line) for line in log.decode().splitlines() if line.startswith("{")]
        assert lines, log
        assert not [line for line in lines if line["level"] in {"error", "critical"}], log.decode()
        assert TOKEN.encode() not in log


async def _started(container: Container, double: DiscordDouble) -> asyncio.subprocess.Process:
    words = ["python", "-c", RUN_AGAINST_IT, double.address, double.gateway, "run"]
    return await asyncio.create_subprocess_exec(
        *container.command(words),
        env={**container.environ, "DISCORD_TOKEN": TOKEN},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def _ready() -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _busy(pid: int) -> float:
    """The seconds that the process has had a processor."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def _status(pid: int) -> str:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    kept = [line.split() for line in status if line.startswith(("VmRSS", "CapEff", "NoNewPrivs", "Uid"))]
    return ", ".join(f"{words[0]} {words[1]}" for words in kept)


def _prepare(base: Path) -> None:
    """How to reach the network."""
    for file in ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"):
        shutil.copyfile(file, base / file.lstrip("/"))


def _tell_size(root: Root) -> None:
    """What the image has on disk, all of it: it stands on nothing."""
    packed = subprocess.run(
        f"tar -C {root.layer} -c . | gzip -6 | wc -c", shell=True, capture_output=True, text=True, check=True
    )
    parts = ", ".join(f"/{name} {_megabytes(root.layer / name):.1f}" for name in ("app", "usr", "venv"))
    size = _megabytes(root.layer)
    say(f"the image: {size:.1f} MB ({parts}), compressed {int(packed.stdout) / 1e6:.0f} MB")
    assert size <= LIMIT, f"the image has more than {LIMIT} MB"


def _megabytes(folder: Path) -> float:
    statuses = [path.lstat() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]
    return sum({status.st_ino: status.st_size for status in statuses}.values()) / 1e6


def _files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
