"""What goes wrong while somebody types: the log names neither them nor what they typed."""

import logging
from traceback import format_tb

import discord

from bot.client.failures import TOO_LATE

_LOGGER = "discord.app_commands.tree"


class WithoutPeople(logging.Filter):
    """Rewrites discord.py's record of a failure, which holds who typed and an error that may repeat it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the command, the kind of error and the place in the code."""
        kind, error, trace = record.exc_info or (None, None, None)
        if kind is None or not isinstance(record.args, tuple) or not record.args:
            return True
        what = f"suggestions for /{record.args[0]}"
        reason = TOO_LATE.get(error.code) if isinstance(error, discord.HTTPException) else None
        if reason:
            record.levelno, record.levelname = logging.WARNING, logging.getLevelName(logging.WARNING)
            record.msg = f"{what}: {reason}"
        else:
            record.msg = f"{what} failed: {kind.__name__}\n{''.join(format_tb(trace))}"
        record.args, record.exc_info = (), None
        return True


_FILTER = WithoutPeople()


def keep_people_out_of_the_log() -> None:
    """Have every such record rewritten from now on."""
    logging.getLogger(_LOGGER).addFilter(_FILTER)
