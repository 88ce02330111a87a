"""`ask`: one question, answered in the terminal or as JSON."""

import json
from pathlib import Path

import click

from bot.cli.opening import open_config, open_library
from bot.cli.options import articles_option, config_option, json_option
from bot.cli.printing import print_answer
from bot.cli.records import answer_record


@click.command("ask")
@click.argument("words", metavar="QUESTION", nargs=-1, required=True)
@articles_option
@json_option
@config_option
@click.pass_context
def command(
    ctx: click.Context, words: tuple[str, ...], folder: Path | None, as_json: bool, config_file: Path | None
) -> None:
    """Ask one question.

    Prints the passages that answer it, each with its source; exits with 1 when the articles don't say.
    """
    library = open_library(open_config(config_file, folder))
    answer = library.search.ask(" ".join(words))
    if as_json:
        click.echo(json.dumps({"question": answer.question, **answer_record(library.archive, answer)}))
    else:
        print_answer(library, answer)
    ctx.exit(0 if answer.found else 1)
