"""/ask: a question in, the passage of an article that answers it out, or an honest no."""

import discord
from discord import app_commands

from bot.cards.answers import ANSWER_CONTROLS, LONGEST_QUESTION, show_answer
from bot.cards.choosing import article_choices, article_meant, refuse_unknown
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.cards.escaping import one_line
from bot.cards.kept import ANSWERS_STORED
from bot.cards.options import everywhere, text
from bot.cards.suggesting import question_choices
from bot.host import Host


class Ask(Cog):
    """Answers for everybody to see. Only a blank question and an unknown source are refused, privately."""

    stores = (ANSWERS_STORED,)

    @app_commands.command(name=text("name.ask"), description=text("ask.command"))
    @app_commands.rename(question=text("option.question"), source=text("option.source"))
    @app_commands.describe(question=text("ask.option.question"), source=text("ask.option.source"))
    @everywhere
    async def ask(
        self,
        interaction: discord.Interaction[Host],
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        source: str = "",
    ) -> None:
        """Find the passages and show the best."""
        talk = await Conversation.about(interaction)
        asked = one_line(question)
        article = await article_meant(talk.library, source, talk.say) if source.strip() else None
        if not asked:
            await talk.reply.refuse(talk.say("ask.blank"))
        elif source.strip() and article is None:
            await refuse_unknown(talk, source)
        else:
            await show_answer(talk, asked, article.file if article else None)

    @ask.autocomplete("question")
    async def suggest_question(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """What was typed, and how it may go on in the words of the articles."""
        return question_choices(await interaction.client.library(interaction), typed)

    @ask.autocomplete("source")
    async def suggest_source(
        self, interaction: discord.Interaction[Host], typed: str
    ) -> list[app_commands.Choice[str]]:
        """The articles."""
        host = interaction.client
        return await article_choices(await host.library(interaction), typed, host.texts(interaction))


async def setup(bot: Host) -> None:
    """Add the command, and the buttons of its cards."""
    bot.add_dynamic_items(*ANSWER_CONTROLS)
    await bot.add_cog(Ask())
