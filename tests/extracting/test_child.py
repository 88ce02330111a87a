"""The child process: whatever happens in it, there is one answer and one line in the log."""

import os
import sys
import tempfile
import zlib
from pathlib import Path
from threading import Event

import pytest

from bot.extracting import Extracted, Refused, Request, child, extract
from tests.extracting.made import FONT, pdf_of, printed, stream

ROOM = 10_000_000


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> "Instead":
    return Instead(monkeypatch)


class Instead:
    """Lets another program run where the extractor would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def run(self, program: str) -> None:
        confined = f"from bot.extracting.limits import confine; confine()\n{program}"
        self._monkeypatch.setattr(child, "_COMMAND", (sys.executable, "-c", confined))


def test_a_file_becomes_an_article_with_what_is_understood_of_it() -> None:
    result = extract(
        Request("storm.pdf", printed("Storm\n\nIt hit the harbour on 3 May 2021.")), most_bytes=ROOM
    )
    assert isinstance(result, Extracted)
    assert result.suffix == ".md"
    assert b"It hit the harbour on 3 May 2021." in result.data
    assert result.understood.language == "en"


def test_a_refusal_comes_through() -> None:
    assert extract(Request("a.html", b"no page"), most_bytes=ROOM) == Refused("not_page")


def test_what_is_too_large_is_refused_without_a_child(instead: Instead) -> None:
    instead.run("raise SystemExit(1)")
    assert extract(Request("a.txt", b"12345"), most_bytes=4) == Refused("too_big")


@pytest.mark.parametrize(
    ("program", "reason", "told"),
    [
        ("import time; time.sleep(600)", "too_long", "was ended after"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "too_long", "time on the processor"),
        ("import os; os.abort()", "failed", "SIGABRT"),
        ("raise SystemExit(3)", "failed", "exit code 3"),
        ("print('no result')", "failed", "no result"),
        ("hoard = bytearray(2_000_000_000)", "failed", "exit code 1"),
        ("import sys\nwhile True: sys.stdout.write('x' * 1_000_000)", "failed", "exit code 1"),
        ("import socket; socket.socket()", "failed", "exit code 1"),
        ("import subprocess; subprocess.run(['true'])", "failed", "exit code 1"),
        ("import os; os.fork()", "failed", "exit code 1"),
        ("open('/tmp/written', 'w')", "failed", "exit code 1"),
        ("import os; os.open('/tmp/written', os.O_CREAT | os.O_WRONLY)", "failed", "exit code 1"),
    ],
)
def test_a_child_that_goes_wrong_is_one_reason_and_one_line(
    instead: Instead, caplog: pytest.LogCaptureFixture, program: str, reason: str, told: str
) -> None:
    instead.run(program)
    seconds = 2 if "sleep" in program else child.SECONDS
    result = extract(Request("secret name.txt", b"words"), most_bytes=ROOM, seconds=seconds)
    assert result == Refused(reason)  # type: ignore[arg-type]  # a literal, as the parameter says
    assert len(caplog.records) == 1
    assert told in caplog.text
    assert "secret" not in caplog.text


def test_a_child_ends_with_the_bot(instead: Instead, caplog: pytest.LogCaptureFixture) -> None:
    instead.run("import time; time.sleep(600)")
    stop = Event()
    stop.set()
    assert extract(Request("a.txt", b"x"), most_bytes=ROOM, stop=stop) == Refused("busy")
    assert not caplog.records


def test_nothing_of_the_bots_environment_is_there(
    instead: Instead, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "token")
    instead.run("import os; raise SystemExit('DISCORD_TOKEN' in os.environ or len(os.environ) > 4)")
    assert extract(Request("a.txt", b"x"), most_bytes=ROOM) == Refused("failed")
    assert "no result" in caplog.text  # it ended well: with the token there it would be exit code 1


def bomb() -> bytes:
    """300 KB that become 300 MB of drawing."""
    drawing = zlib.compress(b"BT /F1 12 Tf 50 700 Td (A) Tj ET\n" * 9_000_000, 9)
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            stream(drawing, b"/Filter/FlateDecode"),
            FONT,
        ]
    )


def test_a_bomb_goes_off_in_the_child_alone() -> None:
    assert isinstance(extract(Request("a.pdf", bomb()), most_bytes=ROOM), Refused)


def test_the_command_runs_our_own_module_wherever_the_bot_was_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bot.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    assert isinstance(extract(Request("a.txt", b"The storm hit the harbour."), most_bytes=ROOM), Extracted)


def test_where_nothing_temporary_can_be_written_the_file_is_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert extract(Request("storm.txt", b"It hit."), most_bytes=ROOM) == Refused("failed")
    assert caplog.messages == ["an extraction cannot be run: No space left on device"]
