import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.make_graph import make_graph
from bot.embedding.e5 import E5
from bot.embedding.engine import GRAPH
from bot.embedding.packed import DIMENSIONS, POSITIONS, find_weights
from bot.search.embedder import Embedder, EmbedderError, Embedding
from bot.search.importance import shares

HOME = Path(__file__).parents[2]
TEXTS = (
    "Kim filed for divorce on Monday.",
    "Kim vroeg maandag de scheiding aan.",
    "她星期一申请离婚。",
    "The harvest of potatoes was poor this year, said the farmers of the north, who had hoped for more rain.",
    "ok",
    "",
)


def same(one: Embedding, other: Embedding) -> bool:
    close = np.abs(one.vector - other.vector).max() < 1e-3
    return (
        bool(close)
        and one.tokens.shape == other.tokens.shape
        and np.allclose(one.tokens, other.tokens, atol=1e-3)
    )


def test_the_graph_is_the_one_that_the_script_draws() -> None:
    assert GRAPH.read_bytes() == make_graph().SerializeToString(deterministic=True)


def test_it_is_an_embedder(e5: E5) -> None:
    embedder: Embedder = e5
    assert embedder.dimensions == DIMENSIONS
    assert embedder.name.startswith("multilingual-e5-small ")


def test_opened_twice_it_has_the_same_name_and_vectors(e5: E5) -> None:
    other = E5(find_weights(), threads=1)
    assert other.name == e5.name
    assert all(same(one, two) for one, two in zip(e5.passages(TEXTS), other.passages(TEXTS), strict=True))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_vector_of_length_1_and_so_have_its_tokens(e5: E5, text: str) -> None:
    (made,) = e5.passages([text])
    assert made.vector.dtype == made.tokens.dtype == np.float32
    assert np.linalg.norm(made.vector) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(np.linalg.norm(made.tokens, axis=1), 1, atol=1e-5)


@settings(max_examples=15, deadline=None)
@given(st.permutations(TEXTS), st.integers(1, len(TEXTS)))
def test_neither_order_nor_company_changes_a_vector(e5: E5, texts: list[str], size: int) -> None:
    alone = {text: e5.passages([text])[0] for text in texts}
    for first in range(0, len(texts), size):
        some = texts[first : first + size]
        for text, made in zip(some, e5.passages(some), strict=True):
            assert same(made, alone[text])


def test_many_texts_keep_their_order(e5: E5) -> None:
    texts = [f"{number} " * (number % 20) for number in range(60)]
    for text, made in zip(texts, e5.passages(texts), strict=True):
        assert same(made, e5.passages([text])[0])


def test_the_same_said_in_another_language_is_nearer_than_something_else(e5: E5) -> None:
    (question,) = e5.questions(["when did she want the divorce"])
    english, dutch, chinese, potatoes, *_ = (made.vector @ question.vector for made in e5.passages(TEXTS))
    assert min(english, dutch, chinese) > potatoes


def test_a_question_and_a_passage_of_the_same_words_differ(e5: E5) -> None:
    (question,), (passage,) = e5.questions(["divorce"]), e5.passages(["divorce"])
    assert question.vector @ passage.vector < 0.999


def test_only_the_texts_own_tokens_are_given(e5: E5) -> None:
    made = e5.passages(["", "ok", "ok ok"])
    assert [len(embedding.tokens) for embedding in made] == [0, 1, 2]


def test_what_is_beyond_the_models_positions_does_not_count(e5: E5) -> None:
    (long,), (longer,) = e5.passages(["word " * 600]), e5.passages(["word " * 600 + "end " * 10**5])
    assert len(long.tokens) == POSITIONS - 4  # the two marks, and "passage:" in two pieces
    assert same(long, longer)


def test_no_texts_have_no_embeddings(e5: E5) -> None:
    assert e5.questions([]) == []


def test_several_threads_may_ask_at_once(e5: E5) -> None:
    expected = e5.questions(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for made in pool.map(lambda _: e5.questions(TEXTS), range(8)):
            assert all(same(one, other) for one, other in zip(made, expected, strict=True))


def test_an_engine_that_fails_says_nothing_of_the_text(e5: E5, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "_places", np.zeros((POSITIONS, 1), np.float32))
    monkeypatch.setattr(
        "bot.embedding.e5.dequantize", lambda blocks: np.zeros((len(blocks), DIMENSIONS), np.float64)
    )
    with pytest.raises(EmbedderError, match=r"^onnxruntime failed: \w+$"):
        e5.questions(["a secret"])


def test_opening_it_writes_nothing_and_importing_it_loads_no_engine(tmp_path: Path) -> None:
    code = """
import sys
import bot.embedding
assert "onnxruntime" not in sys.modules
from bot.embedding.e5 import E5
from bot.embedding.packed import find_weights
E5(find_weights(), 1).questions(["x"])
"""
    places = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HOME, env=os.environ | places)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", [*TEXTS, "Zoë's   bi-polar café…", "½ cup of ﬁgs", "word " * 600, "x" * 6000]
)
def test_every_token_knows_its_word(e5: E5, text: str) -> None:
    words = e5.words(text)
    (passage,) = e5.passages([text])
    assert len(words) == len(passage.tokens)
    assert words == sorted(words)
    assert all(0 <= word < len(text.split()) for word in words)


def test_the_words_of_a_plain_sentence_are_counted_through(e5: E5) -> None:
    assert sorted(set(e5.words("Kim filed for divorce on Monday."))) == [0, 1, 2, 3, 4, 5]


def test_what_each_token_counts_was_learned_on_the_vectors_that_it_makes(e5: E5) -> None:
    inputs = np.zeros((2, e5.dimensions + 2), np.float32)
    inputs[0, -2:] = 1
    own, near = shares(e5.name, inputs).T.tolist()
    assert own != near  # where nothing was learned, both are the same
