"""The picture of /timeline: a row for each event, numbered as in the list, and when it was."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from bot.archive import Interval
from bot.charts.axis import Axis
from bot.charts.drawing import png_of, width_of
from bot.charts.legend import Entry, Figure, legend, signs_entry, source_entries
from bot.charts.picture import Picture, told
from bot.charts.sheet import MARGIN, ROW, SIGN, SOFT, WIDTH, Bar, Ground, Shape, Sheet, Sign, SignKind, Words
from bot.charts.sources import Sources
from bot.charts.ticks import AXIS_HEIGHT, drawn_axis
from bot.charts.wording import days_said, days_within
from bot.facts import DatedEvent
from bot.library import Library
from bot.texts import Texts

MOST_ROWS = 16
"""With a legend that is 350 pixels: a higher picture would be made smaller in a wide window of Discord."""

WIDEST_DATE = 100.0
SHORTEST_BAR = 7.0
GAP, LETTER_GAP = 5.0, 1.5
SIGNS: dict[str, SignKind] = {"told": "dot", "planned": "diamond", "denied": "cross"}


@dataclass(frozen=True, slots=True)
class Row:
    """An event as the picture shows it: its number in the list, its days, and the files that tell it."""

    number: int
    days: Interval
    certain: bool
    standing: str
    files: tuple[str, ...]


def timeline_picture(
    library: Library, events: Sequence[DatedEvent], say: Texts, *, first: int = 0, count: int = 0
) -> Picture | None:
    """The picture of `events`, numbered from 1; None when the days of none of them are known.

    Of many it shows a block, with the `count` events from `first` (from 0) on among them and marked.
    """
    rows = _rows(events)
    if not rows:
        return None
    block = _block(rows, first, count)
    files = [article.file for article in library.archive.articles]
    sources = Sources((file for row in rows for file in row.files), files)
    page = range(first + 1, first + count + 1)
    png = png_of(_sheet(block, page if len(rows) > count else range(0), len(events), sources, say))
    return Picture("timeline.png", png, _told(block, rows, len(events), sources, say))


def _rows(events: Sequence[DatedEvent]) -> list[Row]:
    return [
        Row(
            number,
            event.interval,
            _is_certain(event),
            event.standing,
            tuple(dict.fromkeys(mention.span.file for mention in event.mentions)),
        )
        for number, event in enumerate(events, 1)
        if event.interval is not None
    ]


def _is_certain(event: DatedEvent) -> bool:
    """Whether an article states the days of the event, and they need not be worked out."""
    return any(
        timex.known in {"explicit", "holiday"} and timex.interval == event.interval
        for mention in event.mentions
        for timex in mention.timexes
    )


def _block(rows: list[Row], first: int, count: int) -> list[Row]:
    """As many rows as one picture takes: whole pages of the list, in blocks about equally large."""
    if len(rows) <= MOST_ROWS:
        return rows
    page = max(count, 1)
    even = ceil(len(rows) / ceil(len(rows) / MOST_ROWS))
    size = min(ceil(even / page) * page, MOST_ROWS)
    before = sum(row.number <= first for row in rows)
    start = min(before, len(rows) - 1) // size * size
    return rows[start : start + size]


def _sheet(rows: list[Row], page: range, count: int, sources: Sources, say: Texts) -> Sheet:
    top = MARGIN
    shapes: list[Shape] = []
    if len(rows) < count:
        part = say("chart.part", first=rows[0].number, last=rows[-1].number, count=count)
        shapes.append(Words(MARGIN, top + ROW / 2, part, SOFT))
        top += ROW
    bottom = top + ROW * len(rows)
    shown = [top + ROW * index for index, row in enumerate(rows) if row.number in page]
    if shown:
        shapes.append(Ground(0, shown[0], WIDTH, shown[-1] + ROW))
    axis, columns = _columns(rows, top, sources, say)
    shapes += [*drawn_axis(axis, top, bottom, say), *columns]
    for index, row in enumerate(rows):
        shapes += _marks(row, axis, top + ROW * (index + 0.5), sources)
    named = source_entries(*sources.shown(file for row in rows for file in row.files), say)
    explained, end = legend(bottom + AXIS_HEIGHT + GAP, named, list(_key(rows, say)))
    return Sheet(end + MARGIN, (*shapes, *explained))


def _columns(rows: list[Row], top: float, sources: Sources, say: Texts) -> tuple[Axis, list[Shape]]:
    """Number, date and letters of each row, each column as wide as it must be; the axis gets the rest."""
    numbers = [str(row.number) for row in rows]
    dates = [days_within(row.days, WIDEST_DATE, say) for row in rows]
    after_numbers = MARGIN + max(map(width_of, numbers))
    dates_from = after_numbers + GAP
    letters_from = dates_from + max(map(width_of, dates)) + GAP
    left = letters_from
    shapes: list[Shape] = []
    for index, row in enumerate(rows):
        y = top + ROW * (index + 0.5)
        shapes.append(Words(after_numbers, y, numbers[index], SOFT, flush=True))
        shapes.append(Words(dates_from, y, dates[index]))
        x = letters_from
        for letter, colour in sources.letters(row.files):
            shapes.append(Words(x, y, letter, colour, bold=True))
            x += width_of(letter, bold=True) + LETTER_GAP
        left = max(left, x - LETTER_GAP + GAP)
    beside = any(row.days.days > 1 and row.standing != "told" for row in rows)
    return Axis.of([row.days for row in rows], left, WIDTH - MARGIN - beside * (SIGN + GAP)), shapes


def _marks(row: Row, axis: Axis, y: float, sources: Sources) -> Iterator[Shape]:
    """A sign on the day, or a bar over the days with the sign beside it where it did not just happen."""
    left, right = axis.stretch(row.days)
    colour = sources.colour(row.files[0])
    x = (left + right) / 2
    if row.days.days > 1:
        half = max(right - left, SHORTEST_BAR) / 2
        yield Bar(x - half, x + half, y, colour, row.certain)
        if row.standing == "told":
            return
        x += half + 2 + SIGN / 2
    yield Sign(x, y, SIGNS[row.standing], colour, row.certain)


def _key(rows: list[Row], say: Texts) -> Iterator[Entry]:
    """What the signs in `rows` mean."""
    for certain, key in ((True, "chart.stated"), (False, "chart.inferred")):
        alike = [row for row in rows if row.certain == certain]
        used: set[Figure] = {"bar" if row.days.days > 1 else SIGNS[row.standing] for row in alike}
        if used:
            plain = used & {"dot", "bar"} or used
            yield signs_entry(*sorted(plain, reverse=True), filled=certain, text=say(key))
    for standing, key in (("planned", "chart.planned"), ("denied", "chart.denied")):
        alike = [row for row in rows if row.standing == standing]
        if alike:
            yield signs_entry(SIGNS[standing], filled=any(row.certain for row in alike), text=say(key))


def _told(block: list[Row], rows: list[Row], count: int, sources: Sources, say: Texts) -> str:
    """The picture in words."""
    earliest = min(rows, key=lambda row: row.days.first)
    latest = max(rows, key=lambda row: row.days.last)
    sentences = [
        say(
            "chart.timeline",
            count=len(rows),
            first=days_said(earliest.days, say),
            last=days_said(latest.days, say),
        )
    ]
    if len(block) < len(rows):
        sentences.append(say("chart.shows", first=block[0].number, last=block[-1].number))
    if count > len(rows):
        sentences.append(say("chart.undated", count=count - len(rows)))
    inferred = sum(not row.certain for row in block)
    standings = Counter(row.standing for row in block)
    for key, number in (
        ("chart.some_stated", len(block) - inferred),
        ("chart.some_inferred", inferred),
        ("chart.some_planned", standings["planned"]),
        ("chart.some_denied", standings["denied"]),
    ):
        if number:
            sentences.append(say(key, count=number))
    named, others = sources.shown(file for row in block for file in row.files)
    for source in named:
        telling = sum(source.file in row.files for row in block)
        sentences.append(say("chart.tells", letter=source.letter, file=source.file, count=telling))
    return told(sentences + ([say("chart.others_tell", count=others)] if others else []))
