"""The ages of one line of an article, by what they stand with, each with its owner."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from bot.archive import Article, Span
from bot.facts.names import NameMention, Names
from bot.facts.names.age_words import (
    PrintedAge,
    age_adjectives,
    age_after_name,
    age_predicate,
    ages_told,
    birthday,
)
from bot.facts.names.capitals import Run, Word
from bot.facts.names.descriptions import head_of, is_no_noun, read_description
from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.person_words import (
    ARTICLES,
    DEFINITE,
    KIN,
    POSSESSIVE,
    PRONOUNS,
    STARTERS,
    SUBJECT_PRONOUNS,
    TITLES,
)

_NEAR = 60  # words before an age that are looked at for whose it is, so that an endless line costs no more
_OPENING = 4  # characters before an age that opens its sentence
_LONGEST = 8  # words of a description before an age
_BETWEEN = 6  # words between "7-year-old" and the name that it introduces, or the determiner before it
# "Deng (17) and McVeigh (18 points)": then the number in brackets is no age.
_TABLED = re.compile(r"\(\d{1,3} (?!years?|yrs?|months?|weeks?|days?|jaar|maand|weken|dagen)[a-z]")
_CRAFT = ("er", "or", "ist", "ian", "man", "woman")


@dataclass(frozen=True, slots=True)
class Owned:
    """An age at `span` with its owner; `named` says that the owner's name stands beside it."""

    owner: str
    span: Span
    printed: PrintedAge
    named: bool


class LineAges:
    """The ages of one line, by what they stand with."""

    def __init__(self, article: Article, names: Names, line: Line, named: Mapping[int, NameMention]) -> None:
        self._file, self._raw, self._names, self._line = article.file, article.raw, names, line
        self._mentions = [named[word.start] for word in line.words if word.start in named]
        self._named = {mention.span.start: mention for mention in self._mentions}
        self._name_ends = {mention.span.end: mention for mention in self._mentions}

    def ages(self) -> Iterator[Owned]:
        """Every age of the line, by each rule in turn."""
        for rule in RULES.values():
            yield from rule(self)

    def after_names(self) -> Iterator[Owned]:
        """From "Ann Lee, 40," and "Ann Lee, aged 40"."""
        for mention, printed in self._behind_names():
            if self._raw[printed.end - 1] != ")":
                yield self._owned(mention.person, mention.span.start, printed.end, printed)

    def in_brackets(self) -> Iterator[Owned]:
        """From "Ann Lee (40)", but not among other numbers in brackets."""
        if not _TABLED.search(self._raw, self._line.start, self._line.end):
            for mention, printed in self._behind_names():
                if self._raw[printed.end - 1] == ")":
                    yield self._owned(mention.person, mention.span.start, printed.end, printed)

    def predicates(self) -> Iterator[Owned]:
        """From "Ann Lee is 40 years old", "Ann Lee turned 40"."""
        for mention in self._mentions:
            printed = age_predicate(self._raw, mention.span.end)
            if printed:
                yield self._owned(mention.person, mention.span.start, printed.end, printed)

    def of_pronouns(self) -> Iterator[Owned]:
        """From "She turned 40"."""
        for word in self._line.words:
            if word.key in PRONOUNS:
                end = word.start + len(word.key)
                printed = age_predicate(self._raw, end)
                related = self._related(word) if printed else None
                if printed and related:
                    yield self._owned(related, word.start, printed.end, printed, named=False)
                elif printed:
                    yield from self._resolved(word.start, end, printed.end, printed)

    def of_birthdays(self) -> Iterator[Owned]:
        """From "her 40th birthday", "Ann's 40th birthday"."""
        for word in self._line.words:
            if word.possessive or word.key in POSSESSIVE:
                printed = birthday(self._raw, word.end)
                if printed:
                    yield from self._resolved(word.start, word.bare_end, printed.end, printed)

    def of_descriptions(self) -> Iterator[Owned]:
        """From "The singer, 41, and rapper, 44, were seen"."""
        words = self._line.words
        for place, word in enumerate(words):
            if not self._raw.startswith(", ", word.end) or word.bare_end in self._name_ends:
                continue
            printed = age_after_name(self._raw, word.end)
            if printed is None:
                continue
            first = self._opening(place)
            if first is not None:
                yield from self._resolved(words[first].start, word.end, printed.end, printed)

    def of_adjectives(self) -> Iterator[Owned]:
        """From "6-year-old Max Lee", "Max Lee, a 6-year-old boy", "the 6-year-old"."""
        for printed in age_adjectives(self._raw, self._line.start, self._line.end):
            yield from self._of_adjective(printed)

    def told(self) -> Iterator[Owned]:
        """From "Ann moved at the age of 12", where nobody else can be meant."""
        for printed in ages_told(self._raw, self._line.start, self._line.end):
            person = self._subject(printed.start)
            if person:
                yield self._owned(person, printed.start, printed.end, printed)

    def _behind_names(self) -> Iterator[tuple[NameMention, PrintedAge]]:
        for mention in self._mentions:
            printed = age_after_name(self._raw, mention.span.end)
            if printed:
                yield mention, printed

    def _owned(self, person: str, start: int, end: int, printed: PrintedAge, *, named: bool = True) -> Owned:
        return Owned(person, Span(self._file, start, end), printed, named)

    def _resolved(self, start: int, span_end: int, end: int, printed: PrintedAge) -> Iterator[Owned]:
        person = self._names.resolve(Span(self._file, start, span_end))
        if person:
            yield self._owned(person, start, end, printed, named=False)

    def _subject(self, place: int) -> str | None:
        """The only person of the line before `place`, or who follows where nobody stands before it."""
        line = self._line
        at = bisect_left(line.words, place, key=attrgetter("start"))
        words = line.words[max(0, at - _NEAR) : at]
        if any((word.possessive and word.start in self._named) or word.key in KIN for word in words):
            return None  # "Ann's mother died at the age of 50"
        last = bisect_left(line.runs, place, key=attrgetter("start"))
        if any(map(self._is_stranger, line.runs[max(0, last - _NEAR) : last])):
            return None
        if place - line.start < _OPENING:
            words = line.words[at : at + _NEAR]
            if any(map(self._is_stranger, line.runs[last : last + _NEAR])):
                return None
        people = {person for word in words if (person := self._stands_for(word.start, word.key))}
        return people.pop() if len(people) == 1 else None

    def _is_stranger(self, run: Run) -> bool:
        return run.start not in self._named and is_full(run.key) and could_be_name(run.key)

    def _related(self, pronoun: Word) -> str | None:
        """Who is meant in "Ann Lee, who left when she was 4"."""
        last = bisect_left(self._mentions, pronoun.start, key=attrgetter("span.start"))
        before = self._mentions[max(0, last - 1) : last]
        who = before and self._raw.startswith((", who ", ", die "), before[-1].span.end)
        fits = who and self._names.gender(before[-1].person) in {None, PRONOUNS[pronoun.key]}
        return before[-1].person if fits and pronoun.key in SUBJECT_PRONOUNS else None

    def _stands_for(self, start: int, key: str) -> str | None:
        if start in self._named:
            return self._named[start].person
        if key not in SUBJECT_PRONOUNS:
            return None
        return self._names.resolve(Span(self._file, start, start + len(key)))

    def _opening(self, place: int) -> int | None:
        """Where the description ending at word `place` begins: at its determiner, or at the role."""
        words = self._line.words
        for first in range(place, max(-1, place - _LONGEST), -1):
            if words[first].key in DEFINITE | POSSESSIVE and (
                first == 0 or not words[first - 1].text[0].isupper()
            ):
                return first
            if first and self._raw[words[first - 1].end : words[first].start].strip(" \n"):
                break
        return place if words[place].text.islower() and head_of(words[place].key) else None

    def _of_adjective(self, printed: PrintedAge) -> Iterator[Owned]:
        words = self._line.words
        place = bisect_left(words, printed.start, key=attrgetter("start"))
        after = bisect_left(words, printed.end, key=attrgetter("start"))
        introduced = self._introduced(after)
        if introduced:
            yield self._owned(introduced.person, printed.start, introduced.span.end, printed)
            return
        if after < len(words) and words[after].start in self._named:
            return  # "the 9-year-old Boston club"
        bearer = self._bearer(place)
        if bearer:
            yield self._owned(bearer.person, bearer.span.start, printed.end, printed)
            return
        for first in range(place - 1, max(-1, place - _BETWEEN), -1):
            if self._gap(first) != " ":
                return
            if words[first].key in DEFINITE | POSSESSIVE:
                described = read_description(words, first, self._raw)
                if described and described.last >= after:
                    end = words[described.last - 1].end
                    yield from self._resolved(words[first].start, end, end, printed)
                return

    def _gap(self, place: int) -> str:
        """What stands between word `place` and the next."""
        words = self._line.words
        return self._raw[words[place].end : words[place + 1].start] if place + 1 < len(words) else ""

    def _introduced(self, after: int) -> NameMention | None:
        """The name behind an age, perhaps with words that end in a role between: "7-year-old son, Max"."""
        words = self._line.words
        for place in range(after, min(len(words), after + _BETWEEN)):
            if words[place].start in self._named:
                mention = self._named[words[place].start]
                if place == after:
                    return None if self._modifies(mention, place) else mention
                return mention if self._is_role(place - 1, mention) else None
            key, gap = words[place].key, self._gap(place)
            addressed = (gap == ", " and head_of(key)) or (gap == ". " and key in TITLES)
            if key in STARTERS or not (gap == " " or addressed):
                return None
        return None

    def _is_role(self, place: int, mention: NameMention) -> bool:
        """Whether a word before a name says what its bearer is; one before a full name may be any craft."""
        key = self._line.words[place].key
        full = any(char.isspace() for char in self._raw[mention.span.start : mention.span.end])
        return head_of(key) is not None or key in TITLES or (full and key.endswith(_CRAFT))

    def _modifies(self, mention: NameMention, place: int) -> bool:
        """Whether a bare name behind an age only qualifies what is so old: "the 9-year-old Boston club"."""
        words = self._line.words
        if place + 1 == len(words) or words[place].bare_end != mention.span.end or self._gap(place) != " ":
            return False
        following = words[place + 1]
        return following.text.islower() and not is_no_noun(following.key)

    def _bearer(self, place: int) -> NameMention | None:
        """The name before an age in "Ann, a 7-year-old", "Ann, her 7-year-old", "Ann is a 7-year-old"."""
        words = self._line.words
        if (
            place < 2
            or words[place - 1].key not in ARTICLES | POSSESSIVE
            or words[place - 1].possessive
            or self._gap(place - 1) != " "
        ):
            return None
        if words[place - 2].key == "is" and place > 2:
            return self._name_ends.get(words[place - 3].end) if self._gap(place - 2) == " " else None
        return self._name_ends.get(words[place - 2].end) if self._gap(place - 2) == ", " else None


RULES: dict[str, Callable[[LineAges], Iterator[Owned]]] = {
    "after a name": LineAges.after_names,
    "in brackets": LineAges.in_brackets,
    "predicates": LineAges.predicates,
    "pronouns": LineAges.of_pronouns,
    "birthdays": LineAges.of_birthdays,
    "descriptions": LineAges.of_descriptions,
    "adjectives": LineAges.of_adjectives,
    "told of another time": LineAges.told,
}
