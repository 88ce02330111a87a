"""Makes what stands in for the official base image: `python -m tests.image.base FOLDER`, as root.

`python:3.11-slim` is a Debian trixie without manuals and translations, and a Python in /usr/local without
tests and compiled modules. So is this: the Debian comes from debootstrap, the Python is the one that runs it,
which must be built from source as the official one is (pyenv's is, Debian's is not).
"""

import shutil
import subprocess
import sys
from pathlib import Path

SUITE = "trixie"
PACKAGES = (
    "ca-certificates,netbase,tzdata,libbz2-1.0,libffi8,libgdbm6t64,liblzma5,libncursesw6,libnsl2,libreadline8t64,"
    "libsqlite3-0,libssl3t64,libtirpc3t64,libuuid1,zlib1g"
)
UNWANTED = (
    "usr/share/doc/*/[!c]*",
    "usr/share/info/*",
    "usr/share/lintian",
    "usr/share/locale/*",
    "usr/share/man/*",
    "var/cache/apt/*",
    "var/lib/apt/lists/*",
    "var/log/*",
    "usr/local/lib/**/__pycache__",
    "usr/local/lib/python3.11/**/test",
    "usr/local/lib/python3.11/**/tests",
    "usr/local/lib/**/idle_test",
    "usr/local/lib/**/*.a",
)
LINKS = {"python": "python3", "python3": "python3.11", "pip": "pip3"}


def main(folder: Path) -> None:
    """Make it in `folder`, which must not exist."""
    if sys.version_info[:2] != (3, 11) or sys.base_prefix == "/usr":
        raise SystemExit("run this with a Python 3.11 that was built from its source")
    subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, str(folder)], check=True
    )
    _copy_python(Path(sys.base_prefix), folder / "usr/local")
    for pattern in UNWANTED:
        for path in list(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    subprocess.run(["chroot", str(folder), "ldconfig"], check=True)


def _copy_python(prefix: Path, local: Path) -> None:
    library = Path("lib/python3.11")
    shutil.copytree(
        prefix / library,
        local / library,
        symlinks=True,
        ignore=shutil.ignore_patterns("site-packages"),
        dirs_exist_ok=True,
    )
    shutil.copytree(prefix / "include", local / "include", dirs_exist_ok=True)
    for tool in ("pip", "setuptools"):
        shutil.copytree(prefix / library / "site-packages" / tool, local / library / "site-packages" / tool)
    shared = [*(prefix / "lib").glob("libpython3*.so.*")]
    for file in (*shared, prefix / "bin/python3.11", prefix / "bin/pip3"):
        shutil.copy2(file, local / file.relative_to(prefix))
    for name, target in LINKS.items():
        (local / "bin" / name).symlink_to(target)
    pip = local / "bin/pip3"
    pip.write_text(pip.read_text(encoding="utf-8").replace(str(prefix), "/usr/local"), encoding="utf-8")
    binaries = [local / "lib" / file.name for file in shared] + list((local / library).rglob("*.so"))
    subprocess.run(["strip", "--strip-all", *map(str, binaries)], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
