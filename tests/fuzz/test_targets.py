"""A short run without the fuzzer: what it would try is at least tried at random."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive.decoding import Decoded
from bot.cards.settings import Choose
from bot.facts.people import find_people
from bot.facts.quotes import find_quotations
from tests.fuzz import custom_id
from tests.fuzz.target import SEPARATOR
from tests.fuzz.targets import FOLLOWED, target

TARGETS = {name: target(name) for name in FOLLOWED}
PIECES = st.sampled_from(
    sorted(
        {
            piece
            for one in TARGETS.values()
            for data in (*one.beginnings, *(word.encode("utf-8", "surrogatepass") for word in one.words))
            for piece in data.split(b" ")
        }
    )
)
TEXTS = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(PIECES, max_size=30).map(b" ".join),
)
STATES = st.one_of(
    TEXTS,
    st.lists(st.from_regex(r"[0-9a-z]{0,8}[./]?", fullmatch=True), max_size=8).map(
        lambda parts: "".join(parts).encode()
    ),
)


@pytest.mark.parametrize("name", TARGETS)
def test_what_the_fuzzer_begins_with_keeps_the_promises(name: str) -> None:
    for data in TARGETS[name].beginnings:
        TARGETS[name].attempt(data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=100, deadline=None)
@given(choice=st.integers(0, 255), text=TEXTS)
def test_any_bytes_keep_the_promises(name: str, choice: int, text: bytes) -> None:
    TARGETS[name].attempt(bytes([choice]) + text[: TARGETS[name].longest])


@pytest.mark.parametrize("name", ["telling", "answering", "cards"])
@settings(max_examples=60, deadline=None)
@given(parts=st.lists(TEXTS, min_size=2, max_size=4))
def test_any_bytes_in_several_parts_keep_the_promises(name: str, parts: list[bytes]) -> None:
    TARGETS[name].attempt(SEPARATOR.join(parts))


@settings(max_examples=300, deadline=None)
@given(
    choice=st.integers(0, 255),
    kind=st.sampled_from(custom_id.controls()),
    edition=st.sampled_from([b"", b"0a1f."]),
    state=STATES,
    chosen=STATES,
)
def test_any_state_of_any_control_gets_one_answer(
    choice: int, kind: Any, edition: bytes, state: bytes, chosen: bytes
) -> None:
    written = edition + kind.kind.encode() + b"/" + state
    custom_id.custom_id(bytes([choice]) + SEPARATOR.join([written, chosen, b"when did the storm hit"]))


def test_every_kind_of_control_can_be_pressed() -> None:
    assert len(custom_id.controls()) > 20
    assert all(custom_id.claimed(f"0a1f.{kind.kind}/1") is kind for kind in custom_id.controls())


def doubled(find: Callable[..., tuple[object, ...]]) -> Callable[..., tuple[object, ...]]:
    return lambda *given: find(*given) * 2


@pytest.mark.parametrize(
    ("name", "part", "broken", "data"),
    [
        ("loading", "tests.fuzz.loading.decode", lambda data: Decoded(data.decode("latin-1")), "é".encode()),
        ("cleaning", "tests.fuzz.cleaning.divide", lambda *_: [], b"The bridge fell."),
        ("dates", "tests.fuzz.dates.tell_dates", lambda *_: [], b"\0It fell in May 2019."),
        (
            "quotations",
            "tests.fuzz.quotations.find_quotations",
            doubled(find_quotations),
            b'\0"It fell," he said.',
        ),
        ("people", "tests.fuzz.people.find_people", doubled(find_people), b"\0Ann Lee, 41, fell."),
        ("search", "bot.search.Search.matching", lambda *_: (), b"\3"),
        ("cards", "bot.cards.source.quote_span", lambda *_: "> made up", b"\3Ann\x1ea\x1eIt fell."),
        ("file_names", "tests.fuzz.file_names.safe_file_name", lambda name, *_: f"{name}.md", b"a/b"),
        ("escaping", "tests.fuzz.escaping.escape", lambda text: text, b"\0a\\*"),
        ("custom_id", "tests.fuzz.custom_id.controls", lambda: (Choose, Choose), b"\0set/language"),
        ("custom_id", "bot.cards.buttons._is_theirs", lambda _: True, b"\1timeline/0///"),
    ],
)
def test_a_broken_promise_is_found(
    name: str, part: str, broken: object, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    TARGETS[name].attempt(data)
    monkeypatch.setattr(part, broken)
    with pytest.raises(AssertionError):
        TARGETS[name].attempt(data)
