"""Names that somebody else chose, made harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.file_names import LONGEST, safe_file_name

PARTS = st.sampled_from(
    [
        "..",
        "/",
        "\\",
        ".",
        "con",
        "NUL",
        "~",
        "\0",
        "\n",
        " ",
        "a",
        "é",
        "e\u0301",
        "日",
        "\u202e",
        "-",
        "*",
        ".md",
        "’",
        "🙂",
        "\ud800",
    ]
)
NAMES = st.text(max_size=150) | st.lists(PARTS, max_size=60).map("".join)


@given(NAMES)
def test_whatever_it_is_called_it_is_one_plain_name(name: str) -> None:
    made = safe_file_name(name, ".md")
    assert made.endswith(".md")
    assert len(made.encode()) <= LONGEST
    assert not set(made) & set('/\\:*?"<>|\0$`~;&!#%{}[]')
    assert made.isprintable()
    assert made[0].isalnum()
    stem = made.removesuffix(".md")
    assert stem[-1].isalnum() or stem[-1] == ")"
    assert stem.split(".")[0].strip().lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert unicodedata.is_normalized("NFC", made)
    assert made == safe_file_name(made, ".md")


@given(st.lists(NAMES, max_size=12))
def test_no_two_are_taken_for_one(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(safe_file_name(name, ".md", taken))
        assert len(taken[-1].encode()) <= LONGEST
    folded = {unicodedata.normalize("NFKC", name.casefold()).casefold() for name in taken}
    assert len(folded) == len(names)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Kim's filing (2021).md", "Kim's filing (2021).md"),
        ("../../etc/passwd", "passwd.md"),
        ("C:\\news\\a b.md", "a b.md"),
        (".hidden", "hidden.md"),
        ("CON", "article CON.md"),
        ("...", "article.md"),
        ("日本の記事", "日本の記事.md"),
        ("-rf", "rf.md"),
        ("storm 2021", "storm 2021.md"),
    ],
)
def test_what_can_be_kept_of_it_is(name: str, made: str) -> None:
    assert safe_file_name(name, ".md") == made


def test_a_name_that_is_taken_gets_a_number_and_keeps_its_own() -> None:
    assert safe_file_name("storm 2021", ".md", ["Storm 2021.md", "storm 2021 2.MD"]) == "storm 2021 3.md"
