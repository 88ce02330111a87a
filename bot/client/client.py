"""The client itself: what it asks Discord for, and who does the work when something comes in."""

import logging
from datetime import datetime

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.command_sync import sync_commands
from bot.client.extensions import FailedCog, load_cogs
from bot.client.failures import report
from bot.client.translating import CatalogueTranslator
from bot.config import Config
from bot.host import Event, Host
from bot.library import Shelf
from bot.store.servers import Servers

log = logging.getLogger(__name__)

COMMANDS_FILE = "commands.json"
SERVERS_FILE = "servers.json"


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
        self.failed_cogs: tuple[FailedCog, ...] = ()
        self._cooldown: commands.CooldownMapping[int] | None = None

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord of their commands, before the first event comes in."""
        await self.tree.set_translator(CatalogueTranslator())
        await self.load_cogs()
        await sync_commands(self.tree, self.config.data / COMMANDS_FILE)

    async def load_cogs(self) -> None:
        """Load every cog that is not turned off; needs no connection."""
        self.failed_cogs = await load_cogs(self, self.config.cogs)

    def hold_back(self, person: int, now: datetime) -> None:
        """Hold back who is too fast.

        Raises:
            CommandOnCooldown: they must wait.
        """
        seconds = self.config.cooldown
        if not seconds:
            return
        if self._cooldown is None:
            self._cooldown = commands.CooldownMapping.from_cooldown(1, seconds, lambda person: person)
        current = now.timestamp()
        bucket = self._cooldown.get_bucket(person, current)
        if bucket and (wait := bucket.update_rate_limit(current)):
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(1, seconds), wait)

    async def report_failure(self, event: Event, error: Exception) -> None:
        """Tell the person in one sentence, privately if that goes, and the operator in the log with an id."""
        await report(event, error, self.texts(event))


class CommandTree(app_commands.CommandTree[Receipts]):
    """Every command passes here: first the cooldown, and what a command raises at the end."""

    async def interaction_check(self, interaction: discord.Interaction[Receipts]) -> bool:
        """Hold back a person who is too fast; typing with autocomplete is no command.

        Raises:
            CommandOnCooldown: they must wait.
        """
        if interaction.type is not discord.InteractionType.autocomplete:
            interaction.client.hold_back(interaction.user.id, interaction.created_at)
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
    return Receipts(config, shelf)
