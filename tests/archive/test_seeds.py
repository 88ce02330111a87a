"""The five seed articles against what `seeds.yaml` says of them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.archive import Article
from bot.archive.reading import SourceFile, read_article
from tests.archive.articles import shown

SEEDS = Path(__file__).parents[2] / "seeds"
MARKED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "seeds.yaml").read_text(encoding="utf-8"))


def seed(name: str) -> Article:
    return read_article(SourceFile(name, (SEEDS / name).read_bytes()))


def test_every_seed_is_marked() -> None:
    assert sorted(MARKED) == sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("name", MARKED)
def test_exactly_the_marked_lines_are_clutter(name: str) -> None:
    article = seed(name)
    assert shown(article, article.clutter) == MARKED[name]["clutter"]


@pytest.mark.parametrize("name", MARKED)
def test_sentences_and_headings_are_whole_passages(name: str) -> None:
    article = seed(name)
    passages = shown(article, [passage.span for passage in article.passages])
    assert [text for text in MARKED[name]["passages"] if text not in passages] == []


@pytest.mark.parametrize("name", MARKED)
def test_title_outlet_language_and_stated_date_are_found(name: str) -> None:
    article, marked = seed(name), MARKED[name]
    assert (shown(article, [article.title])[0] if article.title else None) == marked.get("title")
    assert (article.outlet.name if article.outlet else None) == marked.get("outlet")
    assert article.language == marked["language"]
    stated = article.stated_date.interval.first if article.stated_date else None
    assert stated == marked.get("stated")


@pytest.mark.parametrize("name", MARKED)
def test_nothing_had_to_be_mended(name: str) -> None:
    assert seed(name).notes == ()
