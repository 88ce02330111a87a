import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

from bot.cli import COMMANDS, MODULES, main
from tests.cli.conftest import Run


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_begins_its_help_with_its_line_in_the_list(name: str, run: Run) -> None:
    command = import_module(f"bot.cli.{MODULES.get(name, name)}").command
    assert command.name == name
    assert command.help.splitlines()[0] == COMMANDS[name]
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "--config FILE" in result.output


def test_completion_knows_the_commands() -> None:
    assert main.list_commands(click.Context(main)) == list(COMMANDS)


def test_help_needs_neither_discord_nor_the_core() -> None:
    program = (
        "import sys; from bot.cli import main; main(['--help'], standalone_mode=False); "
        "sys.exit(str([name for name in ('discord', 'numpy', 'pydantic') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["aks"], "No such command 'aks'."),
        (["--frobnicate"], "No such option"),
        (["ask"], "Missing argument 'QUESTION"),
        (["facts", "birds"], "'birds' is not one of 'articles', 'dates', 'timeline', 'quotes',"),
        (["batch", "no_such_file.jsonl"], "'no_such_file.jsonl': No such file or directory"),
        (["play", "--port", "70000"], "70000 is not in the range"),
        (["ask", "x", "--articles", "no such folder"], "there is no folder no such folder"),
        (
            ["check", "--config", "no_such_file.yaml"],
            "no_such_file.yaml: cannot be read: No such file or directory.",
        ),
        (
            ["play", "--config", "no_such_file.yaml"],
            "no_such_file.yaml: cannot be read: No such file or directory.",
        ),
        (["healthy", "--config", "."], "cannot be read: Is a directory."),
    ],
)
def test_a_mistake_is_one_line_on_stderr_and_exit_code_2(arguments: list[str], said: str, run: Run) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert said in line


def test_nothing_at_all_shows_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: python -m bot" in result.stderr


def test_a_typing_mistake_in_a_setting_stops_every_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("serch: 1")
    for command in (["run"], ["play"], ["ask", "x"], ["facts", "dates"], ["check"], ["healthy"]):
        result = run(*command, "--config", tmp_path / "config.yaml")
        assert result.exit_code == 2
        assert result.stderr == "Error: config.yaml: there is no setting serch (1); the nearest is search.\n"


def test_a_reader_that_goes_away_is_no_traceback(articles: Path) -> None:
    asked = "\n".join(f'{{"id": {n}, "question": "where is the heron"}}' for n in range(300))
    command = [sys.executable, "-m", "bot", "batch", "-", "--articles", str(articles)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "RECEIPTS_EMBEDDING__ENGINE": "none"},
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(asked)
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == ""
