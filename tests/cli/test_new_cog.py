"""`new-cog`: what it writes works as it is, is in shape, and tells what to do next."""

import importlib.util
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.client import create_bot
from bot.config import Config
from bot.config.settings import HOME, CogSettings
from bot.library import Library, Shelf
from bot.testing import chatting
from bot.testing.articles import invented
from tests.cli.conftest import Run
from tests.promise.chat import seeds

NAMES = ("places", "word_cloud", "a" * 24)
INVENTED = (
    "HERON COMES BACK\n\nThe heron came back to the harbour on 3 May 2019. Nobody had seen it for years.\n"
)


@pytest.fixture
def cogs(run: Run, tmp_path: Path) -> Path:
    """A folder with a cog of each name."""
    folder = tmp_path / "mine"
    for name in NAMES:
        assert run("new-cog", name, "--folder", folder).exit_code == 0
    return folder


def written_tests(folder: Path) -> Iterator[Any]:
    """The tests beside the cogs."""
    for number, file in enumerate(sorted((folder / "tests").glob("test_*.py"))):
        spec = importlib.util.spec_from_file_location(f"written_{number}", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield from (test for name, test in inspect.getmembers(module) if name.startswith("test_"))


@pytest.mark.parametrize(
    "library",
    [
        seeds,
        lambda: invented(heron=INVENTED),
        lambda: invented(a="It rained."),
        lambda: invented(
            **{f"article{number}": f"{INVENTED} It was number {number}." for number in range(40)}
        ),
    ],
    ids=["seeds", "another story", "no headline", "many articles"],
)
async def test_its_tests_pass_on_any_articles(cogs: Path, tmp_path: Path, library: Any) -> None:
    made: Library = library()
    tests = list(written_tests(cogs))
    assert len(tests) >= 2 * len(NAMES)
    config = Config(data=tmp_path / "data", cogs=CogSettings(more_folders=(cogs,)))
    async with chatting(create_bot(config, Shelf(made))) as chat:
        for test in tests:
            await test(chat)


def test_a_cog_has_at_most_40_lines(cogs: Path) -> None:
    for name in NAMES:
        assert len((cogs / f"{name}.py").read_text().splitlines()) <= 40


def test_what_it_writes_passes_the_linter(cogs: Path) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    for file in cogs.rglob("*.py"):
        name = f"--stdin-filename={HOME / 'cogs' / file.relative_to(cogs)}"
        text = file.read_text()
        for check in (["check", name, "-"], ["format", "--check", name, "-"]):
            done = subprocess.run(
                [*ruff, *check], input=text, cwd=HOME, capture_output=True, text=True, check=False
            )
            assert not done.returncode, done.stdout + done.stderr


def test_what_it_writes_passes_the_type_checker(cogs: Path) -> None:
    mypy = [sys.executable, "-m", "mypy", *map(str, cogs.rglob("*.py"))]
    done = subprocess.run(mypy, cwd=HOME, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stdout + done.stderr


def test_it_tells_what_to_do_next(run: Run, tmp_path: Path) -> None:
    done = run("new-cog", "places", "--folder", tmp_path)
    assert f"Wrote {tmp_path}/places.py and {tmp_path}/tests/test_places.py." in done.output
    assert "make play, then type /places" in done.output
    assert f"python -m pytest -p bot.testing.plugin {tmp_path}/tests/test_places.py" in done.output
    assert f"put `more_folders: [{tmp_path}]` under `cogs:` in config.yaml" in done.output


def test_a_folder_that_is_configured_need_not_be(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_COGS__FOLDER", str(tmp_path))
    done = run("new-cog", "places")
    assert (tmp_path / "places.py").exists()
    assert "more_folders" not in done.output


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Places", "“Places” is no name for a Python file and a command on Discord"),
        ("two words", "is no name"),
        ("a-b", "is no name"),
        ("_private", "is no name"),
        ("9lives", "is no name"),
        ("é", "is no name"),
        ("a" * 25, "is no name"),
        ("../a", "is no name"),
        ("", "is no name"),
        ("class", "“class” is a word of Python itself"),
        ("timeline", "“timeline” is what another command is called (en)"),
        ("vraag", "“vraag” is what another command is called (nl)"),
        ("mentions", "“mentions” is a cog already"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, name: str, why: str
) -> None:
    done = run("new-cog", "--folder", tmp_path / "mine", name)
    assert done.exit_code == 2
    assert why in done.output
    assert done.output.count("\n") == 1
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("file", ["places.py", "tests/test_places.py"])
def test_a_file_that_exists_is_left_as_it_is(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / file).write_text("mine")
    done = run("new-cog", "places", "--folder", tmp_path)
    assert done.exit_code == 2
    assert f"{file} exists already, and is left as it is." in done.output
    assert [path.read_text() for path in tmp_path.rglob("*.py")] == ["mine"]


def test_a_folder_that_cannot_be_written_to_is_said_to_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("new-cog", "places", "--folder", tmp_path / "file")
    assert done.exit_code == 2
    assert "cannot be written: " in done.output
