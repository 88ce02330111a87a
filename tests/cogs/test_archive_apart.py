"""Who may do what with a server's own articles, and that no other server ever sees them."""

from typing import Any

import discord
import pytest
import simcord
import simcord.interactions

from bot.cards.reference import base36, tag
from bot.own_archives import OWN
from tests.cogs.adding import FLOOD, add, added, answering_from_own, files
from tests.cogs.room import BUTTON, Room, Seen
from tests.cogs.test_elsewhere import in_a_strange_server
from tests.cogs.test_every_control import commands_of, controls_of
from tests.cogs.test_settings import REFUSED

SECRETS = ("flood", "miller", "Brand", "mill")
REMOVE_FLOOD = f"remove/{tag('flood.txt')}.{base36(len(FLOOD))}"
CONTROLS = [
    "keep/",
    "discard/",
    REMOVE_FLOOD,
    "own/0",
    "answer-from-own/",
    "forget-articles/",
    "forget-articles/sure",
]


@pytest.fixture
def manager(room: Room) -> simcord.MemberActor:
    room.person = room.manager()
    return room.person


@pytest.fixture
def elsewhere(room: Room) -> Room:
    """The same bot in another server, seen by whoever manages that."""
    other = Room(room.env, room.bot)
    other.person = other.manager()
    return other


async def forged(room: Room, card: Seen, custom_id: str) -> Seen:
    """Press a button that the bot never put on the card."""
    message = room.env.backend.get_message(card.message.channel_id, card.message.id)
    button = {"type": BUTTON, "id": 2, "style": 1, "label": "x", "custom_id": custom_id}
    message.components = [{"type": 1, "id": 1, "components": [button]}]
    return room.seen(await room.person.click(card.message, custom_id=custom_id))


@pytest.mark.parametrize("name", ["add", "remove", "list"])
async def test_who_sees_the_command_without_the_right_is_refused(
    room: Room, manager: simcord.MemberActor, name: str
) -> None:
    await added(room)
    commands = {command.name: command for command in await room.bot.tree.fetch_commands()}
    person = room.guild.add_member(room.env.create_user("Eve"))
    room.guild.set_command_permissions(commands["archive"], {person: True})
    room.person = person
    options: dict[str, Any] = {"add": {"file": ("a.txt", b"words")}, "remove": {"file": "flood.txt"}}
    seen = await room.slash(f"archive {name}", **options.get(name, {}))
    assert seen.private
    assert seen.text == REFUSED
    assert await room.suggest("archive remove", "file", "") == []
    assert files(room) == ["flood.txt"]


async def test_the_command_is_there_for_managers_in_servers_alone(room: Room) -> None:
    assert not any(name.startswith("archive") for name in room.person.available_commands(room.channel))
    assert not any(name.startswith("archive") for name in room.env.create_user("Una").available_commands())
    manager = room.manager()
    assert {"archive add", "archive remove", "archive list"} <= set(manager.available_commands(room.channel))


@pytest.mark.parametrize("custom_id", CONTROLS)
async def test_a_forged_button_does_nothing_for_who_may_not(
    room: Room, manager: simcord.MemberActor, custom_id: str
) -> None:
    await added(room)
    room.person = room.guild.add_member(room.env.create_user("Eve"))
    seen = await forged(room, await room.slash("about"), custom_id)
    assert seen.private
    assert seen.text == REFUSED
    assert files(room) == ["flood.txt"]
    assert room.bot.servers.of(room.guild.id).archive is None


@pytest.mark.parametrize("custom_id", CONTROLS)
async def test_a_forged_button_does_nothing_in_a_direct_message(
    room: Room, manager: simcord.MemberActor, custom_id: str
) -> None:
    await added(room)
    user = room.env.create_user("Una")
    card = room.seen(await user.slash("about"))
    message = room.env.backend.get_message(card.message.channel_id, card.message.id)
    button = {"type": BUTTON, "id": 2, "style": 1, "label": "x", "custom_id": custom_id}
    message.components = [{"type": 1, "id": 1, "components": [button]}]
    assert room.seen(await user.click(card.message, custom_id=custom_id)).text == REFUSED
    assert files(room) == ["flood.txt"]


async def test_who_has_lost_the_right_keeps_nothing_any_more(
    room: Room, manager: simcord.MemberActor
) -> None:
    card = await add(room)
    room.demote(manager)
    assert (await room.click(card, "Keep")).text == REFUSED
    assert (await room.click(card, "Discard")).text == REFUSED
    assert not files(room)


async def test_another_manager_of_the_server_decides_nothing_on_somebodys_card(
    room: Room, manager: simcord.MemberActor
) -> None:
    card = await add(room)
    keep = next(part["custom_id"] for part in card.parts(BUTTON) if part["label"] == "Keep")
    room.person = room.manager()
    assert "not waiting any more" in (await forged(room, await room.slash("about"), keep)).text
    assert not files(room)


async def test_a_card_of_one_server_decides_nothing_in_another(room: Room, elsewhere: Room) -> None:
    same_person = room.env.create_user("Mia")
    for place in (room, elsewhere):
        role = place.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
        place.person = place.guild.add_member(same_person, roles=[role])
    await added(room)
    waiting = await add(room, "other.txt", FLOOD + b"More of it.")
    keep = next(part["custom_id"] for part in waiting.parts(BUTTON) if part["label"] == "Keep")
    for custom_id in (keep, REMOVE_FLOOD, "answer-from-own/", "own/0"):
        seen = await forged(elsewhere, await elsewhere.slash("about"), custom_id)
        assert not any(word in seen.text for word in SECRETS)
    assert files(room) == ["flood.txt"]
    assert not files(elsewhere)
    assert elsewhere.bot.servers.of(elsewhere.guild.id).archive is None


async def test_no_command_button_or_suggestion_elsewhere_shows_any_of_it(
    room: Room, manager: simcord.MemberActor, elsewhere: Room
) -> None:
    await answering_from_own(room)
    here = await room.slash("ask", question="what did the miller save")
    assert here.quoted
    shown = []
    for command, options in commands_of(room.bot):
        card = await elsewhere.slash(command, **options)
        shown.append(card.text)
        for control in controls_of(card)[:6]:
            again = await elsewhere.slash(command, **options)
            same = next((one for one in controls_of(again) if one.custom_id == control.custom_id), None)
            if same:
                shown.append(elsewhere.seen(await same.use(elsewhere.person, again.message)).text)
    assert len(shown) > 30
    assert not any(word in text for text in shown for word in ("miller", "Brand", "flood.txt"))
    for command, option in (
        *(
            ("ask", "question"),
            ("ask", "source"),
            ("read", "article"),
            ("timeline", "about"),
            ("who", "name"),
        ),
        *(
            ("quote", "about"),
            ("quote", "by"),
            ("quote", "to"),
            ("compare", "about"),
            ("archive remove", "file"),
        ),
    ):
        for typed in ("", "flood", "mill", "Brand"):
            found = await elsewhere.suggest(command, option, typed)
            assert not any("miller" in one or "flood.txt" in one or "Otto" in one for one in found)


async def test_a_button_of_one_server_pressed_in_another_finds_nothing(
    room: Room, manager: simcord.MemberActor, elsewhere: Room
) -> None:
    await answering_from_own(room)
    cards = [
        await room.slash("ask", question="what did the miller save"),
        await room.slash("sources"),
        await room.slash("read", article="flood"),
        await room.slash("quote"),
        await room.slash("timeline"),
    ]
    custom_ids = {
        control.custom_id for card in cards for control in controls_of(card) if control.choice is None
    }
    assert len(custom_ids) > 4
    for custom_id in custom_ids:
        seen = await forged(elsewhere, await elsewhere.slash("about"), custom_id)
        assert not any(word in seen.text for word in ("miller", "Otto", "flood.txt", "flour"))


async def test_direct_messages_use_the_first_archive_that_is_configured(
    room: Room, manager: simcord.MemberActor
) -> None:
    await answering_from_own(room)
    seen = Seen((await room.env.create_user("Una").slash("sources")).response)
    assert "2 articles" in seen.text
    assert "flood" not in seen.text


async def test_where_only_a_person_installed_the_bot_nothing_can_be_added(
    room: Room, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = simcord.interactions.base_payload

    def made_there(*given: Any, **named: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = made(*given, **named)
        in_a_strange_server(payload)
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", made_there)
    assert (await add(room)).text == REFUSED
    assert not room.bot.uploads.known


async def test_other_servers_cannot_choose_them(
    room: Room, manager: simcord.MemberActor, elsewhere: Room
) -> None:
    await added(room)
    card = await elsewhere.slash("settings")
    message = room.env.backend.get_message(card.message.channel_id, card.message.id)
    menu = next(part["components"][0] for part in message.components[0]["components"] if part["type"] == 1)
    menu.update(custom_id="set/articles", options=[{"label": "x", "value": OWN}])
    seen = elsewhere.seen(await elsewhere.person.select(card.message, [OWN], custom_id="set/articles"))
    assert "has changed" in seen.text
    assert elsewhere.bot.servers.of(elsewhere.guild.id).archive is None
