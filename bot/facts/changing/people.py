"""People when some articles have changed: they lose what stood there, and get what stands there now."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from bot.archive import Archive, Span
from bot.facts.people.births import birth_of, find_conflicts
from bot.facts.values import AgeMention, Person, Relation, RelationKind

_Stated = dict[tuple[RelationKind, tuple[str, ...]], set[Span]]


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Everybody in order, those who are new or of whom other things are known, and what these were before."""

    people: tuple[Person, ...]
    after: tuple[Person, ...]
    before: tuple[Person, ...]


class PeopleMerger:
    """Puts people together again; `gone` are the files that no longer count as they were.

    `named` says how often each is named, by which they are ordered; `moved` are those of another number.
    """

    def __init__(
        self, archive: Archive, gone: Set[str], named: Mapping[str, int], moved: Set[str] = frozenset()
    ) -> None:
        self._archive, self._gone, self._named, self._moved = archive, gone, named, moved

    def merge(self, people: Sequence[Person], found: Sequence[Person]) -> PeopleChanged:
        """The people, with those `found` in the changed articles and some related ones."""
        after: dict[int, Person] = {
            place: self._left(person) for place, person in enumerate(people) if self._is_touched(person)
        }
        lost = frozenset(after)
        by_name: defaultdict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(people):
            by_name[person.name].append(place)
        files = {span.file for one in found for span in _told(one)} - self._gone
        home = {
            span: place for place, person in enumerate(people) for span in _told(person) if span.file in files
        }
        new: list[Person] = []
        for one in found:
            at = self._known(one, [(place, after.get(place, people[place])) for place in by_name[one.name]])
            if at is None:  # a changed article may give the full name of somebody known
                at = next((home[span] for span in _told(one) if span in home), None)
            if at is not None and (at in lost or self._is_touched(one)):
                after[at] = self._joined(after.get(at, people[at]), one, full=at in lost)
            elif at is None and self._is_touched(one):
                new.append(one)
        places = sorted(after)
        changed = [person for place in places if (person := after[place]).mentions or person.relations]
        moved = [place for name in self._moved for place in by_name[name] if place not in after]
        out = {*places, *moved}
        ordered = [person for place, person in enumerate(people) if place not in out]
        for person in (*changed, *new, *(people[place] for place in moved)):
            insort(ordered, person, key=self._order)
        return PeopleChanged(tuple(ordered), (*changed, *new), tuple(people[place] for place in places))

    def _order(self, person: Person) -> tuple[int, str, Span]:
        """The most often named first, then by name, then as the articles first say something of them."""
        return -self._named.get(person.name, 0), person.name, min(_told(person))

    def _is_touched(self, person: Person) -> bool:
        return any(span.file in self._gone for span in chain(_places(person), person.aliases))

    def _known(self, one: Person, others: Sequence[tuple[int, Person]]) -> int | None:
        """Who of these of the same name that is: by the full name, a place in common, or a relative."""
        if " " in one.name and others:
            return others[0][0]
        places, kin = set(_places(one)), set(_kin(one))
        for at, other in others:
            if not places.isdisjoint(_places(other)) or not kin.isdisjoint(_kin(other)):
                return at
        return None

    def _left(self, person: Person) -> Person:
        """What is left of what was known when the files that are gone no longer count."""
        mentions = tuple(one for one in person.mentions if one.span.file not in self._gone)
        shown = person.relation.evidence if person.relation else ()
        return self._person(
            person.name,
            mentions,
            self._without(_stated(person.relations)),
            {span for span in shown if span.file not in self._gone},
            tuple(span for span in person.aliases if span.file not in self._gone),
        )

    def _without(self, stated: _Stated) -> _Stated:
        left = {key: {span for span in spans if span.file not in self._gone} for key, spans in stated.items()}
        return {key: spans for key, spans in left.items() if spans}

    def _joined(self, known: Person, one: Person, *, full: bool) -> Person:
        """What is known with what the changed files say; if `full`, with names that related files show."""
        stated = _stated(known.relations)
        for key, spans in _stated(one.relations).items():
            news = {span for span in spans if span.file in self._gone}
            if news:
                stated.setdefault(key, set()).update(news)
        shown = set(known.relation.evidence if known.relation else ())
        shown |= {span for span in (one.relation.evidence if one.relation else ()) if span.file in self._gone}
        mentions = {*known.mentions, *(each for each in one.mentions if each.span.file in self._gone)}
        forms = {self._form(span): span for span in known.aliases}
        for span in one.aliases:
            if full or span.file in self._gone:
                forms.setdefault(self._form(span), span)
        return self._person(one.name, mentions, stated, shown, tuple(forms.values()))

    def _form(self, span: Span) -> str:
        return " ".join(self._archive.text(span).split()).casefold()

    def _person(
        self,
        name: str,
        mentions: Iterable[AgeMention],
        stated: _Stated,
        shown: Set[Span],
        aliases: tuple[Span, ...],
    ) -> Person:
        ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
        parents = sorted({other for (kind, others) in stated if kind == "child" for other in others})
        relations = sorted(stated.items(), key=lambda item: (min(item[1]), item[0]))
        return Person(
            name,
            Relation("child", tuple(parents), tuple(sorted(shown))) if shown else None,
            ordered,
            birth_of(ordered),
            find_conflicts(ordered),
            tuple(Relation(kind, others, tuple(sorted(spans))) for (kind, others), spans in relations),
            aliases,
        )


def _stated(relations: Iterable[Relation]) -> _Stated:
    return {(one.kind, one.of): set(one.evidence) for one in relations}


def _told(person: Person) -> Iterator[Span]:
    yield from (one.span for one in person.mentions)
    yield from (span for one in person.relations for span in one.evidence)


def _places(person: Person) -> Iterator[Span]:
    yield from _told(person)
    yield from person.relation.evidence if person.relation else ()


def _kin(person: Person) -> Iterator[tuple[str, str]]:
    return ((one.kind, other) for one in person.relations for other in one.of)
