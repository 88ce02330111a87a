"""Text that tries to break out, in questions, options and articles: the card stays whole, nothing pings."""

from typing import Any

import pytest

from bot.archive import Span
from bot.facts import (
    AgeConflict,
    AgeMention,
    DatedEvent,
    EventMention,
    Person,
    Published,
    Quotation,
    Relation,
    Speaker,
    Timex,
)
from bot.library import Library
from bot.testing import Chat, Seen
from tests.cards.made import A_DAY, article, facts_with, library_of

ATTACKS = [
    *(
        "@everyone",
        "@here <@1> <@&2> <#3>",
        "`code` ```block```",
        "||hidden||",
        "> quoted",
        "\n> quoted\n-# file.txt",
    ),
    *(
        "https://evil.example",
        "[words](https://evil.example)",
        "<https://evil.example>",
        "\u202egnp.exe",
        "\u200b\u2060",
    ),
    *(
        "# big\n-# small",
        "- a\n* b\n1. c",
        "**bold** __line__ ~~gone~~",
        "👨\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e007f",
    ),
    *(
        "\0\x01\x1b[31m",
        "\\",
        "⟨U+202E⟩",
        "{0} {id} %s",
        "'; DROP TABLE x; --",
        "a" * 190,
        "👍" * 90,
        "\u202e" * 190,
    ),
    "<t:0:R> </ask:1> <:a:1>",
]


TOGETHER = [
    "".join(ATTACKS[:6])[:200],
    "".join(ATTACKS[6:12])[:200],
    "".join(ATTACKS[12:20])[:200],
    *ATTACKS[20:24],
]
"""Several attacks at once, since each message takes the simulator 50 ms."""


def assert_inert(chat: Chat, seen: Seen) -> None:
    """No request that was sent may mention anybody."""
    for request in chat.env.http_requests:
        data: Any = request.json.get("data", request.json) if isinstance(request.json, dict) else {}
        if "components" in data or "content" in data:
            assert data.get("allowed_mentions", {}).get("parse", []) == []
    for text in seen.texts:
        for bad in ("\u202e", "\u200b", "\0", "@everyone", "https:", "<@1>"):
            assert bad not in text.replace(f"\\{bad}", "")


@pytest.mark.parametrize("attack", TOGETHER)
async def test_questions_and_options_cannot_break_a_card(chat: Chat, attack: str) -> None:
    assert_inert(chat, await chat.slash("ask", question=attack))
    assert_inert(chat, await chat.slash("ask", question=f"storm harbour {attack}"[:200]))
    assert_inert(
        chat, await chat.slash("timeline", about=attack[:50], **{"from": attack[:10], "to": attack[-10:]})
    )
    assert_inert(chat, await chat.slash("timeline", about=attack[:50]))
    assert_inert(chat, await chat.slash("kids", name=attack[:100]))
    assert_inert(chat, await chat.slash("who", name=attack[:100]))
    assert_inert(chat, await chat.slash("quote", about=attack[:60]))
    assert_inert(chat, await chat.slash("quote", by=attack[:100]))
    assert_inert(chat, await chat.slash("compare", about=attack[:80]))
    assert_inert(chat, await chat.slash("read", article=attack))
    assert_inert(chat, await chat.slash("ask", question="storm harbour", source=attack))
    for command, option in (
        ("ask", "question"),
        ("ask", "source"),
        ("read", "article"),
        ("timeline", "about"),
        ("timeline", "from"),
        ("kids", "name"),
        ("who", "name"),
        ("quote", "by"),
        ("compare", "about"),
    ):
        await chat.autocomplete(command, option, attack)


@pytest.mark.parametrize("attack", TOGETHER)
async def test_a_question_that_attacks_is_still_read_back_by_more_passages(chat: Chat, attack: str) -> None:
    seen = await chat.slash("ask", question=f"the storm in the harbour {attack}"[:200])
    if "More passages" in seen.labels:
        more = await chat.press(seen, "More passages")
        assert more.quoted
        assert more.texts[0].split("\n")[0] == seen.texts[0].split("\n")[0]


def hostile(attack: str) -> Library:
    """The attack as text, as a file's, an outlet's and a person's name, and as what a fact can cite."""
    name = f"{attack.replace('/', '|').replace(chr(0), '').strip()[:60]}.txt"
    made = article(
        name, f"The storm {attack} hit the harbour.\n{attack} And then it {attack} ended.\n{attack}", attack
    )
    everything, some = Span(name, 0, len(made.raw)), Span(name, 4, min(len(made.raw), 900))
    event = DatedEvent("e", A_DAY, (EventMention(everything, (Timex(some, A_DAY, "explicit"),)),) * 5)
    speaker = Speaker("anonymous", attack, some)
    quotations = (
        Quotation("a", (everything,), speaker, attack, "interview", ("b",)),
        Quotation("c", (some, everything), Speaker("named", attack), attack, "interview"),
    )
    ages = (AgeMention(everything, 7), AgeMention(some, 9, "months"))
    child = Relation("child", (attack, attack), (some,))
    kin = tuple(Relation(kind, (attack,) * 9, (some, everything)) for kind in ("parent", "spouse", "sibling"))
    person = Person(attack, child, ages, None, (AgeConflict(*ages),), (child, *kin), (some, everything, some))
    known = {name: Published(A_DAY, "inferred")}
    return library_of(
        made, facts=facts_with(known, events=(event,) * 9, quotations=quotations, people=(person,) * 9)
    )


@pytest.mark.parametrize(
    "attack", [*TOGETHER, "word " * 1200, "a" * 6000, "👍" * 3000, "a\nb\n" * 1500, "||" * 3000]
)
async def test_articles_cannot_break_a_card(chat: Chat, attack: str) -> None:
    chat.bot.shelf.replace(hostile(attack))
    asked = await chat.slash("ask", question="storm hit harbour")
    assert_inert(chat, asked)
    for label in asked.labels:
        assert_inert(chat, await chat.press(asked, label))
    read = await chat.slash("read", article="storm")
    for label in read.labels:
        assert_inert(chat, await chat.press(read, label))
    for command in ("timeline", "kids", "who", "quote", "compare", "sources"):
        seen = await chat.slash(command)
        assert_inert(chat, seen)
        for label in {"Read", "Sentences", "Quotations", "Timeline"} & set(seen.labels):
            assert_inert(chat, await chat.press(seen, label))
    person = await chat.slash("who", name=attack[:100])
    assert_inert(chat, person)
