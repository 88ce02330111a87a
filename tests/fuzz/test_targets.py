"""A short run without the fuzzer: what it would try is at least tried at random."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.beginnings import ARTICLE, QUESTIONS, beginnings
from tests.fuzz.pressing import controls, pressing
from tests.fuzz.target import SEPARATOR
from tests.fuzz.targets import TARGETS

PIECES = st.sampled_from(f"{ARTICLE} {' '.join(QUESTIONS)}".split(" "))
TEXTS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(PIECES, max_size=30).map(lambda pieces: " ".join(pieces).encode("utf-8", "surrogatepass")),
)
STATES = st.one_of(
    TEXTS,
    st.lists(st.from_regex(r"[0-9a-z]{0,8}[./]?", fullmatch=True), max_size=8).map(
        lambda parts: "".join(parts).encode()
    ),
)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@pytest.mark.parametrize("data", beginnings())
def test_what_the_fuzzer_begins_with_keeps_the_promises(target: Callable[[bytes], None], data: bytes) -> None:
    target(data)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
@settings(max_examples=100, deadline=None)
@given(data=TEXTS)
def test_any_bytes_keep_the_promises(target: Callable[[bytes], None], data: bytes) -> None:
    target(data)


@pytest.mark.parametrize("target", [TARGETS["answer"], TARGETS["telling"]], ids=["answer", "telling"])
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(TEXTS, min_size=2, max_size=4))
def test_any_bytes_in_several_parts_keep_the_promises(
    target: Callable[[bytes], None], parts: list[bytes]
) -> None:
    target(SEPARATOR.join(parts))


@settings(max_examples=300, deadline=None)
@given(kind=st.integers(0, 255), state=STATES, chosen=STATES)
def test_any_state_of_any_control_gets_one_answer(kind: int, state: bytes, chosen: bytes) -> None:
    pressing(bytes([kind]) + SEPARATOR.join([state, chosen, b"when was the lighthouse built"]))


def test_every_kind_of_control_can_be_pressed() -> None:
    assert len(controls()) > 20
