"""Misspelt copies of questions, made alike for every pack and always the same."""

import random
import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG = 7  # letters from which a word takes two slips
# Function words: a slip in one of them takes nothing away from a question.
_EMPTY = {
    "about", "after", "also", "among", "been", "before", "being", "between", "could", "deze", "does",
    "door", "during", "each", "from", "hadden", "have", "having", "hebben", "hoeveel", "into", "many",
    "more", "most", "much", "must", "naar", "niet", "only", "other", "over", "should", "some", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "toen", "under",
    "until", "upon", "very", "waar", "waarom", "wanneer", "welk", "welke", "were", "what", "when", "where",
    "which", "while", "whom", "whose", "will", "with", "within", "would", "your",
}  # fmt: skip  # a row of many: one a line would fill a page
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)
}


def with_slips(question: str, most: int, seed: int = 1) -> str:
    """`question` with a slip in every content word of four letters or more, `most` (1 or 2) in long ones.

    A slip is two neighbouring letters swapped, one left out, one doubled, or a neighbouring key struck, with
    equal chances and anywhere in the word.
    """
    chance = random.Random(f"{seed} {most} {question}")

    def misspell(match: re.Match[str]) -> str:
        word = match.group()
        if word.casefold() in _EMPTY:
            return word
        for _ in range(most if len(word) >= _LONG else 1):
            word = _slip(word, chance)
        return word

    return _WORD.sub(misspell, question)


def _slip(word: str, chance: random.Random) -> str:
    """One slip that changes the word: swapping two equal letters would not."""
    while True:
        slipped = chance.choice(_KINDS)(word, chance.randrange(len(word)))
        if slipped != word:
            return slipped


def _swap(word: str, at: int) -> str:
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _drop(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int) -> str:
    return word[: at + 1] + word[at:]


def _neighbour(word: str, at: int) -> str:
    """The key to the right, or the left one at the end of its row; a letter that is on no row stays."""
    keys = _NEIGHBOURS.get(word[at].lower(), word[at])
    return word[:at] + keys[-1] + word[at + 1 :]


_KINDS: tuple[Callable[[str, int], str], ...] = (_swap, _drop, _double, _neighbour)
