from dataclasses import replace

import numpy as np
import pytest

from bot.search import ranking
from bot.search.features import AGAINST, Means
from bot.search.index import Index
from tests.search.fake_embedder import FakeEmbedder, meaning_search
from tests.search.invented_articles import archive_of

INDEX = Index(
    archive_of(
        {
            "a.txt": "The mayor of Hollin opened the new bridge. It rained.",
            "b.txt": "The mayor of Hollin opened the new bridge. The river rose twice that spring.",
        }
    )
)
ROWS = np.arange(4, dtype=np.int32)


def test_the_highest_score_comes_first_and_equals_keep_the_order_of_the_archive() -> None:
    assert ranking.best_first(INDEX, ROWS, np.array([1.0, 3.0, 0.0, 3.0], np.float32))[:3] == [1, 3, 0]


def test_what_repeats_a_better_passage_stands_last() -> None:
    assert ranking.best_first(INDEX, ROWS, np.array([3.0, 1.0, 2.9, 0.5], np.float32)) == [0, 1, 3, 2]


@pytest.mark.parametrize(
    ("scores", "order"),
    [
        ([3.0, 2.9, 2.8, 2.5], [0, 1, 3, 2]),  # hardly worse, and of the other article
        ([3.0, 2.9, 2.8, 0.5], [0, 1, 2, 3]),  # much worse
        ([3.0, 2.7, 2.6, 2.9], [0, 3, 1, 2]),  # the second is of the other article already
    ],
)
def test_the_third_is_of_another_article_if_that_is_hardly_worse(
    scores: list[float], order: list[int]
) -> None:
    index = Index(
        archive_of({"a.txt": "The cat sat. A dog ran away. Some rain fell.", "b.txt": "All fish swam on."})
    )
    assert ranking.best_first(index, ROWS, np.array(scores, np.float32)) == order


def test_passages_of_another_language_are_candidates_however_little_alike_they_are() -> None:
    english = " ".join(
        f"The mayor of Hollin opened bridge {n} over the river in the town." for n in range(90)
    )
    dutch = "De burgemeester van Hollin heeft de brug over de rivier geopend. Het regende die dag in de stad."
    search = meaning_search({"en.txt": english, "nl.txt": dutch}, FakeEmbedder())
    foreign = search._index.foreign_to("en")
    assert foreign.sum() == 2
    understood = search._understood("who opened the bridge")
    assert understood.likeness
    least = np.where(foreign, -1, understood.likeness.passages).astype(np.float32)
    unlike = replace(understood, likeness=replace(understood.likeness, passages=least))
    rows = ranking.pool(search._index, unlike, np.empty(0, np.int32))
    assert len(rows) < len(foreign)
    assert set(np.flatnonzero(foreign)) <= set(rows.tolist())


def test_every_means_has_weights_and_none_counts_against_its_meaning() -> None:
    for means in Means:
        weights = ranking._weights()[means]
        assert weights
        assert all((weight < 0) == (name in AGAINST) for name, weight in weights.items())
