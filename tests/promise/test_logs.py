"""The log of a bot whose every command, button and mistake is used, at the level that tells most."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from bot.client import create_bot
from bot.config import Config
from bot.config.settings import LogSettings
from bot.library import Shelf
from bot.logs import OURS, set_up_logs
from bot.testing import Chat, chatting
from bot.testing.articles import invented
from bot.testing.rules import BUTTON
from tests.discord_double import TOKEN
from tests.promise.walking import everything

QUESTION = "when did the zanzibarquestion heron come back"
PERSON, GUILD, CHANNEL = "Quillonperson", "Vexilguild", "plumbchannel"
MENU = "Check against the articles"
OWNER = "olga"  # as `Chat.as_owner` calls whoever it makes
MARKERS = ("zanzibar", "quillon", "vexil", "plumb", OWNER, TOKEN.casefold(), "sk-embedding")


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that a run with these settings writes; logging is as before afterwards."""
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    handlers, level = root.handlers[:], root.level
    stream = StringIO()
    settings = LogSettings(level="debug", format="json")
    set_up_logs(settings, SecretStr(TOKEN), SecretStr("sk-embedding"), stream=stream)
    yield stream
    logging.setLogRecordFactory(factory)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


@asynccontextmanager
async def chat(home: Path) -> AsyncIterator[Chat]:
    """A room in which everything has a name that must not be told."""
    library = invented(heron="The heron has come back to the harbour. Ida Falk, 41, saw it on 3 May 2021.")
    config = Config(data=home, token=SecretStr(TOKEN))
    async with chatting(create_bot(config, Shelf(library)), tolerates_errors=True) as chat:
        chat.guild = chat.env.create_guild(GUILD)
        chat.channel = chat.guild.create_text_channel(CHANNEL)
        chat.person = chat.guild.add_member(chat.env.create_user(PERSON))
        yield chat


def silent(log: StringIO) -> str:
    """What the log tells, which names nobody and nothing."""
    told = log.getvalue()
    assert not [marker for marker in MARKERS if marker in told.casefold()]
    return told


async def test_no_level_tells_who_asked_what_where(log: StringIO, tmp_path: Path) -> None:
    async with chat(tmp_path) as here:
        shown = [message async for message in everything(here, [QUESTION])]
        await here.person.send_dm(QUESTION)
    assert len(shown) > 20
    assert "cogs loaded" in silent(log)


async def test_no_mistake_of_ours_tells_it_either(
    log: StringIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **named: object) -> None:
        raise ValueError(f"no answer to {given} and {named}")

    async with chat(tmp_path) as here:
        asked = await here.slash("ask", question=QUESTION)
        search = here.bot.shelf.library().search
        for name in ("ask", "completions"):
            monkeypatch.setattr(search, name, fail)
        monkeypatch.setattr("bot.cards.answers.question_on", fail)
        await here.person.slash(here.channel, "ask", question=f"{QUESTION}?")
        await here.person.autocomplete(here.channel, "ask", "question", QUESTION)
        await here.person.send(here.channel, f"<@{here.env.backend.bot_user.id}> {QUESTION}!")
        await here.person.send_dm(f"{QUESTION}...")
        await here.person.context_menu(here.channel, MENU, await here.person.send(here.channel, QUESTION))
        for control in asked.parts(BUTTON):
            await here.person.click(asked.message, custom_id=control["custom_id"])
    told = silent(log)
    assert told.count('"level": "error"') >= 5
    assert "ValueError: no answer to" in told


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (500, 0), (403, 50001), (400, 50035)])
async def test_no_refusal_of_discord_tells_it(log: StringIO, tmp_path: Path, status: int, code: int) -> None:
    async with chat(tmp_path) as here:
        for path in ("/interactions/*/callback", "/channels/*/messages"):
            here.env.inject_error("POST", path, status=status, code=code, message=QUESTION, times=None)
        await here.person.slash(here.channel, "ask", question=QUESTION)
        await here.person.send(here.channel, f"<@{here.env.backend.bot_user.id}> {QUESTION}")
    assert '"/ask' in silent(log)
