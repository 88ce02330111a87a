"""Our search against its peers, in one run, on the packs that are here or on invented articles."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click
from rich.progress import track

from benchmarks.finders import Build, NotInstalledError, finders
from benchmarks.invented import invented_pack
from benchmarks.learning.embedded import Remembering
from benchmarks.measure import measure
from benchmarks.packs import Pack, Question, packs_here
from benchmarks.report import Row, records, sheets, wide_console
from bot.config import Config
from bot.embedding import open_embedder

T = TypeVar("T")


@click.command()
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Only this pack; may be repeated.")
@click.option("--finder", "names", multiple=True, metavar="NAME", help="Only this finder; may be repeated.")
@click.option("--most", default=100, show_default=True, help="Questions of a pack, spread evenly over it.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write every figure here.")
@click.option("--markdown", "markdown_file", type=click.Path(path_type=Path), help="Write the tables here.")
def main(
    packs: Sequence[str],
    names: Sequence[str],
    most: int,
    json_file: Path | None,
    markdown_file: Path | None,
) -> None:
    """Measure every finder on every pack and print it."""
    console = wide_console()
    readers = _chosen(
        {**packs_here(), "invented": invented_pack}, packs or list(packs_here()) or ["invented"]
    )
    embedder = open_embedder(Config())
    builds = _chosen(finders(Remembering(embedder, timed=True) if embedder else None), names)
    chosen = [read() for read in readers.values()]
    work = [(pack, name, build) for pack in chosen for name, build in builds.items()]
    rows = [
        _row(pack, name, build, most)
        for pack, name, build in track(work, "measuring", console=console, transient=True)
    ]
    for sheet in sheets(rows):
        console.print(sheet.drawn())
    if json_file:
        json_file.write_text(json.dumps(records(rows), indent=1) + "\n", encoding="utf-8")
    if markdown_file:
        markdown_file.write_text("\n".join(sheet.markdown() for sheet in sheets(rows)), encoding="utf-8")


def _chosen(known: Mapping[str, T], names: Sequence[str]) -> dict[str, T]:
    """Those of `known` that were named, all when none was."""
    for name in names:
        if name not in known:
            raise click.BadParameter(f"there is no {name!r}; there are {', '.join(map(repr, known))}")
    return {name: value for name, value in known.items() if not names or name in names}


def _row(pack: Pack, name: str, build: Build, most: int) -> Row:
    questions = sample(pack.originals(), most)
    about = (pack.name, len(pack.archive.passages), len(questions), name)
    try:
        return Row(*about, measure(build, pack, questions))
    except NotInstalledError as missing:
        return Row(*about, None, str(missing))


def sample(questions: Sequence[Question], most: int) -> list[Question]:
    """At most `most` of the questions, spread evenly over all."""
    step = max(1.0, len(questions) / most)
    return [questions[int(at * step)] for at in range(min(most, len(questions)))]


if __name__ == "__main__":
    main()
