"""Name -> finder, for everything that is measured."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.finders.finder import Build, Finder, NotInstalledError
from benchmarks.finders.fts5 import FTS5
from benchmarks.finders.fuzzy import FuzzyOverAll
from benchmarks.finders.minisearch import FuzzyMiniSearch
from benchmarks.finders.ours import Ours
from benchmarks.finders.plain_bm25 import PlainBM25

if TYPE_CHECKING:
    from bot.archive import Archive
    from bot.search.embedder import Embedder

OURS = "receipts"
BY_WORDS = "receipts, words alone"


def finders(embedder: Embedder | None = None) -> dict[str, Build]:
    """Every finder by name, ours first; those that need an absent package or `embedder` say so when built."""
    return {
        OURS: partial(Ours, embedder=embedder),
        BY_WORDS: Ours,
        "rapidfuzz token_set_ratio": FuzzyOverAll.token_set,
        "rapidfuzz partial_ratio": FuzzyOverAll.partial,
        "plain BM25": PlainBM25,
        "bm25s, stems": _of_package("bm25s_stems", "StemmedBM25s"),
        "FTS5 porter": FTS5.porter,
        "FTS5 trigram": FTS5.trigram,
        "tantivy, stems": _of_package("tantivy_index", "StemmedTantivy"),
        "tantivy, fuzzy 2": _of_package("tantivy_index", "FuzzyTantivy"),
        "minisearch fuzzy": FuzzyMiniSearch,
        "embedding alone": _of_embedder("embedding", "EmbeddingAlone", embedder),
        "bm25s + embedding": _of_embedder("fusion", "FusedBM25s", embedder),
    }


def _of_package(module: str, name: str, **given: Embedder) -> Build:
    """The class `name`, imported now so that no build holds an import; `given` goes to its constructor."""
    try:
        found = getattr(import_module(f"benchmarks.finders.{module}"), name)
    except ModuleNotFoundError as missing:
        return partial(_refuse, f"{missing.name} is absent")
    return partial(found, **given)


def _of_embedder(module: str, name: str, embedder: Embedder | None) -> Build:
    if embedder is None:
        return partial(_refuse, "no embedder was given")
    return _of_package(module, name, embedder=embedder)


def _refuse(reason: str, _archive: Archive) -> Finder:
    raise NotInstalledError(reason)
