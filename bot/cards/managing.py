"""What only whoever manages a server may do, wherever the button stands."""

from abc import abstractmethod

import discord
from babel.units import format_unit

from bot.cards.buttons import CardButton
from bot.cards.conversation import Conversation
from bot.cards.layout import Card, Tone
from bot.cards.server import Server, manages
from bot.host import Host
from bot.own_archives import OWN
from bot.store.servers import DatabaseAwayError
from bot.texts import Texts


def guild_managed(interaction: discord.Interaction[Host]) -> int | None:
    """The server whose articles the person may change by what they did.

    None if they may not: without the right, in private, where the bot itself is not installed, and where
    whoever runs the bot wants no uploads.
    """
    if not interaction.client.config.uploads.enabled or not manages(interaction):
        return None
    return interaction.client.server(interaction)


class ServerButton(CardButton):
    """A button about a server, for whoever manages it: everybody else is refused."""

    def __init_subclass__(cls, *, kind: str = "") -> None:
        super().__init_subclass__(kind=kind, turns=True, tells_change=False, in_every_channel=True)

    async def press(self, talk: Conversation) -> None:
        """Act for whoever manages the server."""
        guild_id = self.guild_managed()
        if guild_id is None:
            await talk.reply.refuse(talk.say("settings.not_yours"))
            return
        await self.act(talk, guild_id)

    def guild_managed(self) -> int | None:
        """The server in which the person may do that; None if they may not."""
        return self.clicked.client.server(self.clicked) if manages(self.clicked) else None

    @abstractmethod
    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Do what the button promises, in that server."""


class ManagerButton(ServerButton):
    """A button about a server's own articles, for whoever may change them."""

    def guild_managed(self) -> int | None:
        """As above, unless whoever runs the bot wants no uploads."""
        return guild_managed(self.clicked)


class AnswerFromOwn(ManagerButton, kind="answer-from-own"):
    """Lets the server answer from its own articles."""

    async def act(self, talk: Conversation, guild_id: int) -> None:
        """Set it, and say so."""
        host, say = self.clicked.client, talk.say
        if not host.own_archives.count(guild_id):
            await talk.reply.refuse(say("archive.none"))
            return
        try:
            await talk.reply.meanwhile(host.servers.change(guild_id, archive=OWN))
        except DatabaseAwayError:  # the store has logged it
            await talk.reply.refuse(say("settings.not_saved"))
            return
        await talk.reply.meanwhile(host.own_archives.library(guild_id, latest=True))
        server = Server.where(self.clicked)
        card = Card(Tone.PLAIN)
        saved = say("settings.saved", name=say("settings.articles"), value=server.articles(say))
        card.add_text(f"{saved}\n-# {say('archive.count', count=server.own)}")
        await talk.reply.send(card)


def size_in_words(size: int, say: Texts) -> str:
    """A number of bytes in the unit that people read best."""
    unit, bytes_in_it = ("megabyte", 1_000_000) if size >= 1_000_000 else ("kilobyte", 1_000)
    number = round(size / bytes_in_it, 0 if size >= 10 * bytes_in_it else 1)
    return format_unit(number, f"digital-{unit}", "short", locale=say.locale)
