"""The options that several commands share."""

from pathlib import Path

import click

config_option = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    envvar="RECEIPTS_CONFIG",
    type=click.Path(path_type=Path),
    help="The settings to use instead of the checkout's config.yaml.",
)
articles_option = click.option(
    "--articles",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of articles, instead of the first in the settings.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
