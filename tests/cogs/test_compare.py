"""/compare: contradictions first, both sides with their files, paged, by subject."""

from datetime import date

import pytest

from bot.archive import Interval
from bot.cards.layout import Tone
from bot.facts import AgeMention, Comparison, Person, Published
from bot.testing import Chat
from tests.cards.made import article, facts_with, library_of


async def test_both_sides_stand_in_their_own_words(chat: Chat) -> None:
    seen = await chat.slash("compare")

    assert not seen.private
    assert seen.quoted == [
        "Her son Bo, 7, slept through it.",
        "Bo Lind (5) and Cy Lind, 20 months, are safe.",
        "The storm hit the harbour on 3 May 2021.",
        "The storm reached the island in May.",
    ]
    assert "### Contradiction: Bo Lind · age\n**7 years**\n> " in seen.text
    assert "**5 years**\n> " in seen.text
    assert "### Agreement: date\n**“3 May 2021”**\n> " in seen.text
    assert "**“May”**\n> " in seen.text
    assert "2 things that several articles state · 1 contradiction" in seen.text


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ("Lind", 1),
        ("bo lind", 1),
        ("storm", 1),
        ("submarine", 0),
        ("  ", 2),
        ("age", 1),
        ("Leeftijd", 1),
        ("date", 1),
    ],
)
async def test_a_subject_chooses(chat: Chat, about: str, count: int) -> None:
    seen = await chat.slash("compare", about=about)

    told = f"{count} thing" if count else "Nothing that several articles state speaks about that."
    assert told in seen.text
    assert seen.colour == (Tone.PLAIN if count else Tone.UNKNOWN)


async def test_the_people_compared_and_the_topics_are_suggested(chat: Chat) -> None:
    assert await chat.suggest("/compare about:") == ["Bo Lind", "age", "date"]


async def test_every_side_opens_its_article(chat: Chat) -> None:
    seen = await chat.slash("compare")
    for number, sentence in enumerate(seen.quoted):
        opened = await chat.press(seen, "Read", number)
        assert any(sentence in paragraph for paragraph in opened.quoted)


async def test_a_change_shows_its_first_and_last_side_and_names_the_rest(chat: Chat) -> None:
    articles = [article(f"file{number}.txt", f"Ann, {number + 4}, is here.") for number in range(4)]
    places = tuple(one.passages[0].span for one in articles)
    facts = facts_with(
        {one.file: Published(None, "unknown") for one in articles},
        comparisons=(Comparison("c", "age", "changed", ("Ann",), places),),
    )
    chat.bot.shelf.replace(library_of(*articles, facts=facts))

    seen = await chat.slash("compare")

    assert seen.quoted == ["Ann, 4, is here.", "Ann, 7, is here."]
    assert "in between also told in 2 more: file1.txt, file2.txt" in seen.text.replace("\\", "")


async def test_pages_turn_and_keep_the_subject(chat: Chat) -> None:
    articles = [article(f"file{number}.txt", f"The boat {number} sank.") for number in range(8)]
    spans = [one.passages[0].span for one in articles]
    found = tuple(
        Comparison(f"c{number}", "date", "same", (), (spans[number], spans[number + 1]))
        for number in range(7)
    )
    published = {one.file: Published(None, "unknown") for one in articles}
    chat.bot.shelf.replace(library_of(*articles, facts=facts_with(published, comparisons=found)))

    first = await chat.slash("compare", about="boat")
    last = await chat.press(await chat.press(first, "Next"), "Next")

    assert "page 1 of 3" in first.text
    assert "page 3 of 3" in last.text
    assert "about “boat”" in last.text
    assert last.quoted == ["The boat 6 sank.", "The boat 7 sank."]


async def test_how_much_later_the_other_side_appeared_is_said(chat: Chat) -> None:
    articles = [article(f"file{number}.txt", f"Ann, {number + 4}, is here.") for number in range(2)]
    ages = [AgeMention(made.passages[0].span, number + 4) for number, made in enumerate(articles)]
    days = [Interval.of_day(date(2020, 1, 1)), Interval.of_day(date(2020, 9, 1))]
    facts = facts_with(
        {made.file: Published(day, "explicit") for made, day in zip(articles, days, strict=True)},
        people=(Person("Ann", None, tuple(ages)),),
        comparisons=(Comparison("c", "age", "changed", ("Ann",), tuple(age.span for age in ages)),),
    )
    chat.bot.shelf.replace(library_of(*articles, facts=facts))

    seen = await chat.slash("compare")

    assert "### Change: Ann · age\n**4 years**\n" in seen.text
    assert "**5 years** · 8 months later\n" in seen.text


async def test_one_sentence_that_serves_several_comparisons_has_buttons_of_its_own_in_each(
    chat: Chat,
) -> None:
    articles = [article(f"file{number}.txt", "Ann and Bo are here.") for number in range(2)]
    places = tuple(made.passages[0].span for made in articles)
    found = tuple(Comparison(f"c{number}", "words", "same", (), places) for number in range(3))
    known = {made.file: Published(None, "unknown") for made in articles}
    chat.bot.shelf.replace(library_of(*articles, facts=facts_with(known, comparisons=found)))

    seen = await chat.slash("compare")

    assert seen.labels.count("Read") == 6
    assert (await chat.press(seen, "Read", 5)).quoted == ["Ann and Bo are here."]
