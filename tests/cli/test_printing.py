import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.cli.printing import safe


@given(st.text(st.characters() | st.sampled_from("\x1b\x07\r\n\t\x9b\u202e\u2066\ud800")))
def test_nothing_that_a_file_holds_can_drive_the_terminal(text: str) -> None:
    shown = safe(text)
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@given(st.text("abc éß“”—漢字🦆[]/"))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text
