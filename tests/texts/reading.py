"""The words of a text, and of a whole catalogue."""

import re

from bot.texts import texts_for

WORD = re.compile(r"[^\W\d_]+")
NOT_READ = re.compile(r"<t:-?\d+:\w>|<[@#]\d+>|\{\w+\}")
"""Timestamps and mentions, which Discord writes out, and the places of values."""


def words(text: str) -> set[str]:
    """The words that somebody reads in `text`, in lower case."""
    return {word.casefold() for word in WORD.findall(NOT_READ.sub(" ", text))}


def catalogue_words(language: str) -> set[str]:
    """Every word of the catalogue of `language`."""
    entries = texts_for(language).entries.values()
    forms = (form for each in entries for form in ([each] if isinstance(each, str) else each.values()))
    return set().union(*map(words, forms))
