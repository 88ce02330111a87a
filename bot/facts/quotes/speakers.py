"""From the words that name a speaker to who that is."""

import re
from collections.abc import Iterable
from itertools import chain

from bot.archive import Archive, Span
from bot.facts.names import Names, could_be_name, is_full
from bot.facts.person_words import (
    ARTICLES,
    ORGANISATION,
    PARTICLES,
    POSSESSIVE,
    PRONOUNS,
    TITLES,
    is_role,
    means_people,
)
from bot.facts.quotes.words import (
    ANONYMOUS,
    DETERMINERS,
    DOCUMENTS,
    NEUTRAL,
    PREPOSITIONS,
    SUBJECTS,
)
from bot.facts.values import Speaker


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNKNOWN = Speaker("unknown")

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_CONTRACTION = re.compile(r"(?:he|she|they|it|i|we|you|there|here|that|what|who)['’]\w+", re.IGNORECASE)
_NAME_BESIDE = re.compile(r", ((?:[^\W\d_a-z][^\s,]*(?: |\Z))+)\Z")
_FULL = 2
_ENDING = len("'s")
_INDEFINITE = frozenset(("a", "an", "one", "another", "een"))
_PRONOUNS = SUBJECTS | POSSESSIVE
_FIRST_OR_SECOND = _set("i we you my our your ik wij jij je u mijn ons onze")
_PLURAL = _set("men women people children mensen")
_SEVERAL = _set("they their hun")


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
        tokens = list(_WORD.finditer(text))
        lows = [token.group().lower() for token in tokens]
        if lows and all(low in _PRONOUNS for low in lows):
            return self._of_pronoun(words, lows[0], antecedents, before)
        if _CONTRACTION.fullmatch(text):
            return Speaker("unknown", words=words)
        name = self._name(words, tokens, _head(lows))
        return Speaker("named" if name else "anonymous", name, words)

    def _name(self, words: Span, tokens: list[re.Match[str]], head: list[str]) -> str | None:
        """The name of the person, body or document that `words` mean; None for somebody without one."""
        if any(low in ANONYMOUS for low in head):
            return None
        text = self._archive.text(words)
        name = _proper_part(text, tokens)
        full = " " in name and name != text and self.could_be_person(name)
        person = self._names.resolve(_within(words, text, name) if full else words)
        if person is not None or full:
            return self._in_full(person, words) if person is not None else name
        if head and head[-1] in DOCUMENTS:
            return self._writer(words, tokens) or text
        if not _is_name([token.group() for token in tokens], head):
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
        owner = next((token for token in tokens if _is_owner(token)), None)
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
            return is_somebody(text) and not _several(text)
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


def is_source(text: str) -> bool:
    """Whether `text` names somebody only as a source ("the insider")."""
    return any(low in ANONYMOUS for low in _head([token.lower() for token in _WORD.findall(text)]))


def is_somebody(text: str) -> bool:
    """Whether `text` names people by what they are ("the insider", "Swift's lawyer")."""
    head = _head([token.lower() for token in _WORD.findall(text)])
    return bool(head) and (means_people(head[-1]) or any(low in ANONYMOUS for low in head))


def _first_of(text: str) -> str:
    return text.partition(" ")[0].lower()


def _several(text: str) -> bool:
    """Whether `text` describes more than one: "his editors", "two women"."""
    head = _head([token.lower() for token in _WORD.findall(text)])
    return bool(head) and (head[-1] in _PLURAL or (head[-1].endswith("s") and not head[-1].endswith("ss")))


def _is_name(tokens: list[str], head: list[str]) -> bool:
    """Whether the words hold the speaker's own proper name, unlike "a Labour spokesman" or "Voters"."""
    proper = [token for token in tokens if not token.islower() and token.lower() not in DETERMINERS]
    if not proper:
        return False
    if not any(token in proper for token in tokens[: len(head)]):
        return False
    last = tokens[len(head) - 1]
    if last.islower() and (head[0] in _INDEFINITE | POSSESSIVE or means_people(head[-1])):
        return False
    return len(tokens) > 1 or not is_role(head[0].removesuffix("s"))


def _proper_part(text: str, tokens: list[re.Match[str]]) -> str:
    """The name in `text` without the role or title before it and the place after it.

    "diver Nils Aker" and "Nils Aker of the harbour" are Nils Aker, but the Bank of Norway keeps its name.
    """
    head = len(_head([token.group().lower() for token in tokens]))
    if head < len(tokens) and _is_personal([token.group() for token in tokens[:head]]):
        tokens, text = tokens[:head], text[: tokens[head - 1].end()]
    first = len(tokens)
    while first and _is_in_name(tokens, first - 1):
        first -= 1
        if first and _is_parted(text, tokens[first - 1], tokens[first]):
            break
    leading = [at for at in range(first, len(tokens) - 1) if _only_leads(tokens[at].group())]
    titled = [at for at in leading if at == first or len(tokens) - at > _FULL]
    if titled:
        first = titled[-1] + 1
    if first in {0, len(tokens)}:
        return text
    before = tokens[first - 1].group().lower()
    if before in PREPOSITIONS or before in DETERMINERS:
        return text
    if len(tokens) - first < 2 and before not in TITLES and not _is_owner(tokens[first - 1]):
        return text
    if head < first and means_people(before) and tokens[head - 1].group().islower():
        return text  # "a friend of singer Ann Lee"
    return text[tokens[first].start() :]


def _is_parted(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether the name begins at `word`: "Ohio's Ann Lee", "the mayor of Leeds, Ann Lee"."""
    body = word.group().lower() in ORGANISATION
    return "," in text[before.end() : word.start()] or (_is_owner(before) and not body)


def _is_owner(token: re.Match[str]) -> bool:
    return token.group().endswith(("'s", "’s"))


def _is_personal(words: list[str]) -> bool:
    """Whether the last two words are capitalised and no word is of a body's name."""
    if len(words) < 2 or any(word.islower() for word in words[-2:]):
        return False
    lows = [word.lower() for word in words]
    return lows[0] not in DETERMINERS and ORGANISATION.isdisjoint(lows)


def _is_in_name(tokens: list[re.Match[str]], at: int) -> bool:
    word = tokens[at].group()
    return not word.islower() or (word in PARTICLES and at + 1 < len(tokens))


def _only_leads(word: str) -> bool:
    """Whether a word before a name is no part of it: a role, a title, a small word."""
    return word.islower() or word.lower() in TITLES or means_people(word.lower())


def _within(words: Span, text: str, name: str) -> Span:
    start = words.start + text.index(name)
    return words.within(start, start + len(name))


def _head(lows: list[str]) -> list[str]:
    """The words before the first preposition: "a source" of "a source close to the couple"."""
    cut = next(
        (at for at, low in enumerate(lows) if at and (low in PREPOSITIONS or low == "familiar")), len(lows)
    )
    return lows[:cut]
