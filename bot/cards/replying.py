"""Answering in time: work off the event loop, and a sign of life where it takes long."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import discord

from bot.cards.layout import Card, Tone
from bot.operations import uses
from bot.operations.metrics import SLOW_ANSWERS
from bot.operations.uses import Outcome

Result = TypeVar("Result")

PATIENCE = 1.5
"""Seconds that the work may take before the person sees "thinking"; Discord drops an interaction after 3.

Source: discord-api-docs, developers/interactions/receiving-and-responding.mdx.
"""

CANNOT_REPLY = 160002
"""Discord's code for a reply where the bot may not read the messages before.

Source: discord-api-docs, developers/topics/opcodes-and-status-codes.mdx.
"""


class Reply(ABC):
    """The one reply to what a person did."""

    async def after(self, work: Callable[[], Result]) -> Result:
        """What `work` returns, run in a thread; if it takes long, Discord is told to wait meanwhile."""
        return await self.meanwhile(asyncio.to_thread(work))

    async def meanwhile(self, work: Coroutine[Any, Any, Result]) -> Result:
        """What `work` returns, off the event loop; if it takes long, Discord is told to wait meanwhile."""
        task = asyncio.create_task(work)
        if not await _ends_soon(task):
            SLOW_ANSWERS.inc()
            await self.ask_for_patience()
        return await task

    async def send(self, card: Card) -> None:
        """Show `card`."""
        await self._show(card)
        uses.note(Outcome.ABSTAINED if card.tone is Tone.UNKNOWN else Outcome.ANSWERED)

    async def refuse(self, sentence: str) -> None:
        """Tell the person in one sentence, as privately as it goes, why there is no card.

        A public reply to a command can refuse only before its work: what follows a public "thinking" is as
        public. On a message nobody can be answered privately.
        """
        await self._tell(sentence)
        uses.note(Outcome.REFUSED)

    @abstractmethod
    async def _show(self, card: Card) -> None: ...

    @abstractmethod
    async def _tell(self, sentence: str) -> None: ...

    @abstractmethod
    async def ask_for_patience(self) -> None:
        """Show the person that their answer is on its way."""


class InteractionReply(Reply):
    """To a command or a click: a public card, a private one, or one in place of the card clicked."""

    def __init__(
        self, interaction: discord.Interaction[Any], *, private: bool, in_place: bool = False
    ) -> None:
        self._interaction = interaction
        self._private = private
        self._in_place = in_place

    async def _show(self, card: Card) -> None:
        response = self._interaction.response
        if response.is_done():
            await self._interaction.edit_original_response(view=card, attachments=card.files())
        elif self._in_place:
            await response.edit_message(view=card, attachments=card.files())
        else:
            await response.send_message(view=card, files=card.files(), ephemeral=self._private)

    async def _tell(self, sentence: str) -> None:
        response = self._interaction.response
        if response.is_done():
            await self._interaction.followup.send(sentence, ephemeral=True)
        else:
            await response.send_message(sentence, ephemeral=True)

    async def ask_for_patience(self) -> None:
        """Let Discord say that the bot is thinking, if it does not yet."""
        if self._interaction.response.is_done():
            return
        if self._in_place:
            await self._interaction.response.defer()
        else:
            await self._interaction.response.defer(ephemeral=self._private, thinking=True)


class MessageReply(Reply):
    """To a message, for everybody who sees that: it mentions nobody and notifies nobody."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message

    async def _show(self, card: Card) -> None:
        await self._send(view=card, files=card.files())

    async def _tell(self, sentence: str) -> None:
        await self._send(content=sentence)

    async def ask_for_patience(self) -> None:
        """Let Discord say that the bot is typing."""
        await self._message.channel.typing()

    async def _send(self, **what: Any) -> None:
        quietly: dict[str, Any] = {"silent": True, "allowed_mentions": discord.AllowedMentions.none()}
        try:
            await self._message.reply(**what, **quietly, mention_author=False)
        except discord.HTTPException as refusal:
            if refusal.code != CANNOT_REPLY:
                raise
            await self._message.channel.send(**what, **quietly)


async def _ends_soon(task: asyncio.Task[Any]) -> bool:
    done, _ = await asyncio.wait({task}, timeout=PATIENCE)
    return bool(done)
