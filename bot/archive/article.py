"""What is known of one article once it has been read: its text, and spans over it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive.interval import Interval
from bot.archive.passage import Passage, Passages, Table
from bot.archive.span import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the article; `evidence` is where it says so (None when it was stated by front matter)."""

    name: str
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A publication date that the file states outright: in front matter, a metadata line or a dateline.

    `evidence` is where it stands, None when the file's name states it.
    """

    interval: Interval
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read and marked. Nothing in it is a copy of its text but `raw` itself.

    Spans and passages may be any sequences; those of an article that was read are kept as numbers.

    `clutter` holds what belongs to the web page or the file and not to the article (teasers, forms, credits,
    captions, metadata, front matter): sorted, disjoint spans that no passage overlaps. `paragraphs` are the
    content paragraphs, headings included, in order; `Passage.paragraph` is an index into them plus one.
    `language` is an ISO 639-1 code, `foreign` names the paragraphs in another one, by number. `digest` is the
    SHA-256 of `raw` in hexadecimal. `notes` are sentences for the operator about what reading had to mend
    ("2 broken bytes were replaced"). `exact` says that `raw` in UTF-8 is the file byte for byte. `also` are
    other files with the same bytes, by name.
    """

    file: str
    raw: str
    digest: str
    language: str
    title: Span | None
    outlet: Outlet | None
    stated_date: StatedDate | None
    clutter: Sequence[Span]
    paragraphs: Sequence[Span]
    passages: Sequence[Passage]
    notes: tuple[str, ...] = ()
    foreign: tuple[tuple[int, str], ...] = ()
    exact: bool = True
    also: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All files with this content; it is cited by the first."""
        return (self.file, *self.also)

    def language_of(self, passage: Passage) -> str:
        """The language in which `passage` is written: its paragraph's."""
        return dict(self.foreign).get(passage.paragraph, self.language)

    def passage_table(self) -> Table:
        """The passages as rows of numbers, as `Passages` has them: for work on very many."""
        return Passages.of(self.file, self.passages).table
