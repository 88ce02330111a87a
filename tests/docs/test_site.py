"""The site is built without a warning, leads nowhere in vain, and needs no network."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config.settings import HOME
from docs.checking import mistakes, outward, read


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, which is no site if Sphinx warns of anything."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "docs", "--to", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HOME)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)
    return folder / "html"


def test_it_is_built_without_a_warning_and_has_no_dead_link(site: Path) -> None:
    assert {"index.html", "reference.html", "cogs.html"} <= {file.name for file in site.iterdir()}


def test_what_a_cog_may_use_is_told_by_its_docstrings(site: Path) -> None:
    reference = (site / "reference.html").read_text(encoding="utf-8")
    assert 'id="bot.cards.Card.add_text"' in reference
    assert 'href="#bot.archive.Span"' in reference


def test_rows_say_on_a_phone_of_which_column_each_cell_is(site: Path) -> None:
    assert '<span class="column">what it is: </span>' in (site / "settings.html").read_text(encoding="utf-8")


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page(tmp_path, '<a href="away.html">x</a><a href="#there">x</a><a href="#here">x</a><p id="here">')
    assert mistakes(read(tmp_path)) == [
        "page.html: leads nowhere: away.html",
        "page.html: leads nowhere: #there",
    ]


def test_what_would_be_fetched_from_elsewhere_is_found(tmp_path: Path) -> None:
    page(tmp_path, '<script src="https://cdn.example/x.js"></script><link href="//fonts.example/x.css">')
    assert mistakes(read(tmp_path)) == [
        "page.html: is fetched from elsewhere: https://cdn.example/x.js",
        "page.html: is fetched from elsewhere: //fonts.example/x.css",
    ]


def test_links_that_leave_the_site_are_listed_and_not_followed(tmp_path: Path) -> None:
    page(tmp_path, '<a href="https://example.org/b">b</a><a href="https://example.org/a">a</a>')
    assert outward(read(tmp_path)) == ["https://example.org/a", "https://example.org/b"]
    assert mistakes(read(tmp_path)) == []


def page(folder: Path, body: str) -> None:
    (folder / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
