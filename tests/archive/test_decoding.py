import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.decoding import decode
from bot.archive.reading import UnusableFileError


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_utf_8_reads_as_python_would_read_it_with_all_line_ends(text: str) -> None:
    data = text.encode()
    try:
        decoded = decode(data).text
    except UnusableFileError:
        return
    assert decoded == io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="").read()


def test_a_byte_order_mark_stays_as_the_first_character() -> None:
    assert decode(b"\xef\xbb\xbfHello there.").text == "\ufeffHello there."


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


def test_a_few_broken_bytes_are_replaced_and_noted() -> None:
    decoded = decode("Zoë said “no” and Chloë “yes”.".encode() + b" The end \xff\xfe of it.")
    assert decoded.text.endswith("The end \ufffd\ufffd of it.")
    assert decoded.notes == ("Broken bytes were replaced in 2 places.",)


def test_a_lone_broken_byte_between_words_is_no_letter() -> None:
    decoded = decode(b"All of this is plain \xff text.")
    assert "\ufffd" in decoded.text
    assert decoded.notes == ("Broken bytes were replaced in 1 place.",)


def test_a_windows_file_is_read_as_one_and_noted() -> None:
    text = "Zoë zei: “Het café is dicht” – en André vertrok…"
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert "Windows-1252" in decoded.notes[0]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_by_its_byte_order_mark(codec: str) -> None:
    decoded = decode("\ufeffHello there, Zoë.".encode(codec))
    assert decoded.text == "\ufeffHello there, Zoë."
    assert "UTF-16" in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("No mark of its order".encode("utf-16-le"), "control characters"),
        (b"\xff\xfea", "UTF-16"),
        (b"ab\x01\x02\x03\x04cd", "control characters"),
        (bytes(range(128, 256)) * 4, "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnusableFileError, match=reason):
        decode(data)


def test_a_stray_nul_does_not_cost_an_article() -> None:
    text = "The harbour race was won by a boat that nobody knew.\0 It came from the north."
    assert decode(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except UnusableFileError:
        return
    assert text.strip()
    assert text.encode()
