from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from bot.search.basis import whole
from bot.search.columns import ColumnsError, named
from bot.store.vectors import FILE, VectorCache
from tests.embedding.made import MadeUp, made

TEXTS = ["the mill burned down", "it was rebuilt", "", "\ud800 \N{PILE OF POO}"]
Open = Callable[..., VectorCache]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    caches = []

    def open_one(folder: Path = tmp_path, embedder: str = MadeUp.name) -> VectorCache:
        caches.append(VectorCache.open(folder, embedder, MadeUp.dimensions))
        return caches[-1]

    yield open_one
    for cache in caches:
        cache.close()


def fill(cache: VectorCache, texts: Sequence[str] = TEXTS) -> VectorCache:
    cache.add(texts, [made(text) for text in texts])
    return cache


def holds(cache: VectorCache, texts: Sequence[str] = TEXTS) -> bool:
    vectors = cache.load(texts)
    everything, lengths = vectors.tokens(range(len(texts)))
    matrix = whole(vectors.matrix)
    for row, tokens in enumerate(np.split(everything, np.cumsum(lengths)[:-1]) if texts else ()):
        expected = made(texts[row])
        if matrix[row] @ expected.vector < 0.9999 or tokens.shape != expected.tokens.shape:
            return False
        if np.any(np.einsum("ij,ij->i", tokens, expected.tokens) < 0.999):
            return False
    return True


def test_what_was_added_is_there_the_next_time(opened: Open) -> None:
    fill(opened()).close()
    assert holds(opened())


def test_only_new_texts_are_missing_and_each_once(opened: Open) -> None:
    assert fill(opened()).missing([*TEXTS, "new", "newer", "new"]) == ["new", "newer"]


def test_vectors_of_another_embedder_do_not_count(opened: Open) -> None:
    fill(opened())
    assert opened(embedder="another").missing(TEXTS) == TEXTS


def test_a_text_that_has_no_vectors_is_a_row_of_zeros(opened: Open) -> None:
    vectors = fill(opened()).load(["new", TEXTS[0]])
    assert not vectors.matrix[0].any()
    assert vectors.tokens([0, 1])[1].tolist() == [0, 4]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_can_be_kept(opened: Open, texts: list[str]) -> None:
    assert holds(fill(opened(), texts), texts)


@pytest.mark.parametrize("few", [0, 500])
def test_token_vectors_come_in_the_order_asked_for(
    opened: Open, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("bot.store.vectors._FEW", few)
    vectors = fill(opened()).load([*TEXTS, "never added", TEXTS[0]])
    found, lengths = vectors.tokens([1, 4, 0, 5])
    assert lengths.tolist() == [3, 0, 4, 4]
    expected = [made(TEXTS[1]).tokens, made(TEXTS[0]).tokens, made(TEXTS[0]).tokens]
    np.testing.assert_allclose(found, np.concatenate(expected), atol=0.02)


@pytest.mark.parametrize("few", [0, 500])
def test_token_vectors_of_nothing_are_none(opened: Open, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr("bot.store.vectors._FEW", few)
    for texts in ([], TEXTS):
        found, lengths = fill(opened()).load(texts).tokens([])
        assert (found.shape, lengths.shape) == ((0, MadeUp.dimensions), (0,))


def test_what_no_article_uses_is_forgotten(opened: Open) -> None:
    fill(opened(embedder="another"))
    cache = fill(opened())
    cache.forget_all_but(TEXTS[:1])
    assert cache.missing(TEXTS) == TEXTS[1:]
    assert opened(embedder="another").missing(TEXTS) == TEXTS


def test_its_space_is_given_back(opened: Open, tmp_path: Path) -> None:
    cache = fill(opened(), [f"{number} word" for number in range(2000)])
    cache.forget_all_but([])
    assert (tmp_path / FILE).stat().st_size < 100_000


def test_a_reader_of_what_was_forgotten_gets_no_tokens(opened: Open) -> None:
    cache = fill(opened())
    vectors = cache.load(TEXTS)
    cache.forget_all_but([])
    fill(cache, ["something else"])
    assert vectors.tokens([0, 1])[1].tolist() == [0, 0]


def test_two_may_use_one_file(opened: Open) -> None:
    one, other = opened(), opened()
    fill(one, TEXTS[:2])
    fill(other, TEXTS[1:])
    assert holds(one)
    assert holds(other)


def test_threads_may_read_while_one_writes(opened: Open) -> None:
    cache = fill(opened())
    with ThreadPoolExecutor(4) as pool:
        written = pool.submit(lambda: [fill(cache, [f"text {number}"]) for number in range(50)])
        assert all(pool.map(lambda _: holds(cache), range(50)))
    written.result()
    assert cache.missing([f"text {number}" for number in range(50)]) == []


def test_a_folder_that_cannot_be_used_is_told_once(
    opened: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    assert holds(fill(opened(tmp_path / "file" / "data")))
    assert len(caplog.records) == 1
    assert "vectors are kept in memory alone" in caplog.text


def test_a_file_that_is_no_database_is_replaced_at_the_next_start(
    opened: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_bytes(b"no database, though it is long enough to be one" * 100)
    assert holds(fill(opened()))
    assert len(caplog.records) == 1
    fill(opened()).close()
    assert holds(opened())
    assert len(caplog.records) == 1


def test_a_full_disk_loses_nothing(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    cache = fill(opened())
    (pages,) = cache._connection.execute("PRAGMA page_count").fetchone()
    cache._connection.execute(f"PRAGMA max_page_count = {pages}")
    vectors = cache.load(TEXTS)
    more = [f"{number} word" for number in range(500)]
    fill(cache, more)
    assert holds(cache, [*TEXTS, *more])
    assert vectors.tokens([0])[1].tolist() == [4]
    assert "database or disk is full" in caplog.text
    assert len(caplog.records) == 1


def test_a_file_that_is_damaged_while_it_is_used_is_no_error(
    opened: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fill(opened(), [f"{number} word" for number in range(2000)]).close()
    file = tmp_path / FILE
    cache = opened()
    vectors = cache.load([f"{number} word" for number in range(2000)])
    cache._connection.execute("PRAGMA cache_size = 1")
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert vectors.tokens([3, 1500])[1].tolist() == [0, 0]
    assert "vectors are kept in memory alone" in caplog.text
    assert not file.exists()
    assert holds(fill(cache))


def test_many_texts_are_asked_for_in_several_queries(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.vectors._AT_ONCE", 3)
    texts = [f"{number} word" for number in range(10)]
    cache = fill(opened(), texts[:8])
    assert cache.missing(texts) == texts[8:]
    assert holds(cache, [*texts[:8], *texts[:8]])


def test_other_texts_take_over_what_was_loaded(opened: Open) -> None:
    cache = fill(opened(), [*TEXTS, "new"])
    found = cache.changed(cache.load(TEXTS), np.array([3, -1, 0], np.int32), ["new"])
    expected = cache.load([TEXTS[3], "new", TEXTS[0]])
    np.testing.assert_array_equal(found.matrix, expected.matrix)
    np.testing.assert_array_equal(found.ids, expected.ids)
    assert found.tokens([1])[1].tolist() == [1]


def kept_columns(cache: VectorCache) -> dict[str, NDArray[Any]]:
    """The columns of the vectors of `TEXTS`, named as a search names them."""
    return named("meaning.vectors", cache.load(TEXTS).columns())


def test_columns_give_the_vectors_back(opened: Open) -> None:
    columns = kept_columns(fill(opened()))
    found, expected = opened().restored(columns), opened().load(TEXTS)
    np.testing.assert_array_equal(found.matrix, expected.matrix)
    assert found.tokens([0])[0].tolist() == expected.tokens([0])[0].tolist()


def test_columns_of_another_file_are_refused(opened: Open, tmp_path: Path) -> None:
    columns = kept_columns(fill(opened()))
    with pytest.raises(ColumnsError, match="another cache"):
        fill(opened(tmp_path / "other")).restored(columns)


def test_columns_of_what_was_forgotten_are_refused(opened: Open) -> None:
    cache = fill(opened())
    columns = kept_columns(cache)
    cache.forget_all_but(TEXTS[:1])
    fill(cache)
    with pytest.raises(ColumnsError, match="forgotten"):
        cache.restored(columns)


def test_columns_of_another_embedder_are_refused(opened: Open) -> None:
    columns = kept_columns(fill(opened()))
    with pytest.raises(ColumnsError, match="forgotten"):
        opened(embedder="another").restored(columns)
