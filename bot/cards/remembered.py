"""What is worked out from a whole library once for each edition of it."""

import asyncio
from collections.abc import Callable, Hashable
from typing import TypeVar

from bot.library import Library

MadeT = TypeVar("MadeT")


async def remembered(library: Library, key: Hashable, make: Callable[[Library], MadeT]) -> MadeT:
    """What `make` gives for `library`, made off the event loop the first time and then kept under `key`."""
    kept: MadeT | None = library.made.get(key)
    if kept is None:
        kept = await asyncio.to_thread(make, library)
        library.made.keep(key, kept)
    return kept
