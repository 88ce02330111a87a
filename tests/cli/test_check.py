import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.extending.finding import NO_FOLDER
from tests.cli.conftest import Run
from tests.postgres import Postgres

COG = """
import discord
from discord import app_commands

@app_commands.command(description="It does nothing.")
async def nothing(interaction: discord.Interaction) -> None: ...

async def setup(bot):
    bot.tree.add_command(nothing)
"""


@pytest.fixture
def features(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "features"
    folder.mkdir()
    (folder / "good.py").write_text(COG)
    monkeypatch.setenv("RECEIPTS_COGS__FOLDER", str(folder))
    return folder


def test_when_all_is_well_it_says_so(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not.shown.anywhere")
    result = run("check", "--articles", articles)
    assert result.exit_code == 0
    assert "✗" not in result.stdout
    for line in ("✓ settings", "✓ articles: 1 (1 en).", "✓ cogs: good.", "✓ data:", "✓ token: given."):
        assert line in result.stdout
    assert "not.shown" not in result.output


def test_everything_that_is_wrong_is_said_at_once_with_how_to_mend_it(
    run: Run, features: Path, tmp_path: Path
) -> None:
    (features / "bad.py").write_text("def setup(:")
    (tmp_path / "data").write_text("a file where the folder should be")
    result = run("check", "--articles", tmp_path / "missing")
    assert result.exit_code == 1
    assert "✗ articles: there is no folder" in result.stdout
    assert "Set `articles`" in result.stdout
    assert (
        "✗ cog: bad cannot be loaded: line 1 is no Python: invalid syntax. See features/bad.py:1."
        in result.stdout
    )
    assert "✓ cogs: good." in result.stdout
    assert "! data:" in result.stdout
    assert "✗ token: none. Set DISCORD_TOKEN" in result.stdout
    assert "Traceback" not in result.output


def test_a_folder_without_cogs_is_wrong(run: Run, articles: Path, features: Path) -> None:
    (features / "good.py").unlink()
    assert f"✗ cogs: none in {features}. Set `cogs.folder`" in run("check", "--articles", articles).stdout


def test_a_further_folder_that_is_not_there_is_wrong(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECEIPTS_COGS__MORE_FOLDERS", "/nowhere/mine")
    result = run("check", "--articles", articles)
    assert f"✗ cog: mine cannot be loaded: {NO_FOLDER}. See /nowhere/mine." in result.stdout
    assert "✓ cogs: good." in result.stdout


def test_files_that_are_left_out_or_undated_are_worth_knowing_but_stop_nothing(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "x")
    (articles / "empty.txt").touch()
    (articles / "broken.txt").write_bytes(b"The heron \xff has come back to the harbour after three years.\n")
    result = run("check", "--articles", articles)
    assert result.exit_code == 0
    assert "! skipped: empty.txt: " in result.stdout
    assert "! read: broken.txt: " in result.stdout
    assert "! dates: 2 without a date: broken.txt, heron.txt." in result.stdout


@pytest.mark.parametrize(
    ("engine", "line"),
    [
        ("e5", "✓ search: by words and by meaning (e5)."),
        ("none", "! search: by words alone, as `embedding.engine: none` has it."),
        ("broken", "! search: by words alone: e5 cannot be used. The log says why"),
    ],
)
def test_how_questions_find_their_passages_is_said(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch, engine: str, line: str
) -> None:
    monkeypatch.setenv("RECEIPTS_EMBEDDING__ENGINE", "none" if engine == "none" else "e5")
    if engine == "broken":
        monkeypatch.setattr("bot.embedding.packed.PACKAGE", "no_such_package")
    assert line in run("check", "--articles", articles).stdout


def test_each_of_several_folders_is_looked_at_by_name(
    run: Run, articles: Path, features: Path, tmp_path: Path
) -> None:
    (articles / "empty.txt").touch()
    config = tmp_path / "config.yaml"
    config.write_text("articles: {birds: articles, storm: missing}")
    result = run("check", "--config", config)
    assert result.exit_code == 1
    assert "✓ articles.birds: 1 (1 en)." in result.stdout
    assert "! dates: birds: 1 without a date: heron.txt." in result.stdout
    assert "! skipped: birds: empty.txt: " in result.stdout
    assert (
        f"✗ articles.storm: there is no folder {tmp_path / 'missing'}. Set `articles.storm`" in result.stdout
    )


def test_shards_are_told_where_there_are_several(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "✓ shards" not in run("check", "--articles", articles).stdout
    monkeypatch.setenv("RECEIPTS_DISCORD__SHARDS__COUNT", "4")
    monkeypatch.setenv("RECEIPTS_DISCORD__SHARDS__IDS", "0-1")
    assert "✓ shards: 4; here: 0, 1." in run("check", "--articles", articles).stdout
    monkeypatch.setenv("RECEIPTS_DISCORD__SHARDS__COUNT", "auto")
    monkeypatch.delenv("RECEIPTS_DISCORD__SHARDS__IDS")
    assert "as many as Discord recommends; here: all." in run("check", "--articles", articles).stdout


def test_a_database_that_others_share_is_tried(
    run: Run, articles: Path, features: Path, monkeypatch: pytest.MonkeyPatch, postgresql: Postgres
) -> None:
    monkeypatch.setenv("RECEIPTS_DATABASE__URL", postgresql.url("postgres"))
    assert "✓ database: the PostgreSQL answers." in run("check", "--articles", articles).stdout
    monkeypatch.setenv("RECEIPTS_DATABASE__URL", postgresql.url("missing"))
    result = run("check", "--articles", articles)
    assert result.exit_code == 1
    assert '✗ database: it cannot be used: database "missing" does not exist.' in result.stdout
    assert "pass" not in result.stdout.replace("passage", "")


def test_a_store_that_cannot_be_used_is_worth_knowing(run: Run, articles: Path, tmp_path: Path) -> None:
    assert (
        "✓ store: what is worked out is kept for the next start."
        in run("check", "--articles", articles).stdout
    )
    with closing(sqlite3.connect(tmp_path / "data" / "archive.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    seen = run("check", "--articles", articles).stdout
    assert "! store: nothing can be kept for the next start" in seen
    assert "was made by a newer Receipts" in seen
