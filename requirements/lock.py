"""Writes the lock files beside it from pyproject.toml: every platform, every hash, no index host.

`uv` resolves once for all platforms and Python versions that the project supports, so that the same file
installs on amd64 and arm64.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EXTRAS: dict[str, list[str]] = {
    "run": [],
    "play": ["play"],
    "bench": ["bench"],
    "fuzz": ["fuzz"],
    "postgres": ["postgres"],
    "lance": ["lance"],
    "ray": ["lance", "ray"],
    "dev": ["dev", "play", "postgres", "lance"],
}


def main() -> None:
    """Resolve `dev` first; the smaller sets take their versions from it, so that all of them agree."""
    for name in ("dev", "bench", "fuzz", "play", "run", "postgres", "lance", "ray"):
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            "--universal",
            "--generate-hashes",
        ]
        command += ["--no-emit-index-url", "--no-header", "--quiet"]
        command += ["--output-file", f"requirements/{name}.txt"]
        command += [word for extra in EXTRAS[name] for word in ("--extra", extra)]
        if name != "dev":
            command += ["--constraint", "requirements/dev.txt", "--no-annotate"]
        subprocess.run(command, check=True, cwd=HERE.parent)  # noqa: S603  (fixed words, nobody's input)


if __name__ == "__main__":
    main()
