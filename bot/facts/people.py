"""People (being built)."""

from collections.abc import Mapping

from bot.archive import Archive
from bot.facts.values import *


def find_people(archive: Archive, published: Mapping[str, Published]) -> tuple[Person, ...]:
    return ()
