"""Adding a language is adding a file: a third one, made from the English, is all that is added here."""

import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import texts
from bot.client import create_bot
from bot.config import Config
from bot.extending.command_rules import registration_problems
from bot.library import Shelf
from bot.playground.world import World
from bot.testing import Chat, chatting
from tests.cards.made import storm

MARK = "Ü "


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of catalogues with one file more: German, so that Babel's words can be seen, but marked."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for file in texts.CATALOGUES.glob("*.yaml"):
        shutil.copy(file, folder)
    entries = yaml.safe_load((folder / "en.yaml").read_text(encoding="utf-8"))
    made = {key: marked(key, entry) for key, entry in entries.items()}
    (folder / "de.yaml").write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(texts, "CATALOGUES", folder)
    forget()
    yield
    forget()


def forget() -> None:
    texts.languages.cache_clear()
    texts._catalogue.cache_clear()


def marked(key: str, entry: str | Mapping[str, str]) -> str | dict[str, str]:
    if isinstance(entry, str):
        return f"{entry}-ü" if key.startswith(("name.", "option.")) else f"{MARK}{entry}"[:100]
    return {form: f"{MARK}{text}" for form, text in entry.items()}


@asynccontextmanager
async def speaking_german(tmp_path: Path) -> AsyncIterator[Chat]:
    bot = create_bot(Config(data=tmp_path, cooldown=0), Shelf(storm()))
    async with chatting(bot) as chat:
        yield chat.speaking("de")


async def test_discord_is_told_the_new_names(german: None, tmp_path: Path) -> None:
    async with speaking_german(tmp_path) as chat:
        sent: Any = next(one.json for one in chat.env.http_requests if one.method == "PUT")
        names = {command["name"]: command["name_localizations"] for command in sent}
        assert names["ask"] == {"nl": "vraag", "de": "ask-ü"}
        assert not registration_problems(sent)


async def test_cards_speak_it_with_its_dates_and_names_of_languages(german: None, tmp_path: Path) -> None:
    async with speaking_german(tmp_path) as chat:
        timeline = await chat.slash("timeline")
        assert timeline.texts[0].startswith(f"### {MARK}Timeline\n")
        assert f"{MARK}about Mai 2021" in timeline.text
        assert "Englisch" in (await chat.slash("sources")).text
        assert all(label.startswith(MARK) for label in timeline.labels)


async def test_refusals_speak_it(german: None, tmp_path: Path) -> None:
    async with speaking_german(tmp_path) as chat:
        assert (await chat.slash("timeline", to="nope")).text.startswith(f"{MARK}I can't read")


async def test_who_speaks_another_language_gets_that(german: None, tmp_path: Path) -> None:
    async with speaking_german(tmp_path) as chat:
        assert (await chat.speaking("en").slash("timeline")).texts[0].startswith("### Timeline\n")


async def test_the_playground_has_somebody_who_speaks_it(german: None, tmp_path: Path) -> None:
    world = World(create_bot(Config(data=tmp_path), Shelf(storm())), "de")
    assert world.person.name == "robin-de"
    assert world.locale == "de"
