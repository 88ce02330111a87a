"""What a cog may rely on in the client that loads it; cogs know this type, not the client itself."""

from abc import abstractmethod

import discord
from discord.ext import commands

from bot.library import Shelf


class Host(commands.Bot):
    """The client as cogs and buttons see it."""

    shelf: Shelf

    @abstractmethod
    async def report_failure(self, interaction: discord.Interaction["Host"], error: Exception) -> None:
        """Tell the person in one private sentence, and the operator in the log with the same id."""
