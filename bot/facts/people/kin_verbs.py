"""Kin told by verbs: "Ann married Bob", "she is engaged to Bob", "Ann and Bob are dating"."""

from collections.abc import Iterator
from itertools import pairwise

from bot.archive import Span
from bot.facts.names import NameMention
from bot.facts.names.capitals import Word
from bot.facts.people.kin_line import KinLine
from bot.facts.people.kin_words import TOGETHER, VERBS, WED
from bot.facts.people.kinship import Kinship
from bot.facts.person_words import PRONOUNS
from bot.facts.values import RelationKind

_AND = {" and ", " en ", " & "}
_REACH = 9  # words between a subject and the name behind its verb


def kin_by_verbs(line: KinLine) -> Iterator[Kinship]:
    """Every relation that a verb of the line states of two people whom it names."""
    for before, mention in pairwise(line.mentions):
        if line.raw[before.span.end : mention.span.start] in _AND:
            yield from _together(line, before, mention)
    for mention in line.mentions:
        if not line.owns(mention.span.end):  # "Ann married Bob's brother"
            yield from _of_object(line, mention)


def _of_object(line: KinLine, mention: NameMention) -> Iterator[Kinship]:
    """From "Ann married Bob", given Bob."""
    at = line.place_of(mention.span.start)
    for word in reversed(line.words[max(0, at - _REACH) : at]):
        kind = _verb(line, word, mention.span.start)
        subject = _subject(line, word) if kind else None
        if kind and subject and subject.person != mention.person:
            evidence = Span(line.file, subject.span.start, mention.span.end)
            yield Kinship(subject.person, kind, (mention.person,), evidence)


def _verb(line: KinLine, subject: Word, end: int) -> RelationKind | None:
    start = subject.bare_end if subject.bare_end in line.ends else subject.start + len(subject.key)
    return next((kind for kind, verb in VERBS if verb.fullmatch(line.raw, start, end)), None)


def _subject(line: KinLine, word: Word) -> NameMention | None:
    """Whoever a name that ends with `word`, or a pronoun, stands for."""
    mention = line.ends.get(word.bare_end)
    if mention:
        return None if line.follows_of(mention) else mention
    if word.key not in PRONOUNS:
        return None
    span = Span(line.file, word.start, word.end)
    person = line.names.resolve(span)
    return NameMention(span, person) if person else None


def _together(line: KinLine, one: NameMention, other: NameMention) -> Iterator[Kinship]:
    """From "Ann and Bob are dating", "After a year of marriage, Ann and Bob"."""
    if one.person == other.person or line.follows_of(one):
        return
    found = [(kind, match) for kind, verb in TOGETHER if (match := verb.match(line.raw, other.span.end))]
    if not found and len({mention.person for mention in line.mentions}) == 2:
        match = WED.search(line.raw, line.line.start, line.line.end)
        found = [("spouse", match)] if match and not line.line.is_quoted(match.start()) else []
    for kind, match in found[:1]:
        start, end = min(one.span.start, match.start()), max(other.span.end, match.end())
        yield Kinship(one.person, kind, (other.person,), Span(line.file, start, end))
