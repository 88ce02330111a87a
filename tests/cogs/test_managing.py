"""Nobody changes what a server has set without the right to, there and then: by no forged or old button."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import discord
import pytest
import simcord.interactions

from bot.client import Receipts
from bot.library import Shelf
from bot.store.servers import ServerSettings
from bot.testing import Chat, Seen
from bot.testing.rules import BUTTON, CHANNEL_SELECT, SELECT
from tests.cards.made import storm
from tests.cogs.test_elsewhere import FOREIGN, Payload, in_a_group_chat, in_a_strange_server
from tests.cogs.test_settings import REFUSED

ADMIN = str(discord.Permissions.all().value)
SET = ServerSettings("nl", private=True, channels=(1,))
FORGED = [
    ("set/language", SELECT, "en"),
    ("set/answers", SELECT, "public"),
    ("set/articles", SELECT, "storm"),
    ("set-channels/", CHANNEL_SELECT, ""),
    ("set-everywhere/", None, ""),
    ("forget/", None, ""),
    ("0f0f.forget/", None, ""),
    ("forget/1", None, ""),
]
"""Every control that changes something, as somebody might send it who has seen it elsewhere."""


@pytest.fixture(autouse=True)
def _two_archives(receipts_bot: Receipts) -> None:
    receipts_bot.shelf = Shelf({"news": storm(), "storm": storm()})


def without_the_right(payload: Payload) -> None:
    payload["member"]["permissions"] = str(discord.Permissions.all().value & ~(1 << 5 | 1 << 3))


def as_an_admin_of_a_strange_server(payload: Payload) -> None:
    in_a_strange_server(payload)
    payload["member"]["permissions"] = ADMIN


def without_saying_what_they_may(payload: Payload) -> None:
    del payload["member"]["permissions"]


PLACES = [
    without_the_right,
    without_saying_what_they_may,
    as_an_admin_of_a_strange_server,
    in_a_group_chat,
]


@contextmanager
def happening(change: Callable[[Payload], None]) -> Iterator[None]:
    """What a person does comes in with `change` made to it."""
    made = simcord.interactions.base_payload

    def changed(*given: Any, **named: Any) -> tuple[Any, Payload]:
        record, payload = made(*given, **named)
        change(payload)
        return record, payload

    with mock.patch.object(simcord.interactions, "base_payload", changed):
        yield


async def forged(chat: Chat, custom_id: str, kind: int | None, value: str) -> Seen:
    """What comes of the control, put on a card that the person has before them."""
    card = await chat.slash("sources")
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    part: dict[str, Any] = {"type": kind or BUTTON, "id": 91, "custom_id": custom_id}
    if kind is None:
        part.update(style=1, label="x")
    else:
        part.update(min_values=0, max_values=1)
    if kind == SELECT:
        part.update(options=[{"label": "x", "value": value}])
    message.components[0]["components"].append({"type": 1, "id": 90, "components": [part]})
    if kind is None:
        return chat.seen(await chat.person.click(card.message, custom_id=custom_id))
    chosen = [value] if value else []
    return chat.seen(await chat.person.select(card.message, chosen, custom_id=custom_id))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("custom_id", "kind", "value"), FORGED)
async def test_a_forged_control_changes_nothing_for_who_may_not(
    chat: Chat, place: Callable[[Payload], None], custom_id: str, kind: int | None, value: str
) -> None:
    chat.person = chat.as_manager().person  # of this server; what Discord says of the moment is what counts
    for guild in (chat.guild.id, FOREIGN):
        await chat.bot.servers.change(guild, language="nl", private=True, channels=(1,))
    with happening(place), mock.patch.object(chat.bot.admission, "check_channel"):
        seen = await forged(chat, custom_id, kind, value)
    assert seen.private
    assert seen.text in {REFUSED, "Alleen wie deze server mag beheren, kan dat veranderen."}
    assert chat.bot.servers.of(chat.guild.id) == chat.bot.servers.of(FOREIGN) == SET


@pytest.mark.parametrize(("custom_id", "kind", "value"), FORGED)
async def test_for_who_may_the_same_control_counts_in_their_own_server_alone(
    chat: Chat, custom_id: str, kind: int | None, value: str
) -> None:
    chat.person, other = chat.as_manager().person, chat.env.create_guild("Elsewhere")
    for guild in (chat.guild.id, other.id):
        await chat.bot.servers.change(guild, language="nl", private=True, channels=(1,))
    with mock.patch.object(chat.bot.admission, "check_channel"):
        seen = await forged(chat, custom_id, kind, value)
    assert REFUSED not in seen.text
    assert chat.bot.servers.of(chat.guild.id) != SET
    assert chat.bot.servers.of(other.id) == SET


async def test_a_strange_servers_settings_are_not_shown_to_who_alone_installed_the_bot(chat: Chat) -> None:
    await chat.bot.servers.change(FOREIGN, language="nl", private=True, archive="secret")
    with happening(as_an_admin_of_a_strange_server):
        seen = await chat.slash("privacy")
    assert "What this server has set" not in seen.text
    assert "secret" not in seen.text
    assert not seen.labels


async def test_in_a_direct_message_there_is_nothing_to_administer(chat: Chat) -> None:
    una = chat.env.create_user("Una")
    assert "settings" not in una.available_commands()
    seen = chat.seen(await una.slash("privacy"))
    assert "What this server has set" not in seen.text
    assert not seen.labels
