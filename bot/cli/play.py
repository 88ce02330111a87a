"""`play`: the bot without Discord."""

from pathlib import Path

import click

from bot.cli.opening import open_config, open_shelf
from bot.cli.options import config_option
from bot.playground import play
from bot.texts import DEFAULT, languages


@click.command("play")
@click.option("--terminal", is_flag=True, help="Type the commands in this terminal instead of in a page.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The page's port, instead of the usual one (or any free one).",
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    default=DEFAULT,
    help="The language that you have set in this Discord.",
)
@config_option
def command(terminal: bool, port: int, language: str, config_file: Path | None) -> None:
    """Use the bot here, in a browser page or a terminal: no token, no Discord."""
    config = open_config(config_file)
    play(config, lambda: open_shelf(config), terminal=terminal, port=port, language=language)
