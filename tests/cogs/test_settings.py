"""/settings: who may set what, that it is kept, and that it counts everywhere at once."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.cards import replying
from bot.cards.escaping import unescape, units
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.library import Library, Shelf
from bot.store.servers import UNSET, ServerSettings
from bot.testing import Chat, Seen
from bot.testing.rules import CHANNEL_SELECT, SELECT
from tests.cards.made import article, library_of, storm
from tests.cogs.people import demote
from tests.cogs.test_buttons import never

REFUSED = "Only people who may manage this server can change that."
OTHER = "other.txt"


@pytest.fixture
def two(receipts_bot: Receipts) -> None:
    """Two archives to choose from."""
    receipts_bot.shelf = Shelf(
        {"storm": storm(), "old news": library_of(article(OTHER, "A ship went down."))}
    )


def stored(chat: Chat) -> Mapping[int, Any]:
    """What another process would find."""
    with closing(sqlite3.connect(chat.bot.config.data / "settings.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        return {row["guild_id"]: dict(row) for row in connection.execute("SELECT * FROM server_settings")}


def now(chat: Chat) -> ServerSettings:
    return chat.bot.servers.of(chat.guild.id)


def marked(seen: Seen) -> list[str]:
    """What the lists show as chosen."""
    return [
        option["label"] for menu in seen.parts(SELECT) for option in menu["options"] if option.get("default")
    ]


def channels_marked(seen: Seen) -> list[int]:
    [menu] = seen.parts(CHANNEL_SELECT)
    return [int(value["id"]) for value in menu.get("default_values", [])]


async def test_it_shows_privately_what_is_set_to_whoever_manages_the_server(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    seen = await chat.slash("settings")
    assert seen.private
    assert marked(seen) == ["Each person's own", "Everybody"]
    assert "**Channels** · Everywhere" in seen.text
    assert "Articles" not in seen.text
    assert not channels_marked(seen)
    assert not stored(chat)


@pytest.mark.parametrize("is_admin", [False, True])
async def test_only_who_may_manage_the_server_is_offered_it(chat: Chat, is_admin: bool) -> None:
    role = chat.guild.create_role("Some", permissions=discord.Permissions(administrator=is_admin))
    person = chat.guild.add_member(chat.env.create_user("Some"), roles=[role])
    assert ("settings" in person.available_commands(chat.channel)) == is_admin
    assert "settings" not in chat.env.create_user("Una").available_commands()


async def test_who_uses_the_command_without_the_right_is_refused(chat: Chat) -> None:
    # The server's own settings of commands may show it to them.
    commands = {command.name: command for command in await chat.bot.tree.fetch_commands()}
    chat.guild.set_command_permissions(commands["settings"], {chat.person: True})
    seen = await chat.slash("settings")
    assert seen.private
    assert seen.text == REFUSED


async def test_a_choice_is_stored_at_once_and_said_in_place(chat: Chat, manager: simcord.MemberActor) -> None:
    card = await chat.slash("settings")
    seen = await chat.choose(card, "set/answers", "private")
    assert seen.message.id == card.message.id
    assert "**Saved.** Who sees answers: Only the person who asked" in seen.text
    assert marked(seen) == ["Each person's own", "Only the person who asked"]
    assert now(chat) == ServerSettings(private=True)
    assert stored(chat)[chat.guild.id]["private"]
    again = await chat.choose(seen, "set/answers", "public")
    assert "**Saved.** Who sees answers: Everybody" in again.text
    assert not stored(chat)


async def test_private_answers_are_private_and_public_ones_public(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    assert not (await chat.slash("sources")).private
    await chat.choose(await chat.slash("settings"), "set/answers", "private")
    assert (await chat.slash("sources")).private
    assert (await chat.slash("ask", question="storm in the harbour")).private


async def test_the_language_counts_from_the_next_card_on_this_one_included(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    seen = await chat.choose(await chat.slash("settings"), "set/language", "nl")
    assert "**Opgeslagen.** Taal: Nederlands" in seen.text
    assert marked(seen) == ["Nederlands", "Iedereen"]
    assert "Mijn artikelen" in (await chat.slash("sources")).text
    seen = await chat.choose(seen, "set/language", "own")
    assert "**Saved.** Language: Each person's own" in seen.text
    assert "My articles" in (await chat.slash("sources")).text


async def test_every_language_is_listed_by_its_own_name(chat: Chat, manager: simcord.MemberActor) -> None:
    seen = await chat.slash("settings")
    labels = [option["label"] for option in seen.parts(SELECT)[0]["options"]]
    assert labels[0] == "Each person's own"
    assert {"English", "Nederlands"} <= set(labels[1:])


async def test_dutch_people_set_it_in_dutch(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_dutch(monkeypatch)
    card = await chat.slash("settings")
    assert "Instellingen van deze server" in card.text
    seen = await chat.choose(card, "set/answers", "private")
    assert "**Opgeslagen.** Wie antwoorden ziet: Alleen de vrager" in seen.text
    demote(chat, manager)
    assert (await chat.choose(seen, "set/answers", "public")).text == (
        "Alleen wie deze server mag beheren, kan dat veranderen."
    )


async def test_outside_the_chosen_channels_commands_are_refused_with_where_to_go(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    bots = chat.guild.create_text_channel("bots")
    seen = await chat.choose(await chat.slash("settings"), "set-channels", bots)
    assert f"**Saved.** Channels: <#{bots.id}>" in seen.text
    assert channels_marked(seen) == [bots.id]
    refused = await chat.slash("sources")
    assert refused.private
    assert refused.text == f"In this server I answer elsewhere: ask me in <#{bots.id}>."
    assert await chat.suggest("/timeline from:")
    chat.channel = bots
    assert "My articles" in (await chat.slash("sources")).text


async def test_a_refusal_names_a_few_channels_and_how_many_more(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    five = [chat.guild.create_text_channel(f"c{number}") for number in range(5)]
    await chat.choose(await chat.slash("settings"), "set-channels", *five)
    named = ", ".join(f"<#{channel.id}>" for channel in five[:3])
    assert (await chat.slash("sources")).text.endswith(f"ask me in {named}, and 2 more channels.")
    speak_dutch(monkeypatch)
    assert (await chat.slash("sources")).text.endswith(f"{named} en 2 andere kanalen.")


async def test_a_thread_counts_as_its_channel(chat: Chat, manager: simcord.MemberActor) -> None:
    bots = chat.guild.create_text_channel("bots")
    await chat.choose(await chat.slash("settings"), "set-channels", bots)
    threads = []
    for channel in (bots, chat.channel):
        made = chat.env.backend.create_thread(channel.id, "thread", chat.person.id)
        threads.append(next(one for one in channel.threads if one.id == made.id))
    await chat.env.settle()
    chat.channel = threads[0]
    assert "My articles" in (await chat.slash("sources")).text
    chat.channel = threads[1]
    assert "ask me in" in (await chat.slash("sources")).text


async def test_settings_and_privacy_work_in_every_channel(chat: Chat, manager: simcord.MemberActor) -> None:
    bots = chat.guild.create_text_channel("bots")
    await chat.choose(await chat.slash("settings"), "set-channels", bots)
    assert "Settings of this server" in (await chat.slash("settings")).text
    assert "Privacy" in (await chat.slash("privacy")).text


@pytest.mark.parametrize("way", ["button", "list"])
async def test_the_channels_can_be_cleared(chat: Chat, manager: simcord.MemberActor, way: str) -> None:
    bots = chat.guild.create_text_channel("bots")
    seen = await chat.choose(await chat.slash("settings"), "set-channels", bots)
    cleared = (
        await chat.press(seen, "Answer everywhere")
        if way == "button"
        else await chat.choose(seen, "set-channels")
    )
    assert "**Saved.** Channels: Everywhere" in cleared.text
    assert "Answer everywhere" not in cleared.labels
    assert not stored(chat)
    assert "My articles" in (await chat.slash("sources")).text


async def test_deleted_channels_do_not_count_and_are_shown_as_gone(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    gone, left = chat.guild.create_text_channel("gone"), chat.guild.create_text_channel("left")
    await chat.choose(await chat.slash("settings"), "set-channels", gone, left)
    chat.env.backend.delete_channel(gone.id)
    await chat.env.settle()
    assert (await chat.slash("sources")).text.endswith(f"ask me in <#{left.id}>.")
    seen = await chat.slash("settings")
    assert f"**Channels** · <#{left.id}> and 1 deleted channel" in seen.text
    assert channels_marked(seen) == [left.id]
    chat.env.backend.delete_channel(left.id)
    await chat.env.settle()
    assert "My articles" in (await chat.slash("sources")).text
    seen = await chat.slash("settings")
    assert "Everywhere, since the 2 chosen channels were deleted" in seen.text
    assert "**Saved.** Channels: Everywhere" in (await chat.press(seen, "Answer everywhere")).text


async def test_while_a_server_cannot_be_seen_its_channels_count_as_there(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    bots = chat.guild.create_text_channel("bots")
    await chat.choose(await chat.slash("settings"), "set-channels", bots)
    # As Discord tells of it when the bot logs in during an outage.
    chat.bot._connection._add_guild_from_data({"id": str(chat.guild.id), "unavailable": True})  # type: ignore[typeddict-item]  # all that Discord sends
    assert chat.bot.channels(chat.guild.id) == (bots.id,)


async def test_the_articles_are_chosen_where_there_are_several(
    chat: Chat, manager: simcord.MemberActor, two: None
) -> None:
    card = await chat.slash("settings")
    assert marked(card)[2] == "storm · 2 articles"
    seen = await chat.choose(card, "set/articles", "old news")
    assert "**Saved.** Articles: old news" in seen.text
    assert marked(seen)[2] == "old news · 1 article"
    listed = await chat.slash("sources")
    assert listed.quoted == ["A ship went down."]
    assert not (await chat.slash("ask", question="storm in the harbour")).quoted
    assert "2 articles" in (await chat.in_private().slash("sources")).text


async def test_articles_that_are_configured_no_more_are_said_to_be_gone(
    chat: Chat, manager: simcord.MemberActor, two: None
) -> None:
    await chat.choose(await chat.slash("settings"), "set/articles", "old news")
    chat.bot.shelf = Shelf({"storm": storm(), "new": storm()})
    seen = await chat.slash("settings")
    assert "**Articles** · “old news” is no longer there, so I use storm" in seen.text
    assert "2 articles" in (await chat.slash("sources")).text
    chat.bot.shelf = Shelf(storm())
    seen = await chat.slash("settings")
    assert "“old news” is no longer there, so I use the only ones that I have" in seen.text


async def test_a_button_from_other_articles_says_that_the_article_is_not_among_these(
    chat: Chat, manager: simcord.MemberActor, two: None
) -> None:
    card = await chat.slash("sources")
    await chat.choose(await chat.slash("settings"), "set/articles", "old news")
    assert "no longer among my articles" in (await chat.press(card, "Read")).text


async def test_it_all_works_after_a_restart(
    chat: Chat, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    bots = chat.guild.create_text_channel("bots")
    card = await chat.choose(await chat.slash("settings"), "set-channels", bots)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert "ask me in" in (await chat.slash("sources")).text
    seen = await chat.choose(card, "set/language", "nl")
    assert "**Opgeslagen.**" in seen.text
    assert now(chat) == ServerSettings("nl", channels=(bots.id,))


async def test_what_one_server_sets_does_not_touch_another(chat: Chat, manager: simcord.MemberActor) -> None:
    await chat.choose(await chat.slash("settings"), "set/answers", "private")
    chat.guild = chat.env.create_guild("Elsewhere")
    chat.channel = chat.guild.create_text_channel("general")
    chat.person = chat.guild.add_member(chat.env.create_user("Eve"))
    assert not (await chat.slash("sources")).private


CONTROLS = ["set/answers", "set/language", "set-channels", "set-everywhere"]


@pytest.mark.parametrize("kind", CONTROLS)
async def test_who_lost_the_right_can_set_nothing_any_more(
    chat: Chat, manager: simcord.MemberActor, kind: str
) -> None:
    bots = chat.guild.create_text_channel("bots")
    card = await chat.choose(await chat.slash("settings"), "set-channels", bots)
    before = now(chat)
    demote(chat, manager)
    match kind:
        case "set-channels":
            seen = await chat.choose(card, kind, chat.channel)
        case "set-everywhere":
            seen = await chat.press(card, "Answer everywhere")
        case _:
            seen = await chat.choose(card, kind, "nl" if "language" in kind else "private")
    assert seen.private
    assert seen.text == REFUSED
    assert now(chat) == before


@pytest.mark.parametrize("custom_id", ["set-everywhere/", "forget/"])
@pytest.mark.parametrize("in_server", [True, False])
async def test_a_forged_button_does_nothing_for_who_may_not(
    chat: Chat, custom_id: str, in_server: bool
) -> None:
    await chat.bot.servers.change(chat.guild.id, channels=(chat.channel.id,))
    user = chat.env.create_user("Una")
    who = chat.person if in_server else user
    card = await chat.slash("sources") if in_server else chat.seen(await user.slash("sources"))
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    message.components[0]["components"][1]["accessory"]["custom_id"] = custom_id
    seen = chat.seen(await who.click(card.message, custom_id=custom_id))
    assert seen.private
    assert seen.text == REFUSED
    assert now(chat).channels


IMPOSSIBLE = ["set/language xx", "set/answers loud", "set/articles gone", "set/colour red", "set/ own"]


@pytest.mark.parametrize("choice", IMPOSSIBLE)
async def test_what_cannot_be_chosen_is_refused(
    chat: Chat, manager: simcord.MemberActor, choice: str
) -> None:
    kind, _, value = choice.partition(" ")
    card = await chat.slash("settings")
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    for part in message.components[0]["components"]:
        if part["type"] == 1:
            part["components"][0]["custom_id"] = f"other{part['id']}"
            menu = part["components"][0]
    menu.update(
        custom_id=kind, type=SELECT, options=[{"label": "x", "value": value}], min_values=1, max_values=1
    )
    seen = chat.seen(await chat.person.select(card.message, [value], custom_id=kind))
    assert seen.private
    assert "has changed" in seen.text
    assert now(chat) == UNSET


async def test_when_it_cannot_be_stored_it_says_so_and_all_stays_as_it_was(
    chat: Chat, manager: simcord.MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    card = await chat.choose(await chat.slash("settings"), "set/answers", "private")
    (chat.bot.config.data / "settings.sqlite3").write_bytes(b"spoilt" * 1000)
    seen = await chat.choose(card, "set/language", "nl")
    assert seen.message.id == card.message.id
    assert "**Not saved:** I cannot store anything at the moment." in seen.text
    assert "Saved." not in seen.text
    assert marked(seen) == ["Each person's own", "Only the person who asked"]
    assert now(chat) == ServerSettings(private=True)
    assert "file is not a database" in caplog.text


async def test_a_slow_store_is_waited_for(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await chat.choose(await chat.slash("settings"), "set/answers", "private")
    monkeypatch.setattr(replying, "_ends_soon", never)
    seen = await chat.choose(card, "set/answers", "public")
    assert seen.message.id == card.message.id
    assert "**Saved.**" in seen.text
    assert not stored(chat)


@pytest.mark.parametrize("name", ["**@everyone** <@1>", "> quoted", "👍" * 30, "-# file.txt", "own"])
async def test_articles_may_have_any_name(chat: Chat, manager: simcord.MemberActor, name: str) -> None:
    shelf = Shelf({"storm": storm(), name: library_of(article(OTHER, "A ship went down."))})
    config = Config(articles={"storm": Path(), name: Path()})
    assert shelf.names == tuple(config.articles)
    chat.bot.shelf = shelf
    seen = await chat.choose(await chat.slash("settings"), "set/articles", name)
    assert unescape(seen.text.split("Articles: ")[1].split("\n")[0]) == name
    assert not select_problems(seen)
    assert (await chat.slash("sources")).quoted == ["A ship went down."]


def select_problems(seen: Seen) -> list[str]:
    """What Discord would refuse in a list."""
    options = [option for menu in seen.parts(SELECT) for option in menu["options"]]
    return [one["label"] for one in options if max(units(one["label"]), units(one["value"])) > 100]


def speak_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everybody's Discord be in Dutch from here on."""
    read = discord.Interaction._from_data

    def in_dutch(self: discord.Interaction[Any], data: Any) -> None:
        data["locale"] = "nl"
        read(self, data)

    monkeypatch.setattr(discord.Interaction, "_from_data", in_dutch)
