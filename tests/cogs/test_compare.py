"""/compare: contradictions first, both sides with their files, paged, by subject."""

import pytest

from bot.cards.layout import Tone
from bot.client import Receipts
from bot.facts import Comparison, Published
from tests.cards.made import article, facts_with, library_of
from tests.cogs.room import Room


async def test_both_sides_stand_in_their_own_words(room: Room) -> None:
    seen = await room.slash("compare")

    assert not seen.private
    assert seen.quoted == [
        "Her son Bo, 7, slept through it.",
        "Bo Lind (5) and Cy Lind, 20 months, are safe.",
        "The storm hit the harbour on 3 May 2021.",
        "The storm reached the island in May.",
    ]
    assert "**They can't both be right** · Bo Lind · age" in seen.text
    assert "**They agree** · date" in seen.text
    assert "2 things that several articles state · 1 contradiction" in seen.text


@pytest.mark.parametrize(
    ("about", "count"), [("Lind", 1), ("bo lind", 1), ("storm", 1), ("submarine", 0), ("  ", 2)]
)
async def test_a_subject_chooses(room: Room, about: str, count: int) -> None:
    seen = await room.slash("compare", about=about)

    assert f"{count} thing" in seen.text
    assert seen.colour == (Tone.PLAIN if count else Tone.UNKNOWN)


async def test_subjects_are_suggested_from_the_people_compared(room: Room) -> None:
    assert await room.suggest("compare", "about", "") == ["Bo Lind"]


async def test_every_side_opens_its_article(room: Room) -> None:
    seen = await room.slash("compare")
    for number, sentence in enumerate(seen.quoted):
        opened = await room.click(seen, "Read", number)
        assert any(sentence in paragraph for paragraph in opened.quoted)


async def test_a_change_shows_its_first_and_last_side_and_names_the_rest(
    room: Room, simcord_bot: Receipts
) -> None:
    articles = [article(f"file{number}.txt", f"Ann, {number + 4}, is here.") for number in range(4)]
    places = tuple(one.passages[0].span for one in articles)
    facts = facts_with(
        {one.file: Published(None, "unknown") for one in articles},
        comparisons=(Comparison("c", "age", "changed", ("Ann",), places),),
    )
    simcord_bot.shelf.replace(library_of(*articles, facts=facts))

    seen = await room.slash("compare")

    assert seen.quoted == ["Ann, 4, is here.", "Ann, 7, is here."]
    assert "also in 2 more: file1.txt, file2.txt" in seen.text.replace("\\", "")


async def test_pages_turn_and_keep_the_subject(room: Room, simcord_bot: Receipts) -> None:
    articles = [article(f"file{number}.txt", f"The boat {number} sank.") for number in range(8)]
    spans = [one.passages[0].span for one in articles]
    found = tuple(
        Comparison(f"c{number}", "date", "same", (), (spans[number], spans[number + 1]))
        for number in range(7)
    )
    published = {one.file: Published(None, "unknown") for one in articles}
    simcord_bot.shelf.replace(library_of(*articles, facts=facts_with(published, comparisons=found)))

    first = await room.slash("compare", about="boat")
    last = await room.click(await room.click(first, "Next"), "Next")

    assert "page 1 of 3" in first.text
    assert "page 3 of 3" in last.text
    assert "about “boat”" in last.text
    assert last.quoted == ["The boat 6 sank.", "The boat 7 sank."]
