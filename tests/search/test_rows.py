from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Span
from bot.search.rows import Rows
from tests.search.invented_articles import FILES, archive_of

ARCHIVE = archive_of(FILES)
PLACES = st.tuples(st.sampled_from(sorted(FILES)), st.integers(0, 700), st.integers(1, 200))


@given(st.lists(PLACES, max_size=5))
def test_the_passages_are_those_that_overlap(places: list[tuple[str, int, int]]) -> None:
    spans = [Span(file, start, start + length) for file, start, length in places]
    expected = [
        row
        for row, passage in enumerate(ARCHIVE.passages)
        if any(passage.span.overlaps(span) for span in spans)
    ]
    assert Rows(ARCHIVE).touched(spans).tolist() == expected


def test_a_file_that_the_archive_has_not_touches_nothing() -> None:
    assert not len(Rows(ARCHIVE).touched([Span("gone.txt", 0, 9)]))
