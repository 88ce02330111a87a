"""A connection to the tables: in a folder, on an object store, or on LanceDB's hosted service."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from bot.shared_index.candidates import EngineError

MISSING = "the shared index needs LanceDB; install it with: python -m pip install 'receipts[lance]'"
HOSTED = "db"
"""The scheme of LanceDB's hosted service, which looks after its tables itself."""
KEY = "LANCEDB_API_KEY"
OPTIONS = "RECEIPTS_STORAGE_"
"""What starts the name of an environment variable that is handed on to the object store."""

CACHE = 1 << 28
"""Bytes of its indexes that LanceDB keeps in memory; left to itself it keeps up to 6 GB."""
_OF_FILES = 4  # what it may keep of its files, as against its indexes: one part in so many

_KNOWN = ("LANCE_LOG", "error")  # else it warns of its own deprecations at each question


def connect(uri: str, cache: int = CACHE) -> Any:
    """A connection to the tables at `uri`, of whose indexes at most `cache` bytes stay in memory.

    What the object store needs comes from the environment: the store's own variables (AWS_ACCESS_KEY_ID,
    GOOGLE_SERVICE_ACCOUNT, AZURE_STORAGE_ACCOUNT_NAME), and `RECEIPTS_STORAGE_…` for any other option
    (RECEIPTS_STORAGE_AWS_ENDPOINT is LanceDB's `aws_endpoint`).

    Raises:
        EngineError: LanceDB is not installed, or there is no connection.
    """
    os.environ.setdefault(*_KNOWN)
    try:
        import lancedb  # noqa: PLC0415 - an extra, imported where it is used
    except ModuleNotFoundError:
        raise EngineError(MISSING) from None
    with told(f"the shared index at {shown(uri)} cannot be opened"):
        if urlsplit(uri).scheme == HOSTED:
            return lancedb.connect(uri, api_key=os.environ.get(KEY))
        held = lancedb.Session(cache, cache // _OF_FILES)
        return lancedb.connect(uri, storage_options=storage_options(os.environ), session=held)


def storage_options(environment: Mapping[str, str]) -> dict[str, str]:
    """The options for the object store that the environment sets."""
    return {
        name[len(OPTIONS) :].lower(): value
        for name, value in environment.items()
        if name.startswith(OPTIONS) and value
    }


def shown(uri: str) -> str:
    """`uri` without what may be a secret in it."""
    parts = urlsplit(uri)
    return parts._replace(netloc=parts.hostname or "", query="").geturl() if "@" in parts.netloc else uri


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turn what the engine raises into an `EngineError` that says `what` could not be done.

    Raises:
        EngineError: the engine gave up.
    """
    try:
        yield
    except EngineError:
        raise
    except (OSError, RuntimeError, ValueError, KeyError, NotImplementedError) as error:  # what LanceDB raises
        first = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise EngineError(f"{what}: {first[:300]}") from error
