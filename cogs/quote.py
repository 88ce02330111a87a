"""/quote: somebody's own words, who said them, to whom, and in which files they stand."""

import secrets

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.escaping import escape_line, one_line
from bot.cards.options import choices, described
from bot.cards.quotations import (
    LONGEST_ABOUT,
    AnotherOne,
    Wanted,
    meant,
    outlets,
    quotation_card,
    speakers,
)
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.texts import texts_for


class Quote(commands.Cog):
    """Shows any quotation, or the first that fits. Only unknown names are refused, privately."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="quote", description=described("quote.command"))
    @app_commands.describe(
        about=described("quote.option.about"),
        by=described("quote.option.by"),
        to=described("quote.option.to"),
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def quote(
        self,
        interaction: discord.Interaction[Host],
        about: app_commands.Range[str, 0, LONGEST_ABOUT] = "",
        by: app_commands.Range[str, 0, 100] = "",
        to: app_commands.Range[str, 0, 100] = "",
    ) -> None:
        """Choose the quotations and show one."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        reply = Reply(interaction, private=False)
        speaker, outlet = meant(by, speakers(library)), meant(to, outlets(library))
        if speaker is None:
            await reply.refuse(say("quote.unknown_speaker", name=escape_line(by)))
            return
        if outlet is None:
            await reply.refuse(say("quote.unknown_outlet", name=escape_line(to)))
            return
        wanted = Wanted(one_line(about), speaker, outlet)
        found = await reply.after(lambda: wanted.quotations(library))
        first = 0 if wanted != Wanted() or not found else secrets.randbelow(len(found))
        await reply.send(quotation_card(library, wanted, found, first, say))

    @quote.autocomplete("about")
    async def suggest_about(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people whom the articles name."""
        library = self.shelf.library(interaction.guild_id)
        return choices(typed, [person.name for person in library.facts.people], LONGEST_ABOUT)

    @quote.autocomplete("by")
    async def suggest_speaker(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The people who are quoted."""
        return choices(typed, speakers(self.shelf.library(interaction.guild_id)))

    @quote.autocomplete("to")
    async def suggest_outlet(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The outlets that something was said to."""
        return choices(typed, outlets(self.shelf.library(interaction.guild_id)))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(AnotherOne, *READING_BUTTONS)
    await bot.add_cog(Quote(bot.shelf))


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(AnotherOne)
