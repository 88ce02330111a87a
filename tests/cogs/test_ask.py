from bot.cards.layout import Tone
from tests.cards.made import HARBOUR, ISLAND
from tests.cogs.room import Room

QUESTION = "when did the storm hit the harbour"


async def test_the_best_passage_is_shown_to_everybody_with_its_source(room: Room) -> None:
    seen = await room.slash("ask", question=QUESTION)
    assert not seen.private
    assert seen.quoted[0] == "The storm hit the harbour on 3 May 2021."
    assert "-# harbour\\_01.txt · paragraph 2 · Harbour Post · <t:1620129600:D>" in seen.text
    assert "**storm**" in seen.text


async def test_confidence_is_said_in_a_word_and_a_colour(room: Room) -> None:
    sure = await room.slash("ask", question="storm harbour")
    likely = await room.slash("ask", question="was the storm in the harbour bad")
    assert (sure.colour, likely.colour) == (Tone.SURE, Tone.LIKELY)
    assert "The articles say" in sure.text
    assert "Probably this" in likely.text


async def test_the_best_passage_of_another_file_is_shown_too(room: Room) -> None:
    seen = await room.slash("ask", question=QUESTION)
    assert "From another article" in seen.text
    assert len(seen.quoted) == 2


async def test_what_was_misspelt_is_said(room: Room) -> None:
    assert "read “strom” as “storm”" in (await room.slash("ask", question="strom harbour")).text


async def test_when_the_articles_do_not_say_the_closest_passage_is_shown_as_closest(room: Room) -> None:
    seen = await room.slash("ask", question="who paid the carpenter for his boat")
    assert seen.colour == Tone.UNKNOWN
    assert "The articles don't say" in seen.text
    assert "The closest passage" in seen.text
    assert "“carpenter”" in seen.text


async def test_what_a_passage_says_otherwise_is_named_and_shown(room: Room) -> None:
    seen = await room.slash("ask", question="did the storm hit the harbour in 1998")
    assert seen.colour == Tone.UNKNOWN
    assert "### The articles don't say that" in seen.text
    assert "the passage says “3 May 2021”, not 1998" in seen.text
    assert "What they do say:" in seen.text
    assert "3 May 2021" in seen.quoted[0]


async def test_when_nothing_comes_near_no_passage_is_shown(room: Room) -> None:
    seen = await room.slash("ask", question="chess")
    assert "No passage comes near" in seen.text
    assert not seen.quoted
    assert not seen.labels


async def test_a_blank_question_is_refused_privately(room: Room) -> None:
    seen = await room.slash("ask", question="   ")
    assert seen.private
    assert seen.text == "Ask me something in a few words, and I will look in the articles."


async def test_more_passages_open_privately_without_those_already_shown(room: Room) -> None:
    first = await room.slash("ask", question="storm harbour boat")
    more = await room.click(first, "More passages")
    assert more.private
    assert more.quoted
    assert not set(more.quoted) & set(first.quoted)


async def test_more_passages_turn_in_place(room: Room) -> None:
    first = await room.slash("ask", question="the storm and the harbour of the mayor was a boat")
    more = await room.click(first, "More passages")
    turned = await room.click(more, "Next")
    assert turned.message.id == more.message.id
    assert not set(turned.quoted) & set(more.quoted)
    back = await room.click(turned, "Previous")
    assert back.quoted == more.quoted


async def test_read_in_context_opens_the_article_privately_with_the_passage_marked(room: Room) -> None:
    seen = await room.slash("ask", question=QUESTION)
    opened = await room.click(seen, "Read in context")
    assert opened.private
    assert "**The storm hit the harbour on 3 May 2021.** Every boat was at sea." in opened.text
    assert "Read also" not in opened.text


async def test_the_passage_of_the_other_file_opens_too(room: Room) -> None:
    opened = await room.click(await room.slash("ask", question=QUESTION), "Read")
    assert ISLAND in opened.text
    assert HARBOUR not in opened.text
