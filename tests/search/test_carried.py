from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive
from bot.search.carried import Carried, gathered, stretches
from bot.search.column import Ints
from tests.search.invented_articles import FILES, archive_of

ARTICLES = archive_of(FILES).articles
SOME = st.sets(st.sampled_from(ARTICLES)).map(Archive)
PLACES = st.lists(st.integers(-1, 4), max_size=8).map(lambda places: np.array(places, np.int32))


@given(SOME, SOME)
def test_it_knows_where_each_passage_and_article_was(before: Archive, archive: Archive) -> None:
    carried = Carried.between(before, archive)
    for at, article in enumerate(archive.articles):
        was = int(carried.articles[at])
        assert (was >= 0) == (article in before.articles)
        assert was < 0 or before.articles[was] == article
        assert was < 0 or carried.moved_articles[was] == at
    for row, passage in enumerate(archive.passages):
        was = int(carried.rows[row])
        assert (was >= 0) == (passage in before.passages)
        assert was < 0 or before.passages[was] == passage
        assert was < 0 or carried.moved_rows[was] == row
    assert (carried.moved_rows >= 0).sum() == (carried.rows >= 0).sum()
    assert 0 <= carried.share <= 1


def test_an_article_of_which_anything_is_other_is_new() -> None:
    one = ARTICLES[0]
    other = replace(one, title=None)
    assert Carried.between(Archive([one]), Archive([other])).articles.tolist() == [-1]
    assert Carried.between(Archive([one]), Archive([replace(one)])).articles.tolist() == [0]


@given(PLACES)
def test_stretches_cover_all_and_go_up_by_one_or_are_new(places: Ints) -> None:
    found = stretches(places)
    assert [at for start, end in found for at in range(start, end)] == list(range(len(places)))
    for start, end in found:
        piece = places[start:end]
        assert (piece == -1).all() or (piece == np.arange(len(piece)) + piece[0]).all()


@given(PLACES)
def test_values_are_gathered_from_the_old_and_the_new(places: Ints) -> None:
    old, new = np.arange(10, 15), np.arange(100, 100 + int((places < 0).sum()))
    fresh = iter(new.tolist())
    assert gathered(places, old, new).tolist() == [
        next(fresh) if at < 0 else old[at] for at in places.tolist()
    ]
