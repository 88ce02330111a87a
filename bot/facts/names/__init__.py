"""Who is meant: the people whom the articles name, and the words that stand for them."""

from bot.facts.names.casting import NameMention
from bot.facts.names.names import Names

__all__ = ["NameMention", "Names"]
