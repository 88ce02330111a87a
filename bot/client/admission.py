"""Whether somebody may ask here and now: in the channels that the server allows, and not too fast."""

from datetime import datetime

from discord import Thread, app_commands
from discord.abc import Snowflake
from discord.ext.commands import CooldownMapping

from bot.host import Host

SECONDS_BETWEEN_REFUSALS = 60.0
"""A refusal that everybody sees is told to one person no more often: nobody can make the bot talk."""


class OtherChannelError(app_commands.CheckFailure):
    """The server wants the bot asked elsewhere: in `channels`, by id."""

    def __init__(self, channels: tuple[int, ...]) -> None:
        super().__init__("not in this channel")
        self.channels = channels


class Admission:
    """Lets people in, or raises why not. All that one person asks counts together, wherever they ask it."""

    def __init__(self, host: Host, cooldown: float) -> None:
        self._host = host
        self._cooldown = app_commands.Cooldown(1, cooldown) if cooldown else None
        # It forgets whoever has waited long enough each time that somebody asks.
        self._last = CooldownMapping[int].from_cooldown(1, cooldown or 1.0, lambda person: person)

        self._refused = CooldownMapping[int].from_cooldown(1, SECONDS_BETWEEN_REFUSALS, lambda person: person)

    def may_refuse(self, user_id: int, now: datetime) -> bool:
        """Whether this person may be told in public that they get no answer; if so, that counts."""
        bucket = self._refused.get_bucket(user_id, now.timestamp())
        return bucket is None or bucket.update_rate_limit(now.timestamp()) is None

    def check_channel(self, guild_id: int | None, channel: Snowflake | None) -> None:
        """Raise unless the bot may be asked in `channel`; a thread counts as the channel that it is in.

        Raises:
            OtherChannelError: the server has set others.
        """
        allowed = self._host.channels(guild_id)
        place = channel.parent_id if isinstance(channel, Thread) else channel and channel.id
        if allowed and place not in allowed:
            raise OtherChannelError(allowed)

    def check_pace(self, user_id: int, now: datetime) -> None:
        """Raise if the person is too fast; else what they do now counts.

        Raises:
            CommandOnCooldown: they must wait.
        """
        if self._cooldown is None:
            return
        bucket = self._last.get_bucket(user_id, now.timestamp())
        wait = bucket and bucket.update_rate_limit(now.timestamp())
        if wait:
            raise app_commands.CommandOnCooldown(self._cooldown, wait)
