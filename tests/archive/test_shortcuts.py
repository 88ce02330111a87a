"""What spares the reading of most lines must never spare one that counts."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import language, outlet, printed_dates
from bot.archive.clutter import captions, metadata, notices
from bot.archive.words import COMPOUND


@pytest.mark.parametrize(("piece", "phrases"), notices._NOTICES, ids=[piece for piece, _ in notices._NOTICES])
@settings(max_examples=10)
@given(data=st.data())
def test_no_phrase_of_a_notice_can_do_without_its_piece(
    piece: str, phrases: re.Pattern[str], data: st.DataObject
) -> None:
    assert piece in data.draw(st.from_regex(phrases))


@given(st.from_regex(captions._CREDIT_AT_END) | st.from_regex(captions._NAMES_IN_BRACKETS))
def test_no_credit_at_the_end_of_a_line_can_do_without_a_sign_of_it(line: str) -> None:
    assert any(sign in line for sign in captions._OF_CREDIT_AT_END)


@given(st.one_of([st.from_regex(request) for request in outlet._REQUESTS]))
def test_no_request_for_comment_can_do_without_a_word_of_it(line: str) -> None:
    assert outlet._OF_REQUEST.search(line)


@settings(max_examples=400, deadline=None)  # the first compiles the pattern, whose choices are many
@given(st.data())
def test_no_word_of_a_time_stamp_is_one_of_prose(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from((metadata._removable(), printed_dates._pattern())))
    stamp = pattern.search(data.draw(st.from_regex(pattern)))
    assert stamp is not None
    assert not any(map(metadata._is_of_prose, COMPOUND.findall(stamp[0])))


@pytest.mark.parametrize(
    "word", ["the", "at", "updated", "min", "december", "vrijdag", "feira", "and", "Smith"]
)
def test_words_that_a_stamp_may_hold_are_not_of_prose(word: str) -> None:
    assert not metadata._is_of_prose(word)


@pytest.mark.parametrize("word", ["bridge", "closed", "was", "brug"])
def test_other_words_are(word: str) -> None:
    assert metadata._is_of_prose(word)


@given(st.one_of([st.from_regex(script) for _, script in language._SCRIPTS]))
def test_no_letter_of_another_script_is_overlooked(text: str) -> None:
    assert language._OF_SCRIPTS.search(text)
