"""What a cog works with: one archive with its search and its facts, swapped as a whole."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.archive import Archive, Interval, SkippedFile
from bot.archive.reading import SourceFile, build_archive
from bot.cache import Cache
from bot.facts import Facts
from bot.search import Search
from bot.search.embedder import Embedder, TextVectors
from bot.search.meaning import embedded_texts

Embed = Callable[[Sequence[str]], tuple[Embedder, TextVectors] | None]
"""Embeds the texts of an archive; gives the vectors and what made them, or None to go by words alone."""


@dataclass(frozen=True, slots=True)
class Share:
    """Of a larger archive with so many `articles` those nearest to `subject`, all of one `edition`."""

    subject: str
    articles: int
    edition: str


@dataclass(frozen=True, eq=False)
class Library:
    """One archive, everything that is known from it, and the search over it: always of the same edition.

    `made` holds what was made from it lately: cards, and names to choose from. `share` is set where it is but
    a part of one that is too large to be looked through as a whole.
    """

    archive: Archive
    facts: Facts
    search: Search
    made: Cache = field(default_factory=Cache, repr=False)
    share: Share | None = None

    def near(self, subject: str) -> "Library":  # noqa: ARG002 - it matters where not all is at hand
        """What facts about `subject` are taken from: all of it, unless it is too large for that."""
        return self

    def names_near(self, typed: str) -> Sequence[str]:  # noqa: ARG002 - the same
        """The people among whom somebody that is being `typed` may be, those told of most first."""
        return [person.name for person in self.facts.people]

    @cached_property
    def edition(self) -> str:
        """Four characters (0-9, a-f) that are others, but by a rare chance, once any article is."""
        if self.share:
            return self.share.edition
        articles = sorted(" ".join([*article.names, article.digest]) for article in self.archive.articles)
        return hashlib.sha256("\n".join(articles).encode("utf-8", "surrogatepass")).hexdigest()[:4]


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
    """The libraries that a running bot answers from, by name; the first is the one for whoever chose none.

    Replacing one is a single step; answers under way keep theirs. `embed` is what embeds the texts of other
    libraries that are opened beside these.
    """

    def __init__(self, library: Library | Mapping[str, Library], *, embed: Embed | None = None) -> None:
        self.embed = embed
        self._libraries = {"": library} if isinstance(library, Library) else dict(library)

    @property
    def names(self) -> tuple[str, ...]:
        """What the libraries are called."""
        return tuple(self._libraries)

    def library(self, name: str | None = None) -> Library:
        """The library of that name; the first when there is none of it (any more)."""
        first = next(iter(self._libraries.values()))
        return self._libraries.get(name, first) if name is not None else first

    def replace(self, library: Library, name: str | None = None) -> None:
        """Answer from `library` from now on, where the one called `name` (else the first) was."""
        self._libraries[self.names[0] if name is None else name] = library

    def follow(self) -> None:
        """Take up from now on whatever changes where the libraries come from; these come from nowhere."""

    def close(self) -> None:
        """Follow no longer."""

    @property
    def folder_trouble(self) -> str | None:
        """Why changes cannot be taken up now; None when all is well."""
        return None

    @property
    def store_trouble(self) -> str | None:
        """Why what is worked out cannot be stored; None when all is well."""
        return None
