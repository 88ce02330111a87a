"""Where the cogs are that a test is about."""

import ast
from functools import cache
from pathlib import Path


def cogs_around(test: Path) -> Path | None:
    """The folder of cogs that the file `test` lies in, itself or in a folder of tests there."""
    return next((folder for folder in test.parents[:2] if _holds_cogs(folder)), None)


def is_test(file: Path) -> bool:
    """Whether pytest takes `file` for tests or for what they share."""
    return file.name.startswith("test_") or file.stem.endswith("_test") or file.name == "conftest.py"


@cache
def _holds_cogs(folder: Path) -> bool:
    return any(_is_cog(file) for file in folder.glob("*.py") if not is_test(file))


def _is_cog(file: Path) -> bool:
    """Whether a file has the `setup` of a cog; one that is no Python may be one that is being written."""
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError):
        return True
    return any(isinstance(part, ast.AsyncFunctionDef) and part.name == "setup" for part in tree.body)
