"""What articles are called where their whole file name would be too long: in labels and beside numbers."""

import re
from bisect import bisect_left

from bot.archive import Archive, Article, Span
from bot.cards import dates
from bot.cards.escaping import reveal, units
from bot.cards.source import DOT
from bot.library import Library
from bot.texts import Texts

_BREAK = re.compile(r"(?<=\w)(?=[ _.-])")
_SHORTEST = 3
"""Characters of a short name: fewer tell nobody which file is meant."""


def short_name(archive: Archive, file: str) -> str:
    """The shortest beginning of `file`, up to a blank, stop or dash, that no other file begins with."""
    # Files are in order, so that those which begin alike stand side by side.
    files = archive.files
    place = bisect_left(files, file)
    beside = (*files[max(0, place - 1) : place], *files[place + 1 : place + 2])
    for stop in _BREAK.finditer(file):
        short = file[: stop.start()]
        if len(short) >= _SHORTEST and not any(other.startswith(short) for other in beside):
            return short
    return file


def opening(article: Article) -> Span:
    """What to know an article by: its title, or where there is none its first words."""
    if article.title:
        return article.title
    return article.passages[0].span if article.passages else Span(article.file, 0, 0)


def heading(library: Library, article: Article, most: int) -> str:
    """The title or the first words of `article` in at most `most` characters, for labels."""
    return cut(reveal(library.archive.text(opening(article))) or reveal(article.file), most)


def details(library: Library, article: Article, say: Texts, most: int) -> str:
    """File, outlet and date of `article` in at most `most` characters, for labels."""
    known = published(library, article, say)
    room = most - units(known) - len(DOT) if units(known) < most // 2 else most
    file = cut_middle(reveal(article.file), room)
    return cut(DOT.join(filter(None, (file, known))), most)


def published(library: Library, article: Article, say: Texts) -> str:
    """Outlet and date of `article`, as far as they are known, for labels."""
    outlet = reveal(article.outlet.name) if article.outlet else None
    date = dates.published(library.facts.published[article.file], say, dates.written)
    return DOT.join(detail for detail in (outlet, date) if detail)


def cut_middle(text: str, most: int) -> str:
    """`text` in at most `most` characters, its beginning and its end: file names often differ at the end."""
    if units(text) <= most:
        return text
    ending = text[-(most // 3) :]
    while units(ending) > most // 3:
        ending = ending[1:]
    beginning = text[: most - 1]
    while units(beginning) > most - 1 - units(ending):
        beginning = beginning[:-1]
    return f"{beginning}…{ending}"


def cut(text: str, most: int) -> str:
    """`text`, or as many of its words as `most` characters hold."""
    if units(text) <= most:
        return text
    kept = text[: most - 1]
    while units(kept) > most - 1:
        kept = kept[:-1]
    words = kept.rpartition(" ")[0]
    return f"{words if len(words) > most // 2 else kept}…"
