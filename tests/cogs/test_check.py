"""The command on a message: what it looks up, what it shows, and that only who asked sees it."""

from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards.layout import Tone
from bot.client import create_bot
from bot.config import Config
from bot.library import Library, Shelf
from bot.testing import Chat, Seen
from tests.cards.made import article, library_of
from tests.cogs.test_buttons import never
from tests.cogs.test_hostile import TOGETHER, assert_inert

CLAIMS = [
    "The storm hit the harbour.",
    "No boat was lost.",
    "The mayor closed the port.",
    "The harbour is to open again.",
    "Every boat was at sea.",
    "The storm reached the island.",
    "Cy Lind slept.",
]
CHECK = "Check against the articles"
NOTHING = "I find no statement in that message"


async def checked(chat: Chat, said: str, **how: Any) -> Seen:
    return await chat.menu(CHECK, await chat.person.send(chat.channel, said, **how))


async def test_each_claim_is_shown_with_the_passage_that_bears_on_it(chat: Chat) -> None:
    seen = await checked(chat, "Did you hear? The storm hit the harbour. No boat was lost :)")
    assert seen.private
    assert seen.colour == Tone.PLAIN
    assert "2 statements in the message" in seen.text
    assert "**1** · The storm hit the harbour.\n-# This bears on it\n> **The** **storm**" in seen.text
    assert seen.quoted[0] == "The storm hit the harbour on 3 May 2021."
    assert seen.quoted[1] == "No boat was lost in the storm."
    assert seen.labels == ["Read harbour", "Read island"]


async def test_it_gives_no_verdict(chat: Chat) -> None:
    seen = await checked(chat, "The storm hit the harbour. A dragon ate the mayor and a boat.")
    for verdict in ("true", "false", "right", "wrong", "correct", "lie"):
        assert verdict not in seen.text.lower().split()


async def test_what_a_passage_puts_otherwise_is_named(chat: Chat) -> None:
    seen = await checked(chat, "The storm hit the harbour in 1998.")
    assert "the passage says “3 May 2021”, not 1998" in seen.text
    assert "3 May 2021" in seen.quoted[0]


async def test_what_the_articles_do_not_say_is_said_without_a_passage(chat: Chat) -> None:
    seen = await checked(chat, "Aliens painted cathedrals yesterday evening.")
    assert "-# The articles don't say" in seen.text
    assert "nowhere in the articles: “aliens”" in seen.text
    assert not seen.quoted
    assert not seen.labels


async def test_what_only_comes_near_is_said_to_be_the_closest(chat: Chat) -> None:
    seen = await checked(chat, "Mayor and fisherman and carpenter and island.")
    assert "-# The articles don't say" in seen.text
    assert "The closest passage, which may be about something else" in seen.text
    assert seen.quoted


async def test_read_opens_the_passage(chat: Chat) -> None:
    seen = await checked(chat, "The storm hit the harbour. No boat was lost.")
    opened = await chat.press(seen, "Read island")
    assert "**No boat was lost in the storm.**" in opened.text


async def test_more_claims_come_on_a_second_page_in_place(chat: Chat) -> None:
    first = await checked(chat, " ".join(CLAIMS[:5]))
    assert "page 1 of 2" in first.text
    assert [f"-# **{number}** · {CLAIMS[number - 1]}" in first.text for number in (3, 4, 5)] == [
        False,
        True,
        True,
    ]
    second = await chat.press(first, "Next")
    assert second.message.id == first.message.id
    assert len(second.quoted) == 2
    assert (await chat.press(second, "Previous")).texts == first.texts


async def test_what_is_left_out_is_said_on_every_page(chat: Chat) -> None:
    first = await checked(chat, " ".join(CLAIMS))
    assert "I look up 5 at most; 2 more were left out" in first.text
    second = await chat.press(first, "Next")
    assert "I look up 5 at most; 2 more were left out" in second.text


async def test_the_pages_turn_after_a_restart(chat: Chat, library: Library, tmp_path: Path) -> None:
    text = " ".join(CLAIMS)
    second = await chat.press(await checked(chat, text), "Next")
    first = await checked(chat, text)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert (await chat.press(first, "Next")).texts == second.texts


async def test_a_card_without_claims_is_refused(chat: Chat) -> None:
    first = await checked(chat, " ".join(CLAIMS))
    stored = chat.env.backend.get_message(first.message.channel_id, first.message.id)
    for part in stored.components[0]["components"]:
        part.pop("content", None)
        for inner in part.get("components", []):
            if inner["type"] == 10:
                inner["content"] = "."
    for part in stored.components[0]["components"]:
        if part["type"] == 10:
            part["content"] = "."
    seen = await chat.press(first, "Next")
    assert seen.text.startswith("I can't tell any more which message this was")


@pytest.mark.parametrize("said", ["when did the storm hit?", "hi all", "https://example.com", "🎉"])
async def test_a_message_without_a_statement_is_kindly_refused(chat: Chat, said: str) -> None:
    seen = await checked(chat, said)
    assert seen.private
    assert seen.text.startswith(NOTHING)


async def test_a_message_without_words_is_kindly_refused(chat: Chat) -> None:
    hook = chat.guild.create_webhook(chat.channel)
    embed = discord.Embed(title="The storm hit the harbour", description="No boat was lost.")
    attached = await chat.person.send(chat.channel, attachments=[("storm.png", b"\x89PNG")])
    for told in (await hook.send(embed=embed), attached):
        seen = await chat.menu(CHECK, told)
        assert seen.private
        assert seen.text == "I can only look up words, and that message has none."


async def test_messages_of_bots_and_forwarded_ones_are_looked_up_too(chat: Chat) -> None:
    robot = chat.guild.add_member(chat.env.create_user("robot", bot=True))
    told = await robot.send(chat.channel, CLAIMS[0])
    forwarded = await chat.person.forward(told, chat.channel)
    assert (await chat.menu(CHECK, told)).quoted
    assert (await chat.menu(CHECK, forwarded)).quoted


async def test_its_own_card_is_not_looked_up(chat: Chat) -> None:
    card = await chat.slash("ask", question="when did the storm hit the harbour")
    seen = await chat.menu(CHECK, card.message)
    assert seen.private
    assert seen.text.startswith("That message is mine")


@pytest.mark.parametrize("attack", [*TOGETHER, "word " * 390, "👍 boat. " * 220, "a\nb boat\n" * 200])
async def test_a_hostile_message_cannot_break_the_card(chat: Chat, attack: str) -> None:
    seen = await checked(chat, f"The storm hit {attack} the harbour. {attack}"[:2000])
    assert_inert(chat, seen)
    for label in {"Next"} & set(seen.labels):
        assert_inert(chat, await chat.press(seen, label))


async def test_claims_look_unlike_passages(chat: Chat) -> None:
    seen = await checked(
        chat, "> The storm hit the harbour\n-# harbour\\_01.txt · paragraph 2\n> and a whale ate it"
    )
    assert all("whale" not in shown for shown in seen.quoted)


async def test_a_card_holds_also_with_the_longest_of_all(chat: Chat) -> None:
    name = f"{'n' * 240}.txt"
    raw = "\n".join(
        "The storm hit the harbour and the boat and the mayor, it was told. " * 30 for _ in range(3)
    )
    chat.bot.shelf.replace(library_of(article(name, raw.strip(), "Outlet " * 20)))
    told = "\n".join(f"The storm hit harbour {number} " + "👍 boat " * 30 for number in range(7))
    first = await checked(chat, told)
    assert first.quoted
    assert "page 1 of 2" in first.text
    assert (await chat.press(first, "Next")).quoted


async def test_it_works_in_dutch(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, language="nl")
    seen = await checked(chat, "The storm hit the harbour. No boat was lost.")
    assert "Wat de artikelen hierover zeggen" in seen.text
    assert "Dit staat erover in de artikelen" in seen.text


@pytest.mark.makes_errors
async def test_a_mistake_of_ours_leaves_no_word_of_the_message_in_the_log(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(question: str, **_: object) -> None:
        raise ValueError(f"cannot find {question!r}")

    monkeypatch.setattr(chat.bot.shelf.library().search, "ask", fail)
    seen = await checked(chat, "Well, well. **The storm** hit the harbour.")
    assert seen.private
    assert seen.text.startswith("Something went wrong")
    [failure] = [vars(record) for record in caplog.records if record.levelname == "ERROR"]
    assert "cannot find '[typed text]'" in failure["exception"]
    assert "storm" not in "".join(str(vars(record)) for record in caplog.records if record.name[:3] == "bot")


async def test_the_command_is_named_in_both_languages(chat: Chat) -> None:
    registered = [one for one in chat.env.http_requests if one.method == "PUT" and "commands" in one.path]
    [menu] = [command for one in registered for command in one.json or [] if command.get("type") == 3]
    assert menu["name"] == "Check against the articles"
    assert menu["name_localizations"]["nl"] == "Toetsen aan de artikelen"
    assert menu["contexts"] == [0, 1, 2]
    assert menu["integration_types"] == [0, 1]


async def test_slow_work_in_several_steps_is_acknowledged_once(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    seen = await chat.menu(CHECK, await chat.person.send(chat.channel, "The storm hit the harbour in May."))
    assert seen.private
    assert seen.quoted


async def test_a_cog_that_is_unloaded_takes_its_command_along(chat: Chat) -> None:
    menus = discord.AppCommandType.message
    assert chat.bot.tree.get_commands(type=menus)
    await chat.bot.unload_extension("cogs.check")
    assert not chat.bot.tree.get_commands(type=menus)
