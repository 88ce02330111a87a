"""What a cog writes it has to declare; what it does not write, and what is nobody's, is left alone."""

import sqlite3
from pathlib import Path

import pytest

from bot.testing.failing import BrokenPromiseError
from tests.testing.made import chat_with, write_cog

ANSWER = "await interaction.response.send_message('done')"
DECLARED = "stores = (cards.Stored(WORDS, 'what', 'gone'),)"
REMEMBERED = "stores = (cards.Stored(WORDS, 'what', 'gone', where='memory'),)"
WRITES = {
    "open": "(self.folder(interaction.client) / 'people').open('w').close()",
    "a folder": "self.folder(interaction.client)",
    "a database": "sqlite3.connect(interaction.client.config.data / 'people.sqlite3').close()",
    "in a thread": "await asyncio.to_thread((interaction.client.config.data / 'people').write_text, 'Ida')",
    "renamed": "PLACE.rename(interaction.client.config.data / 'people')",
    "appended": "with open(interaction.client.config.data / 'people', 'ab'): pass",
}


@pytest.mark.parametrize("stores", ["stores = ()", REMEMBERED])
@pytest.mark.parametrize("write", WRITES)
async def test_what_is_written_and_not_declared_fails(
    tmp_path: Path, cogs: Path, write: str, stores: str
) -> None:
    (cogs / "kept").touch()
    write_cog(cogs, f"{WRITES[write]}\n{ANSWER}", stores=stores)
    with pytest.raises(BrokenPromiseError) as failed:
        async with chat_with(tmp_path) as chat:
            await chat.ask("/made")
    assert f"the cog made writes {tmp_path / 'data'}" in str(failed.value)
    assert "made.py, line " in str(failed.value)
    assert "`stores = (cards.Stored(...), ...)` in its class says what it keeps" in str(failed.value)


@pytest.mark.parametrize("write", WRITES)
async def test_what_is_declared_may_be_written(tmp_path: Path, cogs: Path, write: str) -> None:
    (cogs / "kept").touch()
    write_cog(cogs, f"{WRITES[write]}\n{ANSWER}", stores=DECLARED)
    async with chat_with(tmp_path) as chat:
        assert (await chat.ask("/made")).text == "done"


async def test_what_is_written_while_the_cog_is_loaded_counts_too(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs, setup="(bot.config.data / 'people').write_text('Ida')")
    with pytest.raises(BrokenPromiseError, match=r"the cog made writes .*people"):
        async with chat_with(tmp_path) as chat:
            await chat.ask("/made")


async def test_what_is_read_or_lies_in_no_place_of_the_bots_is_no_matter(tmp_path: Path, cogs: Path) -> None:
    write_cog(
        cogs,
        f"""
        Path(__file__).read_text()
        PLACE.write_text("for the moment")
        sqlite3.connect(":memory:").close()
        {ANSWER}
        """,
    )
    async with chat_with(tmp_path) as chat:
        assert (await chat.ask("/made")).text == "done"


async def test_what_the_test_itself_writes_is_nobodys(tmp_path: Path, cogs: Path) -> None:
    write_cog(cogs)
    async with chat_with(tmp_path) as chat:
        (tmp_path / "data" / "people").write_text("Ida")
        sqlite3.connect(tmp_path / "data" / "people.sqlite3").close()
        assert (await chat.ask("/made")).text == "done"


async def test_what_cogs_share_is_their_doing(tmp_path: Path, cogs: Path) -> None:
    (cogs / "_shared.py").write_text("def keep(folder):\n    (folder / 'people').write_text('Ida')\n")
    write_cog(
        cogs,
        f"""
        import importlib
        importlib.import_module("._shared", __package__).keep(interaction.client.config.data)
        {ANSWER}
        """,
    )
    with pytest.raises(BrokenPromiseError, match=r"_shared writes .*_shared.py, line 2"):
        async with chat_with(tmp_path) as chat:
            await chat.ask("/made")


async def test_a_cog_that_says_nothing_of_what_it_stores_fails_before_it_is_used(
    tmp_path: Path, cogs: Path
) -> None:
    write_cog(cogs, stores="pass")
    for act in ("ask", "suggest", "slash", "say"):
        with pytest.raises(BrokenPromiseError, match="made does not say what it stores"):
            async with chat_with(tmp_path) as chat:
                await getattr(chat, act)("/made" if act != "slash" else "made")
