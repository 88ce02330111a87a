"""/privacy: what is stored is said in full, and deleted on the spot."""

from pathlib import Path

import pytest
import simcord

from bot.client import Receipts, create_bot
from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.library import Library, Shelf
from bot.store.servers import UNSET
from bot.testing import Chat
from tests.cards.made import storm
from tests.cogs.people import demote
from tests.cogs.test_settings import REFUSED, speak_dutch, stored

DELETE = "Delete what this server has set"


async def set_everything(chat: Chat) -> None:
    await chat.bot.servers.change(
        chat.guild.id, language="en", private=True, channels=(chat.channel.id, 5), archive="storm"
    )


async def test_by_default_nothing_is_stored_and_that_is_said_privately(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    seen = await chat.slash("privacy")
    assert seen.private
    assert "I store nothing: no questions, names or messages." in seen.text
    assert "Nothing is set, so nothing is stored." in seen.text
    assert not seen.labels
    assert not stored(chat)


async def test_in_a_direct_message_there_is_no_server_to_speak_of(chat: Chat) -> None:
    seen = await chat.in_private().slash("privacy")
    assert "About you" in seen.text
    assert "server has set" not in seen.text
    assert not seen.labels


async def test_what_the_server_has_set_is_listed_in_full_for_everybody(chat: Chat) -> None:
    chat.bot.shelf = Shelf({"old": storm(), "storm": storm()})
    await set_everything(chat)
    seen = await chat.slash("privacy")
    for line in (
        "**Language** · English",
        "**Who sees answers** · Only the person who asked",
        f"**Channels** · <#{chat.channel.id}> and 1 deleted channel",
        "**Articles** · storm",
    ):
        assert line in seen.text
    assert not seen.labels


async def test_whoever_manages_the_server_deletes_it_on_the_spot(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    await set_everything(chat)
    await chat.bot.servers.change(77, private=True)
    card = await chat.slash("privacy")
    seen = await chat.press(card, DELETE)
    assert seen.message.id == card.message.id
    assert "**Deleted.** I store nothing about this server any more." in seen.text
    assert not seen.labels
    assert chat.bot.servers.of(chat.guild.id) == UNSET
    assert set(stored(chat)) == {77}
    assert not (await chat.slash("sources")).private


async def test_what_was_deleted_already_is_deleted_as_well(chat: Chat, manager: simcord.MemberActor) -> None:
    await set_everything(chat)
    first, second = await chat.slash("privacy"), await chat.slash("privacy")
    await chat.press(first, DELETE)
    assert "**Deleted.**" in (await chat.press(second, DELETE)).text


async def test_the_button_works_after_a_restart(
    chat: Chat, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    await set_everything(chat)
    card = await chat.slash("privacy")
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert "**Deleted.**" in (await chat.press(card, DELETE)).text
    assert chat.guild.id not in chat.bot.servers.known


async def test_what_servers_had_set_that_removed_the_bot_while_it_was_away_is_deleted(
    chat: Chat, library: Library, tmp_path: Path
) -> None:
    await chat.bot.servers.change(chat.guild.id, private=True)
    await chat.bot.servers.change(77, private=True)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    await chat.slash("about")
    assert chat.bot.servers.known == {chat.guild.id}


async def test_nothing_is_deleted_while_discord_has_trouble(
    chat: Chat, library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await chat.bot.servers.change(77, private=True)
    chat.env.inject_error("GET", "/guilds/*", status=400)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    await chat.slash("about")
    assert chat.bot.servers.known == {77}
    assert "cannot be told: 400" in caplog.text


async def test_who_lost_the_right_deletes_nothing(chat: Chat, manager: simcord.MemberActor) -> None:
    await set_everything(chat)
    card = await chat.slash("privacy")
    demote(chat, manager)
    seen = await chat.press(card, DELETE)
    assert seen.private
    assert seen.text == REFUSED
    assert chat.guild.id in chat.bot.servers.known


async def test_when_it_cannot_be_deleted_it_says_so(
    chat: Chat,
    manager: simcord.MemberActor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await set_everything(chat)
    card = await chat.slash("privacy")

    (chat.bot.config.data / "settings.sqlite3").write_bytes(b"spoilt" * 1000)
    seen = await chat.press(card, DELETE)
    assert "**Not deleted:** I cannot reach what I have stored at the moment." in seen.text
    assert DELETE in seen.labels
    assert chat.bot.servers.of(chat.guild.id).private
    assert "file is not a database" in caplog.text


async def test_it_is_all_there_in_dutch(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_dutch(monkeypatch)
    await chat.bot.servers.change(chat.guild.id, private=True)
    card = await chat.slash("privacy")
    assert "Ik bewaar niets: geen vragen" in card.text
    assert "**Wie antwoorden ziet** · Alleen de vrager" in card.text
    seen = await chat.press(card, "Instellingen van deze server verwijderen")
    assert "**Verwijderd.**" in seen.text


@pytest.mark.parametrize("receipts_bot", ["told"], indirect=True)
async def test_what_is_only_remembered_and_what_leaves_the_machine_is_said(chat: Chat) -> None:
    seen = await chat.slash("privacy")
    assert "Who asked something in the last 30 seconds" in seen.text
    assert "I send questions, without who asked, to a service" in seen.text


@pytest.fixture
def receipts_bot(request: pytest.FixtureRequest, library: Library, tmp_path: Path) -> Receipts:
    """One that has more to tell, when a test asks for it."""
    config = Config(data=tmp_path)
    if getattr(request, "param", None) == "told":
        endpoint = EmbeddingSettings(engine="endpoint", url="http://localhost:1/v1", model="small")
        config = Config(data=tmp_path, cooldown=30, embedding=endpoint)
    return create_bot(config, Shelf(library))


async def test_without_them_they_are_not_spoken_of(chat: Chat) -> None:
    seen = await chat.slash("privacy")
    assert "seconds" not in seen.text
    assert "service" not in seen.text
