"""The client itself: what it asks Discord for, and who does the work when something comes in."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.abc import Snowflake
from yarl import URL

from bot.cards.cog import Cog
from bot.cards.options import works_in_every_channel
from bot.cards.reading import READING_BUTTONS
from bot.client.admission import Admission
from bot.client.command_sync import sync_commands
from bot.client.failures import report, report_listener, sentence_for
from bot.client.observing import traced, watch
from bot.client.suggesting import keep_people_out_of_the_log
from bot.client.translating import CatalogueTranslator
from bot.client.work import Work
from bot.config import Config
from bot.extending.background import CogExitError, without_exit
from bot.extending.contained import Contained
from bot.extending.finding import CogFolders
from bot.extending.loading import load_cogs
from bot.extending.reloading import Reloading
from bot.extending.roster import Standing, roster
from bot.extending.troubles import Kind as Trouble
from bot.extracting import Extractions
from bot.host import Event, Host
from bot.ingest.making import Making
from bot.library import Shelf
from bot.operations import uses
from bot.operations.health import Health
from bot.operations.uses import Kind
from bot.own_archives import OwnArchives, SharedEmbedding, maker
from bot.store.servers import DatabaseAwayError, Servers
from bot.store.shared.database import SharedDatabase
from bot.store.shared.takeover import EarlierSettings
from bot.store.shared.turns import Turns
from bot.store.uploads import Uploads
from bot.texts import Texts

log = logging.getLogger(__name__)

AnswerT = TypeVar("AnswerT")

COMMANDS_FILE = "commands.json"
UPLOADS_FOLDER = "uploads"


class Receipts(Contained, Host):
    """The bot on Discord: slash commands and buttons, no privileged intent, a small cache."""

    def __init__(self, config: Config, shelf: Shelf) -> None:
        ids = config.discord.shards.ids
        some: dict[str, Any] = {} if ids is None else {"shard_ids": list(ids)}
        super().__init__(
            command_prefix=(),  # matches no message: mentions are for a cog's listener
            help_command=None,
            tree_cls=CommandTree,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            http_trace=traced(),
            shard_count=config.discord.shards.count,
            cog_folders=CogFolders.of(config.cogs),
            **some,
        )
        self.config = config
        self.shelf = shelf
        self.database = SharedDatabase(config.data, config.database.url)
        self.servers = Servers(self.database, EarlierSettings(config.data))
        self.uploads = Uploads(config.data / UPLOADS_FOLDER, config.uploads)
        making = Making.of(config, SharedEmbedding(lambda: self.shelf.embed))
        make = maker(replace(making, published=None))  # that is said of the configured articles
        self.own_archives = OwnArchives(self.uploads, make, enabled=config.uploads.enabled)
        self.extractions = Extractions()
        self.admission = Admission(self, config.cooldown)
        self.work = Work()
        self._turns = Turns(self.database)
        self._at_once = 1
        self.health = Health()
        watch(self)

    async def setup_hook(self) -> None:
        """Read what servers have set, load the cogs, and tell Discord of their commands."""
        await self.servers.open()
        await self.tree.set_translator(CatalogueTranslator())
        await self.load_cogs()
        await self.sync_commands()
        if self.shard_count != 1:
            self._at_once = (await self.fetch_session_start_limits()).max_concurrency
        self.shelf.follow()

    async def sync_commands(self) -> None:
        """Tell Discord of the commands, if they are not those that it has."""
        if self.shard_ids is None or 0 in self.shard_ids:  # one process of several is enough
            await sync_commands(self.tree, self.config.data / COMMANDS_FILE)

    def reloading(self) -> Reloading:
        """What takes up changed cogs from now on."""
        return Reloading(self, self.config.cogs, self.sync_commands)

    async def load_cogs(self) -> None:
        """Load every cog that is not turned off; needs no connection."""
        self.add_dynamic_items(*READING_BUTTONS)
        self.watch_cogs()
        self.failed_cogs = await load_cogs(self, self.config.cogs)

    def standings(self) -> tuple[Standing, ...]:
        """How each cog is and what it offers."""
        return roster(self, self.config.cogs.off)

    def check_channel(self, interaction: discord.Interaction[Host]) -> None:
        """Raise unless the server wants the bot used where that happened.

        Raises:
            OtherChannelError: it wants that elsewhere.
        """
        self.admission.check_channel(self.server(interaction), interaction.channel)

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect the shard once it is nearly its turn to log in."""
        await self._turns.queue(self.application_id or 0, shard_id % self._at_once)
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until this shard may log in; discord.py knows only of its own process."""
        del initial
        await self._turns.wait(self.application_id or 0, (shard_id or 0) % self._at_once)

    def serves(self, guild_id: int) -> bool:
        """Whether a server belongs to a shard of this process."""
        return self.shard_ids is None or self.shard(guild_id) in self.shard_ids

    def begin_work(self) -> None:
        """Have what the current task does finished before the bot closes.

        Raises:
            ClosingError: it closes already.
        """
        self.work.begin()

    def refusal(
        self, say: Texts, guild_id: int | None, channel: Snowflake | None, user_id: int, now: datetime
    ) -> str | None:
        """Why this person gets no answer there and now; None if they get one, which then counts."""
        try:
            self.begin_work()
            self.admission.check_channel(guild_id, channel)
            self.admission.check_pace(user_id, now)
        except app_commands.AppCommandError as refused:
            return sentence_for(refused, say)
        return None

    def may_refuse(self, user_id: int, now: datetime) -> bool:
        """Whether to tell this person in public why they get no answer; once a minute."""
        return self.admission.may_refuse(user_id, now)

    async def on_ready(self) -> None:
        """Delete what servers of these shards have set and added that removed the bot while it was away."""
        known = self.servers.known | self.uploads.known
        known = known.union(*await self._ask_cogs(lambda cog: cog.stored_servers()))
        for guild_id in known.difference(guild.id for guild in self.guilds):
            if not self.serves(guild_id):
                continue
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
        with suppress(DatabaseAwayError):  # the store has logged it
            await self.servers.forget(guild_id)
        with suppress(OSError):  # as above
            await asyncio.to_thread(self.uploads.forget, guild_id)
        await self._ask_cogs(lambda cog: cog.forget_server(guild_id))

    async def _ask_cogs(self, ask: Callable[[Cog], Awaitable[AnswerT]]) -> list[AnswerT]:
        """What every cog answers; what goes wrong in one is told as its own, and the others are asked."""
        answers = []
        for cog in [one for one in self.cogs.values() if isinstance(one, Cog)]:
            try:
                answers.append(await ask(cog))
            except Exception as error:
                log.exception("cog %s cannot say or delete what it stores", cog.qualified_name)
                self._note_failure(Trouble.LISTENER, error, f"{type(error).__name__}: {error}")
        return answers

    async def close(self) -> None:
        """Close the connection to Discord and what is shared with others; store what is not stored yet."""
        try:
            await super().close()
        finally:
            self.extractions.close()
            await self.servers.close()
            await asyncio.to_thread(self.shelf.close)

    async def report_failure(self, event: Event, error: Exception) -> None:
        """Tell the person in one sentence, privately if that goes, and the operator in the log with an id."""
        await report(event, error, self.texts(event), self._note_failure)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what a listener raised with an id, and whose it is; nobody waits for an answer."""
        del kwargs
        error = sys.exc_info()[1]
        if isinstance(error, Exception):
            report_listener(event_method, args, error, self._note_failure)

    def _note_failure(self, kind: Trouble, error: Exception, reason: str) -> None:
        """Note what nobody foresaw for the cog in whose code it happened."""
        if place := self.blame.error(error):
            self.troubles.note(place, kind, reason)


class CommandTree(app_commands.CommandTree[Receipts]):
    """Every command passes here: before it is carried out, and with what it raises."""

    async def interaction_check(self, interaction: discord.Interaction[Receipts]) -> bool:
        """Whether the person may use this here and now; if not, they are told. Autocomplete is no use."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        client, command = interaction.client, interaction.command
        kind = Kind.MENU if isinstance(command, app_commands.ContextMenu) else Kind.COMMAND
        uses.begin(kind, command.qualified_name if command else "unknown")
        try:
            client.begin_work()
            if not works_in_every_channel(command):
                client.check_channel(interaction)
            client.admission.check_pace(interaction.user.id, interaction.created_at)
        except app_commands.AppCommandError as refused:
            await client.report_failure(interaction, refused)
            uses.end()
            return False
        return True

    async def _call(self, interaction: discord.Interaction[Receipts]) -> None:
        try:
            with without_exit():
                await super()._call(interaction)
        except CogExitError as error:
            await interaction.client.report_failure(interaction, error)
            uses.end()

    async def on_error(
        self, interaction: discord.Interaction[Receipts], error: app_commands.AppCommandError
    ) -> None:
        """Report what a command raised."""
        await interaction.client.report_failure(interaction, error)
        uses.end()


def create_bot(config: Config, shelf: Shelf) -> Receipts:
    """The client, not connected yet."""
    # Discord's library warns on each start that it cannot speak; this bot never wants to.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    keep_people_out_of_the_log()
    return Receipts(config, shelf)
