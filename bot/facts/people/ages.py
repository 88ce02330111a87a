"""Ages in running text, each given to the person whose age it is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import attrgetter

from bot.archive import Article, Span
from bot.facts.names import NameMention, Names
from bot.facts.names.age_words import PrintedAge, age_adjectives, age_after_name, age_predicate
from bot.facts.names.descriptions import head_of, is_no_noun, read_description
from bot.facts.names.lines import Line
from bot.facts.person_words import (
    ARTICLES,
    DEFINITE,
    POSSESSIVE,
    PRONOUNS,
)
from bot.facts.values import AgeMention

_LONGEST = 8  # words of a description before an age
_BETWEEN = 4  # words between "7-year-old" and the name that it introduces, or the determiner before it
# "Deng (17) and McVeigh (18 points)": then the number in brackets is no age.
_TABLED = re.compile(r"\(\d{1,3} (?!years?|yrs?|months?|jaar|maand)[a-z]")

Owned = tuple[str, AgeMention]


def find_ages(article: Article, names: Names) -> Iterator[Owned]:
    """Every printed age whose owner is known, with the owner's name, in reading order.

    The span covers the name or description of the owner and the age. Durations, prices and counts are no
    ages: an age stands behind a name or a description of a person, in "-year-old", or in "is 7 years old" and
    "turned 7".
    """
    named = {mention.span.start: mention for mention in names.mentions(article.file)}
    for line in names.lines(article.file):
        reader = _LineReader(article, names, line, named)
        end = line.start
        for owner, mention in sorted(reader.ages(), key=lambda owned: owned[1].span):
            if mention.span.start >= end:
                yield owner, mention
                end = mention.span.end


class _LineReader:
    """Finds the ages of one line."""

    def __init__(self, article: Article, names: Names, line: Line, named: Mapping[int, NameMention]) -> None:
        self._file, self._raw, self._names, self._line = article.file, article.raw, names, line
        self._mentions = [named[word.start] for word in line.words if word.start in named]
        self._named = {mention.span.start: mention for mention in self._mentions}
        self._name_ends = {mention.span.end: mention for mention in self._mentions}

    def ages(self) -> Iterator[Owned]:
        """Every age of the line, by what it stands with: a name, a predicate, a description, "-year-old"."""
        tabled = _TABLED.search(self._raw, self._line.start, self._line.end) is not None
        for mention in self._mentions:
            end = mention.span.end
            printed = age_after_name(self._raw, end) or age_predicate(self._raw, end)
            if printed and not (tabled and self._raw[printed.end - 1] == ")"):
                yield self._owned(mention.person, mention.span.start, printed.end, printed)
        yield from self._of_pronouns()
        yield from self._of_descriptions()
        for printed in age_adjectives(self._raw, self._line.start, self._line.end):
            yield from self._of_adjective(printed)

    def _owned(self, person: str, start: int, end: int, printed: PrintedAge) -> Owned:
        return person, AgeMention(Span(self._file, start, end), printed.age, printed.unit)

    def _resolved(self, start: int, span_end: int, end: int, printed: PrintedAge) -> Iterator[Owned]:
        person = self._names.resolve(Span(self._file, start, span_end))
        if person:
            yield self._owned(person, start, end, printed)

    def _of_pronouns(self) -> Iterator[Owned]:
        """From "She turned 40"."""
        for word in self._line.words:
            if word.key in PRONOUNS:
                end = word.start + len(word.key)
                printed = age_predicate(self._raw, end)
                if printed:
                    yield from self._resolved(word.start, end, printed.end, printed)

    def _of_descriptions(self) -> Iterator[Owned]:
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
        """From "6-year-old Max Lee", "Max Lee, a 6-year-old boy", "the 6-year-old"."""
        words = self._line.words
        place = bisect_left(words, printed.start, key=attrgetter("start"))
        after = bisect_left(words, printed.end, key=attrgetter("start"))
        introduced = self._introduced(after)
        if introduced:
            yield self._owned(introduced.person, printed.start, introduced.span.end, printed)
            return
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
        """The name behind an age, with at most a noun for a person between: "7-year-old daughter, Ann"."""
        words = self._line.words
        for place in range(after, min(len(words), after + _BETWEEN)):
            role = place > after and head_of(words[place - 1].key)
            if words[place].start in self._named and (place == after or role):
                mention = self._named[words[place].start]
                return None if place == after and self._modifies(mention, place) else mention
            if self._gap(place) != " " and not (self._gap(place) == ", " and head_of(words[place].key)):
                return None
        return None

    def _modifies(self, mention: NameMention, place: int) -> bool:
        """Whether a bare name behind an age only qualifies what is so old: "the 9-year-old Boston club"."""
        words = self._line.words
        if place + 1 == len(words) or words[place].bare_end != mention.span.end or self._gap(place) != " ":
            return False
        following = words[place + 1]
        return following.text.islower() and not is_no_noun(following.key)

    def _bearer(self, place: int) -> NameMention | None:
        """The name before an age in "Ann Lee, a 7-year-old" or "Ann is a 7-year-old"."""
        words = self._line.words
        if place < 2 or words[place - 1].key not in ARTICLES or self._gap(place - 1) != " ":
            return None
        if words[place - 2].key == "is" and place > 2:
            return self._name_ends.get(words[place - 3].end) if self._gap(place - 2) == " " else None
        return self._name_ends.get(words[place - 2].end) if self._gap(place - 2) == ", " else None
