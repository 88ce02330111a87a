"""Whom pronouns and descriptions stand for, worked out by reading an article from its first line on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from bot.archive import Article
from bot.facts.names.casting import NameMention
from bot.facts.names.couples import Couples
from bot.facts.names.descriptions import (
    Description,
    Labels,
    find_descriptions,
    read_description,
    stands_alone,
)
from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.person_words import (
    HUMAN_VERBS,
    KIN,
    PARTS,
    PLACING,
    POSSESSIVE,
    PRONOUNS,
    SINGULAR_VERBS,
    SPEECH_VERBS,
    SPOUSES,
    SUBJECT_PRONOUNS,
    UNSURE_PRONOUNS,
    Gender,
    gender_of,
)

_MEMORY = 4  # lines after which a pronoun no longer reaches back
_MEMORY_QUOTED = 12
_SINGULAR_SUBJECTS = SUBJECT_PRONOUNS - {"ze", "zij"}  # these are also "they"
_SUBORDINATING = frozenset(
    ("when", "while", "after", "before", "as", "since", "although", "toen", "terwijl", "nadat", "voordat")
)
_NEAREST = 16  # referents or words of a line that are looked at, so that an endless line costs no more
_ACTS = SPEECH_VERBS | HUMAN_VERBS
_POINTING = (PRONOUNS.keys() | {"ze"}) - {"zijn"}
_OPENING = 3
_SINGULAR = ("t", "is", "was", "had", "werd", "kan", "zal", "zou", "wil", "zei", "de")
_TRAITS = frozenset(
    {"mom", "mum", "mama", "dad", "papa", "mother", "father", "bride", "groom", "bruid", "bruidegom"}
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the whole archive tells of its people."""

    genders: Mapping[str, Gender]
    labels: Labels
    couples: Couples


@dataclass(frozen=True, slots=True)
class Referent:
    """Words of an article that stand for `person`; None when they stand for somebody who is not known."""

    start: int
    end: int
    person: str | None
    quoted: bool


class Discourse:
    """One article read from its beginning, remembering who was last spoken of.

    A pronoun goes to the only fitting person of its own sentence, else of the sentences before, the subject
    first. A description goes to whom the archive introduces so, else to whom the sentence before is about, or
    to the only one left. Where two fit equally, it goes to nobody. `described` are the descriptions that
    stand for somebody just as a name would.
    """

    def __init__(
        self, article: Article, lines: Sequence[Line], named: Mapping[int, NameMention], knowledge: Knowledge
    ) -> None:
        self._raw, self._lines, self._knowledge, self._named = article.raw, lines, knowledge, named
        self._cast = frozenset(mention.person for mention in named.values())
        self._families: defaultdict[str, set[str]] = defaultdict(set)
        for person in self._cast:
            self._families[f"{person.rpartition(' ')[2].lower()}s"].add(person)
        self._cast_words = {word.lower() for person in self._cast for word in person.split()}
        self._stranger_words = {
            run.key.rpartition(" ")[2]
            for line in lines
            for run in line.runs
            if run.start not in named and is_full(run.key) and could_be_name(run.key)
        }
        self._line_starts = [line.start for line in lines]
        self._by_line: list[list[Referent]] = []
        self.described: list[Referent] = []
        for number in range(len(lines)):
            self._by_line.append([])
            self._read(number)

    def within(self, start: int, end: int) -> Sequence[Referent]:
        """The names, pronouns and descriptions that lie within these places of one line."""
        number = self._number(start)
        if number is None:
            return ()
        referents = self._by_line[number]
        first = bisect_left(referents, start, key=attrgetter("start"))
        last = bisect_left(referents, end, key=attrgetter("start"))
        return [each for each in referents[first:last] if each.end <= end]

    def read(self, start: int, end: int) -> str | None:
        """The person that the words at these places stand for, be it a description without any determiner."""
        number = self._number(start)
        if number is None:
            return None
        line = self._lines[number]
        first = bisect_left(line.words, start, key=attrgetter("start"))
        if first == len(line.words) or line.words[first].end > end:
            return None
        if line.words[first].end + 1 >= end and line.words[first].key in _POINTING | {"zijn"}:
            return self._pronoun(number, first)
        description = read_description(line.words, first, self._raw)
        if description is None:
            last = bisect_left(line.words, end, key=attrgetter("start"))
            modifiers = frozenset(word.key for word in line.words[first:last])
            return self._known_as(Description(first, last, "", "", modifiers), None)
        if line.words[description.last - 1].end > end:
            return None
        return self._described(number, description)

    def _number(self, place: int) -> int | None:
        number = bisect_right(self._line_starts, place) - 1
        return number if number >= 0 and place < self._lines[number].end else None

    def _read(self, number: int) -> None:
        line, referents = self._lines[number], self._by_line[number]
        described = {each.first: each for each in find_descriptions(line, self._raw)}
        strangers = set(self._strangers(line))
        place = 0
        while place < len(line.words):
            word = line.words[place]
            mention, description = self._named.get(word.start), described.get(place)
            if mention:
                referents.append(self._referent(line, word.start, mention.span.end, mention.person))
                while place + 1 < len(line.words) and line.words[place + 1].start < mention.span.end:
                    place += 1
            elif description and not self._introduces(line, description):
                if not description.anonymous:
                    person = self._described(number, description)
                    end = line.words[description.last - 1].end
                    referents.append(self._referent(line, word.start, end, person))
                    if person and stands_alone(description, line, self._raw):
                        self.described.append(referents[-1])
                place = description.last - 1
            elif place in strangers:
                referents.append(self._referent(line, word.start, word.end, None))
            elif word.key in _POINTING:
                person = self._pronoun(number, place)
                if person or place == 0 or word.key in _SINGULAR_SUBJECTS:
                    referents.append(self._referent(line, word.start, word.end, person))
            place += 1

    def _strangers(self, line: Line) -> Iterator[int]:
        """Where names stand that may be of people though nothing has shown it, or that several bear."""
        for run in line.runs:
            preceded = run.first > 0 and line.words[run.first - 1].key in PLACING
            acts = run.last < len(line.words) and line.words[run.last].key in _ACTS
            full = acts or is_full(run.key) or run.key in self._stranger_words
            unsure = full and could_be_name(run.key) and not preceded
            if run.start not in self._named and (unsure or run.key in self._cast_words):
                yield run.first

    def _referent(self, line: Line, start: int, end: int, person: str | None) -> Referent:
        return Referent(start, end, person, line.is_quoted(start))

    def _introduces(self, line: Line, description: Description) -> bool:
        """Whether a name follows at once, and the description only introduces it."""
        return description.last < len(line.words) and line.words[description.last].start in self._named

    def _pronoun(self, number: int, place: int) -> str | None:
        line = self._lines[number]
        word = line.words[place]
        following = line.words[place + 1].key if place + 1 < len(line.words) else ""
        before = line.words[place - 1].key if place else ""
        says = not SPEECH_VERBS.isdisjoint((before, following))  # all of them are singular in Dutch
        if word.key == "ze" and not says and following not in SINGULAR_VERBS:
            return None
        if place and word.key in POSSESSIVE and place < _OPENING and line.words[0].key in PLACING:
            return None  # "In her book Ann wrote" points ahead
        if word.key == "zij" and not says and not following.endswith(_SINGULAR):
            return None
        gender = PRONOUNS.get(word.key, "f")
        return self._antecedent(number, word.start, gender, frozenset()) or self._named_after(
            line, place, gender
        )

    def _named_after(self, line: Line, place: int, gender: Gender) -> str | None:
        """The main clause's subject for a pronoun in the clause before it: "When he was 21, Reed moved"."""
        words = line.words
        if not place or words[place - 1].key not in _SUBORDINATING:
            return None
        for before, after in pairwise(words[place : place + _NEAREST]):
            if self._raw[before.end : after.start] == ", ":
                named = self._named.get(after.start)
                return named.person if named and self._gender(named.person) == gender else None
        return None

    def _antecedent(self, number: int, place: int, gender: Gender, excluded: Set[str | None]) -> str | None:
        quoted = self._lines[number].is_quoted(place)
        unknown: list[str] = []
        alone = leads = False
        for back in self._reach(number, quoted):
            referents = self._earlier(number, back, place, quoted)
            if back and referents and referents[0].person is None:
                break  # somebody unknown may be meant, unless somebody known was spoken of since
            people = list(dict.fromkeys(each.person for each in referents if each.person not in excluded))
            fitting = [person for person in people if person and self._gender(person) == gender]
            subject = people[0] if people else None
            others = back and subject not in fitting[:1] and self._gender(subject or "") is None
            if fitting and (unknown or others):
                return None  # somebody nearer may be meant, of whom the articles do not tell the sex
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                first = back and referents[0].person == fitting[0] and not self._are_coordinate(referents)
                return fitting[0] if first else None
            if not back and referents and referents[-1].person is None:
                return None  # it may be the stranger just spoken of
            new = [person for person in people if person and self._gender(person) is None]
            if new and not unknown:
                alone, leads = len(people) == 1, new[0] == subject
            unknown += new
        return unknown[0] if unknown and (alone or (leads and len(set(unknown)) == 1)) else None

    def _are_coordinate(self, referents: Sequence[Referent]) -> bool:
        """Whether the first of them is named together with the second: "Ann and Mary"."""
        between = self._raw[referents[0].end : referents[1].start].split() if len(referents) > 1 else []
        return between[:1] in (["and"], ["en"])

    def _reach(self, number: int, quoted: bool) -> Sequence[int]:
        """How many lines back to look, in turn; to a narrator, lines that are all quotation do not count."""
        reach = range(min(_MEMORY_QUOTED, number + 1))
        if quoted:
            return reach[:_MEMORY]
        return [back for back in reach if not back or not self._all_quoted(number - back)][:_MEMORY]

    def _all_quoted(self, number: int) -> bool:
        line = self._lines[number]
        return (
            bool(line.words) and line.is_quoted(line.words[0].start) and line.is_quoted(line.words[-1].start)
        )

    def _earlier(self, number: int, back: int, place: int, quoted: bool) -> Sequence[Referent]:
        """Who is spoken of `back` lines before, or in the same line before `place`.

        What stands in quotations counts only for whoever speaks in one.
        """
        referents = self._by_line[number - back]
        if back == 0:
            end = bisect_left(referents, place, key=attrgetter("start"))
            referents = referents[max(0, end - _NEAREST) : end]
        return [each for each in referents[:_NEAREST] if quoted or not each.quoted]

    def _gender(self, person: str) -> Gender | None:
        return self._knowledge.genders.get(person)

    def _described(self, number: int, description: Description) -> str | None:
        if description.anonymous or description.determiner in {"a", "an", "een", "'n"}:
            return None
        line = self._lines[number]
        place = line.words[description.first].start
        gender = gender_of(description.head) or self._cue(line, description.last)
        if description.determiner in POSSESSIVE or description.head in KIN - PARTS - _TRAITS:
            return self._relative(number, place, description)
        known = self._known_as(description, gender)
        if known or description.head in PARTS:
            return known
        return self._spoken_of(number, place, gender, bare=not description.head)

    def _spoken_of(self, number: int, place: int, gender: Gender | None, *, bare: bool) -> str | None:
        """Whom a description means that nobody is known by; a `bare` age only looks one sentence back."""
        here = {each.person for each in self._earlier(number, 0, place, quoted=False)}
        if None in here:
            return None  # whoever is not known may be meant
        reach = self._reach(number, quoted=False)
        if not here and len(reach) > 1:
            before = self._earlier(number, reach[1], place, quoted=False)
            if before and (before[0].person is None or self._fits(before[0].person, gender)):
                return before[0].person
            if bare:
                return None
        return self._other(number, place, gender, here)

    def _known_as(self, description: Description, gender: Gender | None) -> str | None:
        """The only one of the cast with this role, by name or deed, or whose surname it holds."""
        introduced = self._knowledge.labels.bearers(description.head) & self._cast
        surnamed = {person for word in description.modifiers for person in self._families.get(word, ())}
        acting = self._knowledge.labels.agents(description.head, description.modifiers) & self._cast
        for people in (introduced, surnamed, acting):
            fitting = [person for person in people if self._fits(person, gender)]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _relative(self, number: int, place: int, description: Description) -> str | None:
        owner = PRONOUNS.get(description.determiner)
        person = self._antecedent(number, place, owner, frozenset()) if owner else None
        if person is None or description.head not in SPOUSES:
            return None
        spouse = self._knowledge.couples.spouse(person, self._cast)
        return spouse if self._fits(spouse, gender_of(description.head)) else None

    def _other(self, number: int, place: int, gender: Gender | None, here: Set[str | None]) -> str | None:
        """The person of this gender last spoken of, or the only one that this sentence has not named yet."""
        if gender:
            return self._antecedent(number, place, gender, here)
        people = {
            each.person
            for back in self._reach(number, quoted=False)[1:]
            for each in self._earlier(number, back, place, quoted=False)
            if each.person not in here
        }
        return people.pop() if len(people) == 1 and here else None

    def _fits(self, person: str | None, gender: Gender | None) -> bool:
        return person is not None and (gender is None or self._gender(person) in {None, gender})

    def _cue(self, line: Line, last: int) -> Gender | None:
        """The gender of the first pronoun behind a description, unless somebody else is named first."""
        for word in line.words[last : last + _NEAREST]:
            if word.start in self._named:
                return None
            if word.key in PRONOUNS and word.key not in UNSURE_PRONOUNS and not line.is_quoted(word.start):
                return PRONOUNS[word.key]
        return None
