"""`restore`: back to what a backup holds."""

from pathlib import Path

import click

from bot.backup.contents import BackupError
from bot.backup.making import make_backup
from bot.backup.restoring import Restored, restore
from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config
from bot.cli.options import config_option
from bot.cli.printing import safe

BEFORE = "before-restore.zip"


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--with-articles", is_flag=True, help="Put articles that are missing back into their folders.")
@config_option
def command(file: Path, with_articles: bool, config_file: Path | None) -> None:
    """Put back what the backup FILE holds, in place of what there is: also while the bot runs.

    Everything in it is checked before anything is changed. What there was before is kept in the data folder,
    as before-restore.zip. A bot that runs answers by the restored settings and articles within seconds.
    """
    config = open_config(config_file)
    before = config.data / BEFORE
    try:
        if config.data.is_dir() and before.resolve() != file.resolve():
            make_backup(before, config.data)
    except BackupError as error:
        click.echo(f"What there is now cannot be kept as {before}: {error}", err=True)
    try:
        restored = restore(file, config.data, articles=config.articles if with_articles else None)
    except BackupError as error:
        raise Mistake(f"{file} was not restored: {error}") from None
    click.echo(_told(restored))
    for name in restored.left:
        click.echo(f"left as it is: {safe(name)}", err=True)


def _told(restored: Restored) -> str:
    settings = "servers' settings" if restored.settings else "no settings"
    return f"Restored: {settings}, {restored.uploads} articles of servers, {restored.articles} of your own."
