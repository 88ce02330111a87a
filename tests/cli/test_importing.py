"""`import`: files of the self-hoster become articles of a folder."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from tests.cogs.adding import PAGE
from tests.extracting.made import printed


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "flood.html").write_bytes(PAGE)
    (folder / "storm.pdf").write_bytes(printed("Storm\n\nIt hit the harbour on 3 May 2021."))
    (folder / "empty.pdf").write_bytes(printed(""))
    (folder / "[b]notes.txt").write_text("The storm hit the harbour.")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


def test_pages_and_pdfs_become_articles(files: Path, tmp_path: Path) -> None:
    to = tmp_path / "news"
    done = run(files / "flood.html", files / "storm.pdf", files / "[b]notes.txt", "--to", to)
    assert done.exit_code == 0
    assert sorted(file.name for file in to.iterdir()) == ["b_notes.txt", "flood.md", "storm.md"]
    assert "(5 passages, 2022-06-10, Valley Times)" in done.output
    assert "[b]notes.txt" in done.output


def test_what_gives_none_is_said_and_the_rest_is_done(files: Path, tmp_path: Path) -> None:
    done = run(files / "empty.pdf", files / "storm.pdf", "--to", tmp_path / "news")
    assert done.exit_code == 1
    assert "empty.pdf: it holds only pictures of pages" in done.output
    assert (tmp_path / "news" / "storm.md").exists()


def test_nothing_is_overwritten(files: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run(files / "storm.pdf", "--to", tmp_path / "news").exit_code == 0
    assert len(list((tmp_path / "news").iterdir())) == 2


def test_without_a_folder_it_is_the_first_that_is_configured(files: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("articles: {one: first, two: second}\nfiles: {max_bytes: 20}\n")
    done = run(files / "storm.pdf", "--config", config)
    assert done.exit_code == 1
    assert "larger than files.max_bytes" in done.output
    config.write_text("articles: {one: first, two: second}\n")
    assert run(files / "storm.pdf", "--config", config).exit_code == 0
    assert (tmp_path / "first" / "storm.md").exists()


def test_a_folder_that_cannot_be_written_is_one_line(files: Path, tmp_path: Path) -> None:
    (tmp_path / "news").write_text("a file")
    done = run(files / "storm.pdf", "--to", tmp_path / "news" / "sub")
    assert done.exit_code == 2
    assert "cannot be written" in done.output
