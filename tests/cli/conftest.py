"""What every test of the command line needs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.search import Answer, Search
from tests.cli.making import answer, library

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Use the command line, with no settings but those given and no terminal."""
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RECEIPTS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RECEIPTS_EMBEDDING__ENGINE", "none")
    monkeypatch.setenv("COLUMNS", "200")

    def use(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(
            main, [str(argument) for argument in arguments], stdin, prog_name="python -m bot"
        )

    return use


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "heron.txt").write_text("The heron has come back to the harbour after three years.\n")
    return folder


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Let the commands work with the library that was made by hand; say whether its answers are found."""

    def use(found: bool) -> None:
        made = library()
        for command in ("ask", "batch", "facts"):
            monkeypatch.setattr(f"bot.cli.{command}.open_library", lambda *_, **__: made)

        def ask(self: Search, question: str, limit: int = 10) -> Answer:
            return answer(made, found=found, citations=2)

        monkeypatch.setattr(Search, "ask", ask)

    return use
