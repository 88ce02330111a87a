"""What to ask: suggestions while somebody types a question."""

from discord.app_commands import Choice

from bot.cards.escaping import one_line, reveal, units
from bot.cards.naming import opening
from bot.cards.options import LONGEST_CHOICE, MOST_CHOICES
from bot.library import Library

_HEADLINES = 15
"""Headlines among the suggestions for who has typed nothing yet, where there are people to suggest too."""


def question_choices(library: Library, typed: str) -> list[Choice[str]]:
    """What was typed itself, then how it may go on; headlines and names where nothing was typed.

    Nothing for what is too long to be a choice: it can be sent all the same.
    """
    asked = one_line(typed)
    if not asked:
        return _starters(library)
    if units(asked) > LONGEST_CHOICE:
        return []
    ending = " " if typed[-1:].isspace() else ""
    return _choices([asked, *map(one_line, library.search.completions(asked + ending))])


def _starters(library: Library) -> list[Choice[str]]:
    """The headlines of the articles and the people whom they tell of most, found once for each library."""
    made: list[Choice[str]] | None = library.made.get("starters")
    if made is None:
        articles = library.archive.articles[: 4 * MOST_CHOICES]
        headlines = [_shortened(one_line(library.archive.text(opening(article)))) for article in articles]
        names = [person.name for person in library.facts.people[:MOST_CHOICES]]
        made = _choices([*headlines[:_HEADLINES], *names, *headlines[_HEADLINES:]])
        library.made.keep("starters", made)
    return made


def _shortened(text: str) -> str:
    """As many words of `text` as a choice holds."""
    kept = text
    while units(kept) > LONGEST_CHOICE:
        kept = kept[:LONGEST_CHOICE].rpartition(" ")[0] if " " in kept[:LONGEST_CHOICE] else ""
    return kept


def _choices(values: list[str]) -> list[Choice[str]]:
    named = ((reveal(value), value) for value in dict.fromkeys(values))
    return [
        Choice(name=name, value=value)
        for name, value in named
        if name and units(name) <= LONGEST_CHOICE and units(value) <= LONGEST_CHOICE
    ][:MOST_CHOICES]
