"""Every button: after a restart, for somebody else, in a direct message, forged, when articles changed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards.answers import ANSWER_CONTROLS
from bot.cards.articles import LIST_BUTTONS
from bot.cards.children import TurnChildren
from bot.cards.cogs import TurnCogs
from bot.cards.people import PERSON_BUTTONS
from bot.cards.privacy import PRIVACY_BUTTONS
from bot.cards.reading import READING_BUTTONS
from bot.cards.sentences import ShowSentences
from bot.cards.settings import SETTINGS_CONTROLS
from bot.client import Receipts, create_bot
from bot.config import Config
from bot.facts import Published
from bot.library import Library, Shelf
from bot.testing import Chat, Seen
from cogs.archive import BUTTONS as ARCHIVE_BUTTONS
from tests.cards.made import HARBOUR, ISLAND, TEXTS, article, library_of, storm

CARDS = {
    "ask": ({"question": "her son bo slept, the storm"}, ["Read in context", "More passages", "Read island"]),
    "read": ({"article": HARBOUR}, ["The file"]),
    "timeline": ({}, ["Read"]),
    "kids": ({}, ["Sentences"]),
    "who": ({"name": "Ada Lind"}, ["Sentences", "Quotations", "Timeline"]),
    "quote": ({}, ["Read", "Another one"]),
    "compare": ({}, ["Read"]),
    "sources": ({}, ["Read"]),
}
PRIVATE = {"read"}
BUTTONS = [(command, label) for command, (_, labels) in CARDS.items() for label in labels]


def another_bot(library: Library, folder: Path) -> Receipts:
    return create_bot(Config(data=folder), Shelf(library))


async def never(task: object) -> bool:
    """Every work is slow (the simulator's clock does not run while it waits for work)."""
    return False


async def show(chat: Chat, command: str) -> Seen:
    return await chat.slash(command, **CARDS[command][0])


@pytest.mark.parametrize(("command", "label"), BUTTONS)
async def test_a_button_works_after_a_restart_as_before(
    chat: Chat, library: Library, tmp_path: Path, command: str, label: str
) -> None:
    card, same = await show(chat, command), await show(chat, command)
    before = await chat.press(same, label)
    await chat.restart(another_bot(library, tmp_path))
    after = await chat.press(card, label)
    assert after.private == before.private
    if command != "quote":  # which of all quotations comes first is left to chance
        assert after.texts == before.texts


@pytest.mark.parametrize(("command", "label"), [each for each in BUTTONS if each[0] not in PRIVATE])
async def test_somebody_else_sees_their_own_and_the_public_card_stays(
    chat: Chat, command: str, label: str
) -> None:
    card = await show(chat, command)
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    seen = await chat.press(card, label)
    assert seen.private
    assert seen.message.id != card.message.id


@pytest.mark.parametrize(("command", "label"), BUTTONS)
async def test_where_the_server_wants_no_answers_any_more_a_button_says_so(
    chat: Chat, command: str, label: str
) -> None:
    card = await show(chat, command)
    elsewhere = chat.guild.create_text_channel("elsewhere")
    await chat.bot.servers.change(chat.guild.id, channels=(elsewhere.id,))
    seen = await chat.press(card, label)
    assert seen.private
    assert seen.text == f"In this server I answer elsewhere: ask me in <#{elsewhere.id}>."


async def test_what_manages_the_server_works_in_every_channel_and_nothing_else_does(chat: Chat) -> None:
    known = set(chat.bot._connection._view_store._dynamic_items.values())
    anywhere = {control for control in known if getattr(control, "in_every_channel", False)}
    assert anywhere == {*SETTINGS_CONTROLS, *PRIVACY_BUTTONS, *ARCHIVE_BUTTONS, TurnCogs}
    assert len(known) > len(anywhere)


async def test_a_click_does_not_count_for_the_cooldown(chat: Chat, library: Library, tmp_path: Path) -> None:
    await chat.restart(create_bot(Config(data=tmp_path, cooldown=30), Shelf(library)))
    card = await show(chat, "ask")
    for _ in range(2):
        assert (await chat.press(card, "More passages")).quoted


async def test_a_public_card_turns_privately_once_the_server_wants_answers_private(chat: Chat) -> None:
    card = await show(chat, "quote")
    await chat.bot.servers.change(chat.guild.id, private=True)
    seen = await chat.press(card, "Another one")
    assert seen.private
    assert seen.message.id != card.message.id
    assert (await chat.press(seen, "From the start")).message.id == seen.message.id


@pytest.mark.parametrize(("command", "label"), BUTTONS)
async def test_a_button_works_in_a_direct_message(chat: Chat, command: str, label: str) -> None:
    user = chat.env.create_user("Una")
    card = chat.seen(await user.slash(command, **CARDS[command][0]))
    button = next(one for one in card.parts(2) if one["label"] == label)
    assert chat.seen(await user.click(card.message, custom_id=button["custom_id"])).texts


async def test_pages_of_an_article_turn_in_place(chat: Chat) -> None:
    long = "\n".join(f"Paragraph number {number}: " + "rain and more rain. " * 20 for number in range(12))
    chat.bot.shelf.replace(library_of(article("long.txt", long)))
    first = await chat.press(await chat.slash("sources"), "Read")
    second = await chat.press(first, "Next")
    assert second.message.id == first.message.id
    assert second.quoted[0] != first.quoted[0]
    assert (await chat.press(second, "Previous")).texts == first.texts


async def test_all_pages_together_are_the_whole_article(chat: Chat) -> None:
    raw = "\n".join(f"Paragraph number {number}. " + "Rain. " * (40 * number) for number in range(9)).strip()
    chat.bot.shelf.replace(library_of(article("long.txt", raw)))
    page = await chat.press(await chat.slash("sources"), "Read")
    read = page.quoted
    while "Next" in page.labels:
        page = await chat.press(page, "Next")
        read += page.quoted
    assert "".join("".join(read).split()) == "".join(raw.split())


async def test_the_pages_of_a_long_list_turn(chat: Chat) -> None:
    articles = [article(f"{number:02}.txt", f"This is article {number} of many.") for number in range(14)]
    chat.bot.shelf.replace(library_of(*articles))
    first = await chat.slash("sources")
    second = await chat.press(first, "Next")
    third = await chat.press(second, "Next")
    assert [len(one.quoted) for one in (first, second, third)] == [6, 6, 2]
    assert "page 3 of 3" in third.text
    assert "Next" not in third.labels


async def test_an_article_that_changed_opens_at_the_nearest_passage_and_says_so(chat: Chat) -> None:
    card = await show(chat, "ask")
    changed = article(HARBOUR, "A new first line.\n" + TEXTS[HARBOUR])
    chat.bot.shelf.replace(library_of(changed, article(ISLAND, "Nothing is left here.")))
    seen = await chat.press(card, "Read in context")
    assert seen.private
    assert "this article has changed since" in seen.text
    assert "**" in seen.text


async def test_an_article_that_is_gone_is_said_to_be(chat: Chat) -> None:
    card = await show(chat, "ask")
    chat.bot.shelf.replace(library_of(article("other.txt", "Something else happened.")))
    seen = await chat.press(card, "Read in context")
    assert seen.private
    assert seen.text == "That article is no longer among my articles. Use /sources to see those that I have."


async def test_what_the_articles_no_longer_hold_is_said_in_one_private_sentence(chat: Chat) -> None:
    cards = [
        (await show(chat, command), label)
        for command, label in (("kids", "Sentences"), ("quote", "Another one"))
    ]
    asked = await show(chat, "ask")
    chat.bot.shelf.replace(library_of(article("other.txt", "Something else happened.")))
    assert "no longer tell of this person" in (await chat.press(*cards[0])).text
    assert "The articles quote nobody" in (await chat.press(*cards[1])).text
    assert "Those were all the passages" in (await chat.press(asked, "More passages")).text


FORGED = [
    "",
    "/",
    "0/",
    "x",
    "-1",
    "9" * 80,
    "0/zzzzzzzz.00000000.0.0",
    "0/....",
    "\0",
    "²",
    "0/0/0/0/0/0",
    "a" * 90,
    "\n",
]


@pytest.mark.parametrize(
    "kind",
    [
        "read",
        "leaf",
        "file",
        "more",
        "everywhere",
        "timeline",
        "kids",
        "sentences",
        "sentence",
        "people",
        "person",
        "said",
        "happened",
        "quote",
        "compare",
        "sources",
        "check",
        "set-everywhere",
        "forget",
    ],
)
async def test_a_forged_state_gives_a_card_or_one_private_sentence(
    chat: Chat, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    card = await show(chat, "sources")
    chat.person = chat.guild.add_member(chat.env.create_user("Other"))
    stored = chat.env.backend.get_message(card.message.channel_id, card.message.id)
    button = stored.components[0]["components"][1]["accessory"]
    for state in FORGED:
        button["custom_id"] = f"{kind}/{state}"
        seen = chat.seen(await chat.person.click(card.message, custom_id=button["custom_id"]))
        assert seen.private
        assert "Something went wrong" not in seen.text
    assert not [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]


@pytest.mark.makes_errors
async def test_what_goes_wrong_in_a_button_is_reported_as_for_a_command(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await show(chat, "kids")

    async def fail(self: ShowSentences, interaction: discord.Interaction[Any], say: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(ShowSentences, "press", fail)
    seen = await chat.press(card, "Sentences")
    assert seen.private
    assert "Something went wrong" in seen.text


OTHERS = (
    "who",
    "timeline",
    "quote",
    "compare",
    "sources",
    "about",
    "check",
    "settings",
    "privacy",
    "archive",
    "cogs",
)


async def test_a_cog_takes_its_buttons_along_but_leaves_the_shared_ones(chat: Chat) -> None:
    known = chat.bot._connection._view_store._dynamic_items
    shared = {*READING_BUTTONS, *PERSON_BUTTONS, *ANSWER_CONTROLS}
    assert {TurnChildren} | shared <= set(known.values())
    await chat.bot.unload_extension("cogs.ask")
    await chat.bot.unload_extension("cogs.kids")
    assert TurnChildren not in known.values()
    assert shared <= set(known.values())
    for name in OTHERS:
        await chat.bot.unload_extension(f"cogs.{name}")
    assert set(known.values()) == {*READING_BUTTONS, *ANSWER_CONTROLS, *LIST_BUTTONS}  # others have those
    await chat.bot.load_extension("cogs.kids")
    assert TurnChildren in known.values()


async def test_slow_work_is_acknowledged_and_then_shown(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    card = await show(chat, "ask")
    assert card.quoted
    assert not card.private
    more = await chat.press(card, "More passages")
    assert more.private
    assert more.quoted
    turned = await chat.press(more, "Next")
    assert turned.message.id == more.message.id


async def test_a_refusal_after_a_wait_is_private(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    card = await show(chat, "ask")
    chat.bot.shelf.replace(library_of(article("other.txt", "Something else happened.")))
    seen = await chat.press(card, "More passages")
    assert seen.private
    assert "Those were all the passages" in seen.text


async def test_a_bad_date_is_refused_before_any_wait(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cards.replying._ends_soon", never)
    assert (await chat.slash("timeline", to="nope")).private


@pytest.mark.parametrize(("command", "label"), [("timeline", "Later"), ("quote", "Another one")])
async def test_a_card_says_that_the_articles_changed_since_its_button_was_made(
    chat: Chat, command: str, label: str
) -> None:
    many = storm()
    events = tuple(replace(many.facts.events[0], key=str(number)) for number in range(9))
    before = replace(many, facts=replace(many.facts, events=events))
    chat.bot.shelf.replace(before)
    card = await chat.slash(command)
    more = article("more.txt", "One more article.")
    after = library_of(*before.archive.articles, more, facts=before.facts)
    chat.bot.shelf.replace(
        replace(
            after,
            facts=replace(
                before.facts, published={**before.facts.published, "more.txt": Published(None, "unknown")}
            ),
        )
    )
    seen = await chat.press(card, label)
    assert "The articles have changed since that card was made." in seen.text
    again = await chat.slash(command)
    assert "have changed" not in again.text
