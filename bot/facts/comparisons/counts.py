"""How many of something somebody has: "their four children", "Norvik's two ferries"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.archive import Article, Span
from bot.archive.vocabulary import vocabulary
from bot.facts.background import Background
from bot.facts.comparisons.drawing import Draft
from bot.facts.comparisons.owners import Owners
from bot.facts.names.capitals import Word
from bot.facts.names.lines import Line
from bot.facts.numbers import NUMBER_WORDS
from bot.facts.person_words import SEVERAL_CHILDREN
from bot.facts.values import Verdict

# What is counted over and over, or measured, is nothing that somebody has so many of.
_MEASURES = vocabulary(
    "years months weeks days hours minutes seconds times miles metres meters feet inches dollars euros",
    "pounds percent points goals games votes jaren maanden weken dagen uren minuten keren kilometers procent",
    "punten",
)
# Words behind the noun that single some of them out: "her two sons with Bob".
_SINGLING = vocabulary("with from by who that of under over aged in met uit van die onder boven")
# In days. Within so short a time a count that differs is a contradiction; later it may have changed.
_AT_ONCE = 31

Counted = tuple[tuple[str, ...], str]
"""Whose, and of what."""


def compare_counts(background: Background) -> Iterator[Draft]:
    """One for each thing that several articles count: the same number, another one later, or at once.

    Only bare counts of what is somebody's own are compared: "their four children", not "two young children".
    """
    found: dict[Counted, dict[str, dict[int, Span]]] = defaultdict(lambda: defaultdict(dict))
    for article in background.archive.articles:
        for counted, number, place in _counts(background, article):
            found[counted][article.file].setdefault(number, place)
    for counted, by_file in sorted(found.items()):
        clear = {file: numbers for file, numbers in by_file.items() if len(numbers) == 1}
        if len(clear) > 1:
            verdict = _verdict(background, {file: next(iter(numbers)) for file, numbers in clear.items()})
            if verdict:
                places = tuple(next(iter(numbers.values())) for numbers in clear.values())
                yield Draft("count", verdict, counted[0], places)


def _verdict(background: Background, numbers: Mapping[str, int]) -> Verdict | None:
    if len(set(numbers.values())) == 1:
        return "same"
    days = {file: background.day_of(file) for file in numbers}
    gaps = []
    for one, other in combinations(sorted(numbers), 2):
        first, second = days[one], days[other]
        if numbers[one] != numbers[other]:
            if first is None or second is None or not background.are_related(one, other):
                return None
            gaps.append(first.gap(second))
    return "conflict" if min(gaps) <= _AT_ONCE else "changed"


def _counts(background: Background, article: Article) -> Iterator[tuple[Counted, int, Span]]:
    owners = Owners(background, article)
    for line in background.names.lines(article.file):
        for place, word in enumerate(line.words[:-1]):
            number = _number(word.key) if place else None
            if number is None or not _is_plain(article.raw, line, place):
                continue
            noun = line.words[place + 1]
            owner = owners.of(line, place)
            if owner:
                start = line.words[place - 1].start
                yield (owner, _kind(noun, article)), number, Span(article.file, start, noun.end)


def _number(key: str) -> int | None:
    if key.isdecimal() and key.isascii() and len(key) < 6:
        return int(key)
    return NUMBER_WORDS.get(key)


def _is_plain(raw: str, line: Line, place: int) -> bool:
    """Whether the number stands right between its owner and a plural noun that nothing narrows down."""
    words = line.words
    owner, number, noun = words[place - 1 : place + 2]
    if raw[owner.end : number.start] != " " or raw[number.end : noun.start] != " ":
        return False
    if not noun.text.islower() or not noun.key.endswith(("s", "en")) or noun.key in _MEASURES:
        return False
    following = words[place + 2] if place + 2 < len(words) else None
    goes_on = following is not None and raw[noun.end : following.start] == " "
    return not (goes_on and following and following.key in _SINGLING)


def _kind(noun: Word, article: Article) -> str:
    """What is counted: children under any of their names, other things in the article's language."""
    return "children" if noun.key in SEVERAL_CHILDREN else f"{article.language} {noun.key}"
