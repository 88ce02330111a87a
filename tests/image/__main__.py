"""Builds and runs the image without Docker: `unshare --mount python -m tests.image BASE`, as root.

BASE is a folder with what stands in for the official base image, as tests/image/base.py makes it. The
Dockerfile's instructions are carried out over it, and the result is run as compose.yaml says: the file system
read-only, the user 10001, no capability, no new privileges, /tmp in memory, one volume. It fails when the
image is larger than it may be. Docker itself, the official base image and the arm64 machine are not in it.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.extracting.made import printed
from tests.image.building import Root, build, context_of, say
from tests.image.container import Container
from tests.image.dockerfile import Stage, stages
from tests.image.serving import serve
from tests.image.using import PAGE, QUESTION, STORY

CHECKOUT = Path(__file__).parents[2]
LIMIT = 350
"""The megabytes that the whole image may have, unpacked."""


def main(base: Path) -> None:
    """Build it, run it, and print what was found; the first thing that is not as promised ends it."""
    os.environ["PIP_QUIET"] = "1"
    _prepare(base)
    home = Path(tempfile.mkdtemp(prefix="receipts-image-"))
    found = stages(CHECKOUT / "Dockerfile")
    roots = build(found, base, context_of(CHECKOUT, home / "context"), home / "stages")
    root = roots[found[-1].name]
    _tell_size(root)
    prove(found[-1], root)


def prove(image: Stage, root: Root) -> None:
    """Use all that it can do as compose.yaml runs it."""
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
        asyncio.run(serve(container, warm))
    assert _files(root.layer) == before, "something was written into the image"
    say("all as promised, and nothing was written but to /data and /tmp")


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
