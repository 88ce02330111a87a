"""All facts of an archive, worked out once, or carried over where little has changed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.archive import Archive, Interval
from bot.facts.changing import Change
from bot.facts.comparisons import compare
from bot.facts.marks import marks_of
from bot.facts.people import find_people
from bot.facts.quotes import find_quotations
from bot.facts.reading import Reading
from bot.facts.shared import names_of, related_by_names
from bot.facts.timeline import in_order
from bot.facts.values import Comparison, DatedEvent, Marks, Person, Published, Quotation, Timex


@dataclass(frozen=True, slots=True)
class Facts:
    """What the articles of one archive state. In reading order, but events in order of time.

    `named` is how often the articles name each person, `marks` what each file may have in common with others.
    Not `exact` are facts that were carried over from before a change: a little may be missing or otherwise
    than if all were worked out again.
    """

    published: Mapping[str, Published]
    dates: tuple[Timex, ...]
    events: tuple[DatedEvent, ...]
    quotations: tuple[Quotation, ...]
    people: tuple[Person, ...]
    comparisons: tuple[Comparison, ...] = ()
    named: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, Marks] = field(default_factory=dict)
    exact: bool = True

    def __post_init__(self) -> None:
        for name in ("published", "named", "marks"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @classmethod
    def of(cls, archive: Archive, prior: Interval | None = None) -> "Facts":
        """Work out every fact; the same archive always gives the same facts.

        `prior` is when all articles that state no date were published, as far as somebody knows it.
        """
        names_in = {article.file: names_of(article) for article in archive.articles}
        reading = Reading.of(archive, related_by_names(names_in), prior)
        background = reading.background
        events = in_order(reading.told())
        quotations = find_quotations(archive, background.names)
        people = find_people(background, reading.dates)
        return cls(
            published=background.published,
            dates=reading.dates,
            events=events,
            quotations=quotations,
            people=people,
            comparisons=compare(
                background, people=people, events=events, quotations=quotations, deeds=reading.deeds
            ),
            named=background.names.counts(names_in),
            marks=marks_of(archive, names_in, quotations, events),
        )

    @classmethod
    def changed(
        cls, archive: Archive, before: "Facts", changed: Collection[str], prior: Interval | None = None
    ) -> "Facts":
        """The facts of an archive that differs by the files `changed` from the one whose facts `before` are.

        Changed files were added, removed or written anew. What the others state is carried over; the changed
        ones are read together with the articles that they have most in common with, and what they state is
        put together with what was known. Where that would be most of the archive, or where more has changed
        than is said, all facts are worked out.
        """
        change = Change.of(archive, before, changed, prior)
        return cls.of(archive, prior) if change is None else change.facts(Facts)
