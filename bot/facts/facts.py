"""All facts of an archive, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.archive import Archive
from bot.facts.dates import find_dates
from bot.facts.names import Names
from bot.facts.people import find_people
from bot.facts.published import date_articles
from bot.facts.quotes import find_quotations
from bot.facts.timeline import find_events
from bot.facts.values import DatedEvent, Person, Published, Quotation, Timex


@dataclass(frozen=True, slots=True)
class Facts:
    """What the articles of one archive state. Every list is in reading order, but events in order of time."""

    published: Mapping[str, Published]
    dates: tuple[Timex, ...]
    events: tuple[DatedEvent, ...]
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]

    @classmethod
    def of(cls, archive: Archive) -> "Facts":
        """Work out every fact; the same archive always gives the same facts."""
        published = date_articles(archive)
        dates = find_dates(archive, published)
        names = Names(archive)
        return cls(
            published=MappingProxyType(dict(published)),
            dates=dates,
            events=find_events(archive, dates, published),
            quotations=find_quotations(archive, names),
            people=find_people(archive, names, published, dates),
        )
