"""How far apart in time two articles appeared, in words."""

from datetime import timedelta

from babel.dates import format_timedelta

from bot.library import Library
from bot.texts import Texts

_LARGER_UNIT = 1.5
"""From how many of a larger unit on that one is used: "6 weeks", but "2 months"."""


def apart(library: Library, file: str, other: str, say: Texts) -> str | None:
    """How much later or earlier than `file` the `other` appeared; None where that is not known for sure."""
    published = [library.facts.published[name] for name in (file, other)]
    here, there = (when.interval for when in published)
    if here is None or there is None or here.meets(there):
        return None
    middle: timedelta = (there.first - here.first + (there.last - here.last)) / 2
    time = format_timedelta(abs(middle), threshold=_LARGER_UNIT, locale=say.locale)
    if here.days == there.days == 1 and all(when.known == "explicit" for when in published):
        return say("apart.later" if middle > timedelta() else "apart.earlier", time=time)
    return say("apart.about_later" if middle > timedelta() else "apart.about_earlier", time=time)
