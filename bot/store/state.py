"""Small JSON files in the data folder: what the bot leaves for its next run, or for a look from outside."""

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)


def read_state(file: Path) -> dict[str, Any]:
    """What `file` holds; nothing when it is missing, or, with a line in the log, of no use."""
    try:
        state = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s counts as empty, since it cannot be read: %s", file, type(error).__name__)
        return {}
    return state if isinstance(state, dict) else {}


def write_state(file: Path, state: Mapping[str, Any]) -> None:
    """Replace `file` in one step, its folder made if need be: a reader never sees half of it.

    Raises:
        OSError: it cannot be written there.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as draft:
            json.dump(state, draft)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
