"""/archive add: what is made of a file is shown privately, and counts once it is kept."""

import asyncio
import os
from pathlib import Path

import discord
import pytest
import simcord

from bot.client import create_bot
from bot.config import Config
from bot.config.settings import UploadSettings
from bot.extracting import child, queue
from bot.library import Library, Shelf
from bot.own_archives import OWN
from bot.store import uploads as store
from bot.testing import Chat
from tests.cogs.adding import FIRE, FLOOD, PAGE, add, added, answering_from_own, files
from tests.cogs.test_settings import speak_dutch
from tests.extracting.made import printed


async def test_what_was_understood_is_shown_privately_before_it_counts(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    seen = await add(chat)
    assert seen.private
    assert seen.labels == ["Keep", "Discard"]
    for line in (
        "flood.txt · 0.2 kB",
        "**Title** · “Flood reaches the mill”",
        "**Date** · not found.",
        "**Language** · English",
        "**To cite** · 4 passages",
        "**Left out as clutter** · 1 piece",
        "Read also\\: ten floods that you forgot",
        "I keep the file byte for byte",
    ):
        assert line in seen.text
    assert not files(chat)


async def test_a_page_becomes_a_text_and_it_is_said(chat: Chat, manager: simcord.MemberActor) -> None:
    seen = await add(chat, "flood.html", PAGE)
    assert "**Outlet** · Valley Times" in seen.text
    assert "stated by the page" in seen.text
    assert "I cite what I took out of the file, word for word. The file itself is not kept." in seen.text
    await chat.press(seen, "Keep")
    assert files(chat) == ["flood.md"]
    text = (chat.bot.uploads.home(chat.guild.id) / "flood.md").read_text()
    assert "made_from: flood.html" in text
    assert "alert" not in text


async def test_a_pdf_is_taken(chat: Chat, manager: simcord.MemberActor) -> None:
    seen = await added(
        chat, "storm.pdf", printed("Flood reaches the mill\n\nNobody was hurt on 9 June 2022.")
    )
    assert "**Kept** as storm.md." in seen.text


async def test_a_title_and_a_date_can_be_given(chat: Chat, manager: simcord.MemberActor) -> None:
    seen = await add(chat, title="The great flood", date="2022-06")
    assert "**Title** · “The great flood”" in seen.text
    assert "as you say" in seen.text


async def test_what_is_no_date_is_refused(chat: Chat, manager: simcord.MemberActor) -> None:
    assert "can't read “yesterday” as a date" in (await add(chat, date="yesterday")).text


async def test_what_is_kept_takes_the_cards_place_and_is_answered_from_when_that_is_wanted(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    card = await add(chat)
    kept = await chat.press(card, "Keep")
    assert kept.message.id == card.message.id
    assert "**Kept** as flood.txt." in kept.text
    assert "This server has 1 article of its own." in kept.text
    assert "Those of whoever runs this bot" in kept.text
    assert "2 articles" in (await chat.slash("sources")).text
    chosen = await chat.press(kept, "Answer from our own articles")
    assert "**Saved.** Articles: This server's own" in chosen.text
    assert chat.bot.servers.of(chat.guild.id).archive == OWN
    answer = await chat.slash("ask", question="what did the miller save")
    assert "The miller Otto Brand saved every sack of flour." in answer.quoted


async def test_once_a_server_answers_from_its_own_the_next_one_counts_at_once(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    await answering_from_own(chat)
    seen = await added(chat, "fire.txt", FIRE)
    assert not seen.labels
    assert (
        "A fire broke out in the bakery on 2 March 2020."
        in (await chat.slash("ask", question="when did the fire break out in the bakery")).quoted
    )


async def test_discarding_leaves_nothing(chat: Chat, manager: simcord.MemberActor) -> None:
    card = await add(chat)
    seen = await chat.press(card, "Discard")
    assert seen.message.id == card.message.id
    assert "**Discarded.** Nothing of it is kept." in seen.text
    home = chat.bot.uploads.home(chat.guild.id)
    assert not [file for file in home.rglob("*") if file.is_file()]


@pytest.mark.parametrize("first", ["Keep", "Discard"])
async def test_a_card_that_was_decided_on_does_nothing_more(
    chat: Chat, manager: simcord.MemberActor, first: str
) -> None:
    card = await add(chat)
    custom_ids = [part["custom_id"] for part in card.parts(2)]
    await chat.press(card, first)
    message = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    for custom_id in custom_ids:
        message.components = [
            {
                "type": 1,
                "id": 1,
                "components": [{"type": 2, "id": 2, "style": 1, "label": "again", "custom_id": custom_id}],
            }
        ]
        seen = chat.seen(await chat.person.click(card.message, custom_id=custom_id))
        assert "not waiting any more" in seen.text
    assert files(chat) == (["flood.txt"] if first == "Keep" else [])


async def test_what_is_there_already_is_named_and_cannot_be_kept_again(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    await added(chat)
    seen = await add(chat, "copy.md", b"---\ntitle: A copy\n---\n" + FLOOD)
    assert "This server has this text already, as flood.txt" in seen.text
    assert not seen.labels


async def test_what_waits_can_be_kept_after_a_restart(
    chat: Chat, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    card = await add(chat)
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert "**Kept** as flood.txt." in (await chat.press(card, "Keep")).text
    await chat.restart(create_bot(Config(data=tmp_path), Shelf(library)))
    assert files(chat) == ["flood.txt"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("setup.exe", b"MZ", "I take only .txt, .md, .html and .pdf files."),
        ("none", b"words", "I take only .txt, .md, .html and .pdf files."),
        ("big.txt", b"x" * 200_001, "That file is too large: I take 200 kB at most."),
        ("empty.txt", b"", "That file is empty."),
        ("noise.txt", b"\0\1\2" * 99, "I find no article in that file"),
        ("a.html", b"words", "That is no web page, whatever its name says."),
        ("a.pdf", b"%PDF-1.7", "That PDF is broken, or it is none."),
        ("a.pdf", printed(""), "That PDF holds only pictures of pages"),
    ],
)
async def test_what_gives_no_article_is_refused_in_one_sentence(
    chat: Chat,
    manager: simcord.MemberActor,
    library: Library,
    tmp_path: Path,
    name: str,
    data: bytes,
    sentence: str,
) -> None:
    config = Config(data=tmp_path, uploads=UploadSettings(max_bytes=200_000))
    await chat.restart(create_bot(config, Shelf(library)))
    seen = await add(chat, name, data)
    assert seen.private
    assert seen.text.startswith(sentence)
    assert not files(chat)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [("setup.exe", b"MZ", "I take only"), ("big.txt", b"x" * 9_000_000, "That file is too large")],
)
async def test_what_is_refused_by_name_or_size_is_not_downloaded(
    chat: Chat,
    manager: simcord.MemberActor,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    sentence: str,
) -> None:
    async def read(_: discord.Attachment, **__: object) -> bytes:
        raise AssertionError("it was downloaded")

    monkeypatch.setattr(discord.Attachment, "read", read)
    assert (await add(chat, name, data)).text.startswith(sentence)


async def test_a_server_that_has_as_much_as_it_may_is_told_so(
    chat: Chat, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    config = Config(data=tmp_path, uploads=UploadSettings(most_articles=1))
    await chat.restart(create_bot(config, Shelf(library)))
    second = await add(chat, "fire.txt", FIRE)
    await added(chat)
    full = "This server has as much as it may have: 1 articles, 5 MB in all."
    assert full in (await add(chat, "fire.txt", FIRE)).text
    assert full in (await chat.press(second, "Keep")).text
    assert files(chat) == ["flood.txt"]


async def test_a_file_that_discord_does_not_give_is_one_sentence(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(_: discord.Attachment, **__: object) -> bytes:
        raise TimeoutError

    monkeypatch.setattr(discord.Attachment, "read", read)
    assert (await add(chat)).text == "I could not get that file from Discord. Try again in a minute."


async def test_an_extractor_that_hangs_is_one_sentence_and_the_bot_answers_meanwhile(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "extract", child.extract)
    monkeypatch.setattr(child, "_COMMAND", ("sleep", "600"))
    monkeypatch.setattr(child.extract, "__kwdefaults__", {"seconds": 1.0})
    adding = asyncio.create_task(add(chat))
    assert (await adding).text.startswith("That file takes me too long to read.")
    assert "2 articles" in (await chat.slash("sources")).text


async def test_the_real_child_is_asked(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "extract", child.extract)
    assert "**Kept** as flood.md." in (await added(chat, "flood.html", PAGE)).text


async def test_on_a_full_disk_it_says_so_and_the_card_stays(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    card = await add(chat)
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", full)
        patch.setattr("bot.store.waiting.write_whole", full)
        assert (await chat.press(card, "Keep")).text.startswith("**Not kept:** I cannot write to my disk.")
        assert (await add(chat, "fire.txt", FIRE)).text.startswith("**Not kept:** I cannot write to my disk.")
    assert "**Kept**" in (await chat.press(card, "Keep")).text


async def test_dutch_people_are_answered_in_dutch(
    chat: Chat, manager: simcord.MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_dutch(monkeypatch)
    seen = await add(chat)
    assert "### Dit artikel toevoegen?" in seen.text
    assert "**Bewaard** als flood.txt." in (await chat.press(seen, "Bewaren")).text


async def test_where_no_uploads_are_wanted_there_is_no_command(
    chat: Chat, manager: simcord.MemberActor, library: Library, tmp_path: Path
) -> None:
    await answering_from_own(chat)
    config = Config(data=tmp_path, uploads=UploadSettings(enabled=False))
    await chat.restart(create_bot(config, Shelf(library)))
    assert not any(name.startswith("archive") for name in manager.available_commands(chat.channel))
    assert "2 articles" in (await chat.slash("sources")).text
    assert "This server's own" not in "".join(
        option["label"] for part in (await chat.slash("settings")).parts(3) for option in part["options"]
    )


async def test_nothing_of_a_file_reaches_the_log(
    chat: Chat, manager: simcord.MemberActor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    await answering_from_own(chat, "verysecret.txt")
    await add(chat, "verysecret.pdf", b"%PDF-")
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert not any("verysecret" in line or "miller" in line for line in ours)


async def test_what_nobody_decides_on_is_deleted_while_the_bot_runs(
    chat: Chat, manager: simcord.MemberActor
) -> None:
    card = await add(chat)
    [waits] = [file for file in chat.bot.uploads.home(chat.guild.id).rglob("*") if file.is_file()]
    os.utime(waits, (0, 0))
    await chat.env.advance_time(11 * 60)
    for _ in range(200):
        if not waits.exists():
            break
        await asyncio.sleep(0.05)
    assert not waits.exists()
    assert "not waiting any more" in (await chat.press(card, "Keep")).text
