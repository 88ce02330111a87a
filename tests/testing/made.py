"""Cogs that are written for a test, on articles that are, and a chat with the bot that has them."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from textwrap import dedent, indent

from bot.client import create_bot
from bot.config import Config
from bot.config.settings import CogSettings
from bot.library import Shelf
from bot.testing import Chat, chatting
from bot.testing.articles import invented

HERON = "Ida Falk saw the heron on 3 May 2021. It stood in the harbour.\n\nRead also: ten herons\n"
OWL = "The owl was seen by Bo Rook in June 2021. Nobody heard it.\n"

COG = """
import asyncio
import logging
import sqlite3
from pathlib import Path

import discord
from discord import app_commands
from discord.ext import commands

from bot import cards

WORDS = cards.Words(en={{"what": "Something.", "gone": "Tomorrow."}})
PLACE = Path(__file__).parent / "kept"


class Made(cards.Cog):
    {stores}

    @app_commands.command(name="made", description="It does something.")
    async def made(self, interaction: cards.Interaction, text: str = "") -> None:
{body}

    @made.autocomplete("text")
    async def suggest(self, interaction: cards.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=one or "nothing", value=one) for one in {suggested}]


async def setup(bot: cards.Host) -> None:
{setup}
    await bot.add_cog(Made())
"""


def write_cog(
    folder: Path,
    body: str = "await interaction.response.send_message('done')",
    *,
    stores: str = "stores = ()",
    suggested: str = "['heron']",
    setup: str = "pass",
) -> None:
    """A cog with the command /made, which does `body`."""
    source = COG.format(
        stores=stores,
        suggested=suggested,
        body=indent(dedent(body).strip(), " " * 8),
        setup=indent(dedent(setup).strip(), " " * 4),
    )
    folder.mkdir(exist_ok=True)
    (folder / "made.py").write_text(source, encoding="utf-8")


def chat_with(home: Path, *, tolerates_errors: bool = False) -> AbstractAsyncContextManager[Chat]:
    """A chat with the bot that has the cogs of `home`/cogs alone; what it keeps is in `home`/data."""
    config = Config(data=home / "data", cogs=CogSettings(folder=home / "cogs"))
    bot = create_bot(config, Shelf(invented(heron=HERON, owl=OWL)))
    return chatting(bot, tolerates_errors=tolerates_errors)
