"""What a cog has added to the bot while it was set up, whatever module that came from."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.ui.view import BaseView

Bot = commands.Bot | commands.AutoShardedBot
AppCommand = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
Listener = tuple[str, Callable[..., Coroutine[Any, Any, Any]]]


@dataclass(frozen=True, slots=True)
class Registered:
    """Everything that can be added to a bot and is not told apart by its module alone."""

    cogs: dict[str, commands.Cog]
    commands: tuple[AppCommand, ...]
    listeners: tuple[Listener, ...]
    views: tuple[BaseView, ...]

    @classmethod
    def by(cls, bot: Bot) -> "Registered":
        """What there is now."""
        listeners = [(event, each) for event, all_ in bot.extra_events.items() for each in all_]
        return cls(
            dict(bot.cogs),
            tuple(bot.tree.get_commands()),
            tuple(listeners),
            tuple(bot.persistent_views),
        )

    def since(self, before: "Registered") -> "Registered":
        """What was not there `before`."""
        return Registered(
            {name: cog for name, cog in self.cogs.items() if before.cogs.get(name) is not cog},
            tuple(one for one in self.commands if not any(one is other for other in before.commands)),
            tuple(one for one in self.listeners if one not in before.listeners),
            tuple(one for one in self.views if not any(one is other for other in before.views)),
        )

    async def withdraw(self, bot: Bot) -> None:
        """Take from `bot` what is still there of it."""
        for name, cog in self.cogs.items():
            if bot.get_cog(name) is cog:
                await bot.remove_cog(name)
        for event, listener in self.listeners:
            bot.remove_listener(listener, event)
        for command in self.commands:
            kind = command.type if isinstance(command, app_commands.ContextMenu) else None
            type_ = kind or discord.AppCommandType.chat_input
            if bot.tree.get_command(command.name, type=type_) is command:
                bot.tree.remove_command(command.name, type=type_)
        for view in self.views:
            view.stop()
