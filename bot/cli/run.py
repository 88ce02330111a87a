"""`run`: the bot on Discord."""

from pathlib import Path

import click

from bot.cli.opening import open_config, open_shelf
from bot.cli.options import config_option
from bot.client.lifecycle import CannotRunError, run_bot
from bot.logs import set_up_logs


@click.command("run")
@config_option
@click.option("--watch", is_flag=True, help="Take up cogs again when their files change.")
@click.pass_context
def command(ctx: click.Context, config_file: Path | None, watch: bool) -> None:
    """Connect to Discord and answer there.

    Needs the bot's token as DISCORD_TOKEN, or as DISCORD_TOKEN_FILE, the path of a file that holds it.
    SIGTERM and Ctrl+C end it cleanly.
    """
    config = open_config(config_file)
    set_up_logs(config.log, config.token, config.embedding.key, config.database.url)
    try:
        run_bot(config, lambda: open_shelf(config), watch=watch)
    except CannotRunError as error:
        click.echo(f"Error: {error}", err=True)
        ctx.exit(error.exit_code)
