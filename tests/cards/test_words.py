"""The texts of a cog of one's own."""

from typing import Any

import discord
import pytest
from discord import app_commands
from discord.app_commands import TranslationContext, TranslationContextLocation

from bot.cards import Words
from bot.client.translating import CatalogueTranslator
from bot.texts import texts_for

WORDS = Words(
    en={"name": "places", "found": {"one": "{count} place", "other": "{count} places"}},
    nl={"name": "plaatsen", "found": {"one": "{count} plaats", "other": "{count} plaatsen"}},
    zh_TW={"name": "地點", "found": {"other": "{count}"}},
)


@app_commands.command(name=WORDS.text("name"), description="Places")
async def places(interaction: discord.Interaction) -> None:
    """It does nothing."""


async def translated(locale: discord.Locale) -> str | None:
    context: Any = TranslationContext(TranslationContextLocation.command_name, data=places)
    return await CatalogueTranslator().translate(WORDS.text("name"), locale, context)


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        (discord.Locale.dutch, "plaatsen"),
        (discord.Locale.taiwan_chinese, "地點"),
        (discord.Locale.american_english, None),
        (discord.Locale.thai, None),
    ],
)
async def test_discord_gets_a_name_in_every_language_that_the_cog_speaks(
    locale: discord.Locale, name: str | None
) -> None:
    assert await translated(locale) == name


def test_a_text_is_in_the_language_of_the_conversation() -> None:
    assert WORDS.of(texts_for("nl"))("found", count=2) == "2 plaatsen"
    assert WORDS.of(texts_for("en"))("found", count=1) == "1 place"


def test_what_is_not_spoken_is_english() -> None:
    only = Words(en={"name": "places"})
    assert only.of(texts_for("nl"))("name") == "places"


def test_a_text_that_is_missing_in_a_language_is_named() -> None:
    with pytest.raises(ValueError, match=r"nl and en do not both have the texts \['more'\]"):
        Words(en={"name": "places"}, nl={"name": "plaatsen", "more": "meer"})
