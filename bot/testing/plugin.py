"""The pytest plugin: the fixture `chat`, and what a test that fails tells of it.

Nothing of the bot is imported before a test runs: coverage is measured from then on.
"""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

with warnings.catch_warnings(action="ignore"):  # it imports audioop, for voice, which nothing here uses
    import discord  # noqa: F401 - so that nobody who imports it later is warned

if TYPE_CHECKING:
    from bot.client import Receipts
    from bot.config import Config
    from bot.library import Library
    from bot.testing.articles import Libraries
    from bot.testing.chat import Chat

ARTICLES, ERRORS = "articles", "makes_errors"
MARKERS = (
    f"{ARTICLES}(folder): what the bot answers from, as seen from the test; or name='text' for invented ones",
    f"{ERRORS}: errors of the bot and cogs that cannot be used are wanted: they are no reason to fail",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can be set for all tests of a folder."""
    parser.addini(
        "receipts_config", "the settings of the bot, instead of the checkout's config.yaml", "paths", []
    )
    parser.addini(
        "receipts_cogs", "the folder of cogs under test, where it is not found by itself", "paths", []
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Make `async def test_…` enough, also for a folder that has no settings of its own."""
    for marker in MARKERS:
        config.addinivalue_line("markers", marker)
    if config.getini("asyncio_mode") == "strict" and config.getoption("asyncio_mode") is None:
        config.option.asyncio_mode = "auto"
        # Each test has a loop of its own either way.
        warnings.filterwarnings("ignore", 'The configuration option "asyncio_default_fixture_loop_scope"')


@pytest.fixture(scope="session")
def receipts_libraries(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Libraries:
    """The libraries of folders, kept from one run of pytest to the next where it keeps anything."""
    from bot.testing.articles import Libraries

    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    return Libraries(cache.mkdir("receipts") if cache else tmp_path_factory.mktemp("receipts"))


@pytest.fixture
def receipts_config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    """The settings of the bot: those of the checkout, for a bot that only this test uses."""
    from bot.config import load_config
    from bot.testing.articles import alone
    from bot.testing.folders import cogs_around

    files, folders = request.config.getini("receipts_config"), request.config.getini("receipts_cogs")
    cogs = folders[0] if folders else cogs_around(request.path)
    return alone(load_config(files[0] if files else None), tmp_path / "data", cogs)


@pytest.fixture
def library(
    request: pytest.FixtureRequest, receipts_config: Config, receipts_libraries: Libraries
) -> Library:
    """What the bot answers from: the configured articles, or those of the mark `articles`.

    Override it for anything else.
    """
    from bot.testing.articles import invented

    mark = request.node.get_closest_marker(ARTICLES)
    if mark and mark.kwargs:
        return invented(**mark.kwargs)
    folder = request.path.parent / mark.args[0] if mark else None
    return receipts_libraries.of(receipts_config, folder)


@pytest.fixture
def receipts_bot(receipts_config: Config, library: Library) -> Receipts:
    """The client, as it runs on Discord."""
    from bot.client import create_bot
    from bot.library import Shelf

    return create_bot(receipts_config, Shelf(library))


@pytest.fixture
async def chat(request: pytest.FixtureRequest, receipts_bot: Receipts) -> AsyncIterator[Chat]:
    """Somebody in a channel with the bot, who types and presses what the test wants."""
    from bot.testing.opening import chatting

    tolerates_errors = request.node.get_closest_marker(ERRORS) is not None
    async with chatting(receipts_bot, tolerates_errors=tolerates_errors) as chat:
        yield chat


def _chats(item: pytest.Item) -> list[Any]:
    """The chats that a test was given."""
    given = getattr(item, "funcargs", {}).values()
    return [value for value in given if type(value).__module__ == "bot.testing.chat"]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Let the time be that of the simulated Discord while the test runs."""
    chats = _chats(item)
    if not chats:
        return (yield)
    from bot.testing.failing import AT_LAST, told

    with ExitStack() as stack:
        for chat in chats:
            stack.enter_context(chat.env.time_context())
        result = yield
        for chat in chats:
            if problems := chat.checks.trouble():
                pytest.fail(told(problems, AT_LAST), pytrace=False)
        return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell with a test that fails what was typed and what came back."""
    report = yield
    if call.excinfo is not None and report.failed:
        for chat in _chats(item):
            if chat.story:
                report.sections.append(("what was typed, and what came back", "\n".join(chat.story)))
    return report
