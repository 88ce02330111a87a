"""How likely one word was typed for another: the cost of the slips between them.

The cheapest alignment of the two words under weighted edits, after Kernighan, Church and Gale (1990), "A
spelling correction program based on a noisy channel model"; with the few kinds of slip that hold for every
keyboard and language instead of a table of letter pairs.
"""

from functools import cache

_ANY = 1.0  # a letter that is put for, or added beside, one that it has nothing to do with
_NEAR = 0.7  # a neighbouring key, or a vowel for a vowel
_LEFT_OUT = 0.8
_DOUBLING = 0.5  # one letter for two, or two for one
_SWAP = 0.6  # in the first letters too: the hands get ahead of each other
_FIRST = 0.4  # on top, for a slip in the first letter: people get that one wrong least

# The keyboard of English and Dutch; German and French ones differ in four letters.
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiouy"


_START = " "  # stands before a word, so that its first letter too has one before it


def cost(typed: str, word: str) -> float:
    """The cost of the slips that turn `word` into `typed`: 0 for none, about 1 for each."""
    typed, word = _differing(_START + typed, _START + word)
    before: list[float] = []
    above = [0.0]
    for at in range(1, len(word)):
        above.append(above[-1] + _left_out(word, at))
    for row in range(1, len(typed)):
        line = [above[0] + _added(typed[row], word, 1)]
        for at in range(1, len(word)):
            best = min(
                above[at - 1] + _put_for(typed[row], word, at),
                above[at] + _added(typed[row], word, at + 1),
                line[at - 1] + _left_out(word, at),
            )
            if row > 1 and at > 1 and typed[row] == word[at - 1] and typed[row - 1] == word[at]:
                best = min(best, before[at - 2] + _SWAP)
            line.append(best)
        before, above = above, line
    return above[-1]


def _differing(typed: str, word: str) -> tuple[str, str]:
    """The two without the beginning and the end that they share, but for one letter on each side."""
    shorter = min(len(typed), len(word))
    start = next((at for at in range(shorter) if typed[at] != word[at]), shorter) - 1
    most = shorter - start - 1
    end = next((at for at in range(most) if typed[-1 - at] != word[-1 - at]), most) - 1
    return typed[start : len(typed) - max(0, end)], word[start : len(word) - max(0, end)]


def _put_for(letter: str, word: str, at: int) -> float:
    """The cost of typing `letter` for that of the word at `at`."""
    if letter == word[at]:
        return 0.0
    return (_NEAR if letter in _near(word[at]) else _ANY) + _first(word, at)


def _added(letter: str, word: str, at: int) -> float:
    """The cost of typing `letter` too many before that of the word at `at`."""
    beside = word[at - 1 : at + 1]
    if letter in beside:
        return _DOUBLING
    near = letter in _near(beside[0]) or letter in _near(beside[-1])
    return (_NEAR if near else _ANY) + _first(word, at)


def _left_out(word: str, at: int) -> float:
    return _DOUBLING if word[at] == word[at - 1] else _LEFT_OUT + _first(word, at)


def _first(word: str, at: int) -> float:
    return _FIRST if word[at - 1] == _START else 0.0


@cache
def _near(letter: str) -> frozenset[str]:
    """The letters that are easily put for `letter`."""
    near = set(_VOWELS) if letter in _VOWELS else set()
    for row, keys in enumerate(_KEYS):
        at = keys.find(letter)
        if at >= 0:
            for other in _KEYS[max(0, row - 1) : row + 2]:
                near |= set(other[max(0, at - 1) : at + 2])
    return frozenset(near - {letter})
