"""Writes the lock files beside it from pyproject.toml: every platform, every hash, no index host.

`uv` resolves once for all platforms and Python versions that the project supports, so that the same file
installs on amd64 and arm64.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EXTRAS: dict[str, list[str]] = {
    "dev": ["dev", "docs", "play", "postgres", "lance"],
    "bench": ["bench"],
    "fuzz": ["fuzz"],
    "play": ["play"],
    "docs": ["docs", "play"],
    "run": [],
    "postgres": ["postgres"],
    "lance": ["lance"],
    "ray": ["lance", "ray"],
}
"""What each set installs beside the base. `dev` comes first: the others take their versions from it."""

TOOLS = {"sbom": "cyclonedx-bom"}
"""Sets of one tool and what it needs, without the bot's own."""

OPTIONS = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet")
AS_IN_DEV = ("--constraint", "requirements/dev.txt", "--no-annotate")


def main() -> None:
    """Write every set, so that all of them agree."""
    for name, extras in EXTRAS.items():
        words = [word for extra in extras for word in ("--extra", extra)]
        _compile(name, "pyproject.toml", *words, *(AS_IN_DEV if name != "dev" else ()))
    for name, tool in TOOLS.items():
        _compile(name, "-", *AS_IN_DEV, "--python-version", "3.11", given=tool)


def _compile(name: str, source: str, *words: str, given: str | None = None) -> None:
    """Resolve what `source` asks for, or `given` on standard input, into the lock file of that name."""
    command = [sys.executable, "-m", "uv", "pip", "compile", source, *OPTIONS, *words]
    command += ["--output-file", f"requirements/{name}.txt"]
    subprocess.run(command, check=True, cwd=HERE.parent, input=given, text=True)  # noqa: S603 - fixed words


if __name__ == "__main__":
    main()
