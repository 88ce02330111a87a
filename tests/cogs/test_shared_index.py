"""The bot on a shared index: what it answers where not all articles are at hand."""

from pathlib import Path

import pytest

from bot.library import Library
from bot.testing import Chat
from tests.search.invented_articles import FILES
from tests.shared_index.made import read, write


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three articles in tables."""
    pytest.importorskip("lancedb", reason="the extra `lance` is not installed")
    uri = str(tmp_path / "tables")
    write(uri, FILES)
    return read(uri)


async def test_a_question_is_answered_and_read_in_context(chat: Chat) -> None:
    seen = await chat.slash("ask", question="who built the lighthouse of Brenhaven")
    assert "Marta Lindqvist" in seen.quoted[0]
    opened = await chat.press(seen, "Read in context")
    assert "It warned ships off the northern rocks" in opened.quoted[0]


async def test_an_article_is_listed_suggested_and_opened(chat: Chat) -> None:
    listed = await chat.slash("sources")
    assert "Old lighthouse of Brenhaven opens its doors" in listed.quoted
    assert await chat.suggest("/read article:frost ruins") == ["orchard.txt"]
    assert await chat.suggest("/read article:bakk") == ["bakker.txt"]
    opened = await chat.slash("read", article="orchard.txt")
    assert opened.quoted[0].startswith("Frost ruins the cherry harvest")


async def test_the_archive_is_counted(chat: Chat) -> None:
    assert "3 articles" in (await chat.slash("about")).text


async def test_questions_go_on_in_the_words_of_the_archive(chat: Chat) -> None:
    assert "who built the lighthouse" in await chat.suggest("/ask question:who built the lightho")
