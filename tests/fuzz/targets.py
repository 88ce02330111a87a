"""Everything that takes in text from people and files, by name."""

import importlib
from collections.abc import Mapping

from tests.fuzz.target import Target

FOLLOWED: Mapping[str, tuple[str, ...]] = {
    "loading": ("bot.archive",),
    "cleaning": ("bot.archive",),
    "reading": ("bot.archive",),
    "dates": ("bot.facts.dates", "bot.archive.interval"),
    "quotations": ("bot.facts.quotes",),
    "people": ("bot.facts.people",),
    "telling": ("bot.facts",),
    "search": ("bot.search",),
    "cards": ("bot.cards",),
    "escaping": ("bot.cards.escaping",),
    "file_names": ("bot.store.file_names", "bot.archive.file_name", "bot.cards.attachment"),
    "custom_id": ("bot.cards", "cogs"),
    "answering": ("bot",),
}
"""Each target, a module of this package, with the packages in which the fuzzer follows the lines reached.

Following costs more than half of the time, so that it is done only where the target's own code is.
"""


def target(name: str) -> Target:
    """The target of that name; only what it needs is imported."""
    found = importlib.import_module(f"tests.fuzz.{name}").TARGET
    assert isinstance(found, Target)
    return found
