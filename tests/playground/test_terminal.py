import io
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from bot.client import Receipts
from bot.config.settings import CogSettings
from bot.playground.terminal import converse
from tests.client.making import write_cog

Talk = Callable[..., str]


@pytest.fixture
def talk(make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch) -> Talk:
    """What the terminal shows for the lines that were typed, without the list of commands at the start."""

    def talked(*lines: str, bot: Receipts | None = None, width: int | None = None) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        shown = io.StringIO()
        console = Console(file=shown, highlight=False, force_terminal=width is not None, width=width)
        converse(bot or make_bot(), console)
        return shown.getvalue().partition("quit ends.")[2]

    return talked


def test_a_real_answer_is_cited(make_bot: Callable[..., Receipts], talk: Talk) -> None:
    shown = talk("/ask when did the harbour wall collapse", bot=make_bot(CogSettings()))
    assert "▌ VELDMOUTH" in shown or "▌ The old harbour wall of Veldmouth collapsed on Sunday" in shown
    assert "\nharbour.txt · paragraph 2" in shown


def test_typed_lines_are_echoed_and_the_end_of_input_is_the_end(talk: Talk) -> None:
    assert "> /card a line" in talk("/card a line")


def test_a_cog_that_was_saved_between_two_lines_is_taken_up(
    make_bot: Callable[..., Receipts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "features"
    folder.mkdir()
    write_cog(folder, "alpha")
    told: list[str] = []

    class Typing:
        """Somebody who saves the cog before the first line, and types until it is there."""

        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            if not told:
                told.append("saved")
                write_cog(folder, "alpha", "await interaction.response.send_message('two')")
            time.sleep(0.1)
            return "quit\n" if "two" in shown.getvalue() else "/alpha\n"

    monkeypatch.setattr("sys.stdin", Typing())
    shown = io.StringIO()
    converse(make_bot(CogSettings(folder=folder)), Console(file=shown, highlight=False))
    assert "cog alpha is as it was saved" in shown.getvalue()


@pytest.mark.parametrize("word", ["quit", "exit", " QUIT "])
def test_quit_is_the_end(word: str, talk: Talk) -> None:
    assert "deep" not in talk(word, "/card a line")


def test_a_card_is_shown_with_every_part(talk: Talk) -> None:
    shown = talk("/card a *long* line deep:yes")
    assert shown.split("\n")[3:-2] == [
        "[1] Private   [2] Form   [3] Turn   Site: https://example.org/   ",
        "",
        "Which?",
        "[4] One",
        "[5] Two",
        "",
        "[picture] a line",
        "▌ a long line",
        "deep: True",
        "Off   ",
    ]


def test_a_private_answer_is_marked(talk: Talk) -> None:
    assert "(only you see this)\nbetween us" in talk("/card x", "1")


def test_a_button_may_change_its_own_message(talk: Talk) -> None:
    assert "turned" in talk("/card x", "3")


def test_a_menu_is_chosen_from_by_number(talk: Talk) -> None:
    assert "chosen: Two" in talk("/card x", "5")


def test_a_form_asks_for_its_fields(talk: Talk) -> None:
    shown = talk("/card x", "2", "why is that")
    assert "Question: why is that" in shown
    assert "again: why is that" in shown


def test_an_embed_is_shown(talk: Talk) -> None:
    assert "Title\nBody\nName\nValue\nFoot" in talk("/embed")


def test_a_command_that_does_not_answer_is_told(talk: Talk) -> None:
    assert "The bot did not answer." in talk("/silent")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hello", "Commands start with a slash"),
        ("/nope", "There is no /nope"),
        ("7", "There is no button 7"),
        ("0", "There is no button 0"),
        ("/group add 9007199254740993", "must be between"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(line: str, told: str, talk: Talk) -> None:
    answer = talk(line).split("\n")
    assert told in answer[2]
    assert answer[3:] == [""]


@pytest.mark.parametrize("word", ["/", "help"])
def test_help_lists_every_command(word: str, talk: Talk) -> None:
    shown = talk(word)
    assert "/card <text> [deep:]\n  Shows a card." in shown
    assert "/group add <first> [second:]" in shown


def test_an_empty_line_does_nothing(talk: Talk) -> None:
    assert talk("") == "\n> \n"


def test_lines_are_wrapped_for_a_person(talk: Talk) -> None:
    shown = Text.from_ansi(talk("/card " + "word " * 30, width=40)).plain
    quoted = [line for line in shown.split("\n") if line.startswith("▌")]
    assert len(quoted) > 3
    assert max(map(len, quoted)) <= 40


def test_control_codes_in_an_answer_do_not_reach_the_terminal(talk: Talk) -> None:
    assert "\x1b[31m" not in talk("/card \x1b[31mred")


def test_ctrl_c_and_sigterm_end_it(
    make_bot: Callable[..., Receipts], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGTERM)

    class Interrupting(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed's base reads bytes
            signal.raise_signal(signal.SIGTERM)
            return "/card x\n"

    monkeypatch.setattr("sys.stdin", Interrupting())
    shown = io.StringIO()
    converse(make_bot(), Console(file=shown))
    assert "deep" not in shown.getvalue().partition("quit ends.")[2]
    assert signal.getsignal(signal.SIGTERM) is before
