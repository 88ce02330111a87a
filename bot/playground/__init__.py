"""The real client and the real cogs without Discord: in a page on this machine, or in a terminal."""

from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bot.charts.drawing import warm_up
from bot.client import create_bot
from bot.config import Config
from bot.config.settings import DatabaseSettings, DiscordSettings
from bot.library import Shelf
from bot.playground.errors import PlaygroundError
from bot.texts import DEFAULT

__all__ = ["PlaygroundError", "play"]


def play(
    config: Config, load: Callable[[], Shelf], *, terminal: bool, port: int, language: str = DEFAULT
) -> None:
    """Let a person use the bot on the libraries that `load` gives, in `language`, until Ctrl+C or SIGTERM.

    `port` 0 means the usual one, or any free one where that is taken. The bot remembers nothing afterwards:
    what it keeps goes to a folder of its own, so that it meets this Discord for the first time.

    Raises:
        PlaygroundError: it is not installed, or the port is taken.
    """
    if find_spec("simcord") is None:
        raise PlaygroundError("The playground is not installed here: use `make play` in a checkout.")
    from bot.playground.page import browse  # noqa: PLC0415 - simcord patches discord.py and this process' clock:
    from bot.playground.terminal import converse  # noqa: PLC0415 - only who plays may import it

    console = Console(highlight=False)
    with suppress(KeyboardInterrupt), TemporaryDirectory(prefix="receipts-") as data:
        warm_up()
        alone = {"data": Path(data), "database": DatabaseSettings(), "discord": DiscordSettings()}
        bot = create_bot(config.model_copy(update=alone), load())
        if terminal:
            converse(bot, console, language)
        else:
            browse(bot, console, port, language)
