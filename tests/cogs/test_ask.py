import re

import pytest

from bot.cards.layout import Tone
from bot.search import Answer
from bot.testing import Chat
from bot.testing.articles import invented
from tests.cards.made import HARBOUR, ISLAND, article, library_of

QUESTION = "when did the storm hit the harbour"


async def test_the_best_passage_is_shown_to_everybody_with_its_source(chat: Chat) -> None:
    seen = await chat.slash("ask", question=QUESTION)
    assert not seen.private
    assert seen.quoted[0] == "The storm hit the harbour on 3 May 2021."
    assert "-# harbour\\_01.txt · paragraph 2 · Harbour Post · <t:1620129600:D>" in seen.text
    assert "**storm**" in seen.text


async def test_confidence_is_said_in_a_word_and_a_colour(chat: Chat) -> None:
    sure = await chat.slash("ask", question="storm harbour")
    likely = await chat.slash("ask", question="was the storm in the harbour bad")
    assert (sure.colour, likely.colour) == (Tone.SURE, Tone.LIKELY)
    assert "The articles say" in sure.text
    assert "Probably this" in likely.text


async def test_the_best_passage_of_another_file_is_shown_too(chat: Chat) -> None:
    seen = await chat.slash("ask", question=QUESTION)
    assert "From another article" in seen.text
    assert len(seen.quoted) == 2


async def test_what_was_misspelt_is_said(chat: Chat) -> None:
    assert "read “strom” as “storm”" in (await chat.slash("ask", question="strom harbour")).text


async def test_when_the_articles_do_not_say_the_closest_passage_is_shown_as_closest(chat: Chat) -> None:
    seen = await chat.slash("ask", question="who paid the carpenter for his boat")
    assert seen.colour == Tone.UNKNOWN
    assert "The articles don't say" in seen.text
    assert "The closest passage" in seen.text
    assert "“carpenter”" in seen.text


async def test_what_a_passage_says_otherwise_is_named_and_shown(chat: Chat) -> None:
    seen = await chat.slash("ask", question="did the storm hit the harbour in 1998")
    assert seen.colour == Tone.UNKNOWN
    assert "### The articles don't say that" in seen.text
    assert "the passage says “3 May 2021”, not 1998" in seen.text
    assert "What they do say:" in seen.text
    assert "3 May 2021" in seen.quoted[0]


async def test_when_nothing_comes_near_no_passage_is_shown(chat: Chat) -> None:
    seen = await chat.slash("ask", question="chess")
    assert "No passage comes near" in seen.text
    assert not seen.quoted
    assert not seen.labels


async def test_a_blank_question_is_refused_privately(chat: Chat) -> None:
    seen = await chat.slash("ask", question="   ")
    assert seen.private
    assert seen.text == "Ask me something in a few words, and I will look in the articles."


async def test_more_passages_open_privately_without_those_already_shown(chat: Chat) -> None:
    first = await chat.slash("ask", question="storm harbour boat")
    more = await chat.press(first, "More passages")
    assert more.private
    assert more.quoted
    assert not set(more.quoted) & set(first.quoted)


async def test_more_passages_turn_in_place(chat: Chat) -> None:
    first = await chat.slash("ask", question="the storm and the harbour of the mayor was a boat")
    more = await chat.press(first, "More passages")
    turned = await chat.press(more, "Next")
    assert turned.message.id == more.message.id
    assert not set(turned.quoted) & set(more.quoted)
    back = await chat.press(turned, "Previous")
    assert back.quoted == more.quoted


async def test_read_in_context_opens_the_article_privately_with_the_passage_marked(chat: Chat) -> None:
    seen = await chat.slash("ask", question=QUESTION)
    opened = await chat.press(seen, "Read in context")
    assert opened.private
    assert "**The storm hit the harbour on 3 May 2021.** Every boat was at sea." in opened.text
    assert "Read also" not in opened.text


async def test_the_passage_of_the_other_file_opens_too(chat: Chat) -> None:
    opened = await chat.press(await chat.slash("ask", question=QUESTION), "Read")
    assert ISLAND in opened.text
    assert HARBOUR not in opened.text


async def test_files_that_say_the_same_are_named_under_the_passage(chat: Chat) -> None:
    text = 'Mayor Ada Lind said: "{} the harbour stone by stone, and we will not stop," she told reporters.'
    chat.bot.shelf.replace(
        invented(one=text.format("We will rebuild"), two="Rain fell.\n\n" + text.format("We will rebuild"))
    )
    seen = await chat.slash("ask", question="what did the mayor say about the harbour")
    assert len(seen.quoted) == 2
    assert re.search(r"-# also in \*\*(one|two)", seen.text)


async def test_what_another_article_says_otherwise_stands_in_place_and_opens(chat: Chat) -> None:
    seen = await chat.slash("ask", question="her son bo slept through it")
    assert "**Bo Lind** · island says 5 years: they can't both be right" in seen.text
    opened = await chat.press(seen, "Read island")
    assert opened.private
    assert "**Bo Lind (5)**" in opened.text


async def test_what_was_not_found_gets_no_such_lines(chat: Chat) -> None:
    seen = await chat.slash("ask", question="her son plays chess with many kings and queens")
    assert seen.quoted
    assert "both be right" not in seen.text


async def test_what_was_looked_for_is_said_where_nothing_was_found(chat: Chat) -> None:
    seen = await chat.slash("ask", question="storm chess king queen")
    assert "-# I looked for “storm”; nowhere in the articles: “chess”, “king”, and “queen”" in seen.text
    assert (
        "I looked for “chess”; no article has that word" in (await chat.slash("ask", question="chess")).text
    )


async def test_the_whole_of_a_passage_that_was_cut_can_be_read(chat: Chat) -> None:
    long = "The storm hit the harbour, " + "and it rained and it blew, " * 50 + "until the very end."
    chat.bot.shelf.replace(library_of(article("long.txt", long), article("o.txt", f"Rain. {long}")))
    seen = await chat.slash("ask", question="storm harbour")
    assert not any("until the very end" in quoted for quoted in seen.quoted)
    assert "Read on" in seen.labels
    opened = await chat.press(seen, "The whole passage")
    assert "until the very end" in opened.text.replace("**", "")


async def test_without_any_articles_it_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of())
    assert "I have no articles" in (await chat.slash("ask", question=QUESTION)).text


async def test_what_was_typed_comes_first_then_how_it_may_go_on(chat: Chat) -> None:
    assert await chat.suggest("/ask question:a  stor") == ["a stor", "a storm"]
    assert await chat.suggest("/ask question:chess") == ["chess"]


async def test_headlines_and_names_are_suggested_before_anything_is_typed(chat: Chat) -> None:
    assert await chat.suggest("/ask question:") == [
        "Storm empties the harbour",
        "The storm reached the island in May.",
        "Ada Lind",
        "Bo Lind",
        "Cy Lind",
    ]


async def test_a_question_too_long_to_be_a_choice_is_answered_all_the_same(chat: Chat) -> None:
    question = f"{QUESTION} {'really ' * 20}"
    assert await chat.autocomplete("ask", "question", question) == []
    assert (await chat.slash("ask", question=question)).quoted


@pytest.mark.parametrize(
    "typed", ["@everyone \u202e <@1>", "x" * 100, "👍" * 50, "\u202e" * 100, "\n", "> a"]
)
async def test_anything_typed_gives_choices_that_discord_takes(chat: Chat, typed: str) -> None:
    await chat.autocomplete("ask", "question", typed)
    await chat.autocomplete("ask", "source", typed)
    await chat.autocomplete("read", "article", typed)


async def test_suggestions_follow_the_articles(chat: Chat) -> None:
    await chat.suggest("/ask question:")
    chat.bot.shelf.replace(library_of(article("a.txt", "Another story.")))
    assert await chat.suggest("/ask question:") == ["Another story."]


async def test_every_word_of_the_card_is_dutch_for_a_dutch_server(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, language="nl")
    seen = await chat.slash("ask", question="her son bo slept through it")
    assert "volgens island 5 jaar: dat kan niet allebei kloppen" in seen.text
    assert "island lezen" in seen.labels


@pytest.mark.parametrize("said", ["thanks!", "?", "why"])
async def test_where_there_is_no_word_to_look_for_the_articles_are_not_blamed(chat: Chat, said: str) -> None:
    chat.bot.shelf.replace(invented(a="The storm hit the harbour."))
    seen = await chat.slash("ask", question=said)
    assert "### I find no word in that to look for\nAsk me something" in seen.text
    assert "don't say" not in seen.text


async def test_a_passage_that_lacks_a_word_is_never_shown_as_sure(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = invented(a="Ada Lind built the bridge.", b="The dam has failed.")
    lacking = Answer("", True, 0.99, made.search.ask("Ada Lind").citations, apart=("failed",))
    monkeypatch.setattr(made.search, "ask", lambda *_, **__: lacking)
    chat.bot.shelf.replace(made)
    seen = await chat.slash("ask", question="has Ada Lind failed")
    assert seen.colour == Tone.LIKELY
    assert "Probably this" in seen.text
    assert "not in this passage: “failed”" in seen.text
