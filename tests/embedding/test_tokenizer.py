import unicodedata
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.embedding.packed import PackedModel, Vocabulary
from bot.embedding.tokenizer import WORD_START, Tokenizer

MARKS = ["<s>", "<pad>", "</s>", "<unk>"]
SMALL = {
    "▁": -3.0,
    "a": -2.0,
    "b": -2.5,
    "▁a": -2.2,
    "ab": -3.1,
    "ba": -3.0,
    "▁ab": -4.5,
    "bab": -4.4,
    "é": -5.0,
}


def vocabulary(pieces: dict[str, float]) -> Vocabulary:
    """A small one, laid out as the file has it."""
    every = [piece.encode() for piece in [*MARKS, *pieces]]
    return Vocabulary(
        text=b"".join(every),
        starts=np.cumsum([0, *map(len, every)]).astype(np.uint32),
        scores=np.array([0.0] * len(MARKS) + list(pieces.values()), np.float32),
        start_mark=0,
        padding=1,
        end_mark=2,
        unknown=3,
        normalization={ord("\t"): " ", ord("\x01"): ""},
    )


def cut(text: str, limit: int = 100) -> list[str]:
    names = [*MARKS, *SMALL]
    return [names[piece] for piece in Tokenizer(vocabulary(SMALL)).pieces(text, limit)]


def best_score(word: str) -> float:
    """The score of the best way to cut a word, by trying them all."""
    beginnings = [word[:length] for length in range(1, len(word) + 1) if word[:length] in SMALL]
    return max((SMALL[piece] + best_score(word[len(piece) :]) for piece in beginnings), default=0.0)


@pytest.fixture(scope="module")
def tokenizer(model: PackedModel) -> Tokenizer:
    return Tokenizer(model.vocabulary)


@pytest.fixture(scope="module")
def names(model: PackedModel) -> list[str]:
    known = model.vocabulary
    return [known.text[start:end].decode() for start, end in pairwise(known.starts.tolist())]


@given(st.text("ab", min_size=1, max_size=9))
def test_of_all_ways_to_cut_a_word_the_most_probable_is_taken(word: str) -> None:
    assert sum(SMALL[piece] for piece in cut(word)) == pytest.approx(best_score(WORD_START + word))


def test_words_begin_with_a_mark_and_spaces_between_them_are_one() -> None:
    assert cut(" a  b\ta ") == ["▁a", "▁", "b", "▁a"]


def test_characters_without_a_meaning_are_left_out() -> None:
    assert cut("a\x01b") == cut("ab")


def test_a_letter_and_its_accent_are_one_character() -> None:
    assert cut("e\N{COMBINING ACUTE ACCENT}") == ["▁", "é"]


def test_unknown_characters_side_by_side_are_one_piece() -> None:
    assert cut("axyzb xy") == ["▁a", "<unk>", "b", "▁", "<unk>"]


def test_the_name_of_a_mark_is_not_the_mark() -> None:
    assert cut("<s>") == ["▁", "<unk>"]


@pytest.mark.parametrize("text", ["", " ", "\x01"])
def test_a_text_without_characters_has_no_pieces(text: str) -> None:
    assert cut(text) == []


def test_a_long_text_is_cut_off() -> None:
    assert cut("a b " * 10, limit=4) == ["▁a", "▁", "b", "▁a"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("when did Kim file for divorce?", "▁when ▁did ▁Kim ▁file ▁for ▁divorce ?"),
        ("de echtscheidingsaanvraag", "▁de ▁echt scheid ing saan vraag"),
        ("她星期一申请离婚。", "▁她 星期 一 申请 离婚 。"),
        ("ﬁve\N{NO-BREAK SPACE}½", "▁five ▁1⁄2"),
    ],
)
def test_the_models_own_pieces(text: str, pieces: str, tokenizer: Tokenizer, names: list[str]) -> None:
    assert " ".join(names[piece] for piece in tokenizer.pieces(text, 100)) == pieces


@pytest.mark.parametrize("text", ["a" * 10**6, "\0" * 10**6, "\ud800" * 10**6, "🙂é" * 10**5, "a " * 10**5])
def test_no_text_is_too_long(text: str, tokenizer: Tokenizer) -> None:
    assert 0 < len(tokenizer.pieces(text, 500)) <= 500


@settings(max_examples=200)
@given(st.text())
def test_the_pieces_of_any_text_spell_it(tokenizer: Tokenizer, names: list[str], text: str) -> None:
    pieces = tokenizer.pieces(text, 10_000)
    if names.index("<unk>") not in pieces:
        spelt = "".join(names[piece] for piece in pieces)
        assert spelt == unicodedata.normalize("NFC", spelt)
        assert len(spelt.replace(WORD_START, "")) <= 18 * len(text)  # one character stands for 18 at most
    assert all(0 <= piece < len(names) for piece in pieces)


@given(st.text(), st.text())
def test_texts_put_together_are_cut_as_each_of_them(tokenizer: Tokenizer, one: str, other: str) -> None:
    together = tokenizer.pieces(f"{one} {other}", 10_000)
    assert together == tokenizer.pieces(one, 10_000) + tokenizer.pieces(other, 10_000)
