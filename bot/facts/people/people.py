"""People with the ages and parents that the articles print, article by article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.people.age_times import AgeTimes, dates_by_file
from bot.facts.people.ages import find_ages
from bot.facts.people.births import birth_of, find_conflicts
from bot.facts.people.relations import ChildList, find_children
from bot.facts.values import AgeMention, Person, Published, Relation, Timex


@dataclass(slots=True)
class _Gathered:
    """What has been found of one person so far."""

    mentions: list[AgeMention] = field(default_factory=list)
    lists: list[ChildList] = field(default_factory=list)

    def absorb(self, other: "_Gathered") -> None:
        self.mentions += other.mentions
        self.lists += other.lists

    @property
    def parents(self) -> frozenset[str]:
        return frozenset(parent for each in self.lists for parent in each.parents)

    def same_family(self, other: "_Gathered") -> bool:
        """Whether both have a parent in common, or are listed with the same brothers and sisters."""
        if self.parents & other.parents:
            return True
        alone = not (self.parents and other.parents)
        return alone and any(_same_siblings(one, two) for one in self.lists for two in other.lists)


def find_people(
    archive: Archive, names: Names, published: Mapping[str, Published], dates: Iterable[Timex] = ()
) -> tuple[Person, ...]:
    """Everybody of whom the articles print an age or a relation, those named most often first, then by name.

    Ages stay as each article prints them. A full name is one person throughout; a bare first name ("Max") is
    one person over several articles only where these give him a parent in common, or the same brothers and
    sisters.
    """
    rank = {person: place for place, person in enumerate(names.people)}
    people = [
        _person(name, gathered)
        for name, found in _gather(archive, names, published, dates_by_file(dates)).items()
        for gathered in (_joined(found) if " " not in name else [_union(found)])
    ]
    return tuple(sorted(people, key=lambda person: (rank[person.name], person.mentions[0].span)))


def _gather(
    archive: Archive,
    names: Names,
    published: Mapping[str, Published],
    dates: Mapping[str, Sequence[Timex]],
) -> Mapping[str, list[_Gathered]]:
    """What each article says of each person."""
    found: defaultdict[str, list[_Gathered]] = defaultdict(list)
    for article in archive.articles:
        here: defaultdict[str, _Gathered] = defaultdict(_Gathered)
        times = AgeTimes(article, names, dates.get(article.file, ()), published.get(article.file))
        for person, mention in find_ages(article, names, times):
            here[person].mentions.append(mention)
        for listed in find_children(article, names):
            for child in listed.children:
                here[child.person].lists.append(listed)
                if not any(child.span.overlaps(mention.span) for mention in here[child.person].mentions):
                    here[child.person].mentions.append(AgeMention(child.span))
        for person, gathered in here.items():
            found[person].append(gathered)
    return found


def _union(found: Iterable[_Gathered]) -> _Gathered:
    union = _Gathered()
    for each in found:
        union.absorb(each)
    return union


def _joined(found: Iterable[_Gathered]) -> list[_Gathered]:
    """Those of one family joined; the others kept apart."""
    groups: list[_Gathered] = []
    for each in sorted(found, key=lambda gathered: not gathered.parents):
        home = next((group for group in groups if group.same_family(each)), None)
        if home:
            home.absorb(each)
        else:
            groups.append(each)
    return groups


def _same_siblings(one: ChildList, other: ChildList) -> bool:
    """Whether two lists name the same children, two at least: one first name alone is anybody's."""
    names, others = ({child.person.split()[0] for child in each.children} for each in (one, other))
    return len(names) > 1 and names == others


def _person(name: str, gathered: _Gathered) -> Person:
    mentions = tuple(sorted(gathered.mentions, key=lambda mention: mention.span))
    evidence = tuple(each.evidence for each in gathered.lists)
    relation = Relation("child", tuple(sorted(gathered.parents)), evidence) if evidence else None
    return Person(name, relation, mentions, birth_of(mentions), find_conflicts(mentions))
