"""Modules of cogs imported anew, while those that are in use stay as they are."""

import importlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

Modules = Mapping[str, ModuleType]


def file_of(module: ModuleType) -> Path | None:
    """The file that a module was read from."""
    file = getattr(module, "__file__", None)
    return Path(file).resolve() if file else None


def set_aside(names: Iterable[str]) -> dict[str, ModuleType]:
    """Have these imported anew by whoever imports them next; gives those that are in use."""
    kept, names = {}, set(names)
    for name in names:
        module = sys.modules.pop(name, None)
        if module is None:
            continue
        kept[name] = module
        parent, _, child = name.rpartition(".")
        if parent not in names and vars(sys.modules.get(parent, module)).get(child) is module:
            delattr(sys.modules[parent], child)  # else `from . import child` would still find it
    importlib.invalidate_caches()
    return kept


def put_back(modules: Modules) -> None:
    """Have these found again by whoever imports them."""
    for name, module in modules.items():
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], child, module)


def within(name: str) -> dict[str, ModuleType]:
    """The module `name` and what is inside it, as they are now."""
    return {one: module for one, module in sys.modules.items() if one == name or one.startswith(f"{name}.")}


def forget_compiled(files: Iterable[Path]) -> None:
    """Have `files` compiled anew: Python takes two versions of the same second and size for one."""
    for file in files:
        with suppress(OSError, NotImplementedError):  # there is none, or Python keeps none
            Path(importlib.util.cache_from_source(file)).unlink()


@contextmanager
def standing_for(module: ModuleType) -> Iterator[None]:
    """Whoever imports the module of that name meanwhile gets this one, which is not carried out again."""
    finder = _Ready(module)
    spec = module.__spec__
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        module.__spec__ = spec


class _Ready(MetaPathFinder, Loader):
    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self._module.__name__:
            return None
        is_package = hasattr(self._module, "__path__")
        return ModuleSpec(fullname, self, origin=self._module.__file__, is_package=is_package)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        del spec
        return self._module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is left to do."""
