"""Descriptions that stand for a person: "the rapper", "his wife", "de 44-jarige muzikant"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.facts.names.capitals import Word
from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.person_words import (
    ANONYMOUS,
    ARTICLES,
    DEFINITE,
    FEMALE_KIN,
    HUMAN_VERBS,
    KIN,
    MALE_KIN,
    PARTS,
    POSSESSIVE,
    RELATING,
    SPEECH_VERBS,
    STARTERS,
    is_role,
)

_HEADS = FEMALE_KIN | MALE_KIN
_LONGEST = 8
_TIMES = {"then", "now", "toen", "dan", "nu"}  # "the then 21-year-old baker"


@dataclass(frozen=True, slots=True)
class Description:
    """Words `first` up to, not including, `last` of a line, the last of them the `head` ("rapper")."""

    first: int
    last: int
    determiner: str
    head: str
    modifiers: frozenset[str]

    @property
    def anonymous(self) -> bool:
        """Whether it names nobody on purpose: "the insider"."""
        return self.head in ANONYMOUS


def head_of(key: str) -> str | None:
    """The role or kinship word that a word is or ends in ("rapper", "award-winnaar"), or None."""
    last = key.rpartition("-")[2]
    return last if last in _HEADS or last in ANONYMOUS or is_role(last) else None


def find_descriptions(line: Line, raw: str) -> Iterator[Description]:
    """The descriptions of a line that begin with "the", "this" or a possessive and that no name follows."""
    place = 0
    while place < len(line.words):
        key = line.words[place].key
        found = None
        if key in DEFINITE or key in POSSESSIVE:
            found = read_description(line.words, place, raw)
        if found:
            yield found
            place = found.last
        else:
            place += 1


def read_description(words: Sequence[Word], first: int, raw: str) -> Description | None:
    """The description that starts at word `first`, with or without a determiner; None when there is none."""
    determiner = words[first].key if words[first].key in DEFINITE | POSSESSIVE | ARTICLES else ""
    head_at = None
    start = first + bool(determiner)
    if determiner and start < len(words) and words[start].key in _TIMES:
        start += 1
    for place in range(start, min(len(words), first + _LONGEST)):
        if place > first and raw[words[place - 1].end : words[place].start].strip(" \n"):
            break
        key = words[place].key
        if head_of(key):
            head_at = place
        elif head_at is not None or (
            key in STARTERS and not words[place].text[0].isupper() and not _within_title(words, place)
        ):
            break
        if words[place].possessive:
            break
    age_at = start if _is_bare_age(words, start, raw) else None
    at = head_at if head_at is not None else age_at
    if at is None or words[at].possessive:
        return None
    head = head_of(words[at].key) or ""
    return Description(first, at + 1, determiner, head, frozenset(word.key for word in words[start:at]))


def is_no_noun(key: str) -> bool:
    """Whether a word behind an age is sure to be a verb or a small word, and not what is so old."""
    return key.endswith("ed") or key in STARTERS or key in SPEECH_VERBS or key in HUMAN_VERBS


def stands_alone(description: Description, line: Line, raw: str) -> bool:
    """Whether a description stands where a name could: it is all that is said, and not a mere part."""
    end = line.words[description.last - 1].end
    alone = description.determiner in {"the", "de", "het"} and not line.is_quoted(end)
    if not alone or not description.head or description.head in PARTS:
        return False
    following = line.words[description.last : description.last + 2]
    if not following:
        return True
    gap = raw[end : following[0].start]
    if gap.strip():
        return not (gap.startswith(",") and following[0].text[0].isupper())
    if following[0].key in {"and", "en"}:  # "the actress and the mayor", but not "the actress and singer"
        return following[-1].key in DEFINITE
    return is_no_noun(following[0].key) and following[0].key not in RELATING


def _is_bare_age(words: Sequence[Word], place: int, raw: str) -> bool:
    """Whether "the 43-year-old" stands alone for a person; before another noun it may be any thing's age."""
    if place >= len(words) or not words[place].key.endswith(("-year-old", "-jarige")):
        return False
    if place + 1 == len(words) or raw[words[place].end : words[place + 1].start].strip():
        return True
    return is_no_noun(words[place + 1].key)


def _within_title(words: Sequence[Word], place: int) -> bool:
    """Whether a small word stands between capitals: "Keeping Up *With the* Joneses"."""
    after = [word.text[0].isupper() for word in words[place + 1 : place + 3]]
    return words[place - 1].text[0].isupper() and any(after)


class Labels:
    """The roles by which the articles introduce people: "rapper Sam Lee", "Sam Lee, a rapper"."""

    def __init__(self, articles: Sequence[tuple[Sequence[Line], Mapping[int, NameMention]]]) -> None:
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._agents: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for lines, named in articles:
            for line in lines:
                for run in line.runs:
                    if run.start in named:
                        for head in _introducing(line.words, run.first, run.last):
                            self._bearers[head].add(named[run.start].person)
                        if is_role(run.title):
                            self._bearers[run.title].add(named[run.start].person)
                        for head, things in _acting(line.words, run.last):
                            self._agents[head].append((named[run.start].person, things))

    def bearers(self, head: str) -> frozenset[str]:
        """Everybody who is introduced by the role `head` somewhere."""
        return frozenset(self._bearers.get(head, ()))

    def agents(self, head: str, things: Set[str]) -> set[str]:
        """Everybody told of as doing what a `head` does to one of `things`: who "owns" it is its owner."""
        return {person for person, objects in self._agents.get(head, ()) if not objects.isdisjoint(things)}


def _acting(words: Sequence[Word], last: int) -> Iterator[tuple[str, frozenset[str]]]:
    """The role that the verb gives in "Ann, who owns the shoe label Tallow", and what she owns."""
    if len(words) < last + 3 or words[last].key != "who":
        return
    base = words[last + 1].key.removesuffix("s")
    bases = {base, base.removesuffix("d"), base.removesuffix("ed")}
    things = frozenset(word.key for word in words[last + 2 : last + 2 + _LONGEST] if word.key not in STARTERS)
    for head in sorted(each + ending for each in bases for ending in ("er", "r", "or")):
        if is_role(head):
            yield head, things


def _introducing(words: Sequence[Word], first: int, last: int) -> Iterator[str]:
    if first and words[first - 1].end + 1 == words[first].start:
        head = head_of(words[first - 1].key)
        if head and head not in KIN:
            yield head
    after = words[last : last + 5]
    if len(after) > 1 and after[0].key in ARTICLES and after[0].start - words[last - 1].end <= 2:
        head = next((found for word in after[1:] if (found := head_of(word.key))), None)
        if head and head not in KIN:
            yield head
