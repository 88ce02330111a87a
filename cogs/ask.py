"""/ask: a question in, the passage of an article that answers it out, or an honest no."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.answers import LONGEST_QUESTION, MorePassages, TurnPassages, show_answer
from bot.cards.conversation import Conversation
from bot.cards.escaping import one_line
from bot.cards.options import everywhere, text
from bot.cards.reading import READING_BUTTONS
from bot.host import Host


class Ask(commands.Cog):
    """Answers for everybody to see. Only a blank question is refused, privately."""

    @app_commands.command(name=text("name.ask"), description=text("ask.command"))
    @app_commands.rename(question=text("option.question"))
    @app_commands.describe(question=text("ask.option.question"))
    @everywhere
    async def ask(
        self,
        interaction: discord.Interaction[Host],
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
    ) -> None:
        """Find the passages and show the best."""
        talk = Conversation.about(interaction)
        asked = one_line(question)
        await (show_answer(talk, asked) if asked else talk.reply.refuse(talk.say("ask.blank")))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(MorePassages, TurnPassages, *READING_BUTTONS)
    await bot.add_cog(Ask())


async def teardown(bot: Host) -> None:
    """Forget the buttons that only this cog has."""
    bot.remove_dynamic_items(MorePassages, TurnPassages)
