"""Questions without a command: the bot is mentioned, or written to directly."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.addressed import question_in
from bot.cards.answers import ANSWER_CONTROLS, show_answer
from bot.cards.cog import Cog
from bot.cards.conversation import Conversation
from bot.host import Host
from bot.operations import uses
from bot.operations.uses import Kind, Outcome
from bot.texts import Texts


class Mentions(Cog):
    """Answers with the card of /ask, for everybody who sees the question; refuses nobody twice in a row."""

    stores = ()

    def __init__(self, bot: Host) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer if it is a question to the bot; what goes wrong is reported as for a command."""
        me = self.bot.user
        question = question_in(message, me) if me else None
        if question is None:
            return
        with uses.carrying_out(Kind.MESSAGE, "mention" if message.guild else "direct_message"):
            try:
                await self._answer(message, question)
            except Exception as error:  # noqa: BLE001 - the last resort: report_failure tells and logs it
                await self.bot.report_failure(message, error)

    async def _answer(self, message: discord.Message, question: str) -> None:
        if not _may_write(message):
            raise app_commands.BotMissingPermissions(["send_messages"])
        talk = await Conversation.on_message(self.bot, message)
        refusal = self._refusal(message, question, talk.say)
        if refusal is None:
            await show_answer(talk, question)
        elif self.bot.may_refuse(message.author.id, message.created_at):
            await talk.reply.refuse(refusal)
        else:
            uses.note(Outcome.REFUSED)

    def _refusal(self, message: discord.Message, question: str, say: Texts) -> str | None:
        server, author, now = self.bot.server(message), message.author.id, message.created_at
        if refusal := self.bot.refusal(say, server, message.channel, author, now):
            return refusal
        if not question:
            return say("mention.blank" if message.guild else "ask.blank")
        return say("mention.private") if self.bot.servers.of(server).private else None


def _may_write(message: discord.Message) -> bool:
    """Whether the bot may answer where `message` stands, as far as it knows."""
    channel, guild = message.channel, message.guild
    if guild is None or isinstance(channel, discord.PartialMessageable):
        return True
    allowed = channel.permissions_for(guild.me)
    return allowed.send_messages_in_threads if isinstance(channel, discord.Thread) else allowed.send_messages


async def setup(bot: Host) -> None:
    """Start to listen, and add the buttons of the cards."""
    bot.add_dynamic_items(*ANSWER_CONTROLS)
    await bot.add_cog(Mentions(bot))
