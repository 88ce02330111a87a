from bot.client import Receipts
from bot.facts import Published, Quotation, Speaker
from tests.cards.made import CLUTTER, article, facts_with, library_of
from tests.cogs.room import Room


async def test_a_quotation_in_parts_is_shown_whole_with_its_parts_marked(room: Room) -> None:
    seen = await room.slash("quote", by="Ada Lind")
    assert not seen.private
    assert seen.quoted[0] == 'We will rebuild," she told the Harbour Post, "and soon.'
    assert "**We will rebuild,**" in seen.text
    assert "### Ada Lind\n-# to Harbour Post · interview" in seen.text


async def test_the_same_words_in_another_file_are_shown_once_as_such(room: Room) -> None:
    seen = await room.slash("quote", by="Ada Lind")
    assert "The same words in another file" in seen.text
    assert "Quotation 1 of 1" in seen.text
    assert "Another one" not in seen.labels


async def test_an_anonymous_source_is_said_to_be_one(room: Room) -> None:
    assert "An unnamed source (“a fisherman”)" in (await room.slash("quote", about="warned")).text


async def test_another_one_walks_through_all_without_repeating(room: Room) -> None:
    first = await room.slash("quote")
    second = await room.click(first, "Another one")
    third = await room.click(second, "Another one")
    assert third.message.id == second.message.id == first.message.id
    assert {*first.quoted} != {*second.quoted}
    assert third.quoted == first.quoted


async def test_somebody_else_walks_through_them_privately(room: Room) -> None:
    first = await room.slash("quote")
    room.person = room.guild.add_member(room.env.create_user("Other"))
    second = await room.click(first, "Another one")
    assert second.private
    third = await room.click(second, "Another one")
    assert third.message.id == second.message.id


async def test_when_nobody_is_quoted_on_it_the_card_says_so(room: Room) -> None:
    assert "The articles quote nobody on that" in (await room.slash("quote", about="chess")).text


async def test_an_unknown_speaker_or_outlet_is_refused_privately(room: Room) -> None:
    speaker = await room.slash("quote", by="Zed")
    outlet = await room.slash("quote", to="Zed Times")
    assert speaker.private
    assert outlet.private
    assert "“Zed”" in speaker.text
    assert "“Zed Times”" in outlet.text


async def test_an_outlet_chooses_what_was_said_to_it(room: Room) -> None:
    assert "Quotation 1 of 1" in (await room.slash("quote", to="harbour")).text


async def test_names_outlets_and_subjects_are_suggested(room: Room) -> None:
    assert await room.suggest("quote", "by", "") == ["Ada Lind"]
    assert await room.suggest("quote", "to", "post") == ["Harbour Post"]
    assert await room.suggest("quote", "about", "bo") == ["Bo Lind"]


async def test_parts_with_clutter_between_them_are_shown_apart(room: Room, simcord_bot: Receipts) -> None:
    made = article("a.txt", f'"We will," said nobody.\n{CLUTTER}\n"And soon."')
    parts = (made.passages[0].span, made.passages[-1].span)
    facts = facts_with(
        {"a.txt": Published(None, "unknown")}, quotations=(Quotation("q", parts, Speaker("unknown")),)
    )
    simcord_bot.shelf.replace(library_of(made, facts=facts))
    seen = await room.slash("quote")
    assert len(seen.quoted) == 2
    assert "The article doesn't say who" in seen.text


async def test_the_sentences_around_it_say_what_a_quotation_is_about(room: Room) -> None:
    assert (await room.slash("quote", about="slept through")).quoted[0].startswith("We will rebuild")


async def test_a_person_is_found_where_the_sentence_only_says_she(room: Room, simcord_bot: Receipts) -> None:
    made = article("a.txt", 'Bo Lind left. She was "very tired," he said.')
    said = made.passages[1].span
    words = said.within(said.start + 9, said.start + 20)
    found = (Quotation("q", (words,), Speaker("unknown"), people=("Ada Lind",)),)
    known = {"a.txt": Published(None, "unknown")}
    simcord_bot.shelf.replace(library_of(made, facts=facts_with(known, quotations=found)))

    assert "Quotation 1 of 1" in (await room.slash("quote", about="Ada")).text
    assert "quote nobody" in (await room.slash("quote", about="Cy")).text
