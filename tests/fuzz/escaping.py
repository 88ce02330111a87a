"""Any text on a card: it is shown as it is, on as much room as it was given."""

from bot.cards.escaping import HIDDEN, escape, escape_file, escape_line, escape_name, reveal, unescape, units
from bot.cards.quoting import quote, unquote
from tests.fuzz.target import Target, bytes_of, text_of

MOST = 30


def escaping(data: bytes) -> None:
    """Escape it in the way that the first byte chooses; the whole is shown verbatim in any case."""
    text = text_of(data[1:])
    escaped = escape(text)
    assert unescape(escaped) == text
    assert not HIDDEN.search(escaped.replace("⟨U+", ""))
    way = data[0] % 4 if data else 0
    if way == 0:
        assert units(escape_line(text, MOST)) <= MOST + 1
    elif way == 1:
        assert units(escape_file(text, MOST)) <= MOST + 1
    elif way == 2:
        edge = data[0] // 4
        assert unquote(quote(text, [(0, edge), (edge // 2, len(text) - 1)])) == text
    line = escape_name(text) if way else reveal(text)
    assert not set("\r\n\t") & set(line)


TARGET = Target(
    escaping,
    longest=48,
    beginnings=bytes_of(
        "\x00*bold* _it_ ~~s~~ `c` ||h|| <@123> [x](http://x.y) # h\n> q\n1. n\n- l",
        "\x01⟨U+200B⟩ \u202e \ud800 \x00 \ufeff 😀 \U000e0041",
        "\x02a\\*b\\\\ **c** \r\n2) x \r y\t12. z",
        "\x03\u200c\u200d\u00ad é e\u0301 日本語 ﷽",
        "\x05a-very-long-name-of-a-file-that-goes-on-and-on.txt",
        "\x18two\n**lines**\n\n> in a block",
    ),
    words=(
        *("**", "\\", "⟨U+", "⟩", "⟨U+200B⟩", "\n> ", "\n1. "),
        *("\n2) ", "\u202e", "\ud800", "😀", "<@&1>", "||"),
    ),
)
