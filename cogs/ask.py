"""/ask: a question in, the passage of an article that answers it out, or an honest no."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.answers import LONGEST_QUESTION, MorePassages, answer_card
from bot.cards.escaping import one_line
from bot.cards.options import described
from bot.cards.reading import READING_BUTTONS
from bot.host import Host
from bot.library import Shelf
from bot.replying import Reply
from bot.texts import texts_for


class Ask(commands.Cog):
    """Answers for everybody to see. Only a blank question is refused, privately."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @app_commands.command(name="ask", description=described("ask.command"))
    @app_commands.describe(question=described("ask.question"))
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def ask(
        self,
        interaction: discord.Interaction[Host],
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
    ) -> None:
        """Find the passages and show the best."""
        library = self.shelf.library(interaction.guild_id)
        say = texts_for(str(interaction.locale))
        reply = Reply(interaction, private=False)
        asked = one_line(question)
        if not asked:
            await reply.refuse(say("ask.blank"))
            return
        answer = await reply.after(lambda: library.search.ask(asked))
        await reply.send(answer_card(library, answer, say))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(MorePassages, *READING_BUTTONS)
    await bot.add_cog(Ask(bot.shelf))


async def teardown(bot: Host) -> None:
    """Forget the button that only this cog has."""
    bot.remove_dynamic_items(MorePassages)
