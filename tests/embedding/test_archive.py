from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.embedding.archive import embed_archive
from bot.search.embedder import EmbedderError, TextVectors
from bot.store.vectors import VectorCache
from tests.embedding.made import MadeUp, made

TEXTS = [f"passage {number % 700}" for number in range(1000)]


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[VectorCache]:
    opened = VectorCache.open(tmp_path, MadeUp.name, MadeUp.dimensions)
    yield opened
    opened.close()


def test_a_row_is_the_vector_of_the_text_in_its_place(cache: VectorCache) -> None:
    vectors: TextVectors = embed_archive(TEXTS, MadeUp(), cache)
    np.testing.assert_allclose(vectors.matrix, [made(text).vector for text in TEXTS], atol=1e-3)


def test_a_text_is_embedded_once(cache: VectorCache) -> None:
    embedder = MadeUp()
    embed_archive(TEXTS, embedder, cache)
    embed_archive(TEXTS[::-1], embedder, cache)
    assert sorted(embedder.asked) == sorted(set(TEXTS))


def test_who_was_interrupted_goes_on_from_there(cache: VectorCache) -> None:
    interrupted, again = MadeUp(gives_up_after=600), MadeUp()
    with pytest.raises(EmbedderError):
        embed_archive(TEXTS, interrupted, cache)
    assert interrupted.asked
    embed_archive(TEXTS, again, cache)
    assert sorted(interrupted.asked + again.asked) == sorted(set(TEXTS))


def test_every_text_is_a_step_forward(cache: VectorCache) -> None:
    steps: list[str] = []
    embed_archive(TEXTS, MadeUp(), cache, steps.append)
    assert steps == TEXTS


def test_no_texts_have_no_rows(cache: VectorCache) -> None:
    assert embed_archive([], MadeUp(), cache).matrix.shape == (0, MadeUp.dimensions)
