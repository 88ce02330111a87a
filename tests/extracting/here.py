"""Extraction in this process, for tests of what is done with it: a child takes half a second each time."""

from threading import Event

import pytest

from bot.extracting import Refused, Request, Result
from bot.extracting.making import make_article
from bot.extracting.values import ExtractionError


def extract_here(request: Request, *, most_bytes: int, stop: Event | None = None) -> Result:
    """As the child does it."""
    del stop
    if len(request.data) > most_bytes:
        return Refused("too_big")
    try:
        return make_article(request)
    except ExtractionError as error:
        return Refused(error.reason)


@pytest.fixture(autouse=True)
def extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the folder whose conftest.py imports it; the child has tests of its own."""
    monkeypatch.setattr("bot.extracting.queue.extract", extract_here)
