"""People with their printed ages, their parents, and the days on which they may have been born."""

from bot.facts.people.births import birth_window
from bot.facts.people.people import find_people

__all__ = ["birth_window", "find_people"]
