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
    the facts speak of them, in reading order; `said` counts the quotations by them, the same words in several
    files once, and `events` what happened with them.
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
    bearers = Counter(person.name for person in people)
    found = [(person, told.of(person, shared=bearers[person.name] > 1)) for person in people]
    found.sort(key=lambda one: -len(one[1].places))
    names: dict[str, Known] = {}
    for person, places in found:
        name = own = f"{person.name} ({places.first_file})" if bearers[person.name] > 1 else person.name
        number = 1
        while own in names:
            number += 1
            own = f"{name} ({number})"
        others = tuple(library.archive.text(alias) for alias in person.aliases)
        names[own] = Known(own, person, others, places.places, places.said, places.events)
    return list(names.values())


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the facts speak of somebody, in reading order."""

    places: tuple[Span, ...]
    said: int
    events: int

    @property
    def first_file(self) -> str:
        return self.places[0].file if self.places else ""


class _Told:
    """Where the quotations and events speak of whom."""

    def __init__(self, library: Library) -> None:
        outlets = {one.outlet for one in library.facts.quotations if one.outlet}
        self._said: dict[str, list[Span]] = {}
        self._happened: dict[str, list[Span]] = {}
        self._spoken_of: dict[str, list[Span]] = {}
        for event in library.facts.events:
            for name, mention in {
                name: one for one in reversed(event.mentions) for name in one.people
            }.items():
                self._happened.setdefault(name, []).append(mention.span)
            for mention in event.mentions:
                self._add(mention.people, mention.span)
        heard: dict[str, set[str]] = {}
        for one in library.facts.quotations:
            speaker = one.speaker.name
            if speaker and speaker not in outlets:
                before = heard.setdefault(speaker, set())
                if one.key not in before:
                    self._said.setdefault(speaker, []).append(one.parts[0])
                before.update((one.key, *one.same_as))
                self._add((speaker,), one.parts[0])
            self._add(one.people, one.parts[0])

    def of(self, person: Person, *, shared: bool) -> _Places:
        """What there is of somebody; of a name that is `shared` only what stands in the files about them."""
        own = {mention.span for mention in person.mentions}
        for relation in (*person.relations, *filter(None, [person.relation])):
            own.update(relation.evidence)
        files = {span.file for span in own}

        def theirs(found: dict[str, list[Span]]) -> list[Span]:
            return [span for span in found.get(person.name, ()) if not shared or span.file in files]

        places = tuple(sorted(own.union(theirs(self._spoken_of))))
        return _Places(places, len(theirs(self._said)), len(theirs(self._happened)))

    def others(self, people: Iterable[Person]) -> list[Person]:
        """Those of whom there is nothing else: neither an age nor a relation."""
        known = {person.name for person in people}
        return [Person(name, None, ()) for name in sorted(self._spoken_of) if name not in known]

    def _add(self, names: Iterable[str], span: Span) -> None:
        for name in names:
            self._spoken_of.setdefault(name, []).append(span)
