"""From the words that name a speaker to who that is."""

import re
from collections.abc import Iterable
from itertools import chain

from bot.archive import Archive, Span
from bot.archive.vocabulary import vocabulary
from bot.archive.words import COMPOUND
from bot.facts.names import Names, could_be_name, is_full
from bot.facts.person_words import ARTICLES, ORGANISATION, PARTICLES, POSSESSIVE, PRONOUNS
from bot.facts.quotes.namings import (
    head_of_words,
    holds_name,
    is_owner,
    is_somebody,
    means_several,
    proper_part,
)
from bot.facts.quotes.words import ANONYMOUS, DOCUMENTS, NEUTRAL, SUBJECTS
from bot.facts.values import Speaker

UNKNOWN = Speaker("unknown")
_CONTRACTION = re.compile(r"(?:he|she|they|it|i|we|you|there|here|that|what|who)['’]\w+", re.IGNORECASE)
_NAME_BESIDE = re.compile(r", ((?:[^\W\d_a-z][^\s,]*(?: |\Z))+)\Z")
_ENDING = len("'s")
_PRONOUNS = SUBJECTS | POSSESSIVE
_FIRST_OR_SECOND = vocabulary("i we you my our your ik wij jij je u mijn ons onze")
_SEVERAL = vocabulary("they their hun")


class Speakers:
    """Finds whom the words that name a speaker mean: a person, a body, or somebody who is not named."""

    def __init__(self, archive: Archive, names: Names) -> None:
        self._archive, self._names = archive, names
        self._people = frozenset(names.people)
        self._known_as: dict[str, str] = {}
        self.surnames = frozenset(person.rpartition(" ")[2].lower() for person in self._people)

    def identify(
        self, words: Span, antecedents: Iterable[Span] = (), before: Speaker | None = None
    ) -> Speaker:
        """Who `words` are.

        A pronoun that no person is found for means the first of `antecedents` that it can mean, who speak
        earlier in the text, or else `before`, the speaker of a quotation shortly before. They are only looked
        at as far as they are needed.
        """
        text = self._archive.text(words)
        beside = _NAME_BESIDE.search(text)
        if beside:
            named = self.identify(words.within(words.start + beside.start(1), words.end))
            return Speaker(named.kind, named.name, words)
        tokens = list(COMPOUND.finditer(text))
        lows = [token.group().lower() for token in tokens]
        if lows and all(low in _PRONOUNS for low in lows):
            return self._of_pronoun(words, lows[0], antecedents, before)
        if _CONTRACTION.fullmatch(text):
            return Speaker("unknown", words=words)
        name = self._name(words, tokens, head_of_words(lows))
        return Speaker("named" if name else "anonymous", name, words)

    def _name(self, words: Span, tokens: list[re.Match[str]], head: list[str]) -> str | None:
        """The name of the person, body or document that `words` mean; None for somebody without one."""
        if any(low in ANONYMOUS for low in head):
            return None
        text = self._archive.text(words)
        name = proper_part(text, tokens)
        full = " " in name and name != text and self.could_be_person(name)
        person = self._names.resolve(_within(words, text, name) if full else words)
        if person is not None or full:
            return self._in_full(person, words) if person is not None else name
        if head and head[-1] in DOCUMENTS:
            return self._writer(words, tokens) or text
        if not holds_name([token.group() for token in tokens], head):
            return None
        return self._names.bearer(name, words) or name

    def _in_full(self, person: str, words: Span) -> str:
        """The full name that the article gives somebody whom the archive knows by one word."""
        full = self._names.bearer(person, words) or person
        self._known_as[full] = person
        return full

    def person(self, name: str | None) -> str:
        """Whom the archive knows as `name`, or under a shorter form of it."""
        return self._known_as.get(name or "", name or "")

    def _writer(self, words: Span, tokens: list[re.Match[str]]) -> str | None:
        """The person whose document it is: "Keller's letter"."""
        owner = next((token for token in tokens if is_owner(token)), None)
        if owner is None:
            return None
        return self._names.resolve(words.within(words.start, words.start + owner.end() - _ENDING))

    def is_person(self, name: str) -> bool:
        """Whether the articles name a person so."""
        return self.person(name) in self._people

    def could_be_person(self, name: str) -> bool:
        """Whether `name` is a person's, or has the form of one: two words or more, none of them a body's."""
        words = name.split()
        named = len(words) > 1 and all(word in PARTICLES or word[0].isupper() for word in words)
        return self.is_person(name) or (named and ORGANISATION.isdisjoint(name.lower().split()))

    def could_be_full(self, key: str) -> bool:
        """Whether a name in lower case has the form of a person's full name and no word of a body's."""
        return is_full(key) and could_be_name(key) and ORGANISATION.isdisjoint(key.split(" "))

    def _of_pronoun(
        self, words: Span, pronoun: str, antecedents: Iterable[Span], before: Speaker | None
    ) -> Speaker:
        person = self._names.resolve(words)
        if person is not None:
            return Speaker("named", self._in_full(person, words), words)
        earlier = (self.identify(each) for each in antecedents if pronoun not in _SEVERAL)
        for meant in chain(earlier, (before,)):
            if meant is not None and self._may_mean(pronoun, meant):
                shown = meant.words if meant.name is None and pronoun in NEUTRAL else words
                return Speaker(meant.kind, meant.name, shown)
        return Speaker("unknown", words=words)

    def _may_mean(self, pronoun: str, meant: Speaker) -> bool:
        if meant.kind == "unknown" or pronoun in _FIRST_OR_SECOND:
            return False
        if pronoun in NEUTRAL | _SEVERAL:
            determined = meant.words and _first_of(self._archive.text(meant.words)) in ARTICLES
            return bool(determined) if meant.name is None else not self.is_person(meant.name)
        if meant.name is None:
            text = self._archive.text(meant.words) if meant.words else ""
            return is_somebody(text) and not means_several(text)
        body = meant.name.isupper() or not ORGANISATION.isdisjoint(meant.name.lower().split())
        return (self.is_person(meant.name) or not body) and self.fits(pronoun, meant.name)

    def fits(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun of one person may stand for `name`, as far as their sex is told."""
        return self._names.gender(self.person(name)) in {None, PRONOUNS.get(pronoun)}

    def fits_better(self, pronoun: str, name: str, other: str | None) -> bool:
        """Whether `name` is known to be of the pronoun's sex, and of `other` it is not told."""
        known = PRONOUNS.get(pronoun)
        genders = [self._names.gender(self.person(each)) for each in (name, other)]
        return known is not None and genders[0] == known != genders[1]


def _first_of(text: str) -> str:
    return text.partition(" ")[0].lower()


def _within(words: Span, text: str, name: str) -> Span:
    start = words.start + text.index(name)
    return words.within(start, start + len(name))
