from bot.client import Receipts
from bot.facts import AgeMention, Person, Published, Relation
from tests.cards.made import article, facts_with, library_of
from tests.cogs.room import Room


async def test_each_child_stands_with_the_age_that_each_article_gives(room: Room) -> None:
    seen = await room.slash("kids")
    assert not seen.private
    assert "2 children" in seen.text
    assert seen.quoted == ["Bo, 7", "Bo Lind (5)", "Cy Lind, 20 months"]
    assert "child of Ada Lind" in seen.text


async def test_the_birth_window_is_shown(room: Room) -> None:
    assert "Born between <t:1564920000:D> and <t:1567512000:D>" in (await room.slash("kids")).text


async def test_ages_that_cannot_both_be_right_are_named(room: Room) -> None:
    conflict = "**7 years** (harbour\\_01.txt) and **5 years** (island.txt) can't both be right."
    assert conflict in (await room.slash("kids")).text


async def test_one_child_is_shown_with_whole_sentences(room: Room) -> None:
    seen = await room.slash("kids", name="bo")
    assert not seen.private
    assert seen.quoted[0] == "Her son Bo, 7, slept through it."
    assert "**Bo, 7**" in seen.text


async def test_the_button_beside_a_child_opens_its_sentences_privately(room: Room) -> None:
    opened = await room.click(await room.slash("kids"), "Sentences", 1)
    assert opened.private
    assert "### Cy Lind" in opened.text


async def test_a_child_that_is_not_named_is_refused_privately(room: Room) -> None:
    seen = await room.slash("kids", name="Zed @everyone")
    assert seen.private
    assert "no child called “Zed \\@everyone”" in seen.text


async def test_names_are_suggested(room: Room) -> None:
    assert await room.suggest("kids", "name", "") == ["Bo Lind", "Cy Lind"]
    assert await room.suggest("kids", "name", "cy") == ["Cy Lind"]


async def test_grown_up_children_are_no_kids(room: Room, simcord_bot: Receipts) -> None:
    made = article("a.txt", "Ann, 40, is the daughter of Bob. Cy is, too.")
    ann, cy = (passage.span for passage in made.passages)
    child = Relation("child", ("Bob",), (ann,))
    people = (Person("Ann", child, (AgeMention(ann, 40),)), Person("Cy", child, (AgeMention(cy),)))
    known = {"a.txt": Published(None, "unknown")}
    simcord_bot.shelf.replace(library_of(made, facts=facts_with(known, people=people)))

    seen = await room.slash("kids")

    assert "### Cy" in seen.text
    assert "### Ann" not in seen.text
