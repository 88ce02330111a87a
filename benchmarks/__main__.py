"""One table: our search against its peers, on the public packs or on invented articles."""

import sys

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.invented import invented_pack
from benchmarks.measure import Measured, measure
from benchmarks.packs import Pack, Question, public_packs
from benchmarks.peers import FINDERS

_MOST = 150  # questions of a pack, spread evenly over it: keeps the whole run under a minute


def main() -> None:
    """Measure everything in one run and print it."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    packs = public_packs() or [invented_pack()]
    work = [(pack, name) for pack in packs for name in FINDERS]
    rows = [
        (pack, name, _measured(pack, name))
        for pack, name in track(work, "measuring", console=console, transient=True)
    ]
    console.print(_table(rows))


def _measured(pack: Pack, name: str) -> Measured:
    return measure(FINDERS[name](pack.archive), pack, _sample(pack))


def _sample(pack: Pack) -> list[Question]:
    step = max(1, round(len(pack.questions) / _MOST))
    return list(pack.questions[::step])


def _table(rows: list[tuple[Pack, str, Measured]]) -> Table:
    table = Table(
        title="Finding the passage: quality in %, latency in ms, ratios against receipts on the same pack"
    )
    table.add_column("pack (passages)")
    table.add_column("finder")
    for heading in ("hit@1", "hit@3", "typo hit@1", "AUROC", "p50", "p99", "hit@1 ratio", "p50 ratio"):
        table.add_column(heading, justify="right")
    ours = {pack.name: result for pack, name, result in rows if name == "receipts"}
    for pack, name, result in rows:
        shares = [_percent(share) for share in (result.hit1, result.hit3, result.typo_hit1, result.auroc)]
        best = ours[pack.name]
        ratios = [_ratio(result.hit1, best.hit1), _ratio(result.p50, best.p50)]
        latencies = [f"{result.p50:.2f}", f"{result.p99:.2f}"]
        label = f"{pack.name} ({len(pack.archive.passages):,})" if name == "receipts" else ""
        table.add_row(label, name, *shares, *latencies, *ratios, end_section=name == list(FINDERS)[-1])
    return table


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def _ratio(theirs: float | None, ours: float | None) -> str:
    return f"{theirs / ours:.2f}" if theirs is not None and ours else "-"


if __name__ == "__main__":
    main()
