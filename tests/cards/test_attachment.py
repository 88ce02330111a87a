import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.attachment import safe_name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("001_abc.txt", "001_abc.txt"),
        ("folder/été 1.md", "ete_1.md"),
        ("文章.txt", "article.txt"),
        (".hidden", "article.hidden"),
        ("no ending", "no_ending"),
        ("a\u202egnp.txt", "a_gnp.txt"),
        ("", "article"),
        ("three...dots..", "three.dots"),
    ],
)
def test_a_name_is_made_of_what_discord_leaves_alone(path: str, name: str) -> None:
    assert safe_name(path) == name


@given(st.text(max_size=300))
def test_any_path_gives_a_name_that_discord_takes(path: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", safe_name(path))


@given(st.text(max_size=300) | st.text(st.sampled_from("a._- é/"), max_size=120))
def test_a_name_that_was_made_is_left_as_it_is(path: str) -> None:
    assert safe_name(safe_name(path)) == safe_name(path)
