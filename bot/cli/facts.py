"""`facts`: what the articles state, as a table or as a JSON array."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from bot.cli import records
from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config, open_library
from bot.cli.options import articles_option, config_option, json_option
from bot.cli.printing import print_records
from bot.library import Library

KINDS: Mapping[str, Callable[[Library], list[records.Record]]] = {
    "articles": records.article_records,
    "dates": records.date_records,
    "timeline": records.timeline_records,
    "quotes": records.quote_records,
    "people": records.people_records,
    "comparisons": records.comparison_records,
}


@click.command("facts")
@click.argument("kind", type=click.Choice(list(KINDS)))
@articles_option
@json_option
@config_option
def command(kind: str, folder: Path | None, as_json: bool, config_file: Path | None) -> None:
    """List what the articles state: articles, dates, timeline, quotes, people, comparisons."""
    library = open_library(open_config(config_file, folder), by_meaning=False)
    if not library.archive.at_hand:
        raise Mistake("a shared index is too large to list its facts; name a folder of it with --articles")
    listed = KINDS[kind](library)
    if as_json:
        click.echo(json.dumps(listed))
    else:
        print_records(kind, listed)
