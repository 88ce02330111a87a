"""Simple front matter is read without PyYAML, and as with it."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.archive import frontmatter

_LINES = st.from_regex(frontmatter._SIMPLE_LINE, fullmatch=True)
_KNOWN = st.builds(
    "{}: {}\n".format,
    st.sampled_from(["title", "headline", "Date", "published", "source", "lang", "note"]),
    st.text(st.sampled_from("Aa1 \"'-:#,.!&*|>%@`[]{}?~\\\u2019\xe9\xa0\r\t"), max_size=12),
)


@given(st.lists(_LINES | _KNOWN, min_size=1, max_size=6).map("".join))
@example("title: A Ferry: Sinks\n")
@example("title: A Ferry #1\n")
@example('title: " A Ferry: Sinks #1 "\ndate: 2019-03-04\n')
@example("title: Title\r\nlanguage: nl\r\n")
def test_a_simple_block_says_what_yaml_says(block: str) -> None:
    simple = frontmatter._read_simple_fields(block, 4)
    assert simple is None or (simple, []) == frontmatter._read_fields(block, 4)


def test_common_front_matter_is_simple() -> None:
    block = 'title: "Ferry: What We Know?"\noutlet: The Coast\ndate: 2019-03-04\nlanguage: nl-BE\n'
    fields = frontmatter._read_simple_fields(block, 0)
    assert fields is not None
    assert [field.value for field in fields.values()] == [
        "Ferry: What We Know?",
        "The Coast",
        "2019-03-04",
        "nl-BE",
    ]


def test_what_yaml_may_read_otherwise_is_left_to_it() -> None:
    for block in ("title: a: b\n", "title: null\n", "title: 'x'\n", "title: x #y\n", "title: a\n  b\n"):
        assert frontmatter._read_simple_fields(block, 0) is None
