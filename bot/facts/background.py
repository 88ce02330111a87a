"""What is known of a whole archive before any single event is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.archive import Archive, Interval
from bot.facts.names import Names
from bot.facts.values import Published


@dataclass(frozen=True, slots=True)
class Background:
    """The archive, its people, and how its articles belong together.

    `related` gives for every file those about the same people or places.
    """

    archive: Archive
    names: Names
    published: Mapping[str, Published]
    related: Mapping[str, frozenset[str]]

    def day_of(self, file: str) -> Interval | None:
        """When the article in `file` was published; None when that cannot be known."""
        known = self.published.get(file)
        return known.interval if known else None

    def are_related(self, one: str, other: str) -> bool:
        """Whether the two files are about the same people or places."""
        return other in self.related.get(one, ())
