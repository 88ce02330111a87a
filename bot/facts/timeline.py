"""Timeline (being built)."""

from collections.abc import Mapping

from bot.archive import Archive
from bot.facts.values import *


def find_events(archive: Archive, dates: tuple[Timex, ...], published: Mapping[str, Published]) -> tuple[DatedEvent, ...]:
    return ()
