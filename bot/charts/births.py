"""The picture of /kids and /who: when each person must have been born, and every age that says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.archive import Interval
from bot.charts.axis import Axis
from bot.charts.drawing import png_of, width_of
from bot.charts.legend import Entry, legend, signs_entry, source_entries
from bot.charts.picture import Picture, told
from bot.charts.sheet import (
    ALARM,
    INK,
    MARGIN,
    ROW,
    SIGN,
    SOFT,
    THICK,
    THIN,
    WIDTH,
    Bar,
    Ground,
    Shape,
    Sheet,
    Sign,
    Words,
)
from bot.charts.sources import Sources
from bot.charts.ticks import AXIS_HEIGHT, drawn_axis
from bot.charts.wording import age_words, day, days_said, fitted, shown
from bot.facts import AgeMention, Person
from bot.facts.people.births import birth_window
from bot.library import Library
from bot.texts import Texts

MOST_PEOPLE = 5
MOST_AGES = 6
SHORTEST_BAR = 5.0
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Age:
    """An age that an article gives, and when somebody of that age was born."""

    words: str
    file: str
    births: Interval
    certain: bool
    """Whether the article states the day on which the age was true."""

    conflicts: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """One person: the days on which they must have been born, None where no day fits all their ages."""

    name: str
    whole_name: str
    born: Interval | None
    ages: tuple[Age, ...]
    hidden: int
    """How many ages are left out."""


def births_picture(library: Library, people: Sequence[Person], say: Texts) -> Picture | None:
    """The picture of the first people of `people` with a dated age; None when nobody has one."""
    panels = [
        panel for number, person in enumerate(people, 1) if (panel := _panel(library, person, number, say))
    ]
    if not panels:
        return None
    drawn = panels[:MOST_PEOPLE]
    files = [article.file for article in library.archive.articles]
    sources = Sources((age.file for panel in panels for age in panel.ages), files)
    return Picture("births.png", png_of(_sheet(drawn, sources, say)), _told(drawn, len(panels), sources, say))


def _panel(library: Library, person: Person, number: int, say: Texts) -> Panel | None:
    """What the picture shows of `person`: ages that conflict first, then those that leave the fewest days."""
    against = {each.span for pair in person.conflicts for each in (pair.first, pair.second)}
    ages = {
        Age(
            age_words(mention, say),
            mention.span.file,
            births,
            _is_certain(library, mention),
            mention.span in against,
        ): None
        for mention in person.mentions
        if (births := birth_window(mention))
    }
    if not ages:
        return None
    telling = sorted(ages, key=lambda age: (not age.conflicts, age.births.days))[:MOST_AGES]
    name = shown(person.name)
    return Panel(
        name if any(map(str.isalnum, name)) else f"{number} {name}".strip(),
        person.name,
        person.born.interval if person.born else None,
        tuple(sorted(telling, key=lambda age: (age.file, age.births))),
        len(ages) - len(telling),
    )


def _is_certain(library: Library, mention: AgeMention) -> bool:
    return mention.current and library.facts.published[mention.span.file].known == "explicit"


def _sheet(panels: Sequence[Panel], sources: Sources, say: Texts) -> Sheet:
    shapes: list[Shape] = []
    y = MARGIN
    for panel in panels:
        drawn, y = _drawn(panel, y, sources, say)
        shapes += drawn
        y += GAP
    named = source_entries(*sources.shown(age.file for panel in panels for age in panel.ages), say)
    explained, end = legend(y, named, list(_key(panels, say)))
    return Sheet(end + MARGIN, (*shapes, *explained))


def _drawn(panel: Panel, top: float, sources: Sources, say: Texts) -> tuple[list[Shape], float]:
    """The shapes of one person from `top` on, and where they end: name, days, ages, axis."""
    shapes, top = _head(panel, top, say)
    born_words = say("chart.born")
    letters = [sources.letters([age.file])[0] for age in panel.ages]
    words_from = MARGIN + max(width_of(letter, bold=True) for letter, _ in letters) + GAP
    words = [fitted(age.words, WIDTH / 3) for age in panel.ages]
    left = max(words_from + max(map(width_of, words)), MARGIN + width_of(born_words)) + 2 * GAP
    left += SIGN * any(age.conflicts for age in panel.ages)
    windows = [age.births for age in panel.ages] + ([panel.born] if panel.born else [])
    axis = Axis.of(windows, left, WIDTH - MARGIN)
    rows = len(panel.ages) + bool(panel.born)
    bottom = top + ROW * rows
    if panel.born:
        start, end = _ends(axis, panel.born)
        shapes.append(Ground(start, top, end, bottom))
    shapes += drawn_axis(axis, top, bottom, say)
    y = top + ROW / 2
    if panel.born:
        shapes += [Words(MARGIN, y, born_words, SOFT), Bar(*_ends(axis, panel.born), y, INK, height=THICK)]
        y += ROW
    for age, (letter, colour), text in zip(panel.ages, letters, words, strict=True):
        shapes += [Words(MARGIN, y, letter, colour, bold=True), Words(words_from, y, text)]
        shapes.append(Bar(*_ends(axis, age.births), y, colour, age.certain, THIN))
        if age.conflicts:
            shapes.append(Sign(left - GAP - SIGN / 2, y, "unequal", ALARM))
        y += ROW
    bottom += AXIS_HEIGHT
    if panel.hidden:
        shapes.append(Words(MARGIN, bottom + ROW / 2, say("chart.more_ages", count=panel.hidden), SOFT))
        bottom += ROW
    return shapes, bottom


def _head(panel: Panel, top: float, say: Texts) -> tuple[list[Shape], float]:
    """The name, and beside or under it the days of birth, or the word for a conflict with its sign."""
    about = days_said(panel.born, say) if panel.born else say("chart.conflict")
    whole = WIDTH - 2 * MARGIN
    about = fitted(about, whole - SIGN - GAP)
    width = width_of(about) + (0 if panel.born else SIGN + GAP)
    name = fitted(panel.name, whole, bold=True)
    y = top + ROW / 2
    shapes: list[Shape] = [Words(MARGIN, y, name, bold=True)]
    if width_of(name, bold=True) + GAP + width > whole:
        y += ROW
    shapes.append(Words(WIDTH - MARGIN, y, about, SOFT if panel.born else ALARM, flush=True))
    if not panel.born:
        shapes.append(Sign(WIDTH - MARGIN - width + SIGN / 2, y, "unequal", ALARM))
    return shapes, y + ROW / 2


def _ends(axis: Axis, days: Interval) -> tuple[float, float]:
    left, right = axis.stretch(days)
    spare = max(SHORTEST_BAR - (right - left), 0) / 2
    return left - spare, right + spare


def _key(panels: Sequence[Panel], say: Texts) -> Iterator[Entry]:
    ages = [age for panel in panels for age in panel.ages]
    for certain, key in ((True, "chart.day_stated"), (False, "chart.day_inferred")):
        if any(age.certain == certain for age in ages):
            yield signs_entry("bar", filled=certain, text=say(key))


def _told(panels: Sequence[Panel], count: int, sources: Sources, say: Texts) -> str:
    """The picture in words: first those whose ages conflict, last what the letters stand for."""
    sentences = [say("chart.births", count=count)]
    if len(panels) < count:
        sentences.append(say("chart.first_people", count=len(panels)))
    for panel in sorted(panels, key=lambda panel: panel.born is not None):
        name, ages = panel.whole_name, say.joined([_source_and_age(age, sources) for age in panel.ages])
        if panel.born is None:
            sentences.append(say("chart.born_conflict", name=name, ages=ages))
        else:
            first, last = (day(each, say) for each in (panel.born.first, panel.born.last))
            sentences.append(say("chart.born_between", name=name, first=first, last=last, ages=ages))
    named, others = sources.shown(age.file for panel in panels for age in panel.ages)
    sentences += [say("chart.letter", letter=source.letter, file=source.file) for source in named]
    return told(sentences + ([say("chart.others_tell", count=others)] if others else []))


def _source_and_age(age: Age, sources: Sources) -> str:
    return f"{age.words} ({sources.letters([age.file])[0][0]})"
