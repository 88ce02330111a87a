import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.lexicon import Lexicon

WORDS = st.sets(st.text("abcé\U0001f600", min_size=1, max_size=3), max_size=12)


@given(WORDS)
def test_words_are_numbered_in_order(words: set[str]) -> None:
    lexicon = Lexicon.of([*words, *words])
    assert list(lexicon) == sorted(words)
    assert [lexicon.number(word) for word in sorted(words)] == list(range(len(words)))
    assert all(word in lexicon for word in words)
    assert lexicon.number("zz") is None
    assert "zz" not in lexicon


@given(WORDS, WORDS)
def test_many_words_are_looked_up_as_few_are(words: set[str], asked: set[str]) -> None:
    lexicon = Lexicon.of(words)
    few = sorted(asked)
    expected = [-1 if (number := lexicon.number(word)) is None else number for word in few]
    assert lexicon.numbers(few).tolist() == expected
    assert lexicon.numbers(few * 1000).tolist() == expected * 1000


@given(WORDS, WORDS, st.data())
def test_a_changed_lexicon_is_that_of_its_words(words: set[str], more: set[str], data: st.DataObject) -> None:
    lexicon = Lexicon.of(words)
    gone = np.array(data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words))), np.bool_)
    left = [word for word, is_gone in zip(lexicon, gone.tolist(), strict=True) if not is_gone]
    found, moved = lexicon.changed(gone, more - set(left))
    assert list(found) == sorted({*left, *more})
    for number, word in enumerate(lexicon):
        assert moved[number] == (-1 if gone[number] else found.number(word))


@given(WORDS)
def test_bytes_give_it_back(words: set[str]) -> None:
    lexicon = Lexicon.of(words)
    assert list(Lexicon.unpacked(lexicon.packed())) == list(lexicon)
