import pytest

from bot.cards.layout import Tone
from bot.facts import DatedEvent, EventMention, Published, Timex
from bot.testing import Chat
from tests.cards.made import MAY, article, facts_with, library_of


async def test_events_stand_in_order_with_a_receipt_from_each_file(chat: Chat) -> None:
    seen = await chat.slash("timeline")
    assert not seen.private
    assert seen.quoted == [
        "The storm hit the harbour on 3 May 2021.",
        "The storm reached the island in May.",
        "The harbour is to open again on 1 June 2021.",
    ]
    assert "**1 · <t:1620043200:D>**" in seen.text
    assert "on **3 May 2021**" in seen.text


async def test_what_is_only_planned_is_said_to_be(chat: Chat) -> None:
    assert "**2 · <t:1622548800:D> · planned**" in (await chat.slash("timeline")).text


@pytest.mark.parametrize(
    ("options", "events"),
    [
        ({}, 2),
        ({"from": "2021"}, 2),
        ({"to": "2021-05"}, 1),
        ({"from": "2021-06-01"}, 1),
        ({"from": "2021-06-02"}, 0),
        ({"from": "2021-05-03", "to": "2021-05-03"}, 1),
        ({"from": "2021-06", "to": "2021-05"}, 2),
        ({"about": "open again"}, 1),
        ({"about": "nothing of the kind"}, 0),
        ({"about": "  ", "from": " ", "to": ""}, 2),
    ],
)
async def test_options_choose_the_events(chat: Chat, options: dict[str, str], events: int) -> None:
    seen = await chat.slash("timeline", **options)
    assert (f"{events} event" if events else "tell of nothing there") in seen.text
    assert seen.colour == (Tone.PLAIN if events else Tone.UNKNOWN)


@pytest.mark.parametrize(
    "typed", ["nope", "20211", "2021-13", "2021-02-30", "0000", "2021-0", "@everyone", "²⁰²¹"]
)
async def test_an_unreadable_date_is_refused_privately_in_one_sentence(chat: Chat, typed: str) -> None:
    seen = await chat.slash("timeline", **{"from": typed})
    assert seen.private
    assert seen.text.startswith("I can't read “")


async def test_dates_are_suggested_from_what_happened(chat: Chat) -> None:
    dates = ["2021", "2021-05", "2021-06", "2021-05-03", "2021-06-01"]
    assert await chat.suggest("/timeline from:") == dates
    assert (await chat.suggest("/timeline to:2021-05-03"))[0] == "2021-05-03"


async def test_subjects_are_suggested_from_the_people(chat: Chat) -> None:
    assert await chat.suggest("/timeline about:") == ["Ada Lind", "Bo Lind", "Cy Lind"]


async def test_every_receipt_opens_its_article(chat: Chat) -> None:
    seen = await chat.slash("timeline")
    for number, sentence in enumerate(seen.quoted):
        opened = await chat.press(seen, "Read", number)
        assert any(sentence in paragraph for paragraph in opened.quoted)


async def test_files_beyond_the_second_are_named(chat: Chat) -> None:
    articles = [article(f"file{number}.txt", "The storm came in May 2021.") for number in range(4)]
    mentions = tuple(
        EventMention(one.passages[0].span, (Timex(one.passages[0].span, MAY, "inferred"),))
        for one in articles
    )
    known = {one.file: Published(None, "unknown") for one in articles}
    facts = facts_with(known, events=(DatedEvent("came", MAY, mentions, "denied"),))
    chat.bot.shelf.replace(library_of(*articles, facts=facts))
    seen = await chat.slash("timeline")
    assert "**1 · about May 2021 · said not to have happened**" in seen.text
    assert len(seen.quoted) == 2
    assert "-# also told in 2 more: file2.txt, file3.txt" in seen.text


async def test_where_there_is_nothing_it_says_from_when_to_when_there_is(chat: Chat) -> None:
    seen = await chat.slash("timeline", **{"from": "2031"})
    assert "What they tell of happened between <t:1620043200:D> and <t:1622548800:D>." in seen.text
    assert "Type /timeline without options" in seen.text


async def test_where_nothing_was_asked_for_it_does_not_say_there(chat: Chat) -> None:
    chat.bot.shelf.replace(library_of(article("a.txt", "Rain.")))
    assert "I find no events in the articles" in (await chat.slash("timeline")).text
