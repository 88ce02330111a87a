"""Any bytes -> a question, asked of some articles in both ways of searching; every promise is checked."""

from collections.abc import Mapping
from functools import cache

from bot.archive.reading import SourceFile, build_archive
from bot.facts import Facts
from bot.library import Library
from bot.search import Search
from tests.fuzz.cards import check_cards
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES
from tests.search.promises import keeps_its_promises

SEPARATOR = b"\x1e"
"""Stands between the question and the files: the "record separator", which no article needs."""

LONGEST_QUESTION = 6000
"""What Discord lets people type."""


def answer_path(data: bytes) -> None:
    """Ask the part before the first separator of the parts after it; without any, of invented articles.

    Bytes that are no UTF-8 become lone surrogates, so that those are asked too.

    Raises:
        AssertionError: an answer broke a promise. Any other exception is a finding too.
    """
    asked, *parts = data.split(SEPARATOR)
    question = asked.decode("utf-8", "surrogateescape")[:LONGEST_QUESTION]
    given = libraries({f"{number}.txt": part for number, part in enumerate(parts)}) if parts else invented()
    for library in given:
        check_cards(library, keeps_its_promises(library.search, question))


def libraries(files: Mapping[str, bytes]) -> tuple[Library, Library]:
    """The same files, searched by words alone and by meaning too."""
    archive = build_archive(SourceFile(name, data) for name, data in files.items())
    facts, embedder = Facts.of(archive), FakeEmbedder()
    by_meaning = Search(archive, facts, embedder=embedder, vectors=HeldVectors(archive, embedder))
    return Library(archive, facts, Search(archive, facts)), Library(archive, facts, by_meaning)


@cache
def invented() -> tuple[Library, Library]:
    """Two libraries of invented articles, made once."""
    return libraries({name: text.encode() for name, text in FILES.items()})
