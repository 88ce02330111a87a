"""What is read of an archive, or of a few of its articles, before the facts are put together."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.archive import Archive, Interval
from bot.facts.background import Background
from bot.facts.clues import Clues, clues_of
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.published import date_articles
from bot.facts.states import Deed, find_deeds
from bot.facts.timeline.joining import grouped
from bot.facts.timeline.tellings import Telling, find_tellings
from bot.facts.values import Published, Timex


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles' background, their date expressions, what is denied and done, and what is told when."""

    background: Background
    clues: Mapping[str, Clues]
    dates: tuple[Timex, ...]
    deeds: tuple[Deed, ...]

    @classmethod
    def of(
        cls,
        archive: Archive,
        related: Mapping[str, frozenset[str]],
        prior: Interval | None,
        known: Mapping[str, Published] = MappingProxyType({}),
        called: Container[str] = frozenset(),
    ) -> "Reading":
        """Read the archive; `known` are days of publication, `called` the names of people that are known."""
        clues = {article.file: clues_of(article) for article in archive.articles}
        published = date_articles(archive, clues, related, prior, known)
        background = Background(archive, Names(archive, called), published, related)
        dates = find_dates(archive, published, {file: each.sentences for file, each in clues.items()})
        return cls(background, clues, dates, find_deeds(background, clues))

    def told(self) -> list[list[Telling]]:
        """The tellings of each event."""
        tellings = find_tellings(self.background, self.dates, self.deeds, self.clues)
        return grouped(tellings, self.background)
