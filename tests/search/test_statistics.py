"""A part of an archive, searched by the statistics of the whole, scores as it does there."""

from dataclasses import replace

import numpy as np
import pytest

from bot.archive import Archive
from bot.facts import Facts
from bot.search import Search
from bot.search.statistics import Statistics
from bot.search.vocabulary import Family
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES, archive_of

EMBEDDER = FakeEmbedder()
WHOLE = archive_of(FILES)
PART = Archive(WHOLE.articles[1:3])
QUESTIONS = (
    "who built the lighthouse of Brenhaven",
    "when did the frost ruin the hravest in Dunmoor",
    "1874",
)


def search(archive: Archive, statistics: Statistics | None = None) -> Search:
    vectors = HeldVectors(archive, EMBEDDER)
    facts = Facts.of(WHOLE)
    return Search(archive, facts, embedder=EMBEDDER, vectors=vectors, statistics=statistics)


def holders(whole: Search) -> Statistics:
    """The statistics of a whole of which only a part will be at hand."""

    def count(family: Family) -> int:
        return len(whole._index.passages.uses(family).rows)

    return replace(whole.statistics, holders=count)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_passage_scores_as_in_the_whole(question: str) -> None:
    whole = search(WHOLE)
    part = search(PART, holders(whole))
    in_whole, in_part = whole._understood(question), part._understood(question)
    rows = np.flatnonzero(whole._index.in_files({article.file for article in PART.articles}))
    assert in_part.question == in_whole.question
    np.testing.assert_allclose(in_part.evidence.rarity, in_whole.evidence.rarity)
    np.testing.assert_allclose(in_part.evidence.scores, in_whole.evidence.scores[rows], rtol=1e-5)
    assert in_part.likeness is not None
    assert in_whole.likeness is not None
    np.testing.assert_allclose(in_part.likeness.passages, in_whole.likeness.passages[rows], atol=1e-5)
    np.testing.assert_allclose(in_part.likeness.heads, in_whole.likeness.heads[rows], atol=1e-5)


def test_the_size_that_decides_is_that_of_the_whole() -> None:
    part = search(PART, holders(search(WHOLE)))
    assert part.findings(QUESTIONS[0]).passages == len(WHOLE.passages)


def test_a_year_is_heard_of_in_the_whole() -> None:
    whole = replace(holders(search(WHOLE)), heard_of=lambda year: year == 1833)
    part = search(PART, whole)
    assert not part.findings("was the lighthouse of Brenhaven built in 1833").unheard_of
    assert part.findings("was the lighthouse of Brenhaven built in 1834").unheard_of


def test_words_that_the_whole_lacks_are_left_out() -> None:
    whole = search(PART)
    other = Search(WHOLE, Facts.of(WHOLE), statistics=whole.statistics)
    assert len(other._index) == len(WHOLE.passages)
    assert {*other._index.passages.held.tolist()} <= {*range(len(whole.statistics.vocabulary))}
    assert other.ask("roggebrood").missing == ("roggebrood",)  # it stands in the last article alone
