"""Dates (being built)."""

from collections.abc import Mapping

from bot.archive import Archive
from bot.facts.values import *


def find_dates(archive: Archive, published: Mapping[str, Published]) -> tuple[Timex, ...]:
    return ()
