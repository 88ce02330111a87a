"""A few things that were made lately, so that they need not be made again."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Any

MOST = 256


class Cache:
    """Keeps the `most` things that were used last, by key; in memory only. Not for use by several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable) -> Any | None:
        """What was kept under `key`, or None."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def keep(self, key: Hashable, thing: Any) -> None:
        """Keep `thing`; the one that was not used for the longest time makes room for it."""
        self._kept[key] = thing
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
