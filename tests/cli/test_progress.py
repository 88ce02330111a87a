import time
from io import StringIO

import pytest
from rich.console import Console

from bot.cli.progress import progress


def terminal(monkeypatch: pytest.MonkeyPatch, *, watched: bool, patience: float) -> StringIO:
    stream = StringIO()
    monkeypatch.setattr("bot.cli.progress.SECONDS_OF_PATIENCE", patience)
    monkeypatch.setattr(
        "bot.cli.progress.Console", lambda stderr: Console(file=stream, force_terminal=watched, width=80)
    )
    return stream


def test_work_that_takes_long_is_shown_to_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch, watched=True, patience=0.0)
    with progress("Reading", total=2) as advance:
        assert [advance(piece) for piece in "ab"] == ["a", "b"]
        while "Reading" not in stream.getvalue():
            time.sleep(0.01)


@pytest.mark.parametrize(("watched", "patience"), [(True, 60.0), (False, 0.0)])
def test_quick_work_and_work_that_nobody_watches_shows_nothing(
    watched: bool, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = terminal(monkeypatch, watched=watched, patience=patience)
    with progress("Reading", total=None) as advance:
        advance("a")
    assert "Reading" not in stream.getvalue()
