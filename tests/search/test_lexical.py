"""The scorer against a slow one that follows the formula passage by passage."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import lexical
from bot.search.dates import Dates
from bot.search.index import Index
from bot.search.lexical import Lexical
from bot.search.reading import Alternative, Reading, Term
from bot.search.rows import Rows
from bot.search.statistics import Statistics
from tests.search.invented_articles import archive_of

WORDS = ["mill", "mills", "river", "bridge", "honey", "frost", "walnut"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda words: f"{' '.join(words)}.")
ARTICLES = st.lists(st.lists(SENTENCE, min_size=1, max_size=5).map("\n\n".join), min_size=1, max_size=4)
NUMBERS = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True)
MEANINGS = st.lists(st.tuples(NUMBERS, st.sampled_from([0.3, 0.8, 1.0])), max_size=3)


def uses(words: list[str], alternative: Alternative, index: Index) -> float:
    return sum(
        weight * sum(index.vocabulary.number(word) == number for word in words)
        for number, weight in alternative.family
    )


def gain(row: int, alternative: Alternative, index: Index, rows: list[list[str]]) -> float:
    """What an alternative adds to the score of passage `row`: straight from the definition."""
    articles = index.article_of.tolist()

    def used(other: int) -> float:
        inside = 0 <= other < len(rows) and articles[other] == articles[row]
        return uses(rows[other], alternative, index) if inside else 0.0

    heard = used(row) + lexical._BEFORE * used(row - 1) + lexical._AFTER * used(row + 1)
    mean = sum(map(len, rows)) / len(rows)
    damping = lexical._DAMPING * (1 - lexical._LENGTH + lexical._LENGTH * len(rows[row]) / max(mean, 1))
    article = index.archive.articles[articles[row]]
    title = index.archive.text(article.title).split() if article.title else []
    whole = sum(used(other) for other in range(len(rows))) + lexical._TITLE * uses(title, alternative, index)
    rarity = rareness(alternative, index, rows)
    return alternative.weight * rarity * (heard / (heard + damping) + lexical._ARTICLE * whole / (whole + 1))


def rareness(alternative: Alternative, index: Index, rows: list[list[str]]) -> float:
    found = sum(uses(words, alternative, index) > 0 for words in rows)
    return math.log1p((len(rows) - found + 0.5) / (found + 0.5))


@given(ARTICLES, st.lists(MEANINGS, min_size=1, max_size=3))
def test_the_scores_are_those_of_the_formula(
    texts: list[str], meanings: list[list[tuple[list[int], float]]]
) -> None:
    archive = archive_of({f"{at}.txt": text for at, text in enumerate(texts)})
    index = Index(archive)
    rows = [archive.text(passage.span).strip(" .\n").split() for passage in archive.passages]
    last = len(index.vocabulary) - 1
    terms = [
        tuple(
            Alternative(
                "",
                tuple((number, 0.9) for number in sorted({min(number, last) for number in family})),
                weight,
            )
            for family, weight in choices
        )
        for choices in meanings
    ]
    reading = Reading(
        "", tuple(Term("", 0, "", choices, known=True, common=False, name=False) for choices in terms), None
    )
    statistics = Statistics.of(index, Dates.of(archive, Rows(archive), []), None)
    evidence = Lexical(index, statistics).evidence(reading)

    unheard = math.log1p((len(rows) + 0.5) / 0.5)
    rarity = [max((rareness(one, index, rows) for one in choices), default=unheard) for choices in terms]
    assert evidence.rarity.tolist() == pytest.approx(rarity, rel=1e-4)
    most = sum(rarity) * (1 + lexical._ARTICLE)
    for row in range(len(rows)):
        expected = sum(max((gain(row, one, index, rows) for one in choices), default=0) for choices in terms)
        assert evidence.scores[row] == pytest.approx(expected / most, rel=1e-4, abs=1e-6)
    everywhere = np.arange(len(rows), dtype=np.int32)
    assert evidence.held_in(everywhere) == pytest.approx(
        np.array(
            [
                [
                    max((one.weight * min(uses(row, one, index), 1) for one in choices), default=0)
                    for row in rows
                ]
                for choices in terms
            ]
        ),
        rel=1e-4,
    )
    assert evidence.held_in(everywhere[:0]).shape == (len(terms), 0)
