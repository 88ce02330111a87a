"""From everything that was found to the order in which passages are cited.

A quick look at all passages picks the candidates; a closer look at those (`features`) gives each a score, a
sum of weighed features. The weights stand in ranking.json, one set for each means, learned on public
questions by `python -m benchmarks.learning`.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np

from bot.search.column import Bools, Floats, Ints
from bot.search.features import Candidates, Means, Understood
from bot.search.index import Index

_POOL = 24  # candidates that are looked at closely
_EACH = 6  # candidates that each way of looking may bring by itself, however the others see them
_NEIGHBOURED = 8  # candidates whose neighbours are looked at too: an answer may go on there
_SENTENCE, _PARAGRAPH, _HEAD = 1.4, 0.35, 0.2  # what likeness adds to the evidence of words, at first look
_HEADING = 0.05  # what a heading loses there: the text below is the better receipt
# What the facts know outweighs all likeness: too rare in the packs to be learned there.
_TOLD = np.float32(10)
_MOST_CITED = 30
_HARDLY = 1.0  # log-odds by which a passage is hardly worse
_SAYS_LITTLE = 3  # words of a passage that repeats another by chance
_ALIKE = 0.8  # share of the shorter passage's words that the longer one has, from which both say the same


def pool(index: Index, understood: Understood, told: Ints, among: Bools | None = None) -> Ints:
    """The candidates for `understood`, in the order of the archive: few, but the answer among them.

    `told` are passages of which the facts know that they tell what is asked. Only those that `among` marks,
    which are whole articles, are taken.
    """
    told = (told if among is None else told[among[told]])[:_POOL]
    words = _left(understood.evidence.scores, among)
    likeness = understood.likeness
    if likeness is None:
        rows = top(words, _POOL + _EACH)
        return _with_neighbours(index, np.concatenate([rows[words[rows] > 0], told]))
    whole = _left(likeness.passages, among)
    total = words + _SENTENCE * whole + _PARAGRAPH * likeness.paragraphs + _HEAD * likeness.heads
    total = _left(total - _HEADING * index.headings, among)
    by_words = top(words, _EACH)
    by_meaning = top(whole, _EACH)
    # What is said in another language has no words of the question, and its likeness is less.
    foreign = np.flatnonzero(index.foreign_to(understood.reading.language))
    abroad = foreign[top(whole[foreign], _EACH)]
    rows = np.concatenate([top(total, _POOL), by_words[words[by_words] > 0], by_meaning, abroad, told])
    return _with_neighbours(index, rows if among is None else rows[among[rows]])


def scores(candidates: Candidates, means: Means) -> Floats:
    """How well each candidate answers, in the order of its rows: log-odds, of use only beside each other."""
    weights = _weights()[means]
    # Not `@`: for so small a matrix some BLAS kernels report invalid values in lanes that they do not use.
    found = (candidates.matrix(list(weights)) * np.array(list(weights.values()), np.float32)).sum(axis=1)
    return np.asarray(found + _TOLD * candidates.told, np.float32)


def best_first(index: Index, rows: Ints, values: Floats, most: int = _MOST_CITED) -> list[int]:
    """The places in `rows`, that with the highest of `values` first; at most so many.

    A passage that repeats a better one stands after all that do not. Where the first two are of one article,
    the third is of another if that is hardly worse. Equals stand in the archive's order.
    """
    order = np.lexsort((rows, -values))
    # One row of `alike` for each place in `order`: which of those before it say the same.
    alike = np.tril(_alike([index.passages.words(row) for row in rows[order].tolist()]), -1)
    fresh = np.ones(len(rows), bool)
    for place in np.flatnonzero(alike.any(axis=1)).tolist():
        fresh[place] = not (alike[place] & fresh).any()
    firsts = _varied(order[fresh].tolist(), index.article_of[rows], values)
    return [*firsts, *order[~fresh].tolist()][:most]


def _varied(order: list[int], articles: Ints, values: Floats) -> list[int]:
    """`order`, the third place changed where the first two are of one article."""
    if len(order) > 2 and articles[order[0]] == articles[order[1]]:
        third = next((at for at in order[2:] if articles[at] != articles[order[0]]), order[2])
        if values[order[2]] - values[third] <= _HARDLY:
            order.remove(third)
            order.insert(2, third)
    return order


def top(values: Floats, count: int) -> Ints:
    """The places of the `count` highest of `values`, that of the highest first."""
    rows = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    return rows[np.lexsort((rows, -values[rows]))].astype(np.int32)


def _left(values: Floats, among: Bools | None) -> Floats:
    """`values`, the lowest there can be where a passage is not among those that are looked at."""
    return values if among is None else np.where(among, values, np.float32(-np.inf)).astype(np.float32)


def _with_neighbours(index: Index, rows: Ints) -> Ints:
    """All of `rows`, and the neighbours in the paragraph of the first few, ascending."""
    beside = [
        row + step
        for row in rows[:_NEIGHBOURED].tolist()
        for step in (-1, 1)
        if 0 <= row + step < len(index) and index.in_one_paragraph(row, row + step)
    ]
    return np.union1d(rows, np.array(beside, np.int32)).astype(np.int32)


def _alike(texts: Sequence[frozenset[int]]) -> Bools:
    """Which of the texts, given by their words, say the same, each with each: (texts, texts)."""
    lengths = np.array([len(words) for words in texts], np.int32)
    words = np.fromiter(chain.from_iterable(texts), np.int32, int(lengths.sum()))
    distinct, columns = np.unique(words, return_inverse=True)
    holds = np.zeros((len(texts), len(distinct)), np.float32)
    holds[np.repeat(np.arange(len(texts)), lengths), columns] = 1
    shorter = np.minimum(lengths, lengths[:, np.newaxis])
    return np.asarray((shorter > _SAYS_LITTLE) & (holds @ holds.T >= _ALIKE * shorter), np.bool_)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = files("bot.search").joinpath("ranking.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights


def forget() -> None:
    """Read the weights again at the next use: they have been learned anew."""
    _weights.cache_clear()
