"""Every example in the documentation works: what is typed into a shell, and settings."""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import groupby
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from bot.cli import COMMANDS, main
from bot.config import load_config
from bot.config.settings import HOME
from tests.docs.pages import Block, all_blocks
from tests.test_makefile import TARGETS

SHELL = [block for block in all_blocks() if block.language == "sh"]
YAML = [block for block in all_blocks() if block.language == "yaml"]
FILES = {block.caption: block.body for block in all_blocks() if block.language == "json" and block.caption}

STAND_INS = {
    "page.html": "<html><body><article><h1>Storm closes the harbour</h1>"
    + 8 * "<p>The harbour was closed on Friday, said the mayor of the town.</p>"
    + "</article></body></html>"
}
"""What a reader would have where an example names a file."""

OTHERS_TOOLS = {"chmod", "curl", "docker", "git", "mkdir", "pip", "printf", "cd"}
"""What an example may call that is not ours, and that no test runs."""

VARIABLE = re.compile(r"[A-Z_]+=")

NOT_HERE = {"run", "play", "healthy", "new-cog"}
"""What needs Discord, goes on until it is ended or asks a bot that runs: only what it takes is looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a shell: variables that are set for it, the words, what is read, how it ends."""

    page: str
    variables: dict[str, str]
    words: tuple[str, ...]
    reads: str
    code: int

    @property
    def ours(self) -> tuple[str, ...] | None:
        """What stands behind `python -m bot`, also in a container; None where it is something else."""
        for opening in (("python", "-m", "bot"), ("docker", "compose", "run", "--rm", "receipts")):
            if self.words[: len(opening)] == opening:
                return self.words[len(opening) :]
        return None


def lines(block: Block) -> Iterator[Line]:
    """The lines of a block; one that ends in a backslash goes on, a comment may name the exit code."""
    for line in block.body.replace("\\\n", " ").splitlines():
        code = re.search(r"# exit code (\d)", line)
        read = shlex.shlex(line, posix=True, punctuation_chars=True)
        read.whitespace_split = True
        for ends, tokens in groupby(read, lambda token: token in {"&&", ";"}):
            if not ends:
                yield _line(block.page, list(tokens), int(code[1]) if code else 0)


def _line(page: str, tokens: list[str], code: int) -> Line:
    reads = tokens[tokens.index("<") + 1] if "<" in tokens else ""
    tokens = tokens[: tokens.index("<")] if reads else tokens
    variables = dict(token.split("=", 1) for token in tokens if VARIABLE.match(token))
    return Line(page, variables, tuple(token for token in tokens if not VARIABLE.match(token)), reads, code)


LINES = [line for block in SHELL for line in lines(block)]
OURS = [line for line in LINES if line.ours is not None]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples read; what one writes the next finds."""
    folder = tmp_path_factory.mktemp("examples")
    for name, text in (STAND_INS | FILES).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def shell(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as the folder where things are typed, by somebody with a token and, to be quick, no model."""
    monkeypatch.chdir(place)
    monkeypatch.setenv("DISCORD_TOKEN", "none")
    monkeypatch.setenv("RECEIPTS_EMBEDDING__ENGINE", "none")
    monkeypatch.setenv("RECEIPTS_DATA", str(place / "data"))
    return place


@pytest.mark.parametrize("line", OURS, ids=lambda line: f"{line.page}: {shlex.join(line.ours)}")
def test_what_is_typed_works(line: Line, shell: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert line.ours
    for name, value in line.variables.items():
        monkeypatch.setenv(name, value)
    if line.ours[0] in NOT_HERE or any("://" in word for word in line.ours):
        load_config()
        takes(line.ours)
        return
    done: Result = CliRunner().invoke(
        main, line.ours, (shell / line.reads).read_text("utf-8") if line.reads else ""
    )
    assert done.exit_code == line.code, done.output + str(done.exception or "")


def takes(words: Sequence[str]) -> None:
    """Raise unless the command takes these."""
    command = main.get_command(click.Context(main), words[0])
    assert command
    command.make_context(words[0], list(words[1:]))


@pytest.mark.parametrize(
    "line",
    [line for line in LINES if line.ours is None],
    ids=lambda line: f"{line.page}: {shlex.join(line.words)}",
)
def test_what_else_is_typed_exists(line: Line) -> None:
    if line.words[0] == "make":
        assert set(line.words[1:2]) <= set(TARGETS)
    elif line.words[0] == "python":
        assert line.words[1] == "-m"
        import_module(line.words[2])
    else:
        assert line.words[0] in OTHERS_TOOLS


@pytest.mark.parametrize("block", YAML, ids=lambda block: f"{block.page}: {block.body.splitlines()[0]}")
def test_settings_are_understood(block: Block, tmp_path: Path) -> None:
    if "compose.yaml" in block.caption:
        compose = yaml.safe_load((HOME / "compose.yaml").read_text("utf-8"))
        known = set(compose["services"]["receipts"]) | {"environment"}
        assert set(yaml.safe_load(block.body)) <= known
        return
    file = tmp_path / "config.yaml"
    file.write_text(block.body, encoding="utf-8")
    load_config(file)


def test_every_command_has_an_example_that_was_looked_at() -> None:
    assert {line.ours[0] for line in OURS if line.ours} >= set(COMMANDS)


def test_an_example_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    block = Block("page.md", "sh", "RECEIPTS_COOLDOWN=3 \\\n  python -m bot ask --jsn x < y  # exit code 1\n")
    assert list(lines(block)) == [
        Line("page.md", {"RECEIPTS_COOLDOWN": "3"}, ("python", "-m", "bot", "ask", "--jsn", "x"), "y", 1)
    ]
    with pytest.raises(click.UsageError, match="--jsn"):
        takes(("ask", "--jsn", "x"))
