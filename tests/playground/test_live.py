"""Somebody writes a cog while the page is open: it is taken up, and what is broken is said there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.client import Receipts
from bot.config.settings import CogSettings
from tests.client.making import write_cog
from tests.playground.test_page import visiting
from tests.playground.visitor import Visitor

SAYS = "await interaction.response.send_message({what!r})"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "features"
    made.mkdir()
    write_cog(made, "alpha", SAYS.format(what="one"))
    return made


def everything(visitor: Visitor) -> list[str]:
    return [str(visitor.state["messages"][one]) for one in visitor.state["timeline"]]


@pytest.mark.parametrize(
    ("language", "broken", "mended"),
    [
        ("en", ("alpha cannot be loaded", "The last version that worked goes on."), "can be loaded again"),
        ("nl", ("alpha kan niet worden geladen", "De laatste versie die werkte"), "kan weer worden geladen"),
    ],
)
async def test_a_broken_cog_is_a_card_in_the_page_and_the_version_before_answers(
    language: str,
    broken: tuple[str, str],
    mended: str,
    folder: Path,
    make_bot: Callable[..., Receipts],
) -> None:
    async with visiting(make_bot(CogSettings(folder=folder)), language) as visitor:
        await visitor.do("send_message", content="/alpha")
        assert visitor.shown == "one"
        (folder / "alpha.py").write_text("x = 1\nasync def setup(bot:\n")
        await visitor.wait_until_shown(broken[0])
        assert "features/alpha.py" in visitor.shown
        assert "line 2 is no Python" in visitor.shown
        assert broken[1] in visitor.shown
        await visitor.do("send_message", content="/alpha")
        assert visitor.shown == "one"
        write_cog(folder, "alpha", SAYS.format(what="two"))
        await visitor.wait_until_shown(mended)
        await visitor.do("send_message", content="/alpha")
        assert visitor.shown == "two"
        assert sum("'one'" in message for message in everything(visitor)) == 2


async def test_new_commands_are_offered_and_those_of_deleted_files_are_not(
    folder: Path, make_bot: Callable[..., Receipts]
) -> None:
    async with visiting(make_bot(CogSettings(folder=folder))) as visitor:
        assert set(await visitor.commands()) == {"alpha"}
        write_cog(folder, "beta")
        (folder / "alpha.py").unlink()
        while set(await visitor.commands()) != {"beta"}:
            await visitor.look()
        await visitor.look()
        await visitor.do("send_message", content="/beta")
        assert visitor.shown == "done"


async def test_what_is_broken_from_the_start_is_a_card(
    folder: Path, make_bot: Callable[..., Receipts]
) -> None:
    (folder / "beta.py").write_text("import no_such_module_at_all")
    async with visiting(make_bot(CogSettings(folder=folder)), greeted=True) as visitor:
        assert "beta cannot be loaded" in visitor.shown
        assert "No module named" in visitor.shown
        assert "It is left out until it is mended." in visitor.shown


async def test_a_line_tells_what_came_of_a_save_and_what_fails_later(
    folder: Path, make_bot: Callable[..., Receipts]
) -> None:
    lines: list[str] = []
    async with visiting(make_bot(CogSettings(folder=folder)), line=lines.append) as visitor:
        write_cog(folder, "alpha", "raise RuntimeError('no heron')")
        while not lines:
            await visitor.look()
        await visitor.do("send_message", content="/alpha")
        while len(lines) < 2:
            await visitor.look()
    assert lines == [
        "cog alpha is as it was saved",
        "cog alpha failed (command): RuntimeError: no heron (features/alpha.py:11)",
    ]
