"""The one fuzzy matcher for names and words: commands and their autocomplete both use it."""

from collections.abc import Collection, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist, extractOne

from bot.search.tokens import fold

_LONGEST = 100  # characters that are compared: what Discord shows of a choice
_MOST = 20_000  # choices that are compared with slips in mind: keeps an answer well under a tenth of a second
_LIKE_ENOUGH = 75.0  # of 100: about one slip in four letters
_A_SLIP = 85.0  # of 100: one slip in a word of six letters
_SHORTEST_SLIP = 4  # letters from which on a slip in a whole word is looked for
_MISSPELT = 3  # letters from which on a slip is looked for; one or two letters are a beginning, not a word


def suggest(typed: str, choices: Sequence[str], limit: int = 25) -> list[str]:
    """The choices that `typed` may mean, best first; all of them, in their own order, when it is blank.

    First come those that start with what was typed, then those with a word that does, then those that hold
    it anywhere, then those that hold it but for slips or the order of words. Case and accents are ignored.
    """
    wanted, folded, held = _held(typed, choices)
    if len(held) < limit and len(wanted) >= _MISSPELT:
        found = set(held)
        held += [at for at in _near(wanted, folded[:_MOST]) if at not in found]
    return [choices[at] for at in held[:limit]]


def holding(typed: str, choices: Sequence[str], limit: int = 25) -> list[str]:
    """The first of those that `suggest` gives: the choices that hold what was typed as it is."""
    _, _, held = _held(typed, choices)
    return [choices[at] for at in held[:limit]]


def closest(typed: str, choices: Sequence[str]) -> int | None:
    """The place of the choice that is likest to `typed`, however unlike it is; None where there is none."""
    wanted = fold(typed[:_LONGEST]).strip()
    folded = [fold(choice[:_LONGEST]) for choice in choices[:_MOST]]
    found = extractOne(wanted, folded, scorer=fuzz.WRatio)
    return int(found[2]) if found else None


def nearest(typed: str, words: Collection[str]) -> list[str]:
    """The whole words that `typed` is, or else those likest to it where a slip may have made the difference.

    `words` are folded; no beginning or part of one counts.
    """
    wanted = fold(typed)
    if wanted in words:
        return [wanted]
    if len(wanted) < _SHORTEST_SLIP:
        return []
    likeness = {word: fuzz.ratio(wanted, word, score_cutoff=_A_SLIP) for word in words}
    best = max(likeness.values(), default=0.0)
    return [word for word, score in likeness.items() if score and score == best]


def _held(typed: str, choices: Sequence[str]) -> tuple[str, list[str], list[int]]:
    """What was typed and the choices, folded, and the places of those that hold it, best first."""
    wanted = fold(typed[:_LONGEST]).strip()
    folded = [fold(choice[:_LONGEST]) for choice in choices]
    held = [at for at, choice in enumerate(folded) if wanted in choice]
    held.sort(key=lambda at: _place(wanted, folded[at]))
    return wanted, folded, held


def _place(wanted: str, choice: str) -> int:
    """0 at the start of the choice, 1 at the start of a word, 2 inside one."""
    return 0 if choice.startswith(wanted) else 1 if f" {wanted}" in choice else 2


def _near(wanted: str, choices: Sequence[str]) -> list[int]:
    """The places of the choices that are much like what is wanted, likest first."""
    inside = cdist([wanted], choices, scorer=fuzz.partial_ratio)[0]
    # A choice much shorter than what is wanted lies "inside" it by chance.
    inside[[len(choice) + 2 < len(wanted) for choice in choices]] = 0
    likeness = np.maximum(inside, cdist([wanted], choices, scorer=fuzz.token_set_ratio)[0])
    order = np.argsort(-likeness, kind="stable")
    return [int(at) for at in order if likeness[at] >= _LIKE_ENOUGH]
