"""What a cog may rely on in the client that loads it; cogs know this type, not the client itself."""

from abc import abstractmethod

import discord
from discord.ext import commands

from bot.library import Library, Shelf
from bot.store.servers import Servers
from bot.texts import Texts, texts_for


class Host(commands.Bot):
    """The client as cogs and buttons see it."""

    shelf: Shelf
    servers: Servers

    def library(self, guild_id: int | None) -> Library:
        """The library that the server `guild_id` (None: a direct message) uses now."""
        return self.shelf.library(self.servers.of(guild_id).archive)

    def texts(self, interaction: discord.Interaction["Host"]) -> Texts:
        """The texts in the language that the server has set, else the person's own, else the server's."""
        theirs, servers = interaction.locale, interaction.guild_locale
        chosen = self.servers.of(interaction.guild_id).language
        return texts_for(chosen, theirs.value, servers.value if servers else None)

    @abstractmethod
    async def report_failure(self, interaction: discord.Interaction["Host"], error: Exception) -> None:
        """Tell the person in one private sentence, and the operator in the log with the same id."""
