from bot.archive.source import SourceFile
from bot.library import build_library
from bot.testing import Chat


async def test_every_article_stands_with_its_date_language_and_outlet(chat: Chat) -> None:
    seen = await chat.slash("sources")
    assert not seen.private
    assert seen.quoted == ["Storm empties the harbour", "The storm reached the island in May."]
    assert "-# harbour\\_01.txt · paragraph 1 · Harbour Post · <t:1620129600:D> · English" in seen.text
    assert "-# island.txt · paragraph 1 · about May 2021 · English" in seen.text


async def test_an_article_can_be_read_from_the_start(chat: Chat) -> None:
    opened = await chat.press(await chat.slash("sources"), "Read")
    assert opened.private
    assert opened.quoted[0].startswith("Storm empties the harbour\n\nThe storm hit")


async def test_a_file_that_lies_there_twice_is_one_article_with_two_names(chat: Chat) -> None:
    data = b"The heron has come back to the harbour."
    chat.bot.shelf.replace(build_library([SourceFile("b.txt", data), SourceFile("a.txt", data)]))
    seen = await chat.slash("sources")
    assert seen.quoted == ["The heron has come back to the harbour."]
    assert "-# a.txt · paragraph 1" in seen.text
    assert "-# the same file is also there as b.txt" in seen.text
    assert (await chat.slash("read", article="b.txt")).quoted == seen.quoted
