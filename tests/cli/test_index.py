"""`index`: articles into a shared index, from which the other commands then answer."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.shared_index.connecting import MISSING
from tests.cli.conftest import Run


@pytest.fixture
def uri(tmp_path: Path) -> str:
    pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    return str(tmp_path / "tables")


def test_articles_are_written_and_answered_from(
    run: Run, articles: Path, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("index", "--to", uri, "--articles", articles)
    assert first.stdout == "Edition 1: 1 articles with 1 passages (1 new, 0 removed, 0 unchanged).\n"
    assert run("index", "--to", uri, "--articles", articles).stdout == "Nothing had changed.\n"
    monkeypatch.setenv("RECEIPTS_INDEX__URI", uri)
    answered = run("ask", "has the heron come back to the harbour")
    assert answered.exit_code == 0
    assert "The heron has come back" in answered.stdout
    refused = run("facts", "dates")
    assert refused.exit_code == 2
    assert "too large to list its facts" in refused.stderr
    assert run("facts", "dates", "--articles", articles).exit_code == 0


def test_several_processes_write_the_same(run: Run, articles: Path, uri: str) -> None:
    for at in range(10):
        (articles / f"{at}.txt").write_text(f"The crane number {at} was seen at the lake.\n")
    written = run("index", "--to", uri, "--articles", articles, "--processes", "2")
    assert written.stdout.startswith("Edition 1: 11 articles with 11 passages")


def test_without_the_extra_it_is_said_how_to_get_it() -> None:
    program = "import sys; sys.modules['pyarrow'] = None; from bot.cli import main; main(['index'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"Error: {MISSING}\n")


def test_where_to_write_has_to_be_said(run: Run, articles: Path) -> None:
    refused = run("index", "--articles", articles)
    assert refused.exit_code == 2
    assert "say where to write" in refused.stderr


def test_an_index_that_is_not_there_is_told_in_one_line(
    run: Run, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_INDEX__URI", uri)
    refused = run("ask", "anything")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("Error: index.uri: there is no shared index at")
    assert len(refused.stderr.splitlines()) == 1


def test_check_tells_of_the_index(
    run: Run, articles: Path, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_INDEX__URI", uri)
    assert "✗ index.uri: there is no shared index at" in run("check").stdout
    run("index", "--articles", articles)
    assert "✓ index.uri: 1 articles with 1 passages." in run("check").stdout
