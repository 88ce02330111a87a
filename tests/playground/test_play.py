import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bot.playground
from bot.config import Config
from bot.library import Shelf, build_library
from bot.playground import PlaygroundError, play
from bot.playground.page import USUAL_PORT

HOME = Path(__file__).parents[2]


def run(
    *arguments: str, typed: str = "", settings: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python in the checkout."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=HOME,
        input=typed,
        env=settings,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def on(articles: Path, home: Path) -> dict[str, str]:
    """The environment for these articles, where nothing of theirs is kept in the checkout."""
    return {**os.environ, "RECEIPTS_ARTICLES": str(articles), "RECEIPTS_DATA": str(home / "data")}


def nothing() -> Shelf:
    """A library without articles."""
    return Shelf(build_library([]))


def test_a_piped_session_gives_a_cited_answer_and_ends_cleanly(articles: Path, tmp_path: Path) -> None:
    settings = on(articles, tmp_path)
    typed = "/ask when did the harbour wall collapse\n1\n"
    done = run("-m", "bot", "play", "--terminal", typed=typed, settings=settings)
    assert "collapsed on Sunday" in done.stdout
    assert "\nharbour.txt · paragraph 2" in done.stdout
    assert "(only you see this)" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_the_way_to_discord_knows_nothing_of_the_playground() -> None:
    script = (
        "import sys, bot.__main__, bot.cli.run, bot.cli.ask, bot.cli.healthy, bot.client; "
        "assert 'simcord' not in sys.modules and 'bot.playground' not in sys.modules"
    )
    done = run("-c", script)
    assert (done.returncode, done.stderr) == (0, "")


def test_where_it_is_not_installed_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.playground, "find_spec", lambda _: None)
    with pytest.raises(PlaygroundError, match="make play") as told:
        play(Config(), nothing, terminal=False, port=0)
    assert told.value.exit_code == 2


def test_it_leaves_the_data_of_the_real_bot_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    play(Config(data=tmp_path / "data"), nothing, terminal=True, port=0)
    assert not (tmp_path / "data").exists()


def test_the_page_is_what_opens_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[int, str]] = []
    monkeypatch.setattr(
        "bot.playground.page.browse", lambda bot, console, port, language: opened.append((port, language))
    )
    play(Config(), nothing, terminal=False, port=USUAL_PORT)
    assert opened == [(USUAL_PORT, "en")]


def test_a_session_can_be_in_another_language(articles: Path, tmp_path: Path) -> None:
    settings = on(articles, tmp_path)
    typed = "/vraag when did the harbour wall collapse\n1\n/tijdlijn van:nooit\n/timeline to:never\n"
    done = run("-m", "bot", "play", "--terminal", "--language", "nl", typed=typed, settings=settings)
    assert "/vraag <vraag> [bron:]\n  Stel" in done.stdout
    assert "\nharbour.txt · alinea 2" in done.stdout
    assert "Ik kan “nooit” niet als datum lezen." in done.stdout
    assert "Ik kan “never” niet als datum lezen." in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
