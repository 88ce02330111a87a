"""Dates, quotations and clutter on the public packs, with and without each group of rules, and a peer."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext

import click
from rich.table import Table

from benchmarks.facts import clutter, dates, people, quotations
from benchmarks.facts.packs import FactPack, Scores, archive_of, packs_here
from benchmarks.facts.peers import by_dateparser
from benchmarks.finders import NotInstalledError
from benchmarks.report import wide_console
from bot.archive import Archive
from bot.cli.records import Record
from bot.facts import Facts

Without = Mapping[str, Callable[[], AbstractContextManager[object]]]

_GROUPS: Mapping[str, Without] = {
    "dates": dates.WITHOUT,
    "quotes": quotations.WITHOUT,
    "clutter": clutter.WITHOUT,
}


@click.command()
@click.option("--without", is_flag=True, help="Also measure without each group of rules.")
def main(*, without: bool) -> None:
    """Measure the facts on every pack that is here."""
    packs = packs_here()
    for pack in packs:
        _show(f"{pack.name} ({len(pack.sources())} articles)", _rows(pack, without=without))
        click.echo(_speed(pack))
    if packs:
        _show("people, all articles: how many are found", _people(packs, without=without))


def _show(title: str, rows: Iterator[tuple[str, Scores]]) -> None:
    table = Table(title=title, title_justify="left")
    for number, (name, scores) in enumerate(rows):
        if not number:
            for heading in ("", *scores):
                table.add_column(heading)
        table.add_row(name, *(f"{value:.1f}" for value in scores.values()))
    wide_console().print(table)


def _rows(pack: FactPack, *, without: bool) -> Iterator[tuple[str, Scores]]:
    yield "all rules", _score(pack)
    for name, group in _GROUPS[pack.task].items() if without else ():
        yield f"without {name}", _score(pack, group)
    if pack.task == "dates":
        try:
            yield "dateparser", pack.score(by_dateparser(archive_of(pack)))
        except NotInstalledError as missing:
            click.echo(missing)


def _score(pack: FactPack, group: Callable[[], AbstractContextManager[object]] = nullcontext) -> Scores:
    with group():
        return pack.score(pack.record(archive_of(pack)))


def _people(packs: list[FactPack], *, without: bool) -> Iterator[tuple[str, Scores]]:
    """No pack marks ages and relations by hand, so only their number tells what a group of rules brings."""
    yield "all rules", _counted(packs)
    for name, group in people.WITHOUT.items() if without else ():
        with group():
            yield f"without {name}", _counted(packs)


def _counted(packs: list[FactPack]) -> Scores:
    found = [person for pack in packs for person in Facts.of(archive_of(pack)).people]
    return {
        "people": len(found),
        "ages": sum(mention.age is not None for person in found for mention in person.mentions),
        "birth windows": sum(person.born is not None for person in found),
        "conflicts": sum(len(person.conflicts) for person in found),
        "relations": sum(len(person.relations) for person in found),
    }


def _speed(pack: FactPack) -> str:
    """Words a second of all facts on one core, and how often dateparser's time fits into theirs."""
    archive = archive_of(pack)
    words = sum(len(article.raw.split()) for article in archive.articles)
    ours = min(_seconds(Facts.of, archive) for _ in range(3))
    line = f"all facts: {words / ours:,.0f} words a second"
    if pack.task != "dates":
        return line
    try:
        return (
            f"{line}; dateparser takes {_seconds(by_dateparser, archive) / ours:.1f} times as long for dates"
        )
    except NotInstalledError:
        return line


def _seconds(work: Callable[[Archive], Facts | list[Record]], archive: Archive) -> float:
    start = time.process_time()
    work(archive)
    return time.process_time() - start


if __name__ == "__main__":
    main()
