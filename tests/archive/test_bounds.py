"""A file with more lines or sentences than any article has is left out before it costs anything."""

import pytest

from bot.archive import bounds
from bot.archive.source import UnusableFileError
from tests.archive.articles import BRIDGE, read


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_file_of_many_lines_is_left_out(end: str) -> None:
    with pytest.raises(UnusableFileError, match="more than 200,000 lines"):
        read(f"a{end}" * (bounds.MOST_LINES + 1))


@pytest.mark.parametrize("end", [". ", "! ", "?", "…", "。"])
def test_a_file_of_many_sentences_is_left_out(end: str) -> None:
    with pytest.raises(UnusableFileError, match="more than 400,000 sentences"):
        read(f"A b{end}" * (bounds.MOST_SENTENCES + 1))


@pytest.mark.parametrize(("limit", "most"), [("MOST_LINES", 3), ("MOST_SENTENCES", 2)])
def test_what_has_as_many_as_are_allowed_is_read(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, limit, most)
    assert read("The bridge closed.\r\n\r\nIt opened again.\r\n").passages
    with pytest.raises(UnusableFileError, match="which no article has"):
        read(BRIDGE)
