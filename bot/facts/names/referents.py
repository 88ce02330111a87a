"""Whom pronouns and descriptions stand for, worked out by reading an article from its first line on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
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
from bot.facts.names.memory import NEAREST, Memory, Referent
from bot.facts.names.pronouns import Pronouns
from bot.facts.person_words import (
    HUMAN_VERBS,
    KIN,
    PARTS,
    PLACING,
    POSSESSIVE,
    PRONOUNS,
    SPEECH_VERBS,
    SPOUSES,
    SUBJECT_PRONOUNS,
    UNSURE_PRONOUNS,
    Gender,
    gender_of,
)

_SINGULAR_SUBJECTS = SUBJECT_PRONOUNS - {"ze", "zij"}  # these are also "they"
_ACTS = SPEECH_VERBS | HUMAN_VERBS
_POINTING = (PRONOUNS.keys() | {"ze"}) - {"zijn"}
_TRAITS = frozenset(
    {"mom", "mum", "mama", "dad", "papa", "mother", "father", "bride", "groom", "bruid", "bruidegom"}
)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the whole archive tells of its people."""

    genders: Mapping[str, Gender]
    labels: Labels
    couples: Couples


class Discourse:
    """One article read from its beginning, remembering who was last spoken of.

    A description goes to whom the archive introduces so, else to whom the sentence before is about, or
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
        self._memory = Memory(lines)
        self._pronouns = Pronouns(article.raw, lines, named, knowledge.genders, self._memory)
        self.described: list[Referent] = []
        for number in range(len(lines)):
            self._read(number)

    def within(self, start: int, end: int) -> Sequence[Referent]:
        """The names, pronouns and descriptions that lie within these places of one line."""
        number = self._number(start)
        return () if number is None else self._memory.within(number, start, end)

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
            return self._pronouns.meant(number, first)
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
        line = self._lines[number]
        described = {each.first: each for each in find_descriptions(line, self._raw)}
        strangers = set(self._strangers(line))
        place = 0
        while place < len(line.words):
            word = line.words[place]
            mention, description = self._named.get(word.start), described.get(place)
            if mention:
                self._memory.add(number, word.start, mention.span.end, mention.person)
                while place + 1 < len(line.words) and line.words[place + 1].start < mention.span.end:
                    place += 1
            elif description and not self._introduces(line, description):
                if not description.anonymous:
                    person = self._described(number, description)
                    end = line.words[description.last - 1].end
                    referent = self._memory.add(number, word.start, end, person)
                    if person and stands_alone(description, line, self._raw):
                        self.described.append(referent)
                place = description.last - 1
            elif place in strangers:
                self._memory.add(number, word.start, word.end, None)
            elif word.key in _POINTING:
                person = self._pronouns.meant(number, place)
                if person or place == 0 or word.key in _SINGULAR_SUBJECTS:
                    self._memory.add(number, word.start, word.end, person)
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

    def _introduces(self, line: Line, description: Description) -> bool:
        """Whether a name follows at once, and the description only introduces it."""
        return description.last < len(line.words) and line.words[description.last].start in self._named

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
        here = {each.person for each in self._memory.earlier(number, 0, place, quoted=False)}
        if None in here:
            return None  # whoever is not known may be meant
        reach = self._memory.reach(number, quoted=False)
        if not here and len(reach) > 1:
            before = self._memory.earlier(number, reach[1], place, quoted=False)
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
        person = self._pronouns.antecedent(number, place, owner, frozenset()) if owner else None
        if person is None or description.head not in SPOUSES:
            return None
        spouse = self._knowledge.couples.spouse(person, self._cast)
        return spouse if self._fits(spouse, gender_of(description.head)) else None

    def _other(self, number: int, place: int, gender: Gender | None, here: Set[str | None]) -> str | None:
        """The person of this gender last spoken of, or the only one that this sentence has not named yet."""
        if gender:
            return self._pronouns.antecedent(number, place, gender, here)
        people = {
            each.person
            for back in self._memory.reach(number, quoted=False)[1:]
            for each in self._memory.earlier(number, back, place, quoted=False)
            if each.person not in here
        }
        return people.pop() if len(people) == 1 and here else None

    def _fits(self, person: str | None, gender: Gender | None) -> bool:
        return person is not None and (gender is None or self._gender(person) in {None, gender})

    def _cue(self, line: Line, last: int) -> Gender | None:
        """The gender of the first pronoun behind a description, unless somebody else is named first."""
        for word in line.words[last : last + NEAREST]:
            if word.start in self._named:
                return None
            if word.key in PRONOUNS and word.key not in UNSURE_PRONOUNS and not line.is_quoted(word.start):
                return PRONOUNS[word.key]
        return None
