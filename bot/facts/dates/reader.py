"""The parts of a matched date expression -> its reading; None for what only looks like a date."""

from bot.facts.dates.calendar_reader import CalendarReader
from bot.facts.dates.relative_reader import RelativeReader


class Reader(CalendarReader, RelativeReader):
    """One method a rule of the grammar; each takes the rule's match."""
