"""What a cog works with: one archive with its search and its facts, swapped as a whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.archive import Archive, Interval, SkippedFile
from bot.archive.reading import SourceFile, build_archive
from bot.facts import Facts
from bot.search import Search
from bot.search.embedder import Embedder, TextVectors
from bot.search.meaning import embedded_texts

Embed = Callable[[Sequence[str]], tuple[Embedder, TextVectors] | None]
"""Embeds the texts of an archive; gives the vectors and what made them, or None to go by words alone."""


@dataclass(frozen=True, slots=True)
class Library:
    """One archive, everything that is known from it, and the search over it: always of the same edition."""

    archive: Archive
    facts: Facts
    search: Search


def build_library(
    sources: Iterable[SourceFile],
    skipped: Iterable[SkippedFile] = (),
    *,
    threshold: float = 0.28,
    published: Interval | None = None,
    embed: Embed | None = None,
) -> Library:
    """Read the files, extract the facts, embed the passages, build the search.

    `published` is when the articles that state no date were published, as far as it is known.
    """
    archive = build_archive(sources, skipped)
    facts = Facts.of(archive, published)
    embedder, vectors = (embed and embed(embedded_texts(archive))) or (None, None)
    search = Search(archive, facts, threshold=threshold, embedder=embedder, vectors=vectors)
    return Library(archive, facts, search)


class Shelf:
    """The libraries that a running bot answers from.

    Replacing one is a single step; answers under way keep theirs.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def library(self, guild_id: int | None = None) -> Library:  # noqa: ARG002  (one library for all, so far)
        """The library that the server `guild_id` (None: a direct message) uses now."""
        return self._library

    def replace(self, library: Library) -> None:
        """Answer from `library` from now on."""
        self._library = library
