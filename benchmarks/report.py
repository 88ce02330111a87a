"""What was measured, as tables for a terminal, as Markdown for the docs, and as records for a file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table

from benchmarks.finders import OURS
from benchmarks.measure import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """One finder on one pack; `measured` is None and `missing` says why where it is not installed."""

    pack: str
    passages: int
    questions: int
    finder: str
    measured: Measured | None
    missing: str = ""


_WIDTH = 150  # columns that the tables need; a narrower terminal breaks their lines
_RATIOS: Mapping[str, Callable[[Measured], float | None]] = {
    "hit@1": lambda one: one.hit1,
    "p50": lambda one: one.p50,
    "p99": lambda one: one.p99,
    "build": lambda one: one.build,
}
_MEASURES: Mapping[str, Callable[[Measured], str]] = {
    "hit@1": lambda one: percent(one.hit1),
    "hit@3": lambda one: percent(one.hit3),
    "MRR@10": lambda one: percent(one.mrr10),
    "1 slip": lambda one: percent(one.typo1),
    "2 slips": lambda one: percent(one.typo2),
    "AUROC": lambda one: percent(one.auroc),
    "removed": lambda one: percent(one.auroc_removed),
    "p50 ms": lambda one: f"{one.p50:.2f}",
    "p99 ms": lambda one: f"{one.p99:.2f}",
    "build s": lambda one: f"{one.build:.2f}",
}
_HEADINGS = ("finder", *_MEASURES, *(f"× {name}" for name in _RATIOS))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table before it is drawn: the first column holds names, the others figures."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def drawn(self) -> Table:
        """For a terminal."""
        table = Table(title=self.title, title_justify="left")
        for at, heading in enumerate(self.headings):
            table.add_column(heading, justify="right" if at else "left", no_wrap=True)
        for line in self.lines:
            table.add_row(*line)
        return table

    def markdown(self) -> str:
        """For a page of the docs."""
        lines = [self.headings, ("---",) * len(self.headings), *self.lines]
        return "\n".join([f"{self.title}\n", *("| " + " | ".join(line) + " |" for line in lines), ""])


def wide_console() -> Console:
    """A console that shows every column whole, also into a file or a pipe."""
    return Console(width=max(_WIDTH, Console().width))


def sheets(rows: Sequence[Row]) -> list[Sheet]:
    """One sheet a pack, and one more by language where its articles are in several."""
    packs = dict.fromkeys(row.pack for row in rows)
    return [sheet for pack in packs for sheet in _sheets_of([row for row in rows if row.pack == pack])]


def records(rows: Sequence[Row]) -> list[dict[str, object]]:
    """One record a row, with every measure as a number and its ratios against ours on the same pack."""
    ours = {row.pack: row.measured for row in rows if row.finder == OURS}
    return [asdict(row) | {"ratios": _ratios(row.measured, ours.get(row.pack))} for row in rows]


def percent(share: float | None) -> str:
    """A share of 0..1 in per cent, a dash for None."""
    return "-" if share is None else f"{100 * share:.1f}"


def ratio(theirs: float | None, ours: float | None) -> float | None:
    """How many times ours theirs is; None where either is absent or ours is 0."""
    return theirs / ours if theirs is not None and ours else None


def _sheets_of(rows: Sequence[Row]) -> Iterable[Sheet]:
    first = rows[0]
    ours = next((row.measured for row in rows if row.finder == OURS), None)
    title = f"{first.pack}: {first.passages:,} passages, {first.questions:,} questions"
    yield Sheet(
        f"{title}. Quality in %; ×: theirs, over ours", _HEADINGS, tuple(_line(row, ours) for row in rows)
    )
    languages = sorted({one for row in rows if row.measured for one in row.measured.by_language})
    if len(languages) > 1:
        lines = tuple(
            (row.finder, *(percent(row.measured.by_language.get(language)) for language in languages))
            for row in rows
            if row.measured
        )
        yield Sheet(f"{first.pack}: hit@1 by language of the article", ("finder", *languages), lines)


def _line(row: Row, ours: Measured | None) -> tuple[str, ...]:
    if row.measured is None:
        return (row.finder, "not installed", *[""] * (len(_HEADINGS) - 2))
    ratios = (f"{value:.2f}" if value is not None else "-" for value in _ratios(row.measured, ours).values())
    return (row.finder, *(show(row.measured) for show in _MEASURES.values()), *ratios)


def _ratios(theirs: Measured | None, ours: Measured | None) -> dict[str, float | None]:
    if theirs is None or ours is None:
        return dict.fromkeys(_RATIOS)
    return {name: ratio(get(theirs), get(ours)) for name, get in _RATIOS.items()}
