"""Names and dates as a picture can show them: what the font has, as short as there is room for."""

import unicodedata
from datetime import date
from itertools import groupby

from babel.dates import format_interval, format_skeleton

from bot.archive import Interval
from bot.charts.drawing import drawable, width_of
from bot.facts import AgeMention
from bot.texts import Texts

GONE = "…"
FOR_LINES = ("L", "N", "P", "S", "Z")
"""The kinds of characters that stand in line with others; combining ones pile up, and the rest is unseen."""

NO_LINES = {"So", "Zl", "Zp"}
"""Of these, drawings such as emoji and blocks, and line ends."""

_AGES = {"years": "ages.years", "months": "ages.months", "weeks": "ages.weeks", "days": "ages.days"}

LONGEST = 200
"""Characters of a text that are looked at: more never fit."""


def shown(text: str) -> str:
    """`text` on one line, in characters that can be drawn; letters that cannot become dots."""
    composed = unicodedata.normalize("NFC", " ".join(text.split())[:LONGEST])
    pieces = [
        "".join(run) if can else GONE * any(map(str.isalnum, run))
        for can, run in ((can, list(run)) for can, run in groupby(composed, _can_be_drawn))
    ]
    return " ".join("".join(pieces).split())


def fitted(text: str, width: float, *, bold: bool = False) -> str:
    """As much of the beginning of `text` as is `width` wide, with dots where it is cut."""
    if width_of(text, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + GONE, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + GONE


def age_words(mention: AgeMention, say: Texts) -> str:
    """The age as people say it: "20 months"."""
    return say(_AGES[mention.unit], count=mention.age)


def day(value: date, say: Texts) -> str:
    """A day as the language writes it."""
    return format_skeleton("yMMMd", value, locale=say.locale)


def days_said(days: Interval, say: Texts) -> str:
    """A day, a month, a year, several of them, or the first and the last day, as the language writes it."""
    return _written(days, _precision(days), say)


def days_within(days: Interval, width: float, say: Texts) -> str:
    """The same, less precise where `width` is too little: whole months by name, by number, or whole years."""
    precision = _precision(days)
    skeletons = ("yMMMd", "yMMM", "yM", "y")
    texts = [_written(days, skeleton, say) for skeleton in skeletons[skeletons.index(precision) :]]
    return next((text for text in texts if width_of(text) <= width), texts[-1])


def _precision(days: Interval) -> str:
    """The skeleton (in Unicode's date patterns) of the largest units that `days` fill."""
    after = days.last.toordinal() + 1
    ends_month = after > date.max.toordinal() or date.fromordinal(after).day == 1
    if days.first.day != 1 or not ends_month:
        return "yMMMd"
    return "y" if (days.first.month, days.last.month) == (1, 12) else "yMMM"


def _written(days: Interval, skeleton: str, say: Texts) -> str:
    if days.days == 1:
        return format_skeleton(skeleton, days.first, locale=say.locale)
    text: str = format_interval(days.first, days.last, skeleton, locale=say.locale)
    return text


def _can_be_drawn(character: str) -> bool:
    if character == " ":
        return True
    kind = unicodedata.category(character)
    return kind[0] in FOR_LINES and kind not in NO_LINES and drawable(character)
