"""Carries out a Dockerfile in root file systems laid over a Debian; what each stage adds is a folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.image.dockerfile import Instruction, Stage

SCRATCH = "scratch"
"""The base that holds nothing."""

PASSED_ON = ("PIP_CERT", "PIP_QUIET", "PIP_INDEX_URL", "HTTPS_PROXY", "https_proxy", "SSL_CERT_FILE")
"""What this machine needs to get at the packages."""


def say(line: str) -> None:
    """Tell it at once: some steps take long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(slots=True)
class Root:
    """A root file system: `base` below, and on top `layer`, which holds what was written into it."""

    base: Path
    home: Path
    environ: dict[str, str] = field(
        default_factory=lambda: {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/"}
    )
    folder: str = "/"

    @property
    def layer(self) -> Path:
        return self.home / "layer"

    @property
    def path(self) -> Path:
        return self.home / "root"

    def mount(self) -> None:
        for folder in (self.layer, self.path, self.home / "work"):
            folder.mkdir(parents=True)
        for folder in (self.layer / "proc", self.layer / "dev"):
            folder.mkdir()
        layers = f"lowerdir={self.base},upperdir={self.layer},workdir={self.home / 'work'}"
        _run("mount", "-t", "overlay", "overlay", "-o", layers, str(self.path))
        _run("mount", "-t", "proc", "proc", str(self.path / "proc"))
        _run("mount", "--rbind", "/dev", str(self.path / "dev"))

    def at(self, path: str) -> Path:
        """Where `path`, as somebody in it writes it, is for us."""
        return self.path / str(Path(self.folder) / path).lstrip("/")

    def run(self, command: Sequence[str], **environ: str) -> None:
        """Run it as root in there."""
        _run(*inside(self, command), env={**self.environ, **environ})


def build(stages: Sequence[Stage], base: Path, context: Path, home: Path) -> dict[str, Root]:
    """Carry out every stage, in order; the roots by name."""
    roots: dict[str, Root] = {}
    nothing = home / SCRATCH
    nothing.mkdir(parents=True)
    for stage in stages:
        root = roots[stage.name] = Root(nothing if stage.base == SCRATCH else base, home / stage.name)
        root.mount()
        for instruction in stage.instructions:
            _carry_out(instruction, root, roots, context)
    return roots


def _carry_out(instruction: Instruction, root: Root, roots: Mapping[str, Root], context: Path) -> None:
    match instruction.keyword:
        case "WORKDIR":
            root.folder = instruction.rest
            root.at(".").mkdir(parents=True, exist_ok=True)
        case "ENV":
            for name, value in instruction.pairs.items():
                root.environ[name] = value.replace("$PATH", root.environ["PATH"])
        case "COPY":
            source = roots[instruction.options["from"]].path if "from" in instruction.options else context
            _copy(instruction, source, root)
        case "RUN":
            say(f"RUN {instruction.rest[:100]}")
            root.run(
                ["sh", "-c", instruction.rest],
                **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
            )


def _copy(instruction: Instruction, source: Path, root: Root) -> None:
    *sources, target = instruction.words
    place = root.at(target)
    for name in sources:
        path = source / name.lstrip("/")
        if path.is_dir():
            shutil.copytree(path, place, symlinks=True, dirs_exist_ok=True)
        else:
            into = place / path.name if target.endswith("/") else place
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, into)
    if owner := instruction.options.get("chown"):
        user, _, group = owner.partition(":")
        os.chown(place, int(user), int(group))


def context_of(checkout: Path, home: Path) -> Path:
    """What Docker would be sent: the tracked files that .dockerignore lets through, in `home`."""
    wanted = [
        line.removeprefix("!")
        for line in (checkout / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    tracked = subprocess.run(
        ["git", "-c", f"safe.directory={checkout}", "ls-files", "-z", "--", *wanted],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, tracked.split("\0")):
        place = home / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(checkout / name, place)
    return home


def inside(root: Root, command: Sequence[str]) -> list[str]:
    """The command line that runs `command` in the root, in its working folder."""
    return ["chroot", str(root.path), "/usr/bin/env", f"--chdir={root.folder}", *command]


def _run(*command: str, env: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, check=True, env=env)
