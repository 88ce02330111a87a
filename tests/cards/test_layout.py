import pytest

from bot.cards.layout import LONGEST_NOTE, MOST_TEXT, Card, Tone
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import longest_source_line, source_line
from bot.texts import languages, texts_for
from tests.cards.made import HARBOUR, article, library_of, storm

SAY = texts_for()


async def test_a_card_never_takes_more_text_than_discord_does() -> None:
    card = Card(Tone.PLAIN)
    card.add_text("👍" * ((MOST_TEXT - LONGEST_NOTE) // 2))
    assert card.room == 0
    with pytest.raises(ValueError, match="no room"):
        card.add_text("x")
    card.add_note("y" * (LONGEST_NOTE - 3))
    assert card.content_length() <= MOST_TEXT


@pytest.mark.parametrize("language", languages())
def test_every_note_is_short_enough(language: str) -> None:
    assert len(texts_for(language)("card.changed")) <= LONGEST_NOTE - 3


async def test_receipts_share_the_room_that_is_left() -> None:
    library = library_of(article("long.txt", "Rain and wind. " * 900))
    span = library.archive.articles[0].paragraphs[0]
    card = Card(Tone.PLAIN)
    assert add_receipts(card, library, [Receipt(span, most=9000)] * 8, SAY) == 8
    assert 0 <= card.room < 200


async def test_receipts_without_room_or_place_are_left_out() -> None:
    library = storm()
    span = library.archive.passages[0].span
    card = Card(Tone.PLAIN)
    assert add_receipts(card, library, [Receipt(span)] * 20, SAY) == 12
    full = Card(Tone.PLAIN)
    full.add_text("x" * 3800)
    assert add_receipts(full, library, [Receipt(span)], SAY) == 0


async def test_a_passage_that_was_cut_says_that_it_goes_on() -> None:
    library = library_of(article("long.txt", "Rain and wind. " * 90))
    card = Card(Tone.PLAIN)
    add_receipts(card, library, [Receipt(library.archive.articles[0].paragraphs[0], most=100)], SAY)
    assert "goes on …" in next(part.content for part in card.walk_children() if hasattr(part, "content"))


def test_the_source_line_has_a_known_longest_length() -> None:
    library = storm()
    for passage in library.archive.passages:
        assert len(source_line(library, passage.span, SAY, cut=True)) <= longest_source_line(HARBOUR)


def test_a_span_over_several_paragraphs_names_them_all() -> None:
    library = storm()
    first, *_, last = library.archive.article(HARBOUR).paragraphs
    line = source_line(library, first.within(first.start, last.end), SAY)
    assert "paragraphs 1–3" in line


def test_a_span_before_the_text_names_no_paragraph() -> None:
    library = library_of(article("a.txt", "Read also: ten storms that you forgot\nThe text."))
    line = source_line(library, library.archive.articles[0].clutter[0], SAY)
    assert line == "-# a.txt"
