"""Who may do what with a server's own articles, and that no other server ever sees them."""

from typing import Any

import discord
import pytest
import simcord
import simcord.interactions

from bot.cards.reference import base36, tag
from bot.own_archives import OWN
from bot.testing import Chat, Seen
from bot.testing.rules import BUTTON
from tests.cogs.adding import FLOOD, add, added, answering_from_own, files
from tests.cogs.people import demote
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
def elsewhere(chat: Chat) -> Chat:
    """The same bot in another server, seen by whoever may do everything there."""
    return chat.in_another_server().as_owner()


async def forged(chat: Chat, card: Seen, custom_id: str) -> Seen:
    """Press a button that the bot never put on the card."""
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    button = {"type": BUTTON, "id": 2, "style": 1, "label": "x", "custom_id": custom_id}
    message.components = [{"type": 1, "id": 1, "components": [button]}]
    return chat.seen(await chat.person.click(card.message, custom_id=custom_id))


@pytest.mark.parametrize("name", ["add", "remove", "list"])
async def test_who_sees_the_command_without_the_right_is_refused(
    chat: Chat, manager: simcord.MemberActor, name: str
) -> None:
    await added(chat)
    commands = {command.name: command for command in await chat.bot.tree.fetch_commands()}
    person = chat.guild.add_member(chat.env.create_user("Eve"))
    chat.guild.set_command_permissions(commands["archive"], {person: True})
    chat.person = person
    options: dict[str, Any] = {"add": {"file": ("a.txt", b"words")}, "remove": {"file": "flood.txt"}}
    seen = await chat.slash(f"archive {name}", **options.get(name, {}))
    assert seen.private
    assert seen.text == REFUSED
    assert await chat.suggest("/archive remove file:") == []
    assert files(chat) == ["flood.txt"]


async def test_the_command_is_there_for_managers_in_servers_alone(chat: Chat) -> None:
    assert not any(name.startswith("archive") for name in chat.person.available_commands(chat.channel))
    assert not any(name.startswith("archive") for name in chat.env.create_user("Una").available_commands())
    manager = chat.as_manager().person
    assert {"archive add", "archive remove", "archive list"} <= set(manager.available_commands(chat.channel))


@pytest.mark.parametrize("custom_id", CONTROLS)
async def test_a_forged_button_does_nothing_for_who_may_not(
    chat: Chat, manager: simcord.MemberActor, custom_id: str
) -> None:
    await added(chat)
    chat.person = chat.guild.add_member(chat.env.create_user("Eve"))
    seen = await forged(chat, await chat.slash("about"), custom_id)
    assert seen.private
    assert seen.text == REFUSED
    assert files(chat) == ["flood.txt"]
    assert chat.bot.servers.of(chat.guild.id).archive is None


@pytest.mark.parametrize("custom_id", CONTROLS)
async def test_a_forged_button_does_nothing_in_a_direct_message(
    chat: Chat, manager: simcord.MemberActor, custom_id: str
) -> None:
    await added(chat)
    user = chat.env.create_user("Una")
    card = chat.seen(await user.slash("about"))
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    button = {"type": BUTTON, "id": 2, "style": 1, "label": "x", "custom_id": custom_id}
    message.components = [{"type": 1, "id": 1, "components": [button]}]
    assert chat.seen(await user.click(card.message, custom_id=custom_id)).text == REFUSED
    assert files(chat) == ["flood.txt"]


async def test_who_has_lost_the_right_keeps_nothing_any_more(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    card = await add(chat)
    demote(chat, manager)
    assert (await chat.press(card, "Keep")).text == REFUSED
    assert (await chat.press(card, "Discard")).text == REFUSED
    assert not files(chat)


async def test_another_manager_of_the_server_decides_nothing_on_somebodys_card(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    card = await add(chat)
    keep = next(part["custom_id"] for part in card.parts(BUTTON) if part["label"] == "Keep")
    chat.person = chat.as_manager().person
    assert "not waiting any more" in (await forged(chat, await chat.slash("about"), keep)).text
    assert not files(chat)


async def test_a_card_of_one_server_decides_nothing_in_another(chat: Chat, elsewhere: Chat) -> None:
    same_person = chat.env.create_user("Mia")
    for place in (chat, elsewhere):
        role = place.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
        place.person = place.guild.add_member(same_person, roles=[role])
    await added(chat)
    waiting = await add(chat, "other.txt", FLOOD + b"More of it.")
    keep = next(part["custom_id"] for part in waiting.parts(BUTTON) if part["label"] == "Keep")
    for custom_id in (keep, REMOVE_FLOOD, "answer-from-own/", "own/0"):
        seen = await forged(elsewhere, await elsewhere.slash("about"), custom_id)
        assert not any(word in seen.text for word in SECRETS)
    assert files(chat) == ["flood.txt"]
    assert not files(elsewhere)
    assert elsewhere.bot.servers.of(elsewhere.guild.id).archive is None


async def test_no_command_button_or_suggestion_elsewhere_shows_any_of_it(
    chat: Chat, manager: simcord.MemberActor, elsewhere: Chat
) -> None:
    await answering_from_own(chat)
    here = await chat.slash("ask", question="what did the miller save")
    assert here.quoted
    shown = []
    for command, options in commands_of(chat.bot):
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
            found = await elsewhere.autocomplete(command, option, typed)
            assert not any("miller" in one or "flood.txt" in one or "Otto" in one for one in found)


async def test_a_button_of_one_server_pressed_in_another_finds_nothing(
    chat: Chat, manager: simcord.MemberActor, elsewhere: Chat
) -> None:
    await answering_from_own(chat)
    cards = [
        await chat.slash("ask", question="what did the miller save"),
        await chat.slash("sources"),
        await chat.slash("read", article="flood"),
        await chat.slash("quote"),
        await chat.slash("timeline"),
    ]
    custom_ids = {
        control.custom_id for card in cards for control in controls_of(card) if control.choice is None
    }
    assert len(custom_ids) > 4
    for custom_id in custom_ids:
        seen = await forged(elsewhere, await elsewhere.slash("about"), custom_id)
        assert not any(word in seen.text for word in ("miller", "Otto", "flood.txt", "flour"))


async def test_direct_messages_use_the_first_archive_that_is_configured(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    await answering_from_own(chat)
    seen = await chat.in_private().slash("sources")
    assert "2 articles" in seen.text
    assert "flood" not in seen.text


async def test_where_only_a_person_installed_the_bot_nothing_can_be_added(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = simcord.interactions.base_payload

    def made_there(*given: Any, **named: Any) -> tuple[Any, dict[str, Any]]:
        record, payload = made(*given, **named)
        in_a_strange_server(payload)
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", made_there)
    assert (await add(chat)).text == REFUSED
    assert not chat.bot.uploads.known


async def test_other_servers_cannot_choose_them(
    chat: Chat, manager: simcord.MemberActor, elsewhere: Chat
) -> None:
    await added(chat)
    card = await elsewhere.slash("settings")
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    menu = next(part["components"][0] for part in message.components[0]["components"] if part["type"] == 1)
    menu.update(custom_id="set/articles", options=[{"label": "x", "value": OWN}])
    seen = elsewhere.seen(await elsewhere.person.select(card.message, [OWN], custom_id="set/articles"))
    assert "has changed" in seen.text
    assert elsewhere.bot.servers.of(elsewhere.guild.id).archive is None
