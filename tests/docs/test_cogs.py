"""The cogs in the documentation work, with the tests that stand there, and so does what people type there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot import cards
from bot.config.settings import HOME
from tests.docs.pages import all_blocks, blocks, text_of
from tests.own_cogs import COGS
from tests.test_surface import PACKAGES

CODE = [block for block in all_blocks() if block.language == "python"]
TYPED = [
    line
    for block in blocks(text_of("commands.md"))
    if block.language == "text" and not block.kind
    for line in block.body.splitlines()
]

TYPING = '''"""What people type, as the documentation has it."""

import pytest

from bot.testing import Chat


async def test_every_example_is_answered_with_a_card(chat: Chat) -> None:
    owner = chat.as_owner()
    for line in {lines!r}:
        seen = await owner.ask(line)
        assert seen.components and not seen.content, line
'''


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the cogs of the documentation, and its tests."""
    place = tmp_path_factory.mktemp("written")
    files = {block.caption: block.body for block in CODE if block.caption}
    for name, text in (files | {"cogs/tests/test_typing.py": TYPING.format(lines=TYPED)}).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def run(*words: str | Path) -> None:
    """Let a tool of ours look, and fail with what it says where it finds something wrong."""
    command = [sys.executable, "-m", *map(str, words)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("RECEIPTS_")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HOME, env=plain)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_every_example_works_and_so_do_its_tests(written: Path, tmp_path: Path) -> None:
    # Somebody who has followed the tutorial has cogs of the same names beside the project's.
    for cog in COGS:
        shutil.copy(HOME / "cogs" / f"{cog}.py", tmp_path)
    told = f"articles: {HOME / 'seeds'}\nembedding: {{engine: none}}\ncogs: {{folder: {tmp_path}}}\n"
    settings = tmp_path / "config.yaml"
    settings.write_text(told, encoding="utf-8")
    plugins = ("-p", "bot.testing.plugin", "-p", "no:cacheprovider")
    run("pytest", "-q", *plugins, "-o", f"receipts_config={settings}", written / "cogs" / "tests")


def test_every_example_is_written_as_the_bot_itself_is_but_narrower_to_fit_on_the_page(written: Path) -> None:
    settings = ("--config", HOME / "pyproject.toml", "--line-length", "88", "--exclude", "test_typing.py")
    run("ruff", "format", "--check", *settings, written)
    run("ruff", "check", *settings, "--extend-ignore", "D103,S101", written)


def test_there_are_examples() -> None:
    assert {"cogs/when.py", "cogs/tests/test_when.py"} <= {block.caption for block in CODE}
    assert len(TYPED) > 15


@pytest.mark.parametrize(
    "hook", [name for name in vars(cards.Cog) | cards.Cog.__annotations__ if not name.startswith("_")]
)
def test_every_hook_of_a_cog_is_told_of(hook: str) -> None:
    assert f"`{hook}" in text_of("cogs.md")


def test_what_the_terminal_says_of_a_saved_cog_is_quoted_as_it_is() -> None:
    quoted = re.findall(r"^cog when ([^:\n]*)", text_of("cogs.md"), re.MULTILINE)
    said = "".join(file.read_text(encoding="utf-8") for file in HOME.glob("bot/*/*.py"))
    assert len(quoted) > 1
    assert [words for words in quoted if f'"{words}"' not in said] == []


@pytest.mark.parametrize("cog", sorted(file.name for file in (HOME / "examples" / "cogs").glob("*.py")))
def test_every_example_cog_is_told_of(cog: str) -> None:
    assert f"| `{cog}` |" in text_of("cogs.md")


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_every_package_for_cogs_is_in_the_reference(package: ModuleType) -> None:
    assert f".. surface:: {package.__name__}\n" in text_of("reference.rst")
