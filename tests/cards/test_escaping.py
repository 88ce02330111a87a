import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.cards.escaping import HIDDEN, escape, escape_file, escape_line, reveal, unescape, units

text_with_traps = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            [
                "**",
                "||",
                "```",
                "> ",
                "\n",
                "\n# ",
                "\n-# ",
                "\n- ",
                "\n1. ",
                "@everyone",
                "<@1>",
                "<#2>",
                "<t:1:D>",
                "https://a.example/b",
                "[a](https://b.example)",
                "\u202e",
                "\u200b",
                "\x00",
                "\r\n",
                "\r",
                "&amp;",
                "⟨U+202E⟩",
                "\\",
                ":smile:",
                "\ud800",
                "\U000e0041",
                "👨\u200d👩\u200d👧",
                "١. ",
                "~~",
                "__",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(text_with_traps)
def test_unescape_gives_back_what_was_escaped(text: str) -> None:
    assert unescape(escape(text)) == text


@given(text_with_traps)
def test_nothing_hidden_is_left(text: str) -> None:
    assert not HIDDEN.search(re.sub("⟨U\\+[0-9A-F]+⟩", "", escape(text)))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "@everyone",
            "<@1>",
            "<@&2>",
            "<#3>",
            "</ask:4>",
            "<t:1:D>",
            "<:a:5>",
            "`a`",
            "```a```",
            "||a||",
            "**a**",
        ),
        *(
            "*a*",
            "_a_",
            "__a__",
            "~~a~~",
            "> a",
            ">>> a",
            "# a",
            "-# a",
            "- a",
            "* a",
            "+ a",
            "1. a",
            " 12) a",
        ),
        *(
            "[a](https://b.example)",
            "https://a.example",
            "<https://a.example>",
            "a\n===",
            "a\n---",
            "|a|b|\n|-|-|",
        ),
        *("&amp;", "&lt;", "\\", "a\\", "\\*a\\*"),
    ],
)
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    """A Markdown reader of its own, which knows more constructs than Discord, sees plain text."""
    reader = MarkdownIt("default", {"html": False, "linkify": True, "breaks": True}).enable("table")
    tokens = [inline for token in reader.parse(escape(text)) for inline in token.children or [token]]
    shown = "".join("\n" if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens)
    kinds = {token.type for token in tokens} - {"softbreak", "hardbreak"}
    assert shown == text.strip()
    assert kinds <= {"text", "text_special", "paragraph_open", "paragraph_close"}


@pytest.mark.parametrize("text", ["https://a.example", "http://a.example", "HTTPS://A"])
def test_an_address_is_not_a_link(text: str) -> None:
    assert not re.search("https?:", escape(text), re.IGNORECASE)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\0", "⟨U+0000⟩"),
        ("\u202e", "⟨U+202E⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\r", "⟨U+000D⟩"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_number(character: str, shown: str) -> None:
    assert escape(f"a{character}b") == reveal(f"a{character}b").replace("a b", f"a{shown}b") == f"a{shown}b"


def test_joiners_within_emoji_stay() -> None:
    assert escape("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"


def test_a_name_is_cut_to_the_room_it_has_and_stays_on_one_line() -> None:
    assert escape_line("a\n  b") == "a b"
    assert escape_line("x" * 500, 10) == "x" * 10 + "…"


@given(text_with_traps, st.integers(10, 60))
def test_a_line_never_takes_more_than_its_room(text: str, most: int) -> None:
    line = escape_line(text, most)
    assert "\n" not in line
    assert units(line) <= most + 1


def test_a_character_beyond_the_first_plane_counts_twice() -> None:
    assert units("a👍") == 3


@given(text_with_traps, st.integers(20, 100))
def test_the_name_of_a_file_keeps_its_end_where_it_is_cut(name: str, most: int) -> None:
    shown = escape_file(name + "_end", most)
    assert units(shown) <= most + 1
    assert unescape(shown).endswith("_end")
