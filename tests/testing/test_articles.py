"""What a bot under test answers from, and with which settings."""

from pathlib import Path

import pytest

from bot.config import Config
from bot.config.settings import CogSettings, EmbeddingSettings
from bot.testing.articles import Libraries, alone

NO_MODEL = EmbeddingSettings(engine="none")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "heron.txt").write_text("A heron was seen.")
    return folder


@pytest.fixture
def config(news: Path, tmp_path: Path) -> Config:
    return Config(articles={"": news}, data=tmp_path / "data", embedding=NO_MODEL)


def test_a_library_is_made_once_and_nothing_that_is_made_from_it_is_shared(
    config: Config, tmp_path: Path
) -> None:
    libraries = Libraries(tmp_path / "kept")
    first, second = libraries.of(config), libraries.of(config.model_copy(update={"data": tmp_path / "else"}))
    assert first.archive is second.archive
    assert first.search is second.search
    first.made.keep("card", "made for one test")
    assert second.made.get("card") is None


def test_what_is_kept_lies_in_a_place_of_its_own(config: Config, tmp_path: Path) -> None:
    Libraries(tmp_path / "kept").of(config)
    assert any((tmp_path / "kept").rglob("archive*"))
    assert not config.data.exists()


def test_another_folder_is_another_library(config: Config, news: Path, tmp_path: Path) -> None:
    (news / "more").mkdir()
    (news / "more" / "owl.txt").write_text("An owl was seen.")
    libraries = Libraries(tmp_path / "kept")
    assert "heron.txt" in libraries.of(config).archive.files
    assert list(libraries.of(config, news / "more").archive.files) == ["owl.txt"]


def test_a_bot_under_test_makes_nobody_wait_and_has_one_more_folder_of_cogs(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    made = alone(Config(cooldown=30), tmp_path / "data", mine)
    assert (made.cooldown, made.data) == (0, tmp_path / "data")
    assert made.cogs.more_folders == (mine,)
    assert made.cogs.folder == Config().cogs.folder


@pytest.mark.parametrize("settings", [CogSettings(folder=Path("x")), CogSettings(more_folders=(Path("x"),))])
def test_a_folder_that_is_configured_is_not_named_twice(settings: CogSettings, tmp_path: Path) -> None:
    assert alone(Config(cogs=settings), tmp_path, Path("x")).cogs == settings
    assert alone(Config(cogs=settings), tmp_path, None).cogs == settings
