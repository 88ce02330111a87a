"""Article files in our own form are read back as they were written."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.frontmatter import read_front_matter
from bot.archive.reading import SourceFile, read_article
from bot.extracting.writing import LONGEST_VALUE, article_file, one_line

VALUES = st.text(max_size=80) | st.text(string.punctuation + " ab\n'\"\\:#", max_size=20)


@given(VALUES, VALUES)
def test_whatever_the_title_and_the_outlet_are_they_are_read_back(title: str, outlet: str) -> None:
    text = article_file({"title": title, "outlet": outlet}, ["The storm hit the harbour."])
    front = read_front_matter(text)
    assert (front.title.value if front.title else "") == one_line(title)
    if front.outlet or "://" not in outlet:
        assert (front.outlet.value if front.outlet else "") == one_line(outlet)
    assert text[front.end :].strip() == "The storm hit the harbour."


@given(st.text())
def test_a_value_is_one_short_line_that_can_be_seen(text: str) -> None:
    made = one_line(text)
    assert len(made) <= LONGEST_VALUE
    assert made.isprintable()


def test_a_title_stands_in_the_file_as_it_is_shown() -> None:
    for title in ("Storm: the “end”?", "It's over", '"We" said: no', "- [x] #1", "null", "2021", "yes"):
        article = read_article(SourceFile("a.md", article_file({"title": title}, ["It rained."]).encode()))
        assert article.title
        assert article.raw[article.title.start : article.title.end] == title


def test_without_fields_there_is_no_block() -> None:
    assert article_file({"title": ""}, ["One.", "Two."]) == "One.\n\nTwo.\n"
