"""Where only a person has installed the bot: in a server that does not know it, and in a group chat."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import simcord.interactions

from bot.testing import Chat, Seen
from tests.cogs.test_buttons import BUTTONS, CARDS, never
from tests.cogs.test_check import CHECK

FOREIGN, PLACE = 4242424242424242, 4343434343434343
Payload = dict[str, Any]


def in_a_strange_server(payload: Payload) -> None:
    """The bot is no member there: Discord tells little of the server and the channel."""
    payload["guild_id"], payload["channel_id"] = str(FOREIGN), str(PLACE)
    payload["guild"] = {"id": str(FOREIGN), "locale": "en-US", "features": []}
    place = {"id": str(PLACE), "guild_id": str(FOREIGN), "type": 0, "name": "theirs", "position": 0}
    payload["channel"] = place | {"permissions": "0"}
    payload["authorizing_integration_owners"] = {"1": payload["member"]["user"]["id"]}
    payload["app_permissions"] = str(1 << 15)
    payload["context"] = 0


def in_a_group_chat(payload: Payload) -> None:
    """A chat of a few people without a server."""
    user = payload.pop("member")["user"]
    del payload["guild_id"], payload["guild_locale"]
    payload["user"], payload["channel_id"] = user, str(PLACE)
    payload["channel"] = {"id": str(PLACE), "type": 3, "name": None, "icon": None, "recipients": [user]}
    payload["authorizing_integration_owners"] = {"1": user["id"]}
    payload["app_permissions"] = str(0b1000_1100_0000_0000_00)
    payload["context"] = 2


PLACES = [in_a_strange_server, in_a_group_chat]


@pytest.fixture(params=PLACES, ids=lambda place: place.__name__)
def moved(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[Payload], None]:
    """Everything that a person does in the chat happens there instead."""
    made = simcord.interactions.base_payload

    def made_there(*given: Any, **named: Any) -> tuple[Any, Payload]:
        record, payload = made(*given, **named)
        request.param(payload)
        return record, payload

    monkeypatch.setattr(simcord.interactions, "base_payload", made_there)
    place: Callable[[Payload], None] = request.param
    return place


def most_followups(chat: Chat) -> int:
    """The follow-ups that one interaction was answered with, at most; five are allowed there."""
    sent = [
        request.path
        for request in chat.env.http_requests
        if request.method == "POST" and request.path.startswith("/webhooks/")
    ]
    return max(Counter(sent).values(), default=0)


@pytest.mark.parametrize("command", [*CARDS, "about", "privacy", "read"])
async def test_every_command_is_answered(chat: Chat, moved: object, command: str) -> None:
    options: dict[str, Any] = CARDS.get(command, ({}, []))[0]
    seen = await chat.slash(command, **options)
    assert seen.texts
    assert not most_followups(chat)


@pytest.mark.parametrize("slow", [False, True])
@pytest.mark.parametrize(("command", "label"), BUTTONS)
async def test_every_button_is_answered(
    chat: Chat, moved: object, monkeypatch: pytest.MonkeyPatch, command: str, label: str, slow: bool
) -> None:
    if slow:
        monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    card = await chat.slash(command, **CARDS[command][0])
    assert (await chat.press(card, label)).text
    assert most_followups(chat) <= 1


async def test_a_message_there_can_be_checked(chat: Chat, moved: object) -> None:
    told = await chat.person.send(chat.channel, "The storm hit the harbour. No boat was lost. Bo slept well.")
    seen = await chat.menu(CHECK, told)
    assert seen.private
    assert seen.quoted


async def test_pages_turn_in_place_for_who_asked_and_only_for_them(chat: Chat, moved: object) -> None:
    told = ". ".join(f"The storm number{number} hit the harbour" for number in range(5))
    first = await chat.menu(CHECK, await chat.person.send(chat.channel, told))
    assert (await chat.press(first, "Next")).message.id == first.message.id


@pytest.mark.makes_errors
async def test_a_refusal_and_a_failure_take_one_answer(
    chat: Chat, moved: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await chat.slash("timeline", to="nope")).private
    card = await chat.slash("kids")

    async def fail(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("bot.cards.sentences.ShowSentences.press", fail)
    assert "Something went wrong" in (await chat.press(card, "Sentences")).text
    assert not most_followups(chat)


async def test_suggestions_are_given_there(chat: Chat, moved: object) -> None:
    assert await chat.suggest("/kids name:")


async def test_what_a_server_has_set_does_not_count_where_the_bot_is_not_installed(
    chat: Chat, moved: object
) -> None:
    await chat.bot.servers.change(FOREIGN, language="nl", private=True, channels=(1,))
    seen = await chat.slash("ask", question="storm harbour")
    assert "The articles say" in seen.text
    assert not seen.private


async def test_where_it_is_installed_they_do(chat: Chat) -> None:
    await chat.bot.servers.change(chat.guild.id, language="nl", private=True)
    seen: Seen = await chat.slash("ask", question="storm harbour")
    assert "Dit staat in de artikelen" in seen.text
    assert seen.private
