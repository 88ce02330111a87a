"""What a cog may rely on in the client that loads it; cogs know this type, not the client itself."""

from abc import abstractmethod
from datetime import datetime

import discord
from discord import app_commands
from discord.abc import Snowflake
from discord.ext import commands

from bot.config import Config
from bot.extending.roster import Standing
from bot.extending.troubles import Troubles
from bot.extracting import Extractions
from bot.library import Library, Shelf
from bot.operations.health import Health
from bot.own_archives import OWN, OwnArchives
from bot.search.asked_language import asked_language
from bot.store.servers import Servers
from bot.store.uploads import Uploads
from bot.texts import Texts, texts_for

Interaction = discord.Interaction["Host"]
"""What a command or a click comes with."""

Event = Interaction | discord.Message
"""What a person did: used a command, clicked, or wrote to the bot."""


_IDS_A_MILLISECOND = 1 << 22
"""Source: discord-api-docs, developers/events/gateway.mdx, "Sharding Formula"."""


class ClosingError(app_commands.CheckFailure):
    """The bot is about to stop and takes no more work."""


class Host(commands.AutoShardedBot):
    """The client as cogs and buttons see it."""

    config: Config
    shelf: Shelf
    servers: Servers
    health: Health
    uploads: Uploads
    own_archives: OwnArchives
    extractions: Extractions
    troubles: Troubles

    async def library(self, event: Event) -> Library:
        """The library that counts where it happened: the one that the server has set, else the first.

        The server's own is opened if need be, which may take longer than Discord waits for an answer.
        """
        guild_id = self.server(event)
        chosen = self.servers.of(guild_id).archive
        own = await self.own_archives.library(guild_id) if guild_id is not None and chosen == OWN else None
        return own or self.shelf.library(chosen)

    def library_at_hand(self, event: Event) -> Library | None:
        """The same if nothing has to be opened for it."""
        guild_id = self.server(event)
        chosen = self.servers.of(guild_id).archive
        if guild_id is not None and chosen == OWN and self.own_archives.count(guild_id):
            return self.own_archives.at_hand(guild_id)
        return self.shelf.library(chosen)

    def server(self, event: Event) -> int | None:
        """The server whose settings count; None in private, and where a person alone installed the bot."""
        if isinstance(event, discord.Message):
            return event.guild.id if event.guild else None
        only_theirs = event.is_user_integration() and not event.is_guild_integration()
        return None if only_theirs else event.guild_id

    def texts(self, event: Event) -> Texts:
        """The texts in the language that the server has set, else the person's own, else the server's.

        Of whoever writes a message, the person's own language is the one that it is clearly in.
        """
        chosen = self.servers.of(self.server(event)).language
        if isinstance(event, discord.Message):
            theirs, servers = asked_language(event.content), event.guild and event.guild.preferred_locale
        else:
            theirs, servers = event.locale.value, event.guild_locale
        return texts_for(chosen, theirs, servers.value if servers else None)

    def channels(self, guild_id: int | None) -> tuple[int, ...]:
        """The channels in which the server wants the bot asked; none for all of them.

        Those that were deleted are left out, unless the server cannot be seen at the moment.
        """
        chosen = self.servers.of(guild_id).channels
        guild = self.get_guild(guild_id) if chosen and guild_id else None
        if guild is None or guild.unavailable:
            return chosen
        return tuple(channel for channel in chosen if guild.get_channel(channel) is not None)

    def shard(self, guild_id: int | None) -> int:
        """The shard that serves a server; direct messages come to the first."""
        return (guild_id or 0) // _IDS_A_MILLISECOND % (self.shard_count or 1)

    @abstractmethod
    def standings(self) -> tuple[Standing, ...]:
        """How each cog is and what it offers, those first with which something is wrong."""

    @abstractmethod
    def begin_work(self) -> None:
        """Have what the current task does finished before the bot closes.

        Raises:
            ClosingError: it closes already.
        """

    @abstractmethod
    def check_channel(self, interaction: discord.Interaction["Host"]) -> None:
        """Raise unless the server wants the bot used where that happened; commands have been through it.

        Raises:
            discord.app_commands.CheckFailure: it wants that elsewhere; `report_failure` says where.
        """

    @abstractmethod
    def refusal(
        self, say: Texts, guild_id: int | None, channel: Snowflake | None, user_id: int, now: datetime
    ) -> str | None:
        """Why this person gets no answer there and now, in a sentence for them alone; None if they get one.

        Slash commands and context menus have been through it. Whatever is answered counts for the cooldown.
        """

    @abstractmethod
    def may_refuse(self, user_id: int, now: datetime) -> bool:
        """Whether to tell this person in public why they get no answer: once a minute at most."""

    @abstractmethod
    async def report_failure(self, event: Event, error: Exception) -> None:
        """Tell the person in one sentence, privately if that goes, and the operator in the log with an id."""
