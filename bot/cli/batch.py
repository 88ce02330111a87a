"""`batch`: many questions from a file, one JSON answer a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from bot.cli.mistakes import Mistake
from bot.cli.opening import open_config, open_library
from bot.cli.options import articles_option, config_option
from bot.cli.progress import progress
from bot.cli.records import answer_record


@click.command("batch")
@click.argument("file", metavar="QUESTIONS.jsonl", type=click.File("rb"))
@articles_option
@config_option
def command(file: IO[bytes], folder: Path | None, config_file: Path | None) -> None:
    """Ask the questions of a JSON Lines file.

    Each line is an object with "id" and "question"; - reads standard input. Each line that comes out has
    "id", "abstained", "confidence" and up to ten "passages", best first.
    """
    library = open_library(open_config(config_file, folder))
    with progress("Answering", total=None) as advance:
        for id_, question in questions(file):
            answer = advance(library.search.ask(question, limit=10))
            click.echo(json.dumps({"id": id_, **answer_record(library.archive, answer)}))


def questions(lines: Iterable[bytes]) -> Iterator[tuple[Any, str]]:
    """The id and the question of each line that is not blank.

    Raises:
        Mistake: a line is none; it says which and why.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise Mistake(f"line {number} is not JSON: {shown(line)}") from None
        if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("question"), str):
            raise Mistake(f'line {number} should be {{"id": …, "question": "…"}}: {shown(line)}')
        yield asked["id"], asked["question"]


def shown(line: bytes) -> str:
    """The beginning of a line, fit for a message."""
    return repr(line.decode("utf-8", "replace").strip()[:60])
