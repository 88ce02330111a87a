"""A question without a command: who is answered, where, how quietly, and in which language."""

import logging
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.enums import MessageType

from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf
from bot.testing import Chat, Seen
from tests.cogs.test_buttons import never
from tests.cogs.test_hostile import TOGETHER, assert_inert

QUESTION = "when did the storm hit the harbour"
BLANK = "Mention me with a question"
SILENT, COMPONENTS = 1 << 12, 1 << 15


def sent(chat: Chat) -> list[dict[str, Any]]:
    """The messages that the bot posted, as it gave them to Discord."""
    posts = [one for one in chat.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    return [one.json for one in posts if isinstance(one.json, dict)]


async def asked(chat: Chat, said: str = f"@Receipts {QUESTION}", **how: Any) -> Seen:
    [seen] = await chat.say(said, **how)
    return seen


async def test_a_mention_is_answered_with_the_card_of_ask(chat: Chat) -> None:
    by_command = await chat.slash("ask", question=QUESTION)
    assert (await asked(chat)).texts == by_command.texts


@pytest.mark.parametrize(
    "said",
    [
        f"{QUESTION} @Receipts",
        "when did <@!{id}> the storm @Receipts hit\nthe harbour",
        f"  @Receipts\n\n{QUESTION}",
    ],
)
async def test_the_mention_may_stand_anywhere(chat: Chat, said: str) -> None:
    me = str(chat.env.backend.bot_user.id)
    seen = await asked(chat, said.replace("{id}", me))
    assert seen.text.startswith(f"-# {QUESTION}\n")


async def test_the_answer_is_a_reply_that_neither_pings_nor_rings(chat: Chat) -> None:
    told = await chat.person.send(chat.channel, f"<@{chat.env.backend.bot_user.id}> {QUESTION}")
    [post] = sent(chat)
    assert post["flags"] & SILENT
    assert post["flags"] & COMPONENTS
    assert post["message_reference"]["message_id"] == told.id
    assert post["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert not any("typing" in request.path for request in chat.env.http_requests)


async def test_the_bot_types_while_the_answer_takes_long(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    assert (await asked(chat)).quoted
    assert any("typing" in request.path for request in chat.env.http_requests)


async def test_a_mention_in_a_thread_is_answered_there(chat: Chat) -> None:
    parent = await chat.bot.fetch_channel(chat.channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="storm", type=discord.ChannelType.public_thread)
    [thread] = chat.channel.threads
    assert (await asked(chat, channel=thread)).quoted


@pytest.mark.parametrize(
    "said", ["@Receipts", "@Receipts \n ", "<:wave:123> @Receipts", "@Receipts <@&5> <#6>"]
)
async def test_a_mention_without_a_question_is_told_how_to_ask(chat: Chat, said: str) -> None:
    assert (await asked(chat, said)).text.startswith(BLANK)
    [post] = sent(chat)
    assert post["flags"] & SILENT
    assert post["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize(
    "said",
    [QUESTION, "@everyone when did the storm hit", "<@&{id}> a storm?", "@receipts storm", "<@1> storm"],
)
async def test_what_does_not_mention_the_bot_itself_is_not_for_it(chat: Chat, said: str) -> None:
    assert not await chat.say(said.replace("{id}", str(chat.env.backend.bot_user.id)))


async def test_a_reply_that_only_pings_is_not_a_question(chat: Chat) -> None:
    card = await asked(chat)
    assert not await chat.say("how kind", reply_to=card.message)
    assert (await asked(chat, "@Receipts and a boat?", reply_to=card.message)).text.startswith(
        "-# and a boat?"
    )


async def test_other_bots_webhooks_and_notices_are_not_answered(chat: Chat) -> None:
    mention = f"<@{chat.env.backend.bot_user.id}> {QUESTION}"
    hook = chat.guild.create_webhook(chat.channel)
    assert not chat.answers(await hook.send(mention))
    joined = chat.guild.create_system_message(chat.channel, MessageType.NEW_MEMBER, author=chat.person)
    assert not chat.answers(joined)
    chat.person = chat.guild.add_member(chat.env.create_user("robot", bot=True))
    assert not await chat.say(mention)


async def test_people_in_a_question_go_by_their_names(chat: Chat) -> None:
    other = chat.guild.add_member(chat.env.create_user("Ada Lind"))
    seen = await asked(chat, f"@Receipts what did <@{other.id}> close <:boat:5>")
    assert seen.text.startswith("-# what did Ada Lind close\n")


@pytest.mark.parametrize("attack", TOGETHER)
async def test_a_hostile_question_cannot_break_the_card(chat: Chat, attack: str) -> None:
    for seen in await chat.say(f"@Receipts storm harbour {attack}"):
        assert_inert(chat, seen)


async def test_a_direct_message_is_a_question(chat: Chat) -> None:
    user = chat.env.create_user("Una")
    [seen] = chat.answers(await user.send_dm(QUESTION))
    assert seen.quoted
    [again] = chat.answers(await user.send_dm("<:wave:5>"))
    assert again.text.startswith("Ask me something in a few words")


async def test_pages_turn_in_place_in_a_direct_message(chat: Chat) -> None:
    user = chat.env.create_user("Una")
    question = "the storm and the harbour of the mayor was a boat"
    [card] = chat.answers(await user.send_dm(question))
    ids = {part["label"]: part["custom_id"] for part in card.parts(2)}
    more = chat.seen(await user.click(card.message, custom_id=ids["More passages"]))
    turn = next(part["custom_id"] for part in more.parts(2) if part["label"] == "Next")
    assert chat.seen(await user.click(more.message, custom_id=turn)).message.id == more.message.id


async def test_after_a_restart_the_card_of_a_mention_still_works(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    card = await asked(chat)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    opened = await chat.press(card, "Read in context")
    assert opened.private
    assert opened.quoted


async def test_its_buttons_work_where_no_other_cog_is_turned_on(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    config = Config(data=tmp_path)
    off = tuple(name for name in config.cogs.names() if name != "mentions")
    cogs = config.cogs.model_copy(update={"off": off})
    await chat.restart(create_bot(config.model_copy(update={"cogs": cogs}), Shelf(library)))
    card = await asked(chat)
    assert {"Read in context", "More passages"} <= set(card.labels)
    for label in card.labels:
        assert (await chat.press(card, label)).private


async def test_a_card_turns_in_place_for_who_asked_and_privately_for_others(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.answers.MorePassages.turns", True)
    card = await asked(chat, "@Receipts the storm and the harbour of the mayor was a boat")
    asker, chat.person = chat.person, chat.guild.add_member(chat.env.create_user("Other"))
    others = await chat.press(card, "More passages")
    assert others.private
    assert others.message.id != card.message.id
    chat.person = asker
    assert (await chat.press(card, "More passages")).message.id == card.message.id


async def test_a_card_whose_question_was_deleted_is_nobodys(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.answers.MorePassages.turns", True)
    told = await chat.person.send(chat.channel, f"<@{chat.env.backend.bot_user.id}> storm harbour boat")
    [card] = chat.answers(told)
    await chat.person.delete(told)
    assert (await chat.press(card, "More passages")).private


async def test_the_settings_of_the_server_count(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, language="nl")
    assert "Waarschijnlijk dit" in (await asked(chat)).text
    await chat.bot.servers.change(chat.guild.id, language=None, private=True)
    refused = await asked(chat)
    assert refused.text.startswith("Here I answer only privately. Type /ask")
    assert not refused.quoted
    await chat.env.advance_time(61)
    await chat.bot.servers.change(
        chat.guild.id, private=False, channels=(chat.guild.create_text_channel("here").id,)
    )
    assert (await asked(chat)).text.startswith("In this server I answer elsewhere")


async def test_the_answer_speaks_the_language_of_the_question(chat: Chat) -> None:
    assert "Waarschijnlijk dit" in (await asked(chat, "@Receipts wanneer was de storm in de harbour")).text
    assert (await asked(chat, "@Receipts")).text.startswith(BLANK)


async def test_where_the_question_shows_no_language_the_servers_is_spoken(chat: Chat) -> None:
    chat.guild = chat.env.create_guild("Haven", preferred_locale="nl")
    chat.channel = chat.guild.create_text_channel("praat")
    chat.person = chat.guild.add_member(chat.env.create_user("Iris"))
    assert "Dit staat in de artikelen" in (await asked(chat, "@Receipts storm harbour")).text
    assert (
        "The articles don't say" in (await asked(chat, "@Receipts what did the storm do to the harbour")).text
    )


async def test_the_cooldown_holds_for_mentions_too(chat: Chat, library: Library, tmp_path: Path) -> None:
    await chat.restart(create_bot(Config(data=tmp_path, cooldown=30), Shelf(library)))
    assert (await chat.slash("ask", question=QUESTION)).quoted
    assert (await asked(chat)).text == "Give me a moment: you can ask again in 30 seconds."


async def test_nobody_can_make_the_bot_refuse_again_and_again(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, private=True)
    other = chat.guild.create_text_channel("other")
    assert (await asked(chat)).text.startswith("Here I answer only privately")
    for said, where in (
        ("@Receipts", chat.channel),
        (f"@Receipts {QUESTION}", other),
        ("@Receipts and?", chat.channel),
    ):
        assert not await chat.say(said, channel=where)
    spammer, chat.person = chat.person, chat.guild.add_member(chat.env.create_user("Other"))
    assert (await asked(chat)).text.startswith("Here I answer only privately")
    chat.person = spammer
    await chat.env.advance_time(61)
    assert (await asked(chat)).text.startswith("Here I answer only privately")


async def test_who_was_just_refused_is_answered_as_soon_as_they_may_ask(chat: Chat) -> None:
    assert (await asked(chat, "@Receipts")).text.startswith(BLANK)
    assert (await asked(chat)).quoted


def without(chat: Chat, **denied: bool) -> Any:
    """A channel where the bot may not do what is named."""
    overwrite = discord.PermissionOverwrite(**denied)
    me = chat.guild.me
    assert me is not None
    return chat.guild.create_text_channel("quiet", overwrites={me: overwrite})


async def test_without_permission_to_embed_or_attach_it_is_answered_all_the_same(chat: Chat) -> None:
    channel = without(chat, embed_links=False, attach_files=False)
    assert (await asked(chat, channel=channel)).quoted


async def test_without_permission_to_write_nothing_is_tried(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    channel = without(chat, send_messages=False)
    assert not await chat.say(f"@Receipts {QUESTION}", channel=channel)
    assert not sent(chat)
    assert "a mention: the bot may not write there" in caplog.text


async def test_where_it_may_not_read_what_was_written_it_answers_without_replying(chat: Chat) -> None:
    chat.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    assert (await asked(chat)).quoted
    assert "message_reference" not in sent(chat)[-1]


UNKNOWN = "Invalid Form Body\nIn message_reference: Unknown message"


@pytest.mark.parametrize("refusal", [{"status": 404, "code": 10008}, {"code": 50035, "message": UNKNOWN}])
async def test_a_question_that_was_deleted_meanwhile_is_let_be(
    chat: Chat, caplog: pytest.LogCaptureFixture, refusal: dict[str, Any]
) -> None:
    chat.env.inject_error("POST", "/channels/*/messages", **{"status": 400, **refusal})
    assert not await chat.say(f"@Receipts {QUESTION}")
    assert "a mention: the message is gone" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("status", "sentence"), [(500, "Discord has trouble"), (400, "Something went wrong")]
)
@pytest.mark.makes_errors
async def test_what_discord_refuses_is_said_where_that_goes(chat: Chat, status: int, sentence: str) -> None:
    chat.env.inject_error("POST", "/channels/*/messages", status=status)
    assert (await asked(chat)).text.startswith(sentence)


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.makes_errors
async def test_a_mistake_of_ours_is_one_sentence_and_a_line_in_the_log_without_the_question(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, private: bool
) -> None:
    def fail(question: str, **_: object) -> None:
        raise ValueError(f"cannot find {question!r}")

    monkeypatch.setattr(chat.bot.shelf.library().search, "ask", fail)
    if private:
        user = chat.env.create_user("Una")
        [seen] = chat.answers(await user.send_dm(QUESTION))
    else:
        seen = await asked(chat)
    assert seen.text.startswith("Something went wrong")
    [failure] = [vars(record) for record in caplog.records if record.levelno >= logging.ERROR]
    assert seen.text.split()[-1].rstrip(".") == failure["id"]
    assert "cannot find '[typed text]'" in failure["exception"]
    assert "storm" not in str(failure)


def test_what_comes_with_mentions_alone_is_enough(receipts_bot: Receipts) -> None:
    assert not receipts_bot.intents.message_content
