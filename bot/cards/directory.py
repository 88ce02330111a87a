"""Everybody of whom the articles tell, those most told of first, each under a name of their own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.archive import Span
from bot.cards.names import Names
from bot.cards.reference import tag
from bot.cards.remembered import remembered
from bot.facts import Person
from bot.library import Library


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of whom the articles tell.

    `name` is theirs alone: of several people with one name each has the file added that tells of them first.
    `other_names` are the forms of words by which the articles name them, to find them by. `places` are where
    the facts speak of them, in reading order; `said` counts the quotations by them and `events` what happened
    with them.
    """

    name: str
    person: Person
    other_names: tuple[str, ...]
    places: tuple[Span, ...]
    said: int
    events: int

    @property
    def tag(self) -> str:
        """A few characters that stand for them in a button."""
        return tag(self.name)


class Directory:
    """People, found by name, by other names and by tag."""

    def __init__(self, everybody: Iterable[Known]) -> None:
        self.everybody = tuple(everybody)
        self.names = Names({one.name: one.other_names for one in self.everybody})
        self._by_name = {one.name: one for one in self.everybody}
        self._by_tag = {one.tag: one for one in reversed(self.everybody)}

    def meant(self, typed: str) -> Known | None:
        """Whom `typed` means; None when it is nobody."""
        name = self.names.meant(typed)
        return self._by_name[name] if name is not None else None

    def tagged(self, written: str) -> Known | None:
        """Whom a tag stands for; None when the articles tell of them no more."""
        return self._by_tag.get(written)


async def directory_of(library: Library) -> Directory:
    """Everybody of whom the articles of a library tell."""
    return await remembered(library, "directory", lambda library: Directory(everybody(library)))


def everybody(library: Library) -> list[Known]:
    """The people with an age or relatives, those who are quoted, and those with whom something happened."""
    told = _Told(library)
    people = [*library.facts.people, *told.others(library.facts.people)]
    found = [(told.places(person), person) for person in people]
    found.sort(key=lambda one: -len(one[0]))
    return [
        Known(
            name,
            person,
            tuple(library.archive.text(alias) for alias in person.aliases),
            places,
            told.said[person.name],
            told.events[person.name],
        )
        for name, (places, person) in zip(_own_names(found), found, strict=True)
    ]


class _Told:
    """Where the quotations and events speak of whom."""

    def __init__(self, library: Library) -> None:
        facts = library.facts
        outlets = {one.outlet for one in facts.quotations if one.outlet}
        self.said = Counter(one.speaker.name for one in facts.quotations if one.speaker.name)
        self.events: Counter[str | None] = Counter()
        self._places: dict[str, set[Span]] = {}
        for event in facts.events:
            self.events.update({name for mention in event.mentions for name in mention.people})
            for mention in event.mentions:
                self._add(mention.people, mention.span)
        for one in facts.quotations:
            speaker = (one.speaker.name,) if one.speaker.name and one.speaker.name not in outlets else ()
            self._add((*one.people, *speaker), one.parts[0])

    def places(self, person: Person) -> tuple[Span, ...]:
        """Every place that speaks of them."""
        own = {mention.span for mention in person.mentions}
        own.update(span for relation in person.relations for span in relation.evidence)
        return tuple(sorted(own | self._places.get(person.name, set())))

    def others(self, people: Iterable[Person]) -> list[Person]:
        """Those of whom there is nothing else: neither an age nor a relation."""
        known = {person.name for person in people}
        return [Person(name, None, ()) for name in sorted(self._places) if name not in known]

    def _add(self, names: Iterable[str], span: Span) -> None:
        for name in names:
            self._places.setdefault(name, set()).add(span)


def _own_names(found: list[tuple[tuple[Span, ...], Person]]) -> list[str]:
    """A name for each that nobody else has."""
    bearers = Counter(person.name for _, person in found)
    names: dict[str, None] = {}
    for places, person in found:
        shared = bearers[person.name] > 1 and places
        name = own = f"{person.name} ({places[0].file})" if shared else person.name
        number = 1
        while own in names:
            number += 1
            own = f"{name} ({number})"
        names[own] = None
    return list(names)
