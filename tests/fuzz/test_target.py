"""A short run without the fuzzer: what it would try is at least tried at random."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.beginnings import ARTICLE, QUESTIONS, beginnings
from tests.fuzz.target import SEPARATOR, answer_path

PIECES = st.sampled_from(f"{ARTICLE} {' '.join(QUESTIONS)}".split(" "))
TEXTS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(PIECES, max_size=30).map(lambda pieces: " ".join(pieces).encode("utf-8", "surrogatepass")),
)


@pytest.mark.parametrize("data", beginnings())
def test_what_the_fuzzer_begins_with_keeps_the_promises(data: bytes) -> None:
    answer_path(data)


@settings(max_examples=200, deadline=None)
@given(question=TEXTS)
def test_any_bytes_as_a_question_keep_the_promises(question: bytes) -> None:
    answer_path(question)


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(TEXTS, min_size=2, max_size=4))
def test_any_bytes_as_question_and_files_keep_the_promises(parts: list[bytes]) -> None:
    answer_path(SEPARATOR.join(parts))
