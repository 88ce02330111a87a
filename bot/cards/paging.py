"""A list shown page by page: which page it is, what stands on it, and where one can turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.cards.buttons import beside
from bot.texts import Texts

ThingT = TypeVar("ThingT")


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number` (from 0) of those up to `last`, with `size` things on each."""

    number: int
    last: int
    size: int

    @classmethod
    def of(cls, wanted: int, count: int, size: int) -> "Page":
        """Page `wanted` of `count` things, the last one when there are fewer."""
        last = max(0, (count - 1) // size)
        return cls(min(wanted, last), last, size)

    @property
    def first(self) -> int:
        """The number (from 0) of the first thing on it."""
        return self.number * self.size

    def shown(self, things: Sequence[ThingT]) -> Sequence[ThingT]:
        """Those of all `things` that stand on it."""
        return things[self.first :][: self.size]

    def line(self, say: Texts) -> str | None:
        """Which page it is; None where there is only one."""
        return say("page.number", number=self.number + 1, count=self.last + 1) if self.last else None

    def turns(
        self, say: Texts, before: str = "page.previous", after: str = "page.next"
    ) -> list[tuple[int, str]]:
        """The pages to turn to, each with its label, as `beside` gives them."""
        return beside(self.number, self.last, say, before, after)
