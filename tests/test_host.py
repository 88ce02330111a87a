"""In which language somebody is answered."""

from pathlib import Path

import pytest
import simcord

from bot.client import create_bot
from bot.config import Config
from bot.library import Shelf
from bot.playground.locales import Locales
from tests.cards.made import storm

TITLES = {"en": "### Timeline", "nl": "### Tijdlijn"}


@pytest.mark.parametrize(
    ("setting", "person", "server", "answered"),
    [
        (None, "nl", "en-US", "nl"),
        (None, "en-GB", "nl", "en"),
        (None, "th", "nl", "nl"),
        (None, "th", "ja", "en"),
        ("nl", "en-US", "en-US", "nl"),
        ("en", "nl", "nl", "en"),
        ("gone", "nl", "en-US", "nl"),
    ],
)
async def test_the_servers_setting_comes_first_then_the_persons_language_then_the_servers(
    setting: str | None, person: str, server: str, answered: str, tmp_path: Path
) -> None:
    bot = create_bot(Config(data=tmp_path), Shelf(storm()))
    async with simcord.run(bot, settle_timeout=60) as env:
        guild = env.create_guild()
        env.backend.get_guild(guild.id).preferred_locale = server
        robin = guild.add_member(env.create_user("robin"))
        Locales(env).speak(robin, person)
        if setting:
            await bot.servers.change(guild.id, language=setting)
        result = await robin.slash(guild.create_text_channel("news"), "timeline")
        assert result.response is not None
        assert TITLES[answered] in str(result.response.components)


async def test_in_a_direct_message_the_persons_language_counts(tmp_path: Path) -> None:
    bot = create_bot(Config(data=tmp_path), Shelf(storm()))
    async with simcord.run(bot, settle_timeout=60) as env:
        noor = env.create_user("noor")
        Locales(env).speak(noor, "nl")
        result = await noor.slash("timeline")
        assert result.response is not None
        assert TITLES["nl"] in str(result.response.components)
