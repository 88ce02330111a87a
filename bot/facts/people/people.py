"""People with the ages and parents that the articles print, article by article."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter

from bot.archive import Article, Span
from bot.facts.background import Background
from bot.facts.names import Names
from bot.facts.people.age_times import AgeTimes, dates_by_file
from bot.facts.people.ages import find_ages
from bot.facts.people.aliases import Aliases
from bot.facts.people.births import birth_of, find_conflicts
from bot.facts.people.kin import find_kinships
from bot.facts.people.kinship import Kinship
from bot.facts.people.relations import ChildList, find_children
from bot.facts.values import AgeMention, Person, Relation, RelationKind, Timex

_LISTED = "listed with"


@dataclass(slots=True)
class _Gathered:
    """What has been found of one person so far."""

    files: set[str] = field(default_factory=set)
    mentions: list[AgeMention] = field(default_factory=list)
    lists: list[ChildList] = field(default_factory=list)
    kin: list[Kinship] = field(default_factory=list)

    def absorb(self, other: "_Gathered") -> None:
        self.files |= other.files
        self.mentions += other.mentions
        self.lists += other.lists
        self.kin += other.kin

    @property
    def parents(self) -> frozenset[str]:
        return frozenset(other for each in self.kin if each.kind == "child" for other in each.others)

    @property
    def marks(self) -> set[tuple[str, ...]]:
        """What tells them from others of one first name: their kin, and whom they are listed with."""
        kin = {(each.kind, other) for each in self.kin for other in each.others}
        lists = {(_LISTED, *names) for each in self.lists if len(names := _siblings(each)) > 1}
        return kin | lists

    @property
    def first(self) -> Span:
        """Where the articles first say something of them."""
        return min([each.span for each in self.mentions] + [each.evidence for each in self.kin])


def find_people(background: Background, dates: Iterable[Timex] = ()) -> tuple[Person, ...]:
    """Everybody of whom the articles print an age or a relation, those named most often first, then by name.

    Ages stay as each article prints them. A full name is one person throughout; a bare first name ("Max") is
    one person over several articles only where these give him a relative in common, or the same brothers and
    sisters, or where they are about the same people and his ages fit together.
    """
    names = background.names
    rank = {person: place for place, person in enumerate(names.people)}
    aliases = Aliases(background.archive, names)
    people = [
        (rank[name], gathered.first, _person(name, gathered, aliases))
        for name, found in _gather(background, dates_by_file(dates)).items()
        for gathered in (_alike(background, _joined(found)) if " " not in name else [_union(found)])
    ]
    return tuple(person for *_, person in sorted(people, key=itemgetter(0, 1)))


def _gather(background: Background, dates: Mapping[str, Sequence[Timex]]) -> Mapping[str, list[_Gathered]]:
    """What each article says of each person."""
    names = background.names
    found: defaultdict[str, list[_Gathered]] = defaultdict(list)
    for article in background.archive.articles:
        here: defaultdict[str, _Gathered] = defaultdict(_Gathered)
        times = AgeTimes(article, names, dates.get(article.file, ()), background.published.get(article.file))
        for person, mention in find_ages(article, names, times):
            here[person].mentions.append(mention)
        aged = sorted(mention.span for gathered in here.values() for mention in gathered.mentions)
        lists = list(find_children(article, names))
        for listed in lists:
            for child in listed.children:
                here[child.person].lists.append(listed)
                if not _overlaps(child.span, aged):
                    here[child.person].mentions.append(AgeMention(child.span))
        for kinship in _kinships(article, names, lists):
            here[kinship.person].kin.append(kinship)
        for person, gathered in here.items():
            gathered.files.add(article.file)
            found[person].append(gathered)
    return found


def _kinships(article: Article, names: Names, lists: Iterable[ChildList]) -> Iterator[Kinship]:
    """What the article says of two people, said of each of them."""
    listed = [
        Kinship(child.person, "child", each.parents, each.evidence)
        for each in lists
        if each.parents
        for child in each.children
    ]
    shown = sorted({each.evidence for each in listed})
    told = [
        kinship
        for kinship in find_kinships(article, names)
        if kinship.kind != "child" or not _overlaps(kinship.evidence, shown)
    ]
    for kinship in (*listed, *told):
        yield kinship
        yield from kinship.inverses()


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span has a character in common with any of these, which are disjoint and in order."""
    before = bisect_left(others, span.end, key=attrgetter("start")) - 1
    return before >= 0 and others[before].end > span.start


def _union(found: Iterable[_Gathered]) -> _Gathered:
    union = _Gathered()
    for each in found:
        union.absorb(each)
    return union


def _joined(found: Iterable[_Gathered]) -> list[_Gathered]:
    """Those of one family joined; the others kept apart.

    A family is told by a relative in common; for those without parents also by the same brothers and sisters.
    """
    homes: dict[tuple[str, ...], int] = {}
    groups: list[_Gathered] = []
    for each in sorted(found, key=lambda gathered: not gathered.parents):
        shared = {mark for mark in each.marks if mark[0] != _LISTED or not each.parents}
        home = min((homes[mark] for mark in shared if mark in homes), default=len(groups))
        if home < len(groups):
            groups[home].absorb(each)
        else:
            groups.append(each)
        for mark in each.marks:
            homes.setdefault(mark, home)
    return groups


def _alike(background: Background, groups: list[_Gathered]) -> list[_Gathered]:
    """The same; whoever has no relatives is joined to the only one whose articles and ages go with theirs."""
    related = [each for each in groups if each.marks]
    homes = [
        (each, [other for other in related if _fit(background, each, other)])
        for each in groups
        if not each.marks
    ]
    for each, fitting in homes:
        if len(fitting) == 1:
            fitting[0].absorb(each)
    return related + [each for each, fitting in homes if len(fitting) != 1]


def _fit(background: Background, one: _Gathered, other: _Gathered) -> bool:
    """Whether their articles are about the same people, and they may be of one age."""
    ages = birth_of(one.mentions), birth_of(other.mentions)
    related = any(background.are_related(file, there) for file in one.files for there in other.files)
    return related and bool(ages[0] and ages[1] and ages[0].interval.meets(ages[1].interval))


def _siblings(listed: ChildList) -> tuple[str, ...]:
    """The first names of a list of children, in order of the alphabet."""
    return tuple(sorted({child.person.split()[0] for child in listed.children}))


def _person(name: str, gathered: _Gathered, aliases: Aliases) -> Person:
    mentions = tuple(sorted(gathered.mentions, key=lambda mention: mention.span))
    shown = {each.evidence for each in gathered.lists}
    shown |= {each.evidence for each in gathered.kin if each.kind == "child"}
    relation = Relation("child", tuple(sorted(gathered.parents)), tuple(sorted(shown))) if shown else None
    return Person(
        name,
        relation,
        mentions,
        birth_of(mentions),
        find_conflicts(mentions),
        tuple(_relations(gathered.kin)),
        aliases.of(name, None if " " in name else gathered.files),
    )


def _relations(kin: Iterable[Kinship]) -> Iterator[Relation]:
    """Each relation once, with every place that states it, in the order of these."""
    stated: defaultdict[tuple[RelationKind, tuple[str, ...]], set[Span]] = defaultdict(set)
    for each in kin:
        stated[each.kind, tuple(sorted(each.others))].add(each.evidence)
    for (kind, others), evidence in sorted(stated.items(), key=lambda item: (min(item[1]), item[0])):
        yield Relation(kind, others, tuple(sorted(evidence)))
