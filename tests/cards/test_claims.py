import re
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.claims import LONGEST_CLAIM, claims_in, text_of
from bot.cards.escaping import escape, units


def test_each_sentence_is_a_claim() -> None:
    text = "The bridge closed in May. Mayor Bell won the vote!\nDr. Tom Hart left town"
    assert claims_in(text) == [
        "The bridge closed in May.",
        "Mayor Bell won the vote!",
        "Dr. Tom Hart left town",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("", "  \n", "hello", "hi all", "thank you so much!", "lol", "🎉🎉", "...", "@here", "so it is"),
        *("Did the bridge close in May?", "Wanneer ging de brug dicht?", "The bridge closed, right?)"),
        *(
            "https://example.com/bridge-closed-in-may",
            "`bridge.close(may)`",
            "```\nbridge closed in May\n```",
        ),
    ],
)
def test_what_states_nothing_is_no_claim(text: str) -> None:
    assert claims_in(text) == []


@pytest.mark.parametrize(
    "written",
    [
        *("> The bridge closed in May.", ">>> The bridge closed in May.", "- The bridge closed in May."),
        *("# The bridge closed in May.", "-# The bridge closed in May.", "1. The bridge closed in May."),
        *(
            "The **bridge** closed in May.",
            "__The bridge__ closed in _May_.",
            "||The bridge closed|| in May.",
        ),
        *("The [bridge](https://x.y) closed in May.", "The bridge closed in May. https://x.y"),
        *("The bridge closed in May. `code`", "The bridge\tclosed  in May."),
        *("The bridge closed in May. The bridge closed in May.", "The bridge closed in May https://x.y/z."),
    ],
)
def test_markup_is_no_part_of_a_claim(written: str) -> None:
    assert claims_in(written) == ["The bridge closed in May."]


def test_what_is_no_markup_stays() -> None:
    assert claims_in("Tom_Hart paid -5 or 2 * 3 dollars") == ["Tom_Hart paid -5 or 2 3 dollars"]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 500,
        "a" * 3900 + " bridge",
        "👍bridge 👍closed " * 90,
        "a_b-c:d " * 300,
        "\u202e" * 900 + "a b",
    ],
)
def test_a_long_claim_is_cut_so_that_a_card_can_repeat_it(text: str) -> None:
    for claim in claims_in(text):
        assert units(escape(claim)) <= LONGEST_CLAIM
        assert claim.endswith("…")
        assert claim.removesuffix("…") in " ".join(text.split())


@given(st.text() | st.text(st.sampled_from("ab. 1>*_`|[]()\\n?!<@:#-"), max_size=200))
def test_any_text_gives_short_single_lines_once_each(text: str) -> None:
    claims = claims_in(text)
    assert len(set(claims)) == len(claims)
    for claim in claims:
        assert units(escape(claim)) <= LONGEST_CLAIM
        assert "\n" not in escape(claim)
        assert re.search(r"\w", claim)


def test_what_was_forwarded_counts_as_said() -> None:
    message: Any = mock.Mock(
        content="", mentions=[], message_snapshots=[mock.Mock(content="The bridge closed.")]
    )
    assert text_of(message) == "The bridge closed."
