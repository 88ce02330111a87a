"""Quotations that hold the same words in several files, whatever their order and spelling."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz.fuzz import ratio

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = 4
_SAME_RUN = 8
_SAME_SHARE = 0.6
_ALIKE = 88
FORMULA = 40


def same_words(quoted: Sequence[tuple[str, str, str | None]], of_first: int | None = None) -> list[set[int]]:
    """For each (file, words, name of the speaker), the numbers of those in other files with the same words.

    Two are the same when they have a run of eight words in common, when most words of the shorter stand in
    runs that the longer has as well, or when they differ by a few letters. Two speakers with different names
    may well say the same few words, and so may two without: there it takes eight words, or four. Runs of four
    words are looked up, so that the time is linear in the words; a run in over forty quotations is a formula
    and connects nothing. With `of_first` only what is the same as one of the first so many is looked for.
    """
    words = [_words(text) for _, text, _ in quoted]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, tokens in enumerate(words):
        for run in dict.fromkeys(_runs(tokens)):
            holders[run].append(number)
    pairs = {
        pair
        for numbers in holders.values()
        if 1 < len(numbers) <= FORMULA and (of_first is None or numbers[0] < of_first)
        for pair in combinations(numbers, 2)
        if quoted[pair[0]][0] != quoted[pair[1]][0] and (of_first is None or pair[0] < of_first)
    }
    same: list[set[int]] = [set() for _ in quoted]
    for one, other in pairs:
        fewest = _fewest(quoted[one][2], quoted[other][2])
        if min(len(words[one]), len(words[other])) >= fewest and _are_same(words[one], words[other]):
            same[one].add(other)
            same[other].add(one)
    return same


def runs_of_words(text: str) -> list[tuple[str, ...]]:
    """The runs of words by which quotations that hold the same words are found."""
    return _runs(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def _fewest(one: str | None, other: str | None) -> int:
    """How many words two quotations of these speakers need, if the same words are not to be chance."""
    if one is None or other is None:
        return _RUN
    return 1 if one.split()[-1] == other.split()[-1] else _SAME_RUN


def _runs(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of four words; all words of a quotation that has fewer."""
    length = min(_RUN, len(tokens))
    return [tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)] if tokens else []


def _are_same(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _RUN:
        return list(shorter) == list(longer)
    known = set(_runs(longer))
    longest = since = 0
    covered: set[int] = set()
    for at, run in enumerate(_runs(shorter)):
        since = since + 1 if run in known else 0
        if since:
            longest = max(longest, since + _RUN - 1)
            covered.update(range(at, at + _RUN))
    if longest >= min(_SAME_RUN, len(shorter)) or len(covered) >= _SAME_SHARE * len(shorter):
        return True
    return ratio(" ".join(shorter), " ".join(longer)) >= _ALIKE
