"""Quality and costs on a large archive, side by side with peers: `python -m benchmarks.scale`."""

import json
import multiprocessing
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import click
import numpy as np

from benchmarks.finders import OURS, Build, Finder, NotInstalledError, finders
from benchmarks.finders.ours import Ours
from benchmarks.finders.stand_in import OursByStandIn
from benchmarks.made_up import made_up_pack
from benchmarks.memory import resident
from benchmarks.packs import Pack
from benchmarks.report import Sheet, percent, ratio, wide_console
from benchmarks.slips import with_slips

BY_MEANING = "receipts, made-up vectors"
PEERS = ("rapidfuzz token_set_ratio", "bm25s, stems", "FTS5 porter", "FTS5 trigram", "tantivy, fuzzy 2")


@dataclass(frozen=True, slots=True)
class Scaled:
    """Recall@1 (0..1) as typed and with slips, latencies in ms, the build in s, memory in MB (2**20 bytes).

    `memory` is what the process grew by while building and asking; 0 where the system has no /proc.
    """

    recall: float
    typo1: float
    typo2: float
    p50: float
    p99: float
    build: float
    memory: float


_COSTS: Mapping[str, Callable[[Scaled], float]] = {
    "p50 ms": lambda one: one.p50,
    "p99 ms": lambda one: one.p99,
    "build s": lambda one: one.build,
    "memory MB": lambda one: one.memory,
}
_SHARES: Mapping[str, Callable[[Scaled], float]] = {
    "recall@1": lambda one: one.recall,
    "1 slip": lambda one: one.typo1,
    "2 slips": lambda one: one.typo2,
}


@click.command()
@click.option("--passages", default=100_000, show_default=True, help="Sentences of the archive, about.")
@click.option(
    "--questions", default=200, show_default=True, help="Each is asked thrice: as typed, with slips."
)
@click.option("--finder", "names", multiple=True, metavar="NAME", help="Only this finder; may be repeated.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write every figure here.")
def main(passages: int, questions: int, names: Sequence[str], json_file: Path | None) -> None:
    """Make the archive up, then measure one finder after the other, each in a process of its own."""
    console = wide_console()
    start = time.perf_counter()
    pack = made_up_pack(passages, questions)
    count = len(pack.archive.passages)
    console.print(f"{count:,} passages made up and read in {time.perf_counter() - start:.0f} s")
    results: dict[str, Scaled | str] = {}
    for name, build in chosen(names).items():
        with console.status(name):
            results[name] = in_own_process(build, pack)
    measured = {name: one for name, one in results.items() if isinstance(one, Scaled)}
    console.print(sheet(f"{count:,} passages, {len(pack.questions)} questions", results).drawn())
    if json_file:
        figures = {name: asdict(one) for name, one in measured.items()}
        json_file.write_text(json.dumps({"passages": count, "finders": figures}, indent=1) + "\n", "utf-8")


def chosen(names: Sequence[str]) -> dict[str, Build]:
    """The finders of those names, ours without facts; when none is named, ours twice and the usual peers."""
    known = finders() | {OURS: Ours.without_facts, BY_MEANING: OursByStandIn}
    for name in names:
        if name not in known:
            raise click.BadParameter(f"there is no {name!r}; there are {', '.join(map(repr, known))}")
    return {name: build for name, build in known.items() if name in (names or (OURS, BY_MEANING, *PEERS))}


def in_own_process(build: Build, pack: Pack) -> Scaled | str:
    """The measures, or why there are none; nothing of one finder counts as the memory of the next.

    Raises:
        EOFError: the process died.
    """
    # A forked process has the archive already; reading it again would take longer than everything else.
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, build, pack))
    process.start()
    there.close()
    try:
        result: Scaled | str = here.recv()
    finally:
        process.join()
        here.close()
    return result


def measure(build: Build, pack: Pack) -> Scaled:
    """Build, then ask every question as typed, with one slip a word, and with two.

    Raises:
        NotInstalledError: the finder cannot be built here.
    """
    before, start = resident(), time.perf_counter()
    finder = build(pack.archive)
    built = time.perf_counter() - start
    finder.find("to warm up")
    latencies: list[float] = []
    recall, typo1, typo2 = (_recall(finder, pack, slips, latencies) for slips in (0, 1, 2))
    p50, p99 = (float(np.percentile(latencies, share)) for share in (50, 99))
    return Scaled(recall, typo1, typo2, p50, p99, built, (resident() - before) / 2**20)


def sheet(title: str, results: Mapping[str, Scaled | str]) -> Sheet:
    """What was measured, with its ratios against ours where ours was measured too."""
    ours = results.get(OURS)
    headings = ("finder", *_SHARES, *_COSTS, *(f"× {name.split()[0]}" for name in _COSTS))
    lines = (
        (name, "not installed", *[""] * (len(headings) - 2))
        if isinstance(one, str)
        else (name, *_figures(one, ours if isinstance(ours, Scaled) else None))
        for name, one in results.items()
    )
    return Sheet(f"{title}. ×: theirs, over ours", headings, tuple(lines))


def _figures(one: Scaled, ours: Scaled | None) -> list[str]:
    shares = [percent(get(one)) for get in _SHARES.values()]
    costs = [f"{get(one):.2f}" for get in _COSTS.values()]
    ratios = [ratio(get(one), get(ours) if ours else None) for get in _COSTS.values()]
    return [*shares, *costs, *("-" if value is None else f"{value:.2f}" for value in ratios)]


def _send(to: Connection, build: Build, pack: Pack) -> None:
    try:
        to.send(measure(build, pack))
    except NotInstalledError as missing:
        to.send(str(missing))


def _recall(finder: Finder, pack: Pack, slips: int, latencies: list[float]) -> float:
    """The share of questions whose first passage answers; adds each latency (ms) to `latencies`."""
    hits = 0
    for question in pack.questions:
        text = with_slips(question.text, slips) if slips else question.text
        start = time.perf_counter()
        found = finder.find(text)
        latencies.append((time.perf_counter() - start) * 1000)
        hits += pack.first_hit(found.spans[:1], question.gold) == 0
    return hits / len(pack.questions)


if __name__ == "__main__":
    main()
