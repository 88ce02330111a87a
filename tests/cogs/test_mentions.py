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
from tests.cogs.room import Room, Seen
from tests.cogs.test_buttons import never
from tests.cogs.test_hostile import TOGETHER, assert_inert

QUESTION = "when did the storm hit the harbour"
BLANK = "Mention me with a question"
SILENT, COMPONENTS = 1 << 12, 1 << 15


def sent(room: Room) -> list[dict[str, Any]]:
    """The messages that the bot posted, as it gave them to Discord."""
    posts = [one for one in room.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    return [one.json for one in posts if isinstance(one.json, dict)]


async def asked(room: Room, said: str = f"{{me}} {QUESTION}", **how: Any) -> Seen:
    [seen] = await room.tell(said, **how)
    return seen


async def test_a_mention_is_answered_with_the_card_of_ask(room: Room) -> None:
    by_command = await room.slash("ask", question=QUESTION)
    assert (await asked(room)).texts == by_command.texts


@pytest.mark.parametrize(
    "said",
    [f"{QUESTION} {{me}}", "when did <@!{id}> the storm {me} hit\nthe harbour", f"  {{me}}\n\n{QUESTION}"],
)
async def test_the_mention_may_stand_anywhere(room: Room, said: str) -> None:
    me = str(room.env.backend.bot_user.id)
    seen = await asked(room, said.replace("{id}", me))
    assert seen.text.startswith(f"-# {QUESTION}\n")


async def test_the_answer_is_a_reply_that_neither_pings_nor_rings(room: Room) -> None:
    told = await room.person.send(room.channel, f"<@{room.env.backend.bot_user.id}> {QUESTION}")
    [post] = sent(room)
    assert post["flags"] & SILENT
    assert post["flags"] & COMPONENTS
    assert post["message_reference"]["message_id"] == told.id
    assert post["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert not any("typing" in request.path for request in room.env.http_requests)


async def test_the_bot_types_while_the_answer_takes_long(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    assert (await asked(room)).quoted
    assert any("typing" in request.path for request in room.env.http_requests)


async def test_a_mention_in_a_thread_is_answered_there(room: Room) -> None:
    parent = await room.bot.fetch_channel(room.channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="storm", type=discord.ChannelType.public_thread)
    [thread] = room.channel.threads
    assert (await asked(room, where=thread)).quoted


@pytest.mark.parametrize("said", ["{me}", "{me} \n ", "<:wave:123> {me}", "{me} <@&5> <#6>"])
async def test_a_mention_without_a_question_is_told_how_to_ask(room: Room, said: str) -> None:
    assert (await asked(room, said)).text.startswith(BLANK)
    [post] = sent(room)
    assert post["flags"] & SILENT
    assert post["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize(
    "said",
    [QUESTION, "@everyone when did the storm hit", "<@&{id}> a storm?", "@Receipts storm", "<@1> storm"],
)
async def test_what_does_not_mention_the_bot_itself_is_not_for_it(room: Room, said: str) -> None:
    assert not await room.tell(said.replace("{id}", str(room.env.backend.bot_user.id)))


async def test_a_reply_that_only_pings_is_not_a_question(room: Room) -> None:
    card = await asked(room)
    assert not await room.tell("how kind", reply_to=card.message)
    assert (await asked(room, "{me} and a boat?", reply_to=card.message)).text.startswith("-# and a boat?")


async def test_other_bots_webhooks_and_notices_are_not_answered(room: Room) -> None:
    mention = f"<@{room.env.backend.bot_user.id}> {QUESTION}"
    hook = room.guild.create_webhook(room.channel)
    assert not room.answers(room.channel, await hook.send(mention))
    joined = room.guild.create_system_message(room.channel, MessageType.NEW_MEMBER, author=room.person)
    assert not room.answers(room.channel, joined)
    room.person = room.guild.add_member(room.env.create_user("robot", bot=True))
    assert not await room.tell(mention)


async def test_people_in_a_question_go_by_their_names(room: Room) -> None:
    other = room.guild.add_member(room.env.create_user("Ada Lind"))
    seen = await asked(room, f"{{me}} what did <@{other.id}> close <:boat:5>")
    assert seen.text.startswith("-# what did Ada Lind close\n")


@pytest.mark.parametrize("attack", TOGETHER)
async def test_a_hostile_question_cannot_break_the_card(room: Room, attack: str) -> None:
    for seen in await room.tell(f"{{me}} storm harbour {attack}"):
        assert_inert(room, seen)


async def test_a_direct_message_is_a_question(room: Room) -> None:
    user = room.env.create_user("Una")
    [seen] = room.answers(user.dm_channel, await user.send_dm(QUESTION))
    assert seen.quoted
    [again] = room.answers(user.dm_channel, await user.send_dm("<:wave:5>"))
    assert again.text.startswith("Ask me something in a few words")


async def test_pages_turn_in_place_in_a_direct_message(room: Room) -> None:
    user = room.env.create_user("Una")
    question = "the storm and the harbour of the mayor was a boat"
    [card] = room.answers(user.dm_channel, await user.send_dm(question))
    ids = {part["label"]: part["custom_id"] for part in card.parts(2)}
    more = room.seen(await user.click(card.message, custom_id=ids["More passages"]))
    turn = next(part["custom_id"] for part in more.parts(2) if part["label"] == "Next")
    assert room.seen(await user.click(more.message, custom_id=turn)).message.id == more.message.id


async def test_after_a_restart_the_card_of_a_mention_still_works(
    room: Room, library: Library, tmp_path: Path
) -> None:
    card = await asked(room)
    await room.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    opened = await room.click(card, "Read in context")
    assert opened.private
    assert opened.quoted


async def test_its_buttons_work_where_no_other_cog_is_turned_on(
    room: Room, library: Library, tmp_path: Path
) -> None:
    config = Config(data=tmp_path)
    off = tuple(name for name in config.cogs.names() if name != "mentions")
    cogs = config.cogs.model_copy(update={"off": off})
    await room.restart(create_bot(config.model_copy(update={"cogs": cogs}), Shelf(library)))
    card = await asked(room)
    assert {"Read in context", "More passages"} <= set(card.labels)
    for label in card.labels:
        assert (await room.click(card, label)).private


async def test_a_card_turns_in_place_for_who_asked_and_privately_for_others(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.answers.MorePassages.turns", True)
    card = await asked(room, "{me} the storm and the harbour of the mayor was a boat")
    asker, room.person = room.person, room.guild.add_member(room.env.create_user("Other"))
    others = await room.click(card, "More passages")
    assert others.private
    assert others.message.id != card.message.id
    room.person = asker
    assert (await room.click(card, "More passages")).message.id == card.message.id


async def test_a_card_whose_question_was_deleted_is_nobodys(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cards.answers.MorePassages.turns", True)
    told = await room.person.send(room.channel, f"<@{room.env.backend.bot_user.id}> storm harbour boat")
    [card] = room.answers(room.channel, told)
    await room.person.delete(told)
    assert (await room.click(card, "More passages")).private


async def test_the_settings_of_the_server_count(room: Room) -> None:
    await room.bot.servers.change(room.guild.id, language="nl")
    assert "Waarschijnlijk dit" in (await asked(room)).text
    await room.bot.servers.change(room.guild.id, language=None, private=True)
    refused = await asked(room)
    assert refused.text.startswith("Here I answer only privately. Type /ask")
    assert not refused.quoted
    await room.env.advance_time(61)
    await room.bot.servers.change(
        room.guild.id, private=False, channels=(room.guild.create_text_channel("here").id,)
    )
    assert (await asked(room)).text.startswith("In this server I answer elsewhere")


async def test_the_answer_speaks_the_language_of_the_question(room: Room) -> None:
    assert "Waarschijnlijk dit" in (await asked(room, "{me} wanneer was de storm in de harbour")).text
    assert (await asked(room, "{me}")).text.startswith(BLANK)


async def test_where_the_question_shows_no_language_the_servers_is_spoken(room: Room) -> None:
    room.guild = room.env.create_guild("Haven", preferred_locale="nl")
    room.channel = room.guild.create_text_channel("praat")
    room.person = room.guild.add_member(room.env.create_user("Iris"))
    assert "Dit staat in de artikelen" in (await asked(room, "{me} storm harbour")).text
    assert "The articles don't say" in (await asked(room, "{me} what did the storm do to the harbour")).text


async def test_the_cooldown_holds_for_mentions_too(room: Room, library: Library, tmp_path: Path) -> None:
    await room.restart(create_bot(Config(data=tmp_path, cooldown=30), Shelf(library)))
    assert (await room.slash("ask", question=QUESTION)).quoted
    assert (await asked(room)).text == "Give me a moment: you can ask again in 30 seconds."


async def test_nobody_can_make_the_bot_refuse_again_and_again(room: Room) -> None:
    await room.bot.servers.change(room.guild.id, private=True)
    other = room.guild.create_text_channel("other")
    assert (await asked(room)).text.startswith("Here I answer only privately")
    for said, where in (("{me}", room.channel), (f"{{me}} {QUESTION}", other), ("{me} and?", room.channel)):
        assert not await room.tell(said, where=where)
    spammer, room.person = room.person, room.guild.add_member(room.env.create_user("Other"))
    assert (await asked(room)).text.startswith("Here I answer only privately")
    room.person = spammer
    await room.env.advance_time(61)
    assert (await asked(room)).text.startswith("Here I answer only privately")


async def test_who_was_just_refused_is_answered_as_soon_as_they_may_ask(room: Room) -> None:
    assert (await asked(room, "{me}")).text.startswith(BLANK)
    assert (await asked(room)).quoted


def without(room: Room, **denied: bool) -> Any:
    """A channel where the bot may not do what is named."""
    overwrite = discord.PermissionOverwrite(**denied)
    me = room.guild.me
    assert me is not None
    return room.guild.create_text_channel("quiet", overwrites={me: overwrite})


async def test_without_permission_to_embed_or_attach_it_is_answered_all_the_same(room: Room) -> None:
    channel = without(room, embed_links=False, attach_files=False)
    assert (await asked(room, where=channel)).quoted


async def test_without_permission_to_write_nothing_is_tried(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    channel = without(room, send_messages=False)
    assert not await room.tell(f"{{me}} {QUESTION}", where=channel)
    assert not sent(room)
    assert "a mention: the bot may not write there" in caplog.text


async def test_where_it_may_not_read_what_was_written_it_answers_without_replying(room: Room) -> None:
    room.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    assert (await asked(room)).quoted
    assert "message_reference" not in sent(room)[-1]


UNKNOWN = "Invalid Form Body\nIn message_reference: Unknown message"


@pytest.mark.parametrize("refusal", [{"status": 404, "code": 10008}, {"code": 50035, "message": UNKNOWN}])
async def test_a_question_that_was_deleted_meanwhile_is_let_be(
    room: Room, caplog: pytest.LogCaptureFixture, refusal: dict[str, Any]
) -> None:
    room.env.inject_error("POST", "/channels/*/messages", **{"status": 400, **refusal})
    assert not await room.tell(f"{{me}} {QUESTION}")
    assert "a mention: the message is gone" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("status", "sentence"), [(500, "Discord has trouble"), (400, "Something went wrong")]
)
async def test_what_discord_refuses_is_said_where_that_goes(room: Room, status: int, sentence: str) -> None:
    room.env.inject_error("POST", "/channels/*/messages", status=status)
    assert (await asked(room)).text.startswith(sentence)


@pytest.mark.parametrize("private", [False, True])
async def test_a_mistake_of_ours_is_one_sentence_and_a_line_in_the_log_without_the_question(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, private: bool
) -> None:
    def fail(question: str, **_: object) -> None:
        raise ValueError(f"cannot find {question!r}")

    monkeypatch.setattr(room.bot.shelf.library().search, "ask", fail)
    if private:
        user = room.env.create_user("Una")
        [seen] = room.answers(user.dm_channel, await user.send_dm(QUESTION))
    else:
        seen = await asked(room)
    assert seen.text.startswith("Something went wrong")
    [failure] = [vars(record) for record in caplog.records if record.levelno >= logging.ERROR]
    assert seen.text.split()[-1].rstrip(".") == failure["id"]
    assert "cannot find '[typed text]'" in failure["exception"]
    assert "storm" not in str(failure)


def test_what_comes_with_mentions_alone_is_enough(simcord_bot: Receipts) -> None:
    assert not simcord_bot.intents.message_content
