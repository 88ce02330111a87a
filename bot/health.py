"""Whether a bot runs from here and is well: it leaves a pulse in a file, and another process looks at it."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.store.state import read_state, write_state

BEAT_SECONDS = 15.0
STALE_SECONDS = 60.0


def beat(data: Path) -> None:
    """Leave a pulse in the data folder, or in the temporary one where that cannot be written.

    Raises:
        OSError: neither can be written.
    """
    pulse = {"time": time.time()}
    first, last = _places(data)
    try:
        write_state(first, pulse)
    except OSError:
        write_state(last, pulse)


def is_well(data: Path) -> bool:
    """Whether a bot with this data folder left a pulse less than a minute ago."""
    now = time.time()
    times = (read_state(file).get("time") for file in _places(data))
    return any(isinstance(beaten, float) and abs(now - beaten) < STALE_SECONDS for beaten in times)


def _places(data: Path) -> Iterator[Path]:
    yield data / "pulse.json"
    yield Path(tempfile.gettempdir()) / "receipts" / "pulse.json"
