"""How much each token of a question counts: "when did" and "lol" say little of what is asked, names much.

A gate for each token, from its vector in its context and from how rare its word is in the archive, much as
in Hofstätter et al. 2022 ("Introducing Neural Bag of Whole-Words with ColBERTer"). The weights stand in
importance.json with the name of the embedder whose vectors they were learned on (`python -m
benchmarks.learning`); with any other a token counts for how rare its word is.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from bot.search.column import Floats
from bot.search.corrections import Rewritten
from bot.search.meaning import Likeness

WEIGHTS = "importance.json"
_TINY = np.float32(1e-6)
_LEAST = np.float32(0.1)  # what a word without content counts, where nothing was learned, if the rarest is 1
_CLOSED = np.float32(1e-30)  # gates that are all closed share nothing


@dataclass(frozen=True, slots=True)
class Gates:
    """Two gates: how much a token counts where it is looked for in a passage, and around it.

    `weights` has shape (d + 2, 2): what each dimension of a token says, then how rare its word is (1 for the
    rarest of the question), and that it is a word with content. `bias` has shape (2,).
    """

    embedder: str
    weights: Floats
    bias: Floats

    def shares(self, inputs: Floats) -> Floats:
        """The share of each token in the whole question, for each gate: (tokens, 2), columns of sum 1."""
        opened = np.logaddexp(0, inputs @ self.weights + self.bias)
        return np.asarray(opened / np.maximum(opened.sum(axis=0), _CLOSED), np.float32)


def shares(embedder: str, inputs: Floats) -> Floats:
    """What `Gates.shares` tells of a question's `token_inputs` if they are of the embedder with that name."""
    gates = _gates()
    if gates.embedder == embedder:
        return gates.shares(inputs)
    opened = _LEAST + inputs[:, -2:-1]
    return np.repeat(opened / np.maximum(opened.sum(), _CLOSED), 2, axis=1).astype(np.float32)


def token_inputs(likeness: Likeness, question: Rewritten, rarity: Floats) -> Floats:
    """What the gates look at in each token; `rarity` is that of the question's terms. (tokens, d + 2)."""
    rarest = max(float(rarity.max(initial=0)), float(_TINY))
    told = np.zeros((len(likeness.tokens), 2), np.float32)
    for word, rare in zip(question.word_of, (rarity / rarest).tolist(), strict=True):
        here = likeness.words == word
        told[here, 0] = np.maximum(told[here, 0], rare)
        told[here, 1] = 1
    return np.hstack([likeness.tokens, told])


@cache
def _gates() -> Gates:
    learned = json.loads(files("bot.search").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    columns = np.array([learned["own"], learned["near"]], np.float32).T
    return Gates(learned["embedder"], columns[:-1], columns[-1])


def forget() -> None:
    """Read the weights again at the next use: they have been learned anew."""
    _gates.cache_clear()
