import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive, Span
from bot.cards.reference import Reference, base36, tag
from tests.cards.made import HARBOUR, TEXTS, article

HARBOUR_ARTICLE = article(HARBOUR, TEXTS[HARBOUR])
ARCHIVE = Archive([HARBOUR_ARTICLE])
CITED = HARBOUR_ARTICLE.passages[2].span


@given(st.integers(0, 10**12))
def test_base_36_is_read_back_by_python(number: int) -> None:
    assert int(base36(number), 36) == number


@given(st.integers(0, 2_000_000), st.integers(0, 2_000_000))
def test_a_reference_is_read_back_and_short(start: int, length: int) -> None:
    reference = Reference(tag("a.txt"), "0123abcd", start, start + length)
    assert Reference.read(str(reference)) == reference
    assert len(str(reference)) <= 40


@given(st.text(max_size=60))
def test_whatever_is_no_reference_is_none_or_harmless(written: str) -> None:
    reference = Reference.read(written)
    assert reference is None or str(reference).count(".") == 3


def test_a_place_is_found_again() -> None:
    place = Reference.to(ARCHIVE, CITED).find(ARCHIVE)
    assert place is not None
    assert (place.article, place.span, place.changed) == (HARBOUR_ARTICLE, CITED, False)


def test_a_place_that_the_article_never_had_is_not_found() -> None:
    reference = Reference.to(ARCHIVE, CITED)
    beyond = Reference(reference.article, reference.edition, 10, 10**6)
    assert beyond.find(ARCHIVE) is None
    assert Reference.read(str(reference).replace(".", ".z", 3)) is None


def test_an_article_that_is_gone_is_not_found() -> None:
    assert Reference.to(ARCHIVE, CITED).find(Archive([])) is None


def test_in_a_changed_article_the_passage_that_holds_the_place_is_found() -> None:
    changed = Archive([article(HARBOUR, TEXTS[HARBOUR] + "One line more.")])
    place = Reference.to(ARCHIVE, CITED).find(changed)
    assert place is not None
    assert (place.span, place.changed) == (CITED, True)


def test_in_a_shorter_article_the_last_passage_is_the_nearest() -> None:
    changed = Archive([article(HARBOUR, "One line. And another.")])
    place = Reference.to(ARCHIVE, CITED).find(changed)
    assert place is not None
    assert changed.text(place.span) == "And another."


def test_a_changed_article_without_passages_has_no_place() -> None:
    empty = Archive([article(HARBOUR, "")])
    assert Reference.to(ARCHIVE, CITED).find(empty) is None


def test_tags_are_eight_characters_whatever_the_name() -> None:
    assert {len(tag(name)) for name in ("", "a", "ä\ud800", "x" * 999)} == {8}


def test_a_reference_to_no_article_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        Reference.to(ARCHIVE, Span("other.txt", 0, 1))
