"""The client itself: what it asks Discord for, and who does the work when something comes in."""

import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.command_sync import sync_commands
from bot.client.extensions import FailedCog, load_cogs
from bot.client.failures import report
from bot.client.translating import CatalogueTranslator
from bot.config import Config
from bot.host import Host
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

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord of their commands, before the first event comes in."""
        await self.tree.set_translator(CatalogueTranslator())
        await self.load_cogs()
        await sync_commands(self.tree, self.config.data / COMMANDS_FILE)

    async def load_cogs(self) -> None:
        """Load every cog that is not turned off; needs no connection."""
        self.failed_cogs = await load_cogs(self, self.config.cogs)

    async def report_failure(self, interaction: discord.Interaction[Host], error: Exception) -> None:
        """Tell the person in one private sentence, and the operator in the log with the same id."""
        await report(interaction, error)


class CommandTree(app_commands.CommandTree[Receipts]):
    """Every command passes here: first the cooldown, and what a command raises at the end."""

    def __init__(self, client: Receipts) -> None:
        super().__init__(client)
        self._cooldown: commands.CooldownMapping[discord.Interaction[Receipts]] | None = None

    async def interaction_check(self, interaction: discord.Interaction[Receipts]) -> bool:
        """Hold back a person who is too fast; typing with autocomplete is no command.

        Raises:
            CommandOnCooldown: they must wait.
        """
        seconds = interaction.client.config.cooldown
        if not seconds or interaction.type is discord.InteractionType.autocomplete:
            return True
        if self._cooldown is None:
            self._cooldown = commands.CooldownMapping.from_cooldown(1, seconds, lambda sent: sent.user.id)
        now = interaction.created_at.timestamp()
        bucket = self._cooldown.get_bucket(interaction, now)
        if bucket and (wait := bucket.update_rate_limit(now)):
            raise app_commands.CommandOnCooldown(app_commands.Cooldown(1, seconds), wait)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Receipts], error: app_commands.AppCommandError
    ) -> None:
        """Report what a command raised."""
        await report(interaction, error)


def create_bot(config: Config, shelf: Shelf) -> Receipts:
    """The client, not connected yet."""
    # Discord's library warns on each start that it cannot speak; this bot never wants to.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    return Receipts(config, shelf)
