"""An archive that lives: changes, bursts, warm starts, memory. `python -m benchmarks.living`.

Articles are made up; vectors are stand-ins but where the bot's own model is named. Everything runs as in the
bot: the real watcher on a real folder, the real store. Each measure has a process of its own.
"""

import asyncio
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import click

from benchmarks.finders.stand_in import StandIn
from benchmarks.made_up import made_up_sources
from benchmarks.memory import resident
from benchmarks.report import Sheet, wide_console
from bot.archive import Archive
from bot.archive.reading import build_archive
from bot.embedding.archive import embed_archive, embed_changed
from bot.facts import Facts
from bot.ingest.keeper import Keeper
from bot.ingest.making import Embedded, Making
from bot.ingest.shelf import KeptShelf
from bot.search import Search
from bot.search.columns import Columns
from bot.search.meaning import carried_texts, embedded_texts
from bot.store.archives import ArchiveStore
from bot.store.vectors import StoredVectors, VectorCache

Figures = dict[str, float]

NEW = "The {word} observatory in Quillmarsh was opened by Zebulon Fairweather in May 2021.\n"
WORDS = ("copper", "marble", "velvet", "granite", "cobalt", "walnut", "amber")
BURST = 5000
_PATIENCE_SECONDS = 1200
_MEGABYTE = 2**20
_SHORT = 0.005


class StandInEmbedding:
    """Vectors that cost nothing to make, kept and looked up as real ones are."""

    def __init__(self, data: Path) -> None:
        self._embedder = StandIn()
        self._cache = VectorCache.open(data, StandIn.name, StandIn.dimensions)

    def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of `texts`."""
        return self._embedder, embed_archive(texts, self._embedder, self._cache)

    def embed_changed(self, before: Search, archive: Archive) -> Embedded:
        """Those of another edition of the archive."""
        known = before.vectors
        if not isinstance(known, StoredVectors):
            return self.embed(embedded_texts(archive))
        changes = carried_texts(before.known.index.archive, archive)
        return self._embedder, embed_changed(known, changes, self._embedder, self._cache)

    def restored(self, columns: Columns) -> Embedded:
        """Those of a search that gave `columns`."""
        return self._embedder, self._cache.restored(columns)


def opened(place: Path, *, by_meaning: bool) -> Keeper:
    """The archive in `place`, its data beside it."""
    data = place / _data(by_meaning)
    making = Making(embedding=StandInEmbedding(data) if by_meaning else None)
    keeper = Keeper("", place / "news", making, ArchiveStore(data))
    keeper.open()
    return keeper


def _data(by_meaning: bool) -> str:
    return "data-vectors" if by_meaning else "data"


def cold(place: Path, *, by_meaning: bool) -> Figures:
    """A first start: everything is worked out and stored."""
    shutil.rmtree(place / _data(by_meaning), ignore_errors=True)
    start = time.perf_counter()
    keeper = opened(place, by_meaning=by_meaning)
    worked_out = time.perf_counter()
    keeper.save()
    return {"open s": worked_out - start, "save s": time.perf_counter() - worked_out}


def warm(place: Path, *, by_meaning: bool) -> Figures:
    """A start from the store, to the first answer, and what the facts cost when they are asked for."""
    before, start = resident(), time.perf_counter()
    library = opened(place, by_meaning=by_meaning).library
    there = time.perf_counter()
    library.search.ask("who opened the bridge")
    answered, held = time.perf_counter(), resident()
    count = len(library.facts.dates) + len(library.facts.events) + len(library.facts.quotations)
    return {
        "open s": there - start,
        "first answer s": answered - there,
        "passages": len(library.archive.passages),
        "memory MB": (held - before) / _MEGABYTE,
        "facts s": time.perf_counter() - answered if count else 0.0,
        "with facts MB": (resident() - before) / _MEGABYTE,
    }


def change(place: Path, *, by_meaning: bool) -> Figures:
    """From writing one article to an answer out of it, and back; the median of several, and the worst."""
    with following(place, by_meaning=by_meaning) as shelf:
        seconds = {"add": list(_added(shelf, place)), "change": list(_changed(shelf, place))}
        seconds["remove"] = list(_removed(shelf, place))
        whole = [each for kind in seconds.values() for each in kind]
        files = len(shelf.library().archive.articles)
    return {
        "files": files,
        **{f"{kind} s": median(each) for kind, each in seconds.items()},
        "worst s": max(whole),
    }


def burst(place: Path, *, by_meaning: bool) -> Figures:
    """So many articles at once: the rebuilds, the time until all answer, and how long the loop was held."""
    with following(place, by_meaning=by_meaning) as shelf:
        return asyncio.run(_burst(shelf, place))


async def _burst(shelf: KeptShelf, place: Path) -> Figures:
    held: list[tuple[float, float]] = []
    beat = asyncio.create_task(_beat(held))
    await asyncio.sleep(1)
    idle, before = max(held)[0], len(shelf.library().archive.articles)
    held.clear()
    start = time.perf_counter()
    await asyncio.to_thread(_write_many, place / "news")
    written = time.perf_counter()
    editions = {id(shelf.library())}
    while len(shelf.library().archive.articles) < before + BURST:
        await asyncio.sleep(0.01)
        editions.add(id(shelf.library()))
    seconds = time.perf_counter() - written
    beat.cancel()
    waited, worked = (sorted(each) for each in zip(*held, strict=True))
    _clear(place / "news")
    return {
        "files": BURST,
        "writing s": written - start,
        "then s": seconds,
        "rebuilds": len(editions) - 1,
        "loop held, p99 ms": waited[int(len(waited) * 0.99)] * 1000,
        "most ms": waited[-1] * 1000,
        "idle most ms": idle * 1000,
        "of the processor, p99 ms": worked[int(len(worked) * 0.99)] * 1000,
        "of the processor, most ms": worked[-1] * 1000,
    }


async def _beat(held: list[tuple[float, float]]) -> None:
    """Note by how much each short sleep was too long, and how long this process worked meanwhile.

    On a machine that does other things too the second says what the first would be on one that does not.
    """
    while True:
        start, worked = time.perf_counter(), time.process_time()
        await asyncio.sleep(_SHORT)
        held.append((time.perf_counter() - start - _SHORT, time.process_time() - worked - _SHORT))


@contextmanager
def following(place: Path, *, by_meaning: bool) -> Iterator[KeptShelf]:
    """The archive, following its folder as in the running bot."""
    keeper = opened(place, by_meaning=by_meaning)
    shelf = KeptShelf([keeper], ArchiveStore(place / "none"))
    shelf.follow()
    time.sleep(2)
    gc.collect()
    gc.freeze()  # as the bot does before it connects
    try:
        yield shelf
    finally:
        shelf.close()


def _added(shelf: KeptShelf, place: Path) -> Iterator[float]:
    for word in WORDS:
        (place / "news" / f"new-{word}.txt").write_text(NEW.format(word=word), encoding="utf-8")
        yield _until(shelf, word)


def _changed(shelf: KeptShelf, place: Path) -> Iterator[float]:
    for word in WORDS:
        text = NEW.format(word=f"{word}stone")
        (place / "news" / f"new-{word}.txt").write_text(text, encoding="utf-8")
        yield _until(shelf, f"{word}stone")


def _removed(shelf: KeptShelf, place: Path) -> Iterator[float]:
    for word in WORDS:
        (place / "news" / f"new-{word}.txt").unlink()
        yield _until(shelf, f"{word}stone", told=False)


def _until(shelf: KeptShelf, word: str, *, told: bool = True) -> float:
    """Seconds until an answer tells of the `word` observatory, or no longer does."""
    start, asked = time.perf_counter(), None
    while time.perf_counter() - start < _PATIENCE_SECONDS:
        library = shelf.library()
        if library is asked:
            time.sleep(0.002)
            continue
        asked = library
        answer = library.search.ask(f"who opened the {word} observatory in Quillmarsh", 3)
        if told == any(f" {word} " in library.archive.text(one.passage.span) for one in answer.citations):
            seconds = time.perf_counter() - start
            time.sleep(0.3)  # the next change is one of its own
            return seconds
    raise TimeoutError(word)


def _write_many(folder: Path) -> None:
    for number in range(BURST):
        text = f"The mill number {number} in Quillmarsh was sold by Ada Brook in June 2021.\n"
        (folder / f"burst-{number}.txt").write_text(text, encoding="utf-8")


def build(place: Path, *, by_meaning: bool) -> Figures:
    """How much text is read, indexed, and looked through for facts in a second of one core."""
    del place, by_meaning
    sources = made_up_sources(20_000)
    megabytes = sum(len(source.data) for source in sources) / 1e6
    start = time.process_time()
    archive = build_archive(sources)
    read = time.process_time()
    facts = Facts.of(archive)
    stated = time.process_time()
    Search(archive, facts)
    end = time.process_time()
    return {
        "text MB": megabytes,
        "reading MB/s": megabytes / (read - start),
        "index MB/s": megabytes / (end - stated),
        "both MB/s": megabytes / (read - start + end - stated),
        "facts MB/s": megabytes / (stated - read),
    }


def memory(place: Path, *, by_meaning: bool) -> Figures:
    """What the bot holds with the seeds and its model, once it has answered."""
    del by_meaning
    from bot.cli.opening import open_shelf  # noqa: PLC0415 - what is measured
    from bot.client import create_bot  # noqa: PLC0415 - as above
    from bot.config import Config  # noqa: PLC0415 - as above

    config = Config(data=place / "seeds-data")
    shelf = open_shelf(config)
    bot = create_bot(config, shelf)
    bot.shelf.library().search.ask("when did they file for divorce")
    return {"bot + seeds + model MB": resident() / _MEGABYTE}


def imports(place: Path, *, by_meaning: bool) -> Figures:
    """How long it takes to import everything that a start needs, in a fresh interpreter."""
    del place, by_meaning
    code = (
        "import time; start = time.perf_counter(); import bot.cli.opening; print(time.perf_counter() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - a fixed command
    return {"imports s": float(done.stdout)}


MEASURES: Mapping[str, tuple[Callable[..., Figures], bool]] = {
    "build, text alone": (build, False),
    "imports of a start": (imports, False),
    "bot with the seeds": (memory, False),
    "cold start": (cold, False),
    "warm start": (warm, False),
    "change": (change, False),
    "burst": (burst, False),
    "cold start, vectors": (cold, True),
    "warm start, vectors": (warm, True),
    "change, vectors": (change, True),
}


@click.command()
@click.option("--files", default=10_000, show_default=True, help="Articles in the folder.")
@click.option("--passages", default=100_000, show_default=True, help="Sentences of all of them, about.")
@click.option("--measure", "names", multiple=True, metavar="NAME", help="Only this one; may be repeated.")
@click.option(
    "--place", type=click.Path(path_type=Path), help="Work here, and leave what is there for the next run."
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write every figure here.")
@click.option("--alone", hidden=True, metavar="NAME")
def main(  # noqa: PLR0917 - an option each
    files: int,
    passages: int,
    names: Sequence[str],
    place: Path | None,
    json_file: Path | None,
    alone: str | None,
) -> None:
    """Make the archive up, then measure one thing after the other, each in a process of its own."""
    if alone is not None and place is not None:
        measure, by_meaning = MEASURES[alone]
        click.echo(json.dumps(measure(place, by_meaning=by_meaning)))
        return
    console = wide_console()
    work = place or Path(tempfile.mkdtemp(prefix="receipts-living-"))
    try:
        _write_news(work / "news", files, passages)
        results = {}
        for name in names or MEASURES:
            with console.status(name):
                results[name] = _in_own_process(name, work)
            console.print(
                f"{name}: " + ", ".join(f"{key} {value:.3g}" for key, value in results[name].items())
            )
    finally:
        if place is None:
            shutil.rmtree(work, ignore_errors=True)
    console.print(sheet(f"{files:,} files, {passages:,} passages", results).drawn())
    if json_file:
        json_file.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def sheet(title: str, results: Mapping[str, Figures]) -> Sheet:
    """A line a figure."""
    lines = [
        (name, what, f"{value:,.3f}" if value < 100 else f"{value:,.0f}")
        for name, figures in results.items()
        for what, value in figures.items()
    ]
    return Sheet(title, ("measure", "what", "figure"), tuple(lines))


def _in_own_process(name: str, place: Path) -> Figures:
    command = [sys.executable, "-m", "benchmarks.living", "--place", str(place), "--alone", name]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this program
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _write_news(folder: Path, files: int, passages: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sources = {source.name: source.data for source in made_up_sources(passages, passages // files)}
    for left in folder.iterdir():
        if left.name not in sources:
            left.unlink()
    for name, data in sources.items():
        file = folder / name
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)


def _clear(folder: Path) -> None:
    """Remove what measures left."""
    for left in [*folder.glob("new-*"), *folder.glob("burst-*")]:
        left.unlink()


if __name__ == "__main__":
    main()
