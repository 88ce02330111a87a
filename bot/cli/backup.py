"""`backup`: one file with what cannot be made again."""

from pathlib import Path

import click

from bot.backup.contents import SETTINGS, BackupError, articles_in, uploads_in
from bot.backup.making import make_backup
from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config
from bot.cli.options import config_option


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-articles", is_flag=True, help="Put the folders of articles in too.")
@config_option
def command(file: Path, with_articles: bool, config_file: Path | None) -> None:
    """Write what cannot be made again into one FILE, a zip file: also while the bot runs.

    That is what servers have set, and the articles that they have added themselves. All else in the data
    folder is made again when it is missing; config.yaml, the token and your folders of articles are yours to
    keep. Of settings in PostgreSQL make a backup with pg_dump.
    """
    config = open_config(config_file)
    try:
        made = make_backup(file, config.data, articles=config.articles if with_articles else None)
    except BackupError as error:
        raise Mistake(f"no backup was made: {error}") from None
    settings = "servers' settings" if SETTINGS in made.files else "no settings"
    if config.database.url is not None:
        settings = "no settings (they are in PostgreSQL: use pg_dump)"
    counts = f"{len(list(uploads_in(made)))} articles of servers"
    if with_articles:
        counts += f", {len(list(articles_in(made)))} of your own"
    click.echo(f"{file}: {settings}, {counts}.")
