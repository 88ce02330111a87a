"""Asking one article only, by the option or by the list on the card; and asking all again."""

from pathlib import Path

import pytest

from bot.cards.reference import tag
from bot.client import create_bot
from bot.config import Config
from bot.library import Library, Shelf
from bot.testing import Chat, Seen
from bot.testing.rules import SELECT
from tests.cards.made import HARBOUR, ISLAND, article, library_of

QUESTION = "when did the storm hit the harbour"


def options(seen: Seen) -> list[dict[str, str]]:
    return [option for select in seen.parts(SELECT) for option in select["options"]]


def only_in(seen: Seen, words: str) -> bool:
    return f"-# only in {words}" in seen.text.replace("\\", "")


async def test_the_option_limits_the_answer_to_one_article_for_everybody(chat: Chat) -> None:
    seen = await chat.slash("ask", question=QUESTION, source="island")
    assert not seen.private
    assert only_in(seen, ISLAND)
    assert "harbour_01" not in seen.text.replace("\\", "")
    assert seen.quoted


async def test_an_unknown_source_is_refused_with_the_nearest(chat: Chat) -> None:
    seen = await chat.slash("ask", question=QUESTION, source="the moon")
    assert seen.private
    assert "no article called “the moon”" in seen.text


async def test_sources_are_suggested(chat: Chat) -> None:
    assert await chat.suggest("/ask source:") == [HARBOUR, ISLAND]
    assert await chat.suggest("/ask source:post") == [HARBOUR]


async def test_the_list_holds_the_articles_near_the_question_first(chat: Chat) -> None:
    seen = await chat.slash("ask", question="who is safe on the island")
    assert [option["value"] for option in options(seen)] == [tag(ISLAND), tag(HARBOUR)]
    assert options(seen)[1]["label"] == "Storm empties the harbour"
    assert options(seen)[1]["description"] == "harbour_01.txt · Harbour Post · May 4, 2021"


async def test_choosing_one_asks_it_privately(chat: Chat) -> None:
    card = await chat.slash("ask", question=QUESTION)
    seen = await chat.choose(card, "within", tag(ISLAND))
    assert seen.private
    assert only_in(seen, ISLAND)
    assert seen.texts[0].startswith(card.texts[0].split("\n")[0])
    assert not options(seen)


async def test_from_there_all_articles_can_be_asked_again(chat: Chat) -> None:
    card = await chat.slash("ask", question=QUESTION)
    seen = await chat.press(await chat.choose(card, "within", tag(ISLAND)), "Ask all articles")
    assert seen.private
    assert seen.texts == card.texts


async def test_more_passages_of_one_article_stay_in_it(chat: Chat) -> None:
    card = await chat.slash("ask", question="the storm the harbour and bo", source=ISLAND)
    more = await chat.press(card, "More passages")
    assert only_in(more, ISLAND)
    assert "harbour_01" not in more.text.replace("\\", "")


async def test_when_the_article_does_not_say_all_can_be_asked(chat: Chat) -> None:
    seen = await chat.slash("ask", question="mayor Ada Lind", source=ISLAND)
    assert "The articles don't say" in seen.text
    assert "Ask all articles" in seen.labels


async def test_a_single_article_needs_no_list(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("one.txt", "The storm hit the harbour.")))
    assert not options(await chat.slash("ask", question=QUESTION))


async def test_a_question_longer_than_the_card_repeats_has_no_list(chat: Chat) -> None:
    seen = await chat.slash("ask", question=f"{QUESTION} {'really ' * 60}")
    assert seen.quoted
    assert not options(seen)
    assert "More passages" not in seen.labels


async def test_many_articles_give_a_list_of_25(chat: Chat) -> None:
    articles = [article(f"{number:03}.txt", f"Storm {number} came.") for number in range(60)]
    chat.bot.shelf.replace(library_of(*articles))
    seen = await chat.slash("ask", question="storm 42")
    assert len(options(seen)) == 25
    assert options(seen)[0]["value"] == tag("042.txt")


async def test_the_list_works_after_a_restart_and_for_somebody_else(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    card = await chat.slash("ask", question=QUESTION)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    seen = await chat.choose(card, "within", tag(ISLAND))
    assert seen.private
    assert only_in(seen, ISLAND)


async def test_all_articles_can_be_asked_after_a_restart(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    card = await chat.slash("ask", question=QUESTION, source=ISLAND)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert HARBOUR in (await chat.press(card, "Ask all articles")).text.replace("\\", "")


async def test_the_list_works_in_a_direct_message(chat: Chat) -> None:
    user = chat.env.create_user("Una")
    card = chat.seen(await user.slash("ask", question=QUESTION))
    [select] = card.parts(SELECT)
    seen = chat.seen(await user.select(card.message, [tag(ISLAND)], custom_id=select["custom_id"]))
    assert only_in(seen, ISLAND)


@pytest.mark.parametrize("label", ["", "More passages"])
async def test_an_article_that_is_gone_meanwhile_is_said_to_be(chat: Chat, label: str) -> None:
    card = await chat.slash("ask", question="the storm the harbour and bo")
    card = await chat.choose(card, "within", tag(ISLAND)) if label else card
    chat.bot.shelf.replace(library_of(article("other.txt", "The storm hit the harbour.")))
    seen = await (chat.press(card, label) if label else chat.choose(card, "within", tag(ISLAND)))
    assert seen.private
    assert "no longer among my articles" in seen.text
