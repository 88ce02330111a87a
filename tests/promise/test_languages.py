"""Somebody who speaks Dutch reads no word on a card that is not Dutch, from an article, or their own."""

import codecs
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale
from babel.units import format_unit

from bot.archive import Archive, Outlet
from bot.library import Library
from bot.testing import Chat, Seen
from bot.testing.rules import walk
from bot.texts import languages
from tests.cards.made import WordSearch, storm
from tests.promise.chat import chat_about
from tests.promise.walking import FILES, NONSENSE, TYPED, everything
from tests.texts.reading import catalogue_words, words

DUTCH = Locale("nl")
SOURCES = "A B C D E F G H"
"""What a picture calls its sources."""


def ciphered(text: str) -> str:
    """As long as `text`, with no English word in it."""
    return codecs.encode(text, "rot13")


def library_without_english() -> Library:
    """The storm in a language that nobody speaks; names of people and files stay."""
    library = storm()
    articles = [
        replace(one, raw=ciphered(one.raw), outlet=one.outlet and Outlet(one.outlet.name))
        for one in library.archive.articles
    ]
    archive = Archive(tuple(articles))
    return Library(archive, library.facts, WordSearch(archive))


QUESTIONS = [
    ciphered(text)
    for text in ("the storm hit the harbour boat", "the strom hit harbour 1998", "no such words")
]


def names_in(value: object) -> Iterator[str]:
    """Every name in a fact; what is no name, such as the kind of a relation, is in lower case."""
    if isinstance(value, str):
        yield from [value] if value[:1].isupper() else []
    elif isinstance(value, tuple):
        yield from (name for each in value for name in names_in(each))
    elif is_dataclass(value):
        yield from (name for field in fields(value) for name in names_in(getattr(value, field.name)))


def allowed(library: Library) -> set[str]:
    """The words of the Dutch catalogue, of Babel's Dutch, of the articles and their facts, and the typed."""
    archive, facts = library.archive, library.facts
    shown = [
        text
        for one in archive.articles
        for text in (one.raw, one.file, one.outlet.name if one.outlet else "")
    ]
    shown += names_in((facts.people, facts.quotations, facts.events))
    babel = [*DUTCH.months["format"]["wide"].values(), *DUTCH.months["format"]["abbreviated"].values()]
    babel += [format_unit(1, f"digital-{unit}byte", "short", locale=DUTCH) for unit in ("kilo", "mega")]
    babel += [*DUTCH.languages.values(), "en", *(Locale(one).get_display_name() or "" for one in languages())]
    return catalogue_words("nl").union(
        *map(words, [*shown, *babel, *QUESTIONS, NONSENSE, *TYPED, "strom storm", SOURCES, FILES[0][0]])
    )


def read(message: Seen) -> Iterator[str]:
    """Every text of `message` that somebody reads or hears."""
    yield message.content
    for part in walk(message.components):
        for key in ("content", "label", "placeholder", "description"):
            yield part.get(key) or ""
        for inner in [*(part.get("options") or []), *(part.get("items") or [])]:
            yield from (inner.get(key) or "" for key in ("label", "description"))


@pytest.fixture
def library() -> Library:
    return library_without_english()


async def problems(chat: Chat, library: Library) -> dict[str, set[str]]:
    features = (word for one in chat.bot.standings() for word in words(one.name))
    known, found = allowed(library).union(features), dict[str, Any]()
    async for message in everything(chat, QUESTIONS):
        for text in read(message):
            if strange := {word for word in words(text) - known if len(word) > 1}:
                found[text] = strange
    return found


async def test_every_word_on_a_dutch_card_is_dutch_or_from_the_articles(
    library: Library, tmp_path: Path
) -> None:
    async with chat_about(library, tmp_path, "nl") as chat:
        assert not await problems(chat, library)


async def test_the_same_cards_in_english_are_not(library: Library, tmp_path: Path) -> None:
    async with chat_about(library, tmp_path, "en-GB") as chat:
        assert len(await problems(chat, library)) > 20
