"""Who is meant: the people whom the articles name, and the words that stand for them."""

from bot.facts.names.capitals import Run
from bot.facts.names.casting import NameMention
from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.names.names import Names

__all__ = ["Line", "NameMention", "Names", "Run", "could_be_name", "is_full"]
