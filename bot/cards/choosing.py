"""Which article is meant: suggested while one types, and found by whatever was typed of it."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from discord import SelectOption
from discord.app_commands import Choice

from bot.archive import Archive, Article
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, reveal, units
from bot.cards.naming import cut, cut_middle, details, heading, published, short_name
from bot.cards.options import LONGEST_CHOICE, MOST_CHOICES
from bot.cards.reference import tag, tagged
from bot.cards.remembered import remembered
from bot.cards.source import DOT
from bot.library import Library
from bot.search import Matcher, closest
from bot.texts import Texts

COMPARED = 500
"""Articles, the first ones, among which slips are looked for: so that it takes but a few milliseconds."""

_LABEL = 100
"""Characters of an option's label, and of its description (components/reference.mdx, select option)."""

Find = Callable[[Matcher], list[int]]
"""Gives the places of the marks that are meant, best first."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One kind of mark: the distinct ones, to find them by, and the files of the articles that bear each."""

    marks: Matcher
    files: tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True)
class Shelfmarks:
    """By what the articles of a library can be found: file name, title, and the whole line of details."""

    archive: Archive
    columns: tuple[_Column, ...]

    def meant(self, typed: str, limit: int) -> list[Article]:
        """The articles that `typed` may mean, best first; the first ones when it is blank.

        Slips in it are looked for only where nothing holds it as it is, and in few: that takes longest.
        """
        held = self._found(lambda marks: marks.holding(typed)[:limit], limit)
        return held or self._found(lambda marks: marks.places(typed, limit, slips_in=COMPARED), limit)

    def _found(self, find: Find, limit: int) -> list[Article]:
        found: dict[str, None] = {}
        for column in self.columns:
            for place in find(column.marks):
                found.update(dict.fromkeys(column.files[place]))
            if len(found) >= limit:
                break
        return [self.archive.article(file) for file in list(found)[:limit]]


async def shelfmarks_of(library: Library, say: Texts) -> Shelfmarks:
    """The marks of a library's articles in a language."""

    def make(library: Library) -> Shelfmarks:
        return Shelfmarks(library.archive, tuple(_columns(library, say)))

    return await remembered(library, ("shelfmarks", say.language), make)


async def article_choices(library: Library, typed: str, say: Texts) -> list[Choice[str]]:
    """The articles that `typed` may mean, each by a name that people know it by."""
    meant = (await shelfmarks_of(library, say)).meant(typed, MOST_CHOICES)
    return [Choice(name=_name(library, article, say), value=_value(article)) for article in meant]


def article_options(library: Library, files: Sequence[str], say: Texts) -> list[SelectOption]:
    """The articles in `files` as options to select, with their tags as values."""
    found = [library.archive.article(file) for file in files[:MOST_CHOICES]]
    return [
        SelectOption(
            label=heading(library, article, _LABEL),
            description=details(library, article, say, _LABEL),
            value=tag(article.file),
        )
        for article in found
    ]


async def article_meant(library: Library, typed: str, say: Texts) -> Article | None:
    """The article that `typed` means: its file name, or any part of that, its title, outlet or date."""
    archive, wanted = library.archive, typed.strip()
    exact = next((file for file in archive.files if file in {typed, wanted}), None)
    if found := archive.article(exact) if exact is not None else tagged(archive, wanted):
        return found
    return next(iter((await shelfmarks_of(library, say)).meant(wanted, 1)), None)


async def refuse_unknown(talk: Conversation, typed: str) -> None:
    """Say that no article is called what was typed, and which one comes nearest to it."""
    library, say = talk.library, talk.say
    nearest = await asyncio.to_thread(_nearest_name, library, typed, say)
    asked = escape_line(typed, 100)
    if nearest is None:
        await talk.reply.refuse(say("read.none", typed=asked))
    else:
        await talk.reply.refuse(say("read.unknown", typed=asked, nearest=escape_line(nearest, 200)))


def _nearest_name(library: Library, typed: str, say: Texts) -> str | None:
    archive = library.archive
    names = (
        [_name(library, article, say) for article in archive.articles] if archive.at_hand else archive.files
    )
    place = closest(typed, names)
    return None if place is None else names[place]


def _columns(library: Library, say: Texts) -> Iterator[_Column]:
    archive = library.archive
    if not archive.at_hand:
        yield _column(zip(archive.files, archive.files, strict=True))
        yield _column(zip(archive.titles, archive.files, strict=True))
        return
    for known_by in (
        lambda article: article.names,
        lambda article: (heading(library, article, _LABEL),),
        lambda article: (details(library, article, say, _LABEL),),
    ):
        yield _column((mark, article.file) for article in archive.articles for mark in known_by(article))


def _column(marked: Iterable[tuple[str, str]]) -> _Column:
    """The column of these marks, each with the file that bears it."""
    marks: dict[str, list[str]] = {}
    for mark, file in marked:
        marks.setdefault(mark, []).append(file)
    return _Column(Matcher(list(marks)), tuple(marks.values()))


def _name(library: Library, article: Article, say: Texts) -> str:
    """The short file name, the title or first words, outlet and date."""
    short = cut_middle(reveal(short_name(library.archive, article.file)), _LABEL // 2)
    known = (short, heading(library, article, _LABEL // 2), published(library, article, say))
    return cut(DOT.join(filter(None, known)), LONGEST_CHOICE)


def _value(article: Article) -> str:
    """The file name, or a tag of one that is too long to be a value."""
    return article.file if units(article.file) <= LONGEST_CHOICE else tag(article.file)
