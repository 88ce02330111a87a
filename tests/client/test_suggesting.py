"""What the log says when suggestions fail."""

import logging
from pathlib import Path

import pytest

from bot.client import create_bot
from bot.config import Config
from bot.library import Shelf
from tests.cards.made import WordSearch, storm
from tests.client.making import Room, room

TYPED = "who stole the herring"


async def type_in(here: Room) -> None:
    await here.robin.autocomplete(here.channel, "ask", "question", TYPED)


def told(caplog: pytest.LogCaptureFixture) -> logging.LogRecord:
    [record] = [one for one in caplog.records if one.name == "discord.app_commands.tree"]
    return record


async def test_a_mistake_is_logged_with_its_place_but_without_who_typed_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: WordSearch, typed: str) -> list[str]:
        raise KeyError(typed)

    monkeypatch.setattr(WordSearch, "completions", fail)
    async with room(create_bot(Config(data=tmp_path), Shelf(storm()))) as here:
        await type_in(here)
        record = told(caplog)
        assert record.getMessage().startswith("suggestions for /ask failed: KeyError")
        assert "raise KeyError(typed)" in record.getMessage()
        assert record.levelno == logging.ERROR
        assert TYPED not in caplog.text
        assert str(here.robin.id) not in caplog.text


async def test_suggestions_that_come_too_late_are_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with room(create_bot(Config(data=tmp_path), Shelf(storm()))) as here:
        here.env.inject_error("POST", "/interactions/*", status=404, code=10062)
        await type_in(here)
        record = told(caplog)
        assert record.getMessage() == "suggestions for /ask: the interaction expired"
        assert record.levelno == logging.WARNING
        assert str(here.robin.id) not in caplog.text
