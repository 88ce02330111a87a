"""Gathers what the image holds beside the bot: `python requirements/system.py FOLDER /venv`.

Carried out in the base image: Python, the libraries that it and the packages in /venv link to, certificates,
time zones, licences and the records of the Debian packages that these come from. There is no shell and no
package manager: nothing in the container can install or run anything else, and half of the base stays behind.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

PYTHON = Path("/usr/local")
WHOLE = (
    "/etc",
    "/usr/lib/locale/C.utf8",
    "/usr/lib/ssl",
    "/usr/share/ca-certificates",
    "/usr/share/common-licenses",
    "/usr/share/zoneinfo",
)
"""Folders that are read by name: what runs here links to none of them."""

UNUSED = (
    "bin/[!p]*",
    "bin/pip*",
    "bin/pydoc*",
    "bin/*config",
    "include",
    "share",
    "lib/pkgconfig",
    "lib/python3*/config-*",
    "lib/python3*/ensurepip",
    "lib/python3*/idlelib",
    "lib/python3*/lib2to3",
    "lib/python3*/lib-dynload/_tkinter.*",
    "lib/python3*/lib-dynload/nis.*",
    "lib/python3*/pydoc_data",
    "lib/python3*/site-packages/*",
    "lib/python3*/tkinter",
    "lib/python3*/turtle*",
)
"""Of Python: what installs, opens windows, explains or builds; `nis` alone would bring Kerberos along."""


def main(folder: Path, environment: Path) -> None:
    """Fill `folder`, and say with how much."""
    for pattern in UNUSED:
        for path in list(PYTHON.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    for path in Path("/").iterdir():
        if path.is_symlink():  # /lib, which is /usr/lib
            _copy(path, folder)
    for name in (str(PYTHON), *WHOLE):
        _copy(Path(name), folder)
    libraries = sorted(_libraries([PYTHON, environment]))
    for path in libraries:
        _copy(path, folder)
    _copy_records(libraries, folder)
    (folder / "tmp").mkdir(mode=0o777)
    (folder / "tmp").chmod(0o1777)
    size = sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())
    sys.stdout.write(f"{size / 1e6:.0f} MB of the base image are kept\n")


def _libraries(folders: Sequence[Path]) -> set[Path]:
    """The shared libraries outside `folders` that what is in them links to, by each name they have."""
    linked = [str(path) for folder in folders for path in _binaries(folder)]
    # Without a status to go by: ldd also fails on what links to nothing.
    told = subprocess.run(  # noqa: S603 - the image's own files
        ["/usr/bin/ldd", *linked], capture_output=True, text=True, check=False
    ).stdout
    found: set[Path] = set()
    for name in re.findall(r"(?:=>\s+|^\s+)(/\S+) \(0x", told, re.MULTILINE):
        path = Path(os.path.realpath(Path(name).parent)) / Path(name).name
        if not any(path.is_relative_to(folder) for folder in folders):
            found |= {path, path.resolve()}
    return found


def _binaries(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _copy_records(files: Sequence[Path], folder: Path) -> None:
    """The records and licences of the packages that `files` and the folders in `WHOLE` come from."""
    records = Path("/var/lib/dpkg")
    kept: set[str] = set()
    for listed in (records / "info").glob("*.list"):
        paths = {os.path.realpath(name) for name in listed.read_text(encoding="utf-8").splitlines()}
        if any(str(file.resolve()) in paths for file in files) or paths & set(WHOLE[1:]):
            kept.add(listed.stem.partition(":")[0])
    status = (records / "status").read_text(encoding="utf-8").split("\n\n")
    told = [entry for entry in status if (name := re.match(r"Package: (\S+)", entry)) and name[1] in kept]
    place = folder / "var/lib/dpkg"
    place.mkdir(parents=True)
    (place / "status").write_text("\n\n".join(told) + "\n", encoding="utf-8")
    for package in sorted(kept):
        for file in Path("/usr/share/doc", package).glob("copyright"):
            _copy(file, folder)


def _copy(path: Path, folder: Path) -> None:
    place = folder / str(path).lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, place, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(path, place, follow_symlinks=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
