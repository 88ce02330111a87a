"""What holds for every text."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.archive.reading import build_archive
from bot.archive.source import SourceFile
from tests.facts.quotes.quoted import archive_of, quotations_of

PIECES = st.sampled_from(
    re.split(
        r"\|",
        "\"|'|“|”|„|‘|’|«|»|\"\"|''|. |, |: |—|(|)| | | | | | | |\n|\n\n|\ufeff|é|🙂|"
        "said|told|adding|who|and|that|claim|Keller's|zei|aan|laat|weten|was|No|she|the|een bron|the song|"
        "according to|a source|the insider|Ann Holt|Lantern News|reports that|the magazine|obtained by|"
        "it is all over now|E! News|Jan. 5|of the",
    )
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=50).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_parts_are_in_order_disjoint_inside_the_content_and_free_of_clutter(text: str) -> None:
    archive = archive_of("Ann Holt, 41, met Joe Keller.", text or "-", "“It is all over now,” she said.")
    end: dict[str, int] = {}
    for quotation in quotations_of(archive):
        for part in quotation.parts:
            article = archive.article(part.file)
            assert end.get(part.file, 0) <= part.start < part.end
            assert any(paragraph.contains(part) for paragraph in article.paragraphs)
            assert not any(clutter.overlaps(part) for clutter in article.clutter)
            end[part.file] = part.end


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms())
def test_the_order_of_the_files_changes_nothing(texts: list[str], random: object) -> None:
    files = [SourceFile(f"{n}.txt", (text or "-").encode("utf-8", "replace")) for n, text in enumerate(texts)]
    assert quotations_of(build_archive(files)) == quotations_of(build_archive(reversed(files)))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_keys_are_unique(text: str) -> None:
    keys = [quotation.key for quotation in quotations_of(archive_of(text or "-", f"{text}\n{text}-"))]
    assert len(keys) == len(set(keys))


def test_a_key_survives_changes_elsewhere_in_the_file() -> None:
    before = quotations_of(archive_of("“It is all over now,” she said."))
    after = quotations_of(archive_of("It rained all day.\n\n“It is all over now,” she said."))
    assert before[0].key == after[0].key


def test_an_archive_without_articles_has_no_quotations() -> None:
    assert quotations_of(Archive(())) == ()


def test_very_many_marks_are_read() -> None:
    text = 'She said "it is so" and ' * 2_000
    assert len(quotations_of(archive_of(text))) > 1_900
