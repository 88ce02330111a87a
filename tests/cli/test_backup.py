from pathlib import Path

from bot.store.whole_files import write_whole
from tests.cli.conftest import Run


def test_what_servers_added_is_backed_up_and_put_back(run: Run, articles: Path, tmp_path: Path) -> None:
    article = tmp_path / "data" / "uploads" / "7" / "owl.txt"
    write_whole(article, b"An owl was seen.")
    made = run("backup", tmp_path / "backup.zip")
    assert made.exit_code == 0
    assert made.stdout == f"{tmp_path / 'backup.zip'}: no settings, 1 articles of servers.\n"
    article.unlink()
    restored = run("restore", tmp_path / "backup.zip")
    assert restored.exit_code == 0
    assert restored.stdout == "Restored: no settings, 1 articles of servers, 0 of your own.\n"
    assert article.read_bytes() == b"An owl was seen."
    assert (tmp_path / "data" / "before-restore.zip").exists()


def test_articles_are_backed_up_on_request(run: Run, articles: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("articles: articles")
    made = run("backup", tmp_path / "backup.zip", "--with-articles", "--config", config)
    assert made.stdout.endswith("0 articles of servers, 1 of your own.\n")
    (articles / "heron.txt").write_text("Another one.")
    (articles / "owl.txt").write_text("An owl was seen.")
    restored = run("restore", tmp_path / "backup.zip", "--with-articles", "--config", config)
    assert restored.stderr == "left as it is: heron.txt\n"


def test_what_cannot_be_done_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.zip").write_text("years of work")
    made = run("backup", tmp_path / "thesis.zip")
    assert made.exit_code == 2
    assert "no backup was made: " in made.stderr
    restored = run("restore", tmp_path / "thesis.zip")
    assert restored.exit_code == 2
    assert restored.stderr.endswith("was not restored: it is no backup of Receipts, or damaged\n")
    assert run("restore", tmp_path / "none.zip").exit_code == 2
