"""Our search and its peers, each behind the same small interface."""

from benchmarks.finders.finder import MOST, Build, Finder, Found, NotInstalledError
from benchmarks.finders.registry import OURS, finders

__all__ = ["MOST", "OURS", "Build", "Finder", "Found", "NotInstalledError", "finders"]
