"""Whose something counted is: "their four children", "Ann's two ferries", "the couple has four children"."""

from collections.abc import Iterator

from bot.archive import Article, Span
from bot.facts.background import Background
from bot.facts.names.capitals import Word
from bot.facts.names.lines import Line
from bot.facts.person_words import COUPLE, POSSESSIVE

_HAVING = frozenset(("has", "have", "share", "shares", "welcomed", "heeft", "hebben", "deelt", "delen"))
_OF_BOTH = frozenset(("their", "hun"))


class Owners:
    """Tells the owners of what one article counts; nobody where it is not sure."""

    def __init__(self, background: Background, article: Article) -> None:
        self._names, self._file = background.names, article.file
        cast = {mention.person for mention in self._names.mentions(article.file)}
        self._couple = self._names.couples.among(cast)

    def of(self, line: Line, place: int) -> tuple[str, ...]:
        """Whose that is which is counted by word `place` of `line`, judged by the word before it."""
        word = line.words[place - 1]
        if word.key in _OF_BOTH or word.key in COUPLE:
            return self._both(line, word)
        if word.key in POSSESSIVE or word.possessive:
            person = self._names.resolve(Span(self._file, word.start, word.bare_end))
            return (person,) if person else ()
        return self._subject(line, word) if word.key in _HAVING else ()

    def _subject(self, line: Line, verb: Word) -> tuple[str, ...]:
        """Who has it: the name or pronoun right before the verb, else the couple of the sentence."""
        before = list(self._before(line, verb))
        if before and before[-1][0] + 1 == verb.start:
            return (before[-1][1],) if verb.key not in {"have", "share", "hebben", "delen"} else ()
        told = any(word.key in COUPLE for word in line.words if word.start < verb.start)
        return self._both(line, verb) if told else ()

    def _both(self, line: Line, word: Word) -> tuple[str, ...]:
        """The couple of the article, unless the sentence has spoken of anybody else."""
        others = {person for _, person in self._before(line, word)} - set(self._couple or ())
        return tuple(sorted(self._couple)) if self._couple and not others else ()

    def _before(self, line: Line, word: Word) -> Iterator[tuple[int, str]]:
        """The people spoken of before `word`, each with where the words for them end."""
        for _, end, person in self._names.named_in(Span(self._file, line.start, line.end)):
            if end <= word.start:
                yield end, person
