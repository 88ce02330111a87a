"""Kin told by nouns: "his wife, Ann", "Ann, his wife", "Max, son of Ann", "Max is the son of Ann"."""

from collections.abc import Iterator, Set

from bot.archive import Span
from bot.facts.names import NameMention
from bot.facts.names.age_words import age_after_name
from bot.facts.names.descriptions import head_of
from bot.facts.people.kin_line import OF, KinLine
from bot.facts.people.kin_words import ATTACHED, FORMER, FRIENDS, KINDS, OTHER, OWNED
from bot.facts.people.kinship import Kinship
from bot.facts.person_words import ARTICLES, PRONOUNS, STARTERS, TITLES, gender_of
from bot.facts.values import RelationKind

_MODIFIERS = 3  # words between "his" and "wife"
_BETWEEN = 4  # words between "wife" or "son of" and the name
_SMALL = STARTERS - {"former", "first", "second", "third", "only", "then"}
_NO_ADJECTIVES = STARTERS - ARTICLES - FORMER - {"late"}
_APPOSED = frozenset({", ", " - ", " – ", " — ", "—", " ("})
_CLOSING = (",", ".", ";", ":", ")", "—", "–", "?", "!", '"', "”", "''", " -", " –", " —")


def kin_by_nouns(line: KinLine) -> Iterator[Kinship]:
    """Every relation that a noun of the line states of two people whom it names.

    What stands within a list of children is left out: it is read as one.
    """
    for place, word in enumerate(line.words):
        kind = KINDS.get(word.key) or OWNED.get(word.key)
        if kind and not word.possessive and not line.is_listed(word.start):
            yield from _Noun(line, place, kind).kinships()


class _Noun:
    """A noun for kin at word `place` of a line, and the phrase around it."""

    def __init__(self, line: KinLine, place: int, kind: RelationKind) -> None:
        self._line, self._place, self._word = line, place, line.words[place]
        self._determiner = self._find_determiner()
        self._first = place if self._determiner is None else self._determiner
        former = kind == "spouse" and not self._modifiers.isdisjoint(FORMER)
        self._kind: RelationKind = "ex-spouse" if former else kind

    def kinships(self) -> Iterator[Kinship]:
        """What the noun states, if anything."""
        if not self._is_kin():
            return
        after = self._line.words[self._place + 1 : self._place + 2]
        if after and after[0].key in OF and self._line.gap(self._place) == " ":
            yield from self._of_others()
        else:
            yield from self._of_owner()

    @property
    def _modifiers(self) -> Set[str]:
        words = self._line.words[self._first + 1 : self._place]
        return {word.key for word in words} if self._determiner is not None else set()

    def _is_kin(self) -> bool:
        """Whether it means kin: not a foster mother, a business partner, "de vrouw" or "zijn vriend"."""
        key, modifiers = self._word.key, self._modifiers
        if modifiers & OTHER or (key == "partner" and not modifiers & ATTACHED):
            return False
        return key not in FRIENDS or self._line.words[self._first].key == FRIENDS[key]

    def _find_determiner(self) -> int | None:
        """The word that opens the noun phrase: a possessive or an article, a few words before the noun."""
        for at in range(self._place - 1, max(-1, self._place - 2 - _MODIFIERS), -1):
            word = self._line.words[at]
            if self._line.gap(at) != " ":
                return None
            if word.key in PRONOUNS or word.key in ARTICLES or word.possessive:
                return at
            if word.key in _SMALL:
                return None
        return None

    def _of_owner(self) -> Iterator[Kinship]:
        """From "his wife, Ann" and "Ann, his wife"."""
        owner = self._owner()
        if owner is None:
            return
        bearer, end = self._bearer_behind()
        start = self._line.words[self._first].start
        if bearer is None and self._determiner is not None:
            bearer, end = self._bearer_before(self._word.end), self._word.end
            start = bearer.span.start if bearer else start
        if bearer and bearer.person != owner and self._line.is_sure(bearer, owner) and self._may_be(bearer):
            yield Kinship(bearer.person, self._kind, (owner,), Span(self._line.file, start, end))

    def _of_others(self) -> Iterator[Kinship]:
        """From "Max Lee, son of Ann and Bob Lee,"."""
        line = self._line
        other = self._named_behind(self._place + 1, loose=True)
        if self._word.key in OWNED or other is None:
            return
        others, end = [other.person], other.span.end
        second = line.named.get(end + len(" and ")) if line.raw.startswith(" and ", end) else None
        if self._kind == "child" and second:
            others, end = [other.person, second.person], second.span.end
        bearer = self._bearer_before(end)
        if bearer and bearer.person not in others and self._may_be(bearer) and not line.owns(end):
            evidence = Span(line.file, bearer.span.start, end)
            yield Kinship(bearer.person, self._kind, tuple(dict.fromkeys(others)), evidence)

    def _owner(self) -> str | None:
        """Whose kin it is: "his", "Ann's"; with nothing before ("with wife Ann"), the line's only person."""
        line, place = self._line, self._place
        if self._determiner is None:
            alone = self._word.key not in OWNED and (place == 0 or line.gap(place - 1) == " ")
            return line.only_before(place) if alone else None
        word = line.words[self._determiner]
        if word.possessive:
            mention = line.ends.get(word.bare_end)
            return mention.person if mention else None
        return line.possessor(self._determiner) if word.key in {"his", "her", "zijn", "haar"} else None

    def _bearer_behind(self) -> tuple[NameMention | None, int]:
        """The name in "wife Ann", "wife, Ann Lee,", and its end; behind a comma it has to be closed off."""
        line = self._line
        bearer = self._named_behind(self._place, loose=False)
        if bearer is None:
            return None, 0
        aged = age_after_name(line.raw, bearer.span.end)
        end = aged.end if aged else bearer.span.end
        if "," in line.raw[self._word.end : bearer.span.start] and (
            line.owns(end) or not self._is_closed(end)
        ):
            return None, 0
        return bearer, end

    def _bearer_before(self, end: int) -> NameMention | None:
        """The name in "Ann, (his wife)," and "Ann is (his wife)"; `end` is where the phrase ends."""
        line, last = self._line, self._first - 1
        if last < 0:
            return None
        if line.words[last].key in {"is", "was"} and line.gap(last) == " " and last:
            relative = line.words[last - 1].key in {"who", "die"} and last > 1
            last -= 1 + relative
            joined = line.gap(last) == (", " if relative else " ")
        else:
            joined = (
                line.gap(last) in _APPOSED and self._is_closed(end) and line.words[last].key not in TITLES
            )
        return line.aged_ends.get(line.words[last].end) if joined else None

    def _is_closed(self, end: int) -> bool:
        return end == self._line.line.end or self._line.raw.startswith(_CLOSING, end)

    def _named_behind(self, place: int, *, loose: bool) -> NameMention | None:
        """The name that follows word `place`: at once, or with titles and roles between, or `loose` words."""
        line = self._line
        for at in range(place + 1, min(len(line.words), place + 2 + _BETWEEN)):
            before, gap = line.words[at - 1].key, line.gap(at - 1)
            apposed = gap in _APPOSED and at == place + 1 and not loose
            if gap != " " and not apposed and not (gap == ". " and before in TITLES):
                return None
            key, mention = line.words[at].key, line.named.get(line.words[at].start)
            if mention:
                return mention if at == place + 1 or _introduces(before) else None
            if not _introduces(key) and (not loose or key in _NO_ADJECTIVES):
                return None
        return None

    def _may_be(self, bearer: NameMention) -> bool:
        """Whether somebody may be a "wife" or a "brother", as far as it is known who is a man or a woman."""
        known = self._line.names.gender(bearer.person)
        told = gender_of(self._word.key.removeprefix("ex-"))
        return known is None or told is None or known == told


def _introduces(key: str) -> bool:
    """Whether a word before a name says what its bearer is, or how old."""
    return head_of(key) is not None or key in TITLES or key.endswith(("-year-old", "-jarige"))
