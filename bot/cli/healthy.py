"""`healthy`: what a container asks to know whether its bot is well."""

from pathlib import Path

import click

from bot.cli.mistakes import Mistake
from bot.cli.options import config_option
from bot.config import ConfigError, load_config
from bot.operations.asking import why_not_well


@click.command("healthy")
@config_option
@click.pass_context
def command(ctx: click.Context, config_file: Path | None) -> None:
    """Exit with 0 when the bot that runs with these settings is well.

    Well means: connected to Discord and heard by it, with articles to answer from and a data folder that can
    be written. The bot itself says so, on the port of `operations`.
    """
    try:
        config = load_config(config_file)
    except ConfigError as error:
        raise Mistake(str(error)) from None
    complaint = why_not_well(config.operations)
    click.echo(complaint or "well")
    ctx.exit(1 if complaint else 0)
