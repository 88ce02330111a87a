import shutil
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.finders import MOST, Finder, NotInstalledError, finders
from benchmarks.finders.finder import top_rows
from benchmarks.finders.minisearch import FuzzyMiniSearch
from benchmarks.invented import invented_pack
from tests.search.fake_embedder import FakeEmbedder

PACK = invented_pack()
ASKED = "who opened the lighthouse in Corvale"


@cache
def built(name: str) -> Finder:
    try:
        return finders(FakeEmbedder())[name](PACK.archive)
    except NotInstalledError as missing:
        pytest.skip(str(missing))


def first(name: str, question: str = ASKED) -> str:
    return PACK.archive.text(built(name).find(question).spans[0])


@pytest.mark.parametrize("name", [name for name in finders() if name != "embedding alone"])
def test_every_finder_that_is_installed_finds_the_passage(name: str) -> None:
    assert "lighthouse in Corvale was opened" in first(name)


def test_the_embedding_alone_finds_what_is_like_the_question() -> None:
    assert "lighthouse" in first("embedding alone")


def test_tantivy_forgives_two_slips() -> None:
    assert "lighthouse in Corvale" in first("tantivy, fuzzy 2", "lihgthuose corvlae opened")


def test_minisearch_says_when_node_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(NotInstalledError):
        FuzzyMiniSearch(PACK.archive)


@pytest.mark.parametrize("name", ["embedding alone", "bm25s + embedding"])
def test_without_an_embedder_meaning_is_not_measured(name: str) -> None:
    with pytest.raises(NotInstalledError):
        finders()[name](PACK.archive)


@pytest.mark.parametrize("name", finders())
@pytest.mark.parametrize("question", ["", "?!", '"', "a AND (b OR", "x' * NEAR/2", "zzzz qqqq", "\n", "日本"])
def test_any_string_is_a_question(name: str, question: str) -> None:
    assert len(built(name).find(question).spans) <= MOST


@given(st.text())
def test_no_text_breaks_out_of_an_fts5_query(text: str) -> None:
    assert len(built("FTS5 porter").find(text).spans) <= MOST


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(1, 10))
def test_top_rows_are_those_of_a_stable_sort(scores: list[int], most: int) -> None:
    values = np.array(scores, dtype=float)
    assert top_rows(values, most).tolist() == np.argsort(-values, kind="stable")[:most].tolist()
