"""Libraries of invented articles to ask, made once."""

from collections.abc import Mapping
from functools import cache

from bot.archive.reading import SourceFile, build_archive
from bot.facts import Facts
from bot.library import Library
from bot.search import Search
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES


def libraries(files: Mapping[str, bytes]) -> tuple[Library, Library]:
    """The same files, searched by words alone and by meaning too."""
    archive = build_archive(SourceFile(name, data) for name, data in files.items())
    facts, embedder = Facts.of(archive), FakeEmbedder()
    by_meaning = Search(archive, facts, embedder=embedder, vectors=HeldVectors(archive, embedder))
    return Library(archive, facts, Search(archive, facts)), Library(archive, facts, by_meaning)


@cache
def invented() -> tuple[Library, Library]:
    """Those of the invented articles."""
    return libraries({name: text.encode() for name, text in FILES.items()})
