"""`healthy`: what a container asks to know whether its bot is well."""

from pathlib import Path

import click

from bot.cli.opening import open_config
from bot.cli.options import config_option
from bot.health import is_well


@click.command("healthy")
@config_option
@click.pass_context
def command(ctx: click.Context, config_file: Path | None) -> None:
    """Exit with 0 when the bot that runs from here is well.

    Well means: connected to Discord and heard by it, with articles to answer from, within the last minute.
    """
    well = is_well(open_config(config_file).data)
    click.echo("well" if well else "no bot with this data folder has been well within the last minute")
    ctx.exit(0 if well else 1)
