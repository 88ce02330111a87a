import sys
from pathlib import Path

import pytest

from bot.cli.mistakes import Mistake
from bot.cli.opening import open_library, open_shared, open_shelf
from bot.config import Config
from bot.config.settings import EmbeddingSettings
from bot.embedding import open_embedder, opening
from bot.search import Means
from bot.search.embedder import Embedder
from tests.cli.conftest import Run

NEWS = {
    "birds": "The heron has come back to the harbour.",
    "storm": "The storm came over the harbour at night.",
}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name, text in NEWS.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text(f"{text}\n")
    folders = {name: tmp_path / name for name in NEWS}
    return Config(articles=folders, data=tmp_path / "data", embedding=EmbeddingSettings(engine="none"))


def test_each_folder_is_a_library_of_its_own(config: Config) -> None:
    shelf = open_shelf(config)
    assert shelf.names == ("birds", "storm")
    for name, text in NEWS.items():
        library = shelf.library(name)
        assert [article.raw.strip() for article in library.archive.articles] == [text]
        cited = library.search.ask("harbour").citations
        assert all(library.archive.text(one.passage.span) == text for one in cited)


def test_all_libraries_search_with_one_model(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Config] = []

    def open_counted(config: Config) -> Embedder | None:
        opened.append(config)
        return open_embedder(config)

    monkeypatch.setattr(opening, "open_embedder", open_counted)
    shelf = open_shelf(config.model_copy(update={"embedding": EmbeddingSettings()}))
    assert all(shelf.library(name).search.means is not Means.WORDS for name in shelf.names)
    assert len(opened) == 1


def test_without_a_name_it_is_the_first(config: Config) -> None:
    assert "heron" in open_library(config).archive.articles[0].raw


def test_a_folder_without_articles_is_named_as_in_the_settings(config: Config, tmp_path: Path) -> None:
    (tmp_path / "storm" / "news.txt").unlink()
    with pytest.raises(Mistake, match=r"articles\.storm: the folder .* holds no"):
        open_shelf(config)


def test_questions_on_the_command_line_go_to_the_first_folder_or_the_one_given(
    run: Run, config: Config, tmp_path: Path
) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("articles: {birds: birds, storm: storm}")
    asked = ("ask", "what came over the harbour at night", "--config", file)
    assert "storm" not in run(*asked).stdout.replace("storm_", "")
    assert NEWS["storm"] in run(*asked, "--articles", tmp_path / "storm").stdout


def test_a_shared_index_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bot.shared_index.opening", None)
    with pytest.raises(Mistake, match=r"pip install 'receipts\[lance\]'"):
        open_shared(Config())
