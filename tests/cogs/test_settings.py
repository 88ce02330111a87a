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
from tests.cards.made import article, library_of, storm
from tests.cogs.room import CHANNELS, SELECT, Room, Seen
from tests.cogs.test_buttons import never

REFUSED = "Only people who may manage this server can change that."
OTHER = "other.txt"


@pytest.fixture
def manager(room: Room) -> simcord.MemberActor:
    room.person = room.manager()
    return room.person


@pytest.fixture
def two(simcord_bot: Receipts) -> None:
    """Two archives to choose from."""
    simcord_bot.shelf = Shelf({"storm": storm(), "old news": library_of(article(OTHER, "A ship went down."))})


def stored(room: Room) -> Mapping[int, Any]:
    """What another process would find."""
    with closing(sqlite3.connect(room.bot.config.data / "settings.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        return {row["guild_id"]: dict(row) for row in connection.execute("SELECT * FROM server_settings")}


def now(room: Room) -> ServerSettings:
    return room.bot.servers.of(room.guild.id)


def marked(seen: Seen) -> list[str]:
    """What the lists show as chosen."""
    return [
        option["label"] for menu in seen.parts(SELECT) for option in menu["options"] if option.get("default")
    ]


def channels_marked(seen: Seen) -> list[int]:
    [menu] = seen.parts(CHANNELS)
    return [int(value["id"]) for value in menu.get("default_values", [])]


async def test_it_shows_privately_what_is_set_to_whoever_manages_the_server(
    room: Room, manager: simcord.MemberActor
) -> None:
    seen = await room.slash("settings")
    assert seen.private
    assert marked(seen) == ["Each person's own", "Everybody"]
    assert "**Channels** · Everywhere" in seen.text
    assert "Articles" not in seen.text
    assert not channels_marked(seen)
    assert not stored(room)


@pytest.mark.parametrize("is_admin", [False, True])
async def test_only_who_may_manage_the_server_is_offered_it(room: Room, is_admin: bool) -> None:
    role = room.guild.create_role("Some", permissions=discord.Permissions(administrator=is_admin))
    person = room.guild.add_member(room.env.create_user("Some"), roles=[role])
    assert ("settings" in person.available_commands(room.channel)) == is_admin
    assert "settings" not in room.env.create_user("Una").available_commands()


async def test_who_uses_the_command_without_the_right_is_refused(room: Room) -> None:
    # The server's own settings of commands may show it to them.
    commands = {command.name: command for command in await room.bot.tree.fetch_commands()}
    room.guild.set_command_permissions(commands["settings"], {room.person: True})
    seen = await room.slash("settings")
    assert seen.private
    assert seen.text == REFUSED


async def test_a_choice_is_stored_at_once_and_said_in_place(room: Room, manager: simcord.MemberActor) -> None:
    card = await room.slash("settings")
    seen = await room.choose(card, "set/answers", "private")
    assert seen.message.id == card.message.id
    assert "**Saved.** Who sees answers: Only the person who asked" in seen.text
    assert marked(seen) == ["Each person's own", "Only the person who asked"]
    assert now(room) == ServerSettings(private=True)
    assert stored(room)[room.guild.id]["private"]
    again = await room.choose(seen, "set/answers", "public")
    assert "**Saved.** Who sees answers: Everybody" in again.text
    assert not stored(room)


async def test_private_answers_are_private_and_public_ones_public(
    room: Room, manager: simcord.MemberActor
) -> None:
    assert not (await room.slash("sources")).private
    await room.choose(await room.slash("settings"), "set/answers", "private")
    assert (await room.slash("sources")).private
    assert (await room.slash("ask", question="storm in the harbour")).private


async def test_the_language_counts_from_the_next_card_on_this_one_included(
    room: Room, manager: simcord.MemberActor
) -> None:
    seen = await room.choose(await room.slash("settings"), "set/language", "nl")
    assert "**Opgeslagen.** Taal: Nederlands" in seen.text
    assert marked(seen) == ["Nederlands", "Iedereen"]
    assert "Mijn artikelen" in (await room.slash("sources")).text
    seen = await room.choose(seen, "set/language", "own")
    assert "**Saved.** Language: Each person's own" in seen.text
    assert "My articles" in (await room.slash("sources")).text


async def test_every_language_is_listed_by_its_own_name(room: Room, manager: simcord.MemberActor) -> None:
    seen = await room.slash("settings")
    labels = [option["label"] for option in seen.parts(SELECT)[0]["options"]]
    assert labels[0] == "Each person's own"
    assert {"English", "Nederlands"} <= set(labels[1:])


async def test_dutch_people_set_it_in_dutch(
    room: Room, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_dutch(monkeypatch)
    card = await room.slash("settings")
    assert "Instellingen van deze server" in card.text
    seen = await room.choose(card, "set/answers", "private")
    assert "**Opgeslagen.** Wie antwoorden ziet: Alleen de vrager" in seen.text
    room.demote(manager)
    assert (await room.choose(seen, "set/answers", "public")).text == (
        "Alleen wie deze server mag beheren, kan dat veranderen."
    )


async def test_outside_the_chosen_channels_commands_are_refused_with_where_to_go(
    room: Room, manager: simcord.MemberActor
) -> None:
    bots = room.guild.create_text_channel("bots")
    seen = await room.choose(await room.slash("settings"), "set-channels", bots)
    assert f"**Saved.** Channels: <#{bots.id}>" in seen.text
    assert channels_marked(seen) == [bots.id]
    refused = await room.slash("sources")
    assert refused.private
    assert refused.text == f"In this server I answer elsewhere: ask me in <#{bots.id}>."
    assert await room.suggest("timeline", "from", "")
    room.channel = bots
    assert "My articles" in (await room.slash("sources")).text


async def test_a_refusal_names_a_few_channels_and_how_many_more(
    room: Room, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    five = [room.guild.create_text_channel(f"c{number}") for number in range(5)]
    await room.choose(await room.slash("settings"), "set-channels", *five)
    named = ", ".join(f"<#{channel.id}>" for channel in five[:3])
    assert (await room.slash("sources")).text.endswith(f"ask me in {named}, and 2 more channels.")
    speak_dutch(monkeypatch)
    assert (await room.slash("sources")).text.endswith(f"{named} en 2 andere kanalen.")


async def test_a_thread_counts_as_its_channel(room: Room, manager: simcord.MemberActor) -> None:
    bots = room.guild.create_text_channel("bots")
    await room.choose(await room.slash("settings"), "set-channels", bots)
    threads = []
    for channel in (bots, room.channel):
        made = room.env.backend.create_thread(channel.id, "thread", room.person.id)
        threads.append(next(one for one in channel.threads if one.id == made.id))
    await room.env.settle()
    room.channel = threads[0]
    assert "My articles" in (await room.slash("sources")).text
    room.channel = threads[1]
    assert "ask me in" in (await room.slash("sources")).text


async def test_settings_and_privacy_work_in_every_channel(room: Room, manager: simcord.MemberActor) -> None:
    bots = room.guild.create_text_channel("bots")
    await room.choose(await room.slash("settings"), "set-channels", bots)
    assert "Settings of this server" in (await room.slash("settings")).text
    assert "Privacy" in (await room.slash("privacy")).text


@pytest.mark.parametrize("way", ["button", "list"])
async def test_the_channels_can_be_cleared(room: Room, manager: simcord.MemberActor, way: str) -> None:
    bots = room.guild.create_text_channel("bots")
    seen = await room.choose(await room.slash("settings"), "set-channels", bots)
    cleared = (
        await room.click(seen, "Answer everywhere")
        if way == "button"
        else await room.choose(seen, "set-channels")
    )
    assert "**Saved.** Channels: Everywhere" in cleared.text
    assert "Answer everywhere" not in cleared.labels
    assert not stored(room)
    assert "My articles" in (await room.slash("sources")).text


async def test_deleted_channels_do_not_count_and_are_shown_as_gone(
    room: Room, manager: simcord.MemberActor
) -> None:
    gone, left = room.guild.create_text_channel("gone"), room.guild.create_text_channel("left")
    await room.choose(await room.slash("settings"), "set-channels", gone, left)
    room.env.backend.delete_channel(gone.id)
    await room.env.settle()
    assert (await room.slash("sources")).text.endswith(f"ask me in <#{left.id}>.")
    seen = await room.slash("settings")
    assert f"**Channels** · <#{left.id}> and 1 deleted channel" in seen.text
    assert channels_marked(seen) == [left.id]
    room.env.backend.delete_channel(left.id)
    await room.env.settle()
    assert "My articles" in (await room.slash("sources")).text
    seen = await room.slash("settings")
    assert "Everywhere, since the 2 chosen channels were deleted" in seen.text
    assert "**Saved.** Channels: Everywhere" in (await room.click(seen, "Answer everywhere")).text


async def test_while_a_server_cannot_be_seen_its_channels_count_as_there(
    room: Room, manager: simcord.MemberActor
) -> None:
    bots = room.guild.create_text_channel("bots")
    await room.choose(await room.slash("settings"), "set-channels", bots)
    # As Discord tells of it when the bot logs in during an outage.
    room.bot._connection._add_guild_from_data({"id": str(room.guild.id), "unavailable": True})  # type: ignore[typeddict-item]  # all that Discord sends
    assert room.bot.channels(room.guild.id) == (bots.id,)


async def test_the_articles_are_chosen_where_there_are_several(
    room: Room, manager: simcord.MemberActor, two: None
) -> None:
    card = await room.slash("settings")
    assert marked(card)[2] == "storm · 2 articles"
    seen = await room.choose(card, "set/articles", "old news")
    assert "**Saved.** Articles: old news" in seen.text
    assert marked(seen)[2] == "old news · 1 article"
    listed = await room.slash("sources")
    assert listed.quoted == ["A ship went down."]
    assert not (await room.slash("ask", question="storm in the harbour")).quoted
    user = room.env.create_user("Una")
    direct = await user.slash("sources")
    assert "2 articles" in Seen(direct.response).text


async def test_articles_that_are_configured_no_more_are_said_to_be_gone(
    room: Room, manager: simcord.MemberActor, two: None
) -> None:
    await room.choose(await room.slash("settings"), "set/articles", "old news")
    room.bot.shelf = Shelf({"storm": storm(), "new": storm()})
    seen = await room.slash("settings")
    assert "**Articles** · “old news” is no longer there, so I use storm" in seen.text
    assert "2 articles" in (await room.slash("sources")).text
    room.bot.shelf = Shelf(storm())
    seen = await room.slash("settings")
    assert "“old news” is no longer there, so I use the only ones that I have" in seen.text


async def test_a_button_from_other_articles_says_that_the_article_is_not_among_these(
    room: Room, manager: simcord.MemberActor, two: None
) -> None:
    card = await room.slash("sources")
    await room.choose(await room.slash("settings"), "set/articles", "old news")
    assert "no longer among my articles" in (await room.click(card, "Read")).text


async def test_it_all_works_after_a_restart(
    room: Room, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    bots = room.guild.create_text_channel("bots")
    card = await room.choose(await room.slash("settings"), "set-channels", bots)
    await room.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert "ask me in" in (await room.slash("sources")).text
    seen = await room.choose(card, "set/language", "nl")
    assert "**Opgeslagen.**" in seen.text
    assert now(room) == ServerSettings("nl", channels=(bots.id,))


async def test_what_one_server_sets_does_not_touch_another(room: Room, manager: simcord.MemberActor) -> None:
    await room.choose(await room.slash("settings"), "set/answers", "private")
    room.guild = room.env.create_guild("Elsewhere")
    room.channel = room.guild.create_text_channel("general")
    room.person = room.guild.add_member(room.env.create_user("Eve"))
    assert not (await room.slash("sources")).private


CONTROLS = ["set/answers", "set/language", "set-channels", "set-everywhere"]


@pytest.mark.parametrize("kind", CONTROLS)
async def test_who_lost_the_right_can_set_nothing_any_more(
    room: Room, manager: simcord.MemberActor, kind: str
) -> None:
    bots = room.guild.create_text_channel("bots")
    card = await room.choose(await room.slash("settings"), "set-channels", bots)
    before = now(room)
    room.demote(manager)
    match kind:
        case "set-channels":
            seen = await room.choose(card, kind, room.channel)
        case "set-everywhere":
            seen = await room.click(card, "Answer everywhere")
        case _:
            seen = await room.choose(card, kind, "nl" if "language" in kind else "private")
    assert seen.private
    assert seen.text == REFUSED
    assert now(room) == before


@pytest.mark.parametrize("custom_id", ["set-everywhere/", "forget/"])
@pytest.mark.parametrize("in_server", [True, False])
async def test_a_forged_button_does_nothing_for_who_may_not(
    room: Room, custom_id: str, in_server: bool
) -> None:
    await room.bot.servers.change(room.guild.id, channels=(room.channel.id,))
    user = room.env.create_user("Una")
    who = room.person if in_server else user
    card = await room.slash("sources") if in_server else room.seen(await user.slash("sources"))
    message = room.env.backend.get_message(card.message.channel_id, card.message.id)
    message.components[0]["components"][1]["accessory"]["custom_id"] = custom_id
    seen = room.seen(await who.click(card.message, custom_id=custom_id))
    assert seen.private
    assert seen.text == REFUSED
    assert now(room).channels


IMPOSSIBLE = ["set/language xx", "set/answers loud", "set/articles gone", "set/colour red", "set/ own"]


@pytest.mark.parametrize("choice", IMPOSSIBLE)
async def test_what_cannot_be_chosen_is_refused(
    room: Room, manager: simcord.MemberActor, choice: str
) -> None:
    kind, _, value = choice.partition(" ")
    card = await room.slash("settings")
    message = room.env.backend.get_message(card.message.channel_id, card.message.id)
    for part in message.components[0]["components"]:
        if part["type"] == 1:
            part["components"][0]["custom_id"] = f"other{part['id']}"
            menu = part["components"][0]
    menu.update(
        custom_id=kind, type=SELECT, options=[{"label": "x", "value": value}], min_values=1, max_values=1
    )
    seen = room.seen(await room.person.select(card.message, [value], custom_id=kind))
    assert seen.private
    assert "has changed" in seen.text
    assert now(room) == UNSET


async def test_when_it_cannot_be_stored_it_says_so_and_all_stays_as_it_was(
    room: Room, manager: simcord.MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    card = await room.choose(await room.slash("settings"), "set/answers", "private")
    (room.bot.config.data / "settings.sqlite3").write_bytes(b"spoilt" * 1000)
    seen = await room.choose(card, "set/language", "nl")
    assert seen.message.id == card.message.id
    assert "**Not saved:** I cannot store anything at the moment." in seen.text
    assert "Saved." not in seen.text
    assert marked(seen) == ["Each person's own", "Only the person who asked"]
    assert now(room) == ServerSettings(private=True)
    assert "file is not a database" in caplog.text


async def test_a_slow_store_is_waited_for(
    room: Room, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await room.choose(await room.slash("settings"), "set/answers", "private")
    monkeypatch.setattr(replying, "_ends_soon", never)
    seen = await room.choose(card, "set/answers", "public")
    assert seen.message.id == card.message.id
    assert "**Saved.**" in seen.text
    assert not stored(room)


@pytest.mark.parametrize("name", ["**@everyone** <@1>", "> quoted", "👍" * 30, "-# file.txt", "own"])
async def test_articles_may_have_any_name(room: Room, manager: simcord.MemberActor, name: str) -> None:
    shelf = Shelf({"storm": storm(), name: library_of(article(OTHER, "A ship went down."))})
    config = Config(articles={"storm": Path(), name: Path()})
    assert shelf.names == tuple(config.articles)
    room.bot.shelf = shelf
    seen = await room.choose(await room.slash("settings"), "set/articles", name)
    assert unescape(seen.text.split("Articles: ")[1].split("\n")[0]) == name
    assert not select_problems(seen)
    assert (await room.slash("sources")).quoted == ["A ship went down."]


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
