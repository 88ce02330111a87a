"""Which cogs there are, in which folders, and which cog a file or module belongs to."""

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import ModuleType

from bot.config.settings import HOME, CogSettings, cogs_in

NO_FOLDER = "there is no such folder; once there is, start again"
"""What is wrong with it: a folder that comes later is not watched."""


@dataclass(frozen=True, slots=True)
class FailedCog:
    """A cog that is not there, and the reason in one line for whoever wrote it; `place` is file and line."""

    name: str
    reason: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class CogFolder:
    """A folder of cogs, and the package that its files are modules of."""

    path: Path
    package: str

    @classmethod
    def of(cls, folder: Path) -> "CogFolder":
        """The folder with its package, which is made when it is not the one beside `bot`."""
        path = folder.resolve()
        if path == HOME / "cogs":
            return cls(path, "cogs")
        # The path is part of the name, so that two folders called alike do not share modules.
        name = f"{path.name}_{hashlib.sha256(bytes(path)).hexdigest()[:8]}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_loader(name, loader=None, is_package=True)
            package = ModuleType(name)
            package.__spec__, package.__path__ = spec, [str(path)]
            sys.modules[name] = package
        importlib.invalidate_caches()  # a cog may have been written since the folder was last looked through
        return cls(path, name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every cog in it."""
        return cogs_in(self.path)

    def file(self, name: str) -> Path:
        """The file of the cog `name`, also if it is gone by now."""
        package = self.path / name / "__init__.py"
        return package if package.exists() else self.path / f"{name}.py"


@dataclass(frozen=True, slots=True)
class Cog:
    """A cog by its name, with the folder that it stands in."""

    name: str
    folder: CogFolder

    @property
    def module(self) -> str:
        """The module that it is loaded as."""
        return f"{self.folder.package}.{self.name}"

    @property
    def file(self) -> Path:
        """Its file, or that of its package."""
        return self.folder.file(self.name)


@dataclass(frozen=True)
class CogFolders:
    """All folders of cogs, in the order in which they are looked through."""

    folders: Sequence[CogFolder]

    @classmethod
    def of(cls, settings: CogSettings) -> "CogFolders":
        """Those of the settings, each once."""
        paths = dict.fromkeys(folder.resolve() for folder in settings.folders)
        return cls(tuple(CogFolder.of(path) for path in paths))

    def find(self, off: Iterable[str]) -> tuple[list[Cog], list[FailedCog]]:
        """The cogs that are not `off`, and what is left out: one of a taken name, a missing folder."""
        found: dict[str, Cog] = {}
        left_out = []
        for folder in self.folders:
            if not folder.path.is_dir():
                left_out.append(FailedCog(folder.path.name, NO_FOLDER, str(folder.path)))
            for name in folder.names:
                if name in off:
                    continue
                cog = Cog(name, folder)
                if name in found:
                    reason = f"a cog of that name is in {found[name].folder.path} already"
                    left_out.append(FailedCog(name, reason, self.short(str(cog.file))))
                else:
                    found[name] = cog
        return list(found.values()), left_out

    def parts(self, file: str) -> tuple[str, ...] | None:
        """The way from its folder of cogs to `file`; None when it is in none."""
        if file not in self._parts:
            self._parts[file] = self._find(file)
        return self._parts[file]

    def owner(self, file: str) -> str | None:
        """The cog whose file that is, or the name with `_` of what cogs share; None outside the folders."""
        parts = self.parts(file)
        return parts[0].removesuffix(".py") if parts else None

    def owner_of_module(self, module: str) -> str | None:
        """The same for the name of a module."""
        package, _, rest = module.partition(".")
        known = any(folder.package == package for folder in self.folders)
        return rest.partition(".")[0] if known and rest else None

    def short(self, file: str) -> str:
        """`file` as one would name it: with the folder of cogs and what follows."""
        parts, folder = self.parts(file), self.folder_of(Path(file))
        return Path(file).name if parts is None or folder is None else "/".join([folder.path.name, *parts])

    def folder_of(self, file: Path) -> CogFolder | None:
        """The folder of cogs that holds `file`, if one does."""
        path = file.resolve()
        return next((one for one in self.folders if path != one.path and path.is_relative_to(one.path)), None)

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...] | None]:
        return {}

    def _find(self, file: str) -> tuple[str, ...] | None:
        folder = self.folder_of(Path(file))
        return None if folder is None else Path(file).resolve().relative_to(folder.path).parts
