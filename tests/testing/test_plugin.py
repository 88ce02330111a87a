"""The plugin with a folder of cogs outside of the checkout, as whoever writes one uses it."""

import subprocess
import sys

import pytest

from bot.config.settings import HOME
from tests.testing.made import HERON, write_cog

TESTS = """
import logging

import pytest


async def test_the_checkouts_articles_are_answered_from(chat):
    assert len(chat.library.archive.files) == 5
    assert (await chat.ask("/made one")).text == "done"


@pytest.mark.articles(heron="{heron}", owl="An owl was seen.")
async def test_invented_articles_are(chat):
    assert list(chat.library.archive.files) == ["heron.txt", "owl.txt"]


@pytest.mark.articles("../news")
async def test_those_of_a_folder_are(chat):
    assert list(chat.library.archive.files) == ["robin.txt"]


async def test_that_fails_tells_what_came_back(chat):
    card = await chat.ask("/made two")
    assert card.cites("heron.txt")


async def test_that_leaves_an_error_behind(chat):
    await chat.ask("/made three")
    logging.getLogger("later").error("no heron")


@pytest.mark.makes_errors
async def test_that_wants_one(chat):
    logging.getLogger("later").error("no owl")


async def test_that_breaks_a_promise_is_shown_without_the_kit(chat):
    await chat.ask("/mad")
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest tells of those tests, beside the cog."""
    home = tmp_path_factory.mktemp("mine")
    write_cog(home)
    (home / "news").mkdir()
    (home / "news" / "robin.txt").write_text("A robin was seen.")
    (home / "tests").mkdir()
    tests = TESTS.format(heron=HERON.replace("\n", " "))
    (home / "tests" / "test_made.py").write_text(tests)
    command = [sys.executable, "-m", "pytest", "-p", "bot.testing.plugin", "-p", "no:cacheprovider", "-rA"]
    settings = home / "config.yaml"
    settings.write_text(f"articles: {HOME / 'seeds'}\nembedding: {{engine: none}}\n")
    option = ["-o", f"receipts_config={settings}"]
    done = subprocess.run(
        [*command, *option, str(home)], cwd=HOME, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("the_checkouts_articles_are_answered_from", "PASSED"),
        ("invented_articles_are", "PASSED"),
        ("those_of_a_folder_are", "PASSED"),
        ("that_fails_tells_what_came_back", "FAILED"),
        ("that_leaves_an_error_behind", "FAILED"),
        ("that_wants_one", "PASSED"),
        ("that_breaks_a_promise_is_shown_without_the_kit", "FAILED"),
    ],
)
def test_each_ends_as_it_should(told: str, name: str, outcome: str) -> None:
    ends = [line for line in told.splitlines() if line.startswith(outcome) and f"::test_{name}" in line]
    assert len(ends) == 1, told


def test_a_failure_tells_what_was_typed_and_what_came_back(told: str) -> None:
    assert "no, it does not cite heron.txt; it cites no file at all" in told
    assert "what was typed, and what came back" in told
    assert "/made text:two\n  | done" in told


def test_what_goes_wrong_late_is_told_in_a_sentence(told: str) -> None:
    assert "after all that was done\n  - logged as an error: later: no heron" in told


def test_the_line_of_the_test_is_shown_and_none_of_the_kit(told: str) -> None:
    assert 'await chat.ask("/mad")' in told
    assert "There is no /mad" in told
    assert "bot/testing/chat.py" not in told


def test_nothing_is_warned_of(told: str) -> None:
    assert "warnings summary" not in told
