"""All facts of an archive, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.archive import Archive, Interval
from bot.facts.background import Background
from bot.facts.clues import clues_of
from bot.facts.comparisons import compare
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.people import find_people
from bot.facts.published import date_articles
from bot.facts.quotes import find_quotations
from bot.facts.shared import related_files
from bot.facts.states import find_deeds
from bot.facts.timeline import find_events
from bot.facts.values import Comparison, DatedEvent, Person, Published, Quotation, Timex


@dataclass(frozen=True, slots=True)
class Facts:
    """What the articles of one archive state. In reading order, but events in order of time."""

    published: Mapping[str, Published]
    dates: tuple[Timex, ...]
    events: tuple[DatedEvent, ...]
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    comparisons: tuple[Comparison, ...] = ()

    @classmethod
    def of(cls, archive: Archive, prior: Interval | None = None) -> "Facts":
        """Work out every fact; the same archive always gives the same facts.

        `prior` is when all articles that state no date were published, as far as somebody knows it.
        """
        clues = {article.file: clues_of(article) for article in archive.articles}
        related = related_files(archive.articles)
        published = date_articles(archive, clues, related, prior)
        names = Names(archive)
        background = Background(archive, names, published, related)
        dates = find_dates(archive, published, {file: each.sentences for file, each in clues.items()})
        deeds = find_deeds(background, clues)
        events = find_events(background, dates, deeds, clues)
        quotations = find_quotations(archive, names)
        people = find_people(background, dates)
        return cls(
            published=MappingProxyType(dict(published)),
            dates=dates,
            events=events,
            quotations=quotations,
            people=people,
            comparisons=compare(background, people=people, events=events, quotations=quotations, deeds=deeds),
        )
