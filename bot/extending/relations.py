"""Which files in the folders of cogs a module is made of: its own, and those of what it imports there."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.extending.finding import CogFolder, CogFolders


class Relations:
    """Reads import statements; of a file that is no Python now, the last that could be read count."""

    def __init__(self, folders: CogFolders) -> None:
        self._folders = folders
        self._imported: dict[Path, frozenset[Path]] = {}

    def files(self, file: Path) -> set[Path]:
        """`file` and all that it imports, directly or not; also files that are not there (yet)."""
        found: set[Path] = set()
        ahead = [file]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead += self._directly(one)
        return found

    def _directly(self, file: Path) -> frozenset[Path]:
        folder = self._folders.folder_of(file)
        if folder is None:
            return frozenset()
        try:
            tree = ast.parse(file.read_bytes())
        except FileNotFoundError:
            self._imported.pop(file, None)
        except (OSError, SyntaxError, ValueError):
            pass
        else:
            self._imported[file] = frozenset(self._in(tree, file, folder))
        return self._imported.get(file, frozenset())

    def _in(self, tree: ast.AST, file: Path, folder: CogFolder) -> Iterator[Path]:
        inside = file.relative_to(folder.path).parts[:-1]
        for level in range(1, len(inside) + 1):  # whoever imports a module has imported its packages
            yield folder.path.joinpath(*inside[:level], "__init__.py")
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield from self._absolute(alias.name.split("."))
            elif isinstance(node, ast.ImportFrom):
                names = [alias.name for alias in node.names]
                base = (node.module or "").split(".") if node.module else []
                for name in names:
                    if node.level == 0:
                        yield from self._absolute([*base, name])
                    elif node.level <= len(inside) + 1:
                        start = inside[: len(inside) + 1 - node.level]
                        yield from _candidates(folder.path, [*start, *base, name])

    def _absolute(self, parts: list[str]) -> Iterator[Path]:
        for folder in self._folders.folders:
            if parts[0] == folder.package:
                yield from _candidates(folder.path, parts[1:])


def _candidates(folder: Path, parts: list[str]) -> Iterator[Path]:
    """The files that the name `a.b.c` may stand for; its end may be something inside a module."""
    for length in range(1, len(parts) + 1):
        place = folder.joinpath(*parts[:length])
        yield place.with_suffix(".py")
        yield place / "__init__.py"
