"""Any text on a card: it is shown as it is, on as much room as it was given."""

from bot.cards.escaping import HIDDEN, escape, escape_file, escape_line, escape_name, reveal, unescape, units

MOST = 100


def escaping(data: bytes) -> None:
    """Escape it in every way that there is.

    Raises:
        AssertionError: a promise is broken. Any other exception is a finding too.
    """
    text = data.decode("utf-8", "surrogateescape")
    assert unescape(escape(text)) == text
    assert not HIDDEN.search(escape(text).replace("⟨U+", ""))
    assert units(escape_line(text, MOST)) <= MOST + 1
    assert units(escape_file(text, MOST)) <= MOST + 1
    assert not set("\r\n\t") & set(escape_name(text) + escape_line(text) + reveal(text))
