"""Whose children the articles list: "their four children: ...", "Ann has two sons, ..."."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.archive import Article, Span
from bot.facts.names import NameMention, Names
from bot.facts.names.capitals import Word
from bot.facts.names.lines import Line
from bot.facts.names.siblings import Siblings
from bot.facts.person_words import COUPLE, HAVING, PARENTS, POSSESSIVE, SPOUSES

_BACK = 5  # words from "children" back to whose they are


@dataclass(frozen=True, slots=True)
class ChildList:
    """A list of children in one article: their names, their parents as far as known, and where it is said."""

    children: tuple[NameMention, ...]
    parents: tuple[str, ...]
    evidence: Span


def find_children(article: Article, names: Names) -> Iterator[ChildList]:
    """Every list of children whose names are known as people's, in reading order."""
    named = {mention.span.start: mention for mention in names.mentions(article.file)}
    couple = names.couples.among({mention.person for mention in named.values()})
    for line in names.lines(article.file):
        for listed in line.siblings:
            children = tuple(named[run.start] for run in listed.names if run.start in named)
            if children:
                parents = _Parentage(article, names, line, listed, named).parents(couple)
                others = set(parents) - {child.person for child in children}
                yield ChildList(children, tuple(sorted(others)), Span(article.file, listed.start, listed.end))


@dataclass(frozen=True, slots=True)
class _Parentage:
    """Works out whose the listed children are; nobody's when the line leaves it open."""

    article: Article
    names: Names
    line: Line
    listed: Siblings
    named: Mapping[int, NameMention]

    def parents(self, couple: tuple[str, str] | None) -> Sequence[str]:
        """Whom a possessive before the list names, else its line's subject, else the couple told of."""
        owner = self._owner()
        if owner and owner.key not in {"their", "hun"}:
            person = self.names.resolve(Span(self.article.file, owner.start, owner.bare_end))
            return [person, *self._other_parent()] if person else []
        before = [word for word in self.line.words[: self.listed.noun] if word.start in self.named]
        people = list(dict.fromkeys(self.named[word.start].person for word in before))
        if len(people) == 2 and (owner or self._joined(before[-2:])):
            return people
        if owner and len(people) == 1 and (spouse := self._spouse()) not in {None, people[0]}:
            return [people[0], str(spouse)]
        if owner is None and people:
            subject = next((word for word in reversed(before) if not self._follows_of(word)), before[-1])
            has = self._has_children(subject)
            return [self.named[subject.start].person, *self._other_parent()] if has else []
        told = owner or any(word.key in COUPLE for word in self.line.words)
        return couple if couple and told and set(people) <= set(couple) else []

    def _spouse(self) -> str | None:
        """From "his wife, Ann, with their two sons": whoever "his" is."""
        words = self.line.words[: self.listed.noun]
        for word, noun in pairwise(words):
            if noun.key in SPOUSES and word.key in POSSESSIVE:
                return self.names.resolve(Span(self.article.file, word.start, word.bare_end))
        return None

    def _owner(self) -> Word | None:
        """The word that says whose they are: "Ann's", "their", "his"; None when none stands right before."""
        words = self.line.words
        for place in range(self.listed.noun - 1, max(-1, self.listed.noun - 1 - _BACK), -1):
            if self.article.raw[words[place].end : words[place + 1].start].strip():
                return None
            if words[place].key in POSSESSIVE or (words[place].possessive and words[place].text[0].isupper()):
                return words[place]
        return None

    def _follows_of(self, name: Word) -> bool:
        """Whether a name only says whose: "Ann, the sister of Bob, has two sons"."""
        return self.article.raw[max(0, name.start - 4) : name.start].endswith(("of ", "van "))

    def _joined(self, pair: Sequence[Word]) -> bool:
        """Whether the two names stand as "Ann and Bob"."""
        between = self.article.raw[self.named[pair[0].start].span.end : pair[1].start]
        return between.strip() in {"and", "en", "&"}

    def _has_children(self, name: Word) -> bool:
        """Whether a verb of having, or "mother of", stands between a name and the list."""
        between = [word for word in self.line.words[: self.listed.noun] if word.start > name.start]
        parenthood = any(
            word.key in PARENTS and self.article.raw.startswith((" of ", " van "), word.end)
            for word in between
        )
        return parenthood or not HAVING.isdisjoint(word.key for word in between)

    def _other_parent(self) -> Iterator[str]:
        """From "(Ann shares two sons, Max and Lou,) with Bob"."""
        behind = [word for word in self.line.words if word.start >= self.listed.end][:_BACK]
        if behind and behind[0].key in {"with", "met"}:
            yield from [self.named[word.start].person for word in behind if word.start in self.named][:1]
