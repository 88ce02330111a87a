"""Events and people made for pictures, and the sheets that come of them."""

from collections.abc import Sequence
from datetime import date
from unittest.mock import patch

from bot.archive import Interval, Span
from bot.charts.births import births_picture
from bot.charts.picture import Picture
from bot.charts.sheet import Sheet
from bot.charts.timeline import timeline_picture
from bot.facts import AgeMention, DatedEvent, EventMention, Person, Published, Timex
from bot.facts.people.births import birth_of, find_conflicts
from bot.facts.values import AgeUnit, Known, Standing
from bot.library import Library
from bot.texts import Texts, texts_for
from tests.cards.made import article, facts_with, library_of

SAY = texts_for()
FILES = ("harbour.txt", "island.txt")
WORDS = "A boy of 7 saw the storm come in, it says here."


def library(files: Sequence[str] = FILES, known: str = "explicit") -> Library:
    """Articles of the same words in `files`, all of 4 May 2021."""
    day = Interval.of_day(date(2021, 5, 4))
    published = {file: Published(day, known) for file in files}  # type: ignore[arg-type]  # one of its words
    return library_of(*(article(file, WORDS) for file in files), facts=facts_with(published))


def event(
    days: str | Interval | None,
    *files: str,
    known: Known = "explicit",
    standing: Standing = "told",
) -> DatedEvent:
    """An event on `days`, told in each of `files`."""
    interval = Interval.parse(days) if isinstance(days, str) else days
    spans = [Span(file, 0, 5) for file in files or FILES[:1]]
    mentions = tuple(EventMention(span, (Timex(span, interval, known),)) for span in spans)
    return DatedEvent("e", interval, mentions, standing)


def age(
    years: int | None, on: str | Interval | None, file: str = FILES[0], unit: AgeUnit = "years"
) -> AgeMention:
    """An age that `file` gives of somebody, true on the days `on`."""
    days = Interval.parse(on) if isinstance(on, str) else on
    return AgeMention(Span(file, 0, 5), years, unit, at=days)


def person(name: str, *ages: AgeMention) -> Person:
    """A person with these ages, and what follows from them."""
    return Person(name, None, ages, birth_of(ages), find_conflicts(ages))


def timeline_of(
    events: Sequence[DatedEvent],
    files: Sequence[str] = FILES,
    say: Texts = SAY,
    first: int = 0,
    count: int = 0,
) -> tuple[Sheet, Picture]:
    """What is drawn for `events`, and the picture."""
    with patch("bot.charts.timeline.png_of", return_value=b"png") as drawing:
        picture = timeline_picture(library(files), events, say, first=first, count=count)
    assert picture is not None
    return drawing.call_args[0][0], picture


def births_of(
    people: Sequence[Person], files: Sequence[str] = FILES, say: Texts = SAY, known: str = "explicit"
) -> tuple[Sheet, Picture]:
    """What is drawn for `people`, and the picture."""
    with patch("bot.charts.births.png_of", return_value=b"png") as drawing:
        picture = births_picture(library(files, known), people, say)
    assert picture is not None
    return drawing.call_args[0][0], picture
