"""The one fuzzy matcher for names and words: commands and their autocomplete both use it."""

from collections.abc import Collection, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist, extractOne

from bot.search.tokens import fold

_LONGEST = 100  # characters that are compared: what Discord shows of a choice
_MOST = 2_500  # choices, the first ones, that are compared with slips in mind while somebody types
_LIKE_ENOUGH = 75.0  # of 100: about one slip in four letters
_A_SLIP = 85.0  # of 100: one slip in a word of six letters
_SHORTEST_SLIP = 4  # letters from which on a slip in a whole word is looked for
_MISSPELT = 3  # letters from which on a slip is looked for; one or two letters are a beginning, not a word


class Matcher:
    """Finds the choices that something typed may mean; the choices are prepared once."""

    def __init__(self, choices: Sequence[str]) -> None:
        self.folded = [fold(choice[:_LONGEST]) for choice in choices]

    def places(self, typed: str, limit: int, *, slips_in: int | None = _MOST) -> list[int]:
        """The places of the choices that `typed` may mean, best first; the first ones when it is blank.

        First come those that are what was typed, then those that start with it, then those with a word that
        does, then those that hold it anywhere, then those that hold it but for slips or the order of words.
        Case and accents are ignored. Slips are looked for in the first `slips_in` choices, or in all,
        but not in mere numbers: another year is not a slip.
        """
        wanted = _wanted(typed)
        held = self.holding(typed)
        if len(held) < limit and len(wanted) >= _MISSPELT and any(map(str.isalpha, wanted)):
            found = set(held)
            held += [at for at in _near(wanted, self.folded[:slips_in]) if at not in found]
        return held[:limit]

    def holding(self, typed: str) -> list[int]:
        """The first of those: the places of the choices that hold what was typed as it is, best first."""
        wanted = _wanted(typed)
        if not wanted:
            return list(range(len(self.folded)))
        held = [at for at, choice in enumerate(self.folded) if wanted in choice]
        return sorted(held, key=lambda at: _place(wanted, self.folded[at]))


def suggest(typed: str, choices: Sequence[str], limit: int = 25) -> list[str]:
    """The choices that `typed` may mean, as `Matcher` finds them; in their own order when it is blank."""
    if not typed.strip():
        return list(choices[:limit])
    return [choices[at] for at in Matcher(choices).places(typed, limit)]


def closest(typed: str, choices: Sequence[str]) -> int | None:
    """The place of the choice that is likest to `typed`, however unlike it is; None where there is none."""
    found = extractOne(_wanted(typed), Matcher(choices[:_MOST]).folded, scorer=fuzz.WRatio)
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


def _wanted(typed: str) -> str:
    return fold(typed[:_LONGEST]).strip()


def _place(wanted: str, choice: str) -> int:
    """0 where it is the choice, 1 at the start of the choice, 2 at the start of a word, 3 inside one."""
    if choice.startswith(wanted):
        return int(choice != wanted)
    return 2 if f" {wanted}" in choice else 3


def _near(wanted: str, choices: Sequence[str]) -> list[int]:
    """The places of the choices that are much like what is wanted, likest first."""
    likeness = cdist([wanted], choices, scorer=fuzz.partial_ratio, score_cutoff=_LIKE_ENOUGH)[0]
    # A choice much shorter than what is wanted lies "inside" it by chance.
    likeness[[len(choice) + 2 < len(wanted) for choice in choices]] = 0
    if " " in wanted:
        likeness = np.maximum(likeness, cdist([wanted], choices, scorer=fuzz.token_set_ratio)[0])
    like = np.flatnonzero(likeness >= _LIKE_ENOUGH)
    return [int(at) for at in like[np.argsort(-likeness[like], kind="stable")]]
