"""The client itself: what it asks Discord for, and who does the work when something comes in."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import discord
from discord import app_commands
from discord.abc import Snowflake

from bot.cards.options import works_in_every_channel
from bot.client.admission import Admission
from bot.client.command_sync import sync_commands
from bot.client.extensions import FailedCog, load_cogs
from bot.client.failures import report, sentence_for
from bot.client.suggesting import keep_people_out_of_the_log
from bot.client.translating import CatalogueTranslator
from bot.config import Config
from bot.extracting import Extractions
from bot.host import Event, Host
from bot.library import Shelf
from bot.own_archives import OwnArchives, opener
from bot.search.embedder import Embedder, TextVectors
from bot.store.servers import Servers
from bot.store.uploads import Uploads
from bot.texts import Texts

log = logging.getLogger(__name__)

COMMANDS_FILE = "commands.json"
SERVERS_FILE = "servers.json"
UPLOADS_FOLDER = "uploads"


class Receipts(Host):
    """The bot on Discord: slash commands and buttons, no privileged intent, a small cache.

    `failed_cogs` are those that could not be loaded, with the reason; the others work.
    """

    def __init__(self, config: Config, shelf: Shelf) -> None:
        super().__init__(
            command_prefix=(),  # matches no message: mentions are for a cog's listener
            help_command=None,
            tree_cls=CommandTree,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        self.config = config
        self.shelf = shelf
        self.servers = Servers(config.data / SERVERS_FILE)
        self.uploads = Uploads(config.data / UPLOADS_FOLDER, config.uploads)
        self.own_archives = OwnArchives(
            self.uploads, opener(config, self._embed), enabled=config.uploads.enabled
        )
        self.extractions = Extractions()
        self.admission = Admission(self, config.cooldown)
        self.failed_cogs: tuple[FailedCog, ...] = ()

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord of their commands, before the first event comes in."""
        await self.tree.set_translator(CatalogueTranslator())
        await self.load_cogs()
        await sync_commands(self.tree, self.config.data / COMMANDS_FILE)

    def _embed(self, texts: Sequence[str]) -> tuple[Embedder, TextVectors] | None:
        return self.shelf.embed(texts) if self.shelf.embed else None

    async def load_cogs(self) -> None:
        """Load every cog that is not turned off; needs no connection."""
        self.failed_cogs = await load_cogs(self, self.config.cogs)

    def refusal(
        self, say: Texts, guild_id: int | None, channel: Snowflake | None, user_id: int, now: datetime
    ) -> str | None:
        """Why this person gets no answer there and now; None if they get one, which then counts."""
        try:
            self.admission.check_channel(guild_id, channel)
            self.admission.check_pace(user_id, now)
        except app_commands.AppCommandError as refused:
            return sentence_for(refused, say)
        return None

    async def on_ready(self) -> None:
        """Delete what servers have set and added that removed the bot while it was away."""
        for guild_id in (self.servers.known | self.uploads.known).difference(
            guild.id for guild in self.guilds
        ):
            try:
                await self.fetch_guild(guild_id, with_counts=False)
            except (discord.NotFound, discord.Forbidden):
                await self._forget(guild_id)
            except discord.HTTPException as trouble:
                log.warning("whether a server has removed the bot cannot be told: %s", trouble.status)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Delete all of a server that the bot is no longer in; during an outage this is not called."""
        await self._forget(guild.id)

    async def _forget(self, guild_id: int) -> None:
        with suppress(OSError):  # the store has logged it
            await asyncio.to_thread(self.servers.forget, guild_id)
        with suppress(OSError):  # as above
            await asyncio.to_thread(self.uploads.forget, guild_id)

    async def report_failure(self, event: Event, error: Exception) -> None:
        """Tell the person in one sentence, privately if that goes, and the operator in the log with an id."""
        await report(event, error, self.texts(event))


class CommandTree(app_commands.CommandTree[Receipts]):
    """Every command passes here: before it is carried out, and with what it raises."""

    async def interaction_check(self, interaction: discord.Interaction[Receipts]) -> bool:
        """Whether the person may use this here and now; if not, they are told. Autocomplete is no use."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        client = interaction.client
        try:
            if not works_in_every_channel(interaction.command):
                client.admission.check_channel(client.server(interaction), interaction.channel)
            client.admission.check_pace(interaction.user.id, interaction.created_at)
        except app_commands.AppCommandError as refused:
            await client.report_failure(interaction, refused)
            return False
        return True

    async def on_error(
        self, interaction: discord.Interaction[Receipts], error: app_commands.AppCommandError
    ) -> None:
        """Report what a command raised."""
        await interaction.client.report_failure(interaction, error)


def create_bot(config: Config, shelf: Shelf) -> Receipts:
    """The client, not connected yet."""
    # Discord's library warns on each start that it cannot speak; this bot never wants to.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    keep_people_out_of_the_log()
    return Receipts(config, shelf)
