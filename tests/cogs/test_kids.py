"""/kids: a table of ages for each child, paged, with contradictions in place; one child as /who shows it."""

from bot.facts import AgeMention, Person, Published, Relation
from bot.library import Library
from bot.testing import Chat
from tests.cards.made import article, facts_with, library_of


async def test_each_child_stands_with_the_age_that_each_article_gives(chat: Chat) -> None:
    seen = await chat.slash("kids")
    assert not seen.private
    assert "2 children" in seen.text
    assert "### Bo Lind\n-# child of Ada Lind" in seen.text
    assert "**7 years** · <t:1620129600:D>\n-# harbour\\_01.txt" in seen.text
    assert "**5 years** · about May 2021\n-# island.txt" in seen.text
    assert "**20 months** · about May 2021\n-# island.txt" in seen.text


async def test_the_birth_window_is_shown(chat: Chat) -> None:
    assert "Born between <t:1564920000:D> and <t:1567512000:D>" in (await chat.slash("kids")).text


async def test_ages_that_cannot_both_be_right_say_so_in_place(chat: Chat) -> None:
    seen = await chat.slash("kids")
    assert "-# island.txt\n-# **Contradiction:** 7 years in harbour\\_01.txt" in seen.text
    assert "no time of birth follows" in seen.text


async def test_one_child_is_shown_as_a_person(chat: Chat) -> None:
    seen = await chat.slash("kids", name="bo")
    assert not seen.private
    assert "### Bo Lind" in seen.text
    assert seen.texts == (await chat.slash("who", name="bo")).texts


async def test_the_button_beside_a_child_opens_its_sentences_privately(chat: Chat) -> None:
    opened = await chat.press(await chat.slash("kids"), "Sentences")
    assert opened.private
    assert "### Bo Lind" in opened.text
    assert "Her son **Bo, 7**, slept through it." in opened.text
    assert opened.quoted[:2] == [
        "Her son Bo, 7, slept through it.",
        "Bo Lind (5) and Cy Lind, 20 months, are safe.",
    ]


async def test_a_child_that_is_not_named_is_refused_privately(chat: Chat) -> None:
    seen = await chat.slash("kids", name="Zed @everyone")
    assert seen.private
    assert "no child called “Zed \\@everyone”" in seen.text


async def test_names_are_suggested(chat: Chat) -> None:
    assert await chat.suggest("/kids name:") == ["Bo Lind", "Cy Lind"]
    assert await chat.suggest("/kids name:cy") == ["Cy Lind"]


def family(*people: tuple[str, int]) -> Library:
    """Children of Bob, each with an age in an article of unknown date."""
    made = article("a.txt", "\n".join(f"{name} Low, {age}, is a child of Bob." for name, age in people))
    spans = [passage.span for passage in made.passages]
    child = Relation("child", ("Bob",), (spans[0],))
    known = {"a.txt": Published(None, "unknown")}
    found = tuple(
        Person(f"{name} Low", child, (AgeMention(span, age),))
        for (name, age), span in zip(people, spans, strict=True)
    )
    return library_of(made, facts=facts_with(known, people=found))


async def test_grown_up_children_are_no_kids(chat: Chat) -> None:
    chat.bot.shelf.replace(family(("Ann", 40), ("Cy", 17)))
    seen = await chat.slash("kids")
    assert "### Cy Low" in seen.text
    assert "### Ann Low" not in seen.text


async def test_an_article_without_a_date_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(family(("Cy", 7)))
    assert "**7 years** · date unknown\n-# a.txt" in (await chat.slash("kids")).text


async def test_many_children_are_paged_the_eldest_first(chat: Chat) -> None:
    chat.bot.shelf.replace(family(*((f"Kid{age}", age) for age in range(1, 10))))
    first = await chat.slash("kids")
    last = await chat.press(await chat.press(first, "Next"), "Next")
    assert "9 children · page 1 of 3" in first.text
    assert first.text.index("Kid9") < first.text.index("Kid8") < first.text.index("Kid6")
    assert "### Kid1 Low" in last.text
    assert last.message.id == first.message.id


async def test_an_archive_without_children_says_so(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("a.txt", "Nothing about anybody.")))
    assert "name nobody as somebody's child" in (await chat.slash("kids")).text
    assert await chat.suggest("/kids name:") == []
