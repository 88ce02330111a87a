"""Printed ages of one person: the same, older with the articles, or impossible together."""

from collections.abc import Iterable, Iterator

from bot.facts.background import Background
from bot.facts.comparisons.drawing import Draft, first_in_each_file, lying_apart
from bot.facts.people.births import birth_window
from bot.facts.values import Person


def compare_ages(background: Background, people: Iterable[Person]) -> Iterator[Draft]:
    """One for each person: a conflict shows the two ages that lie furthest apart.

    Ages that differ in articles of unknown date, or within one article, tell nothing.
    """
    for person in people:
        born = ((window, mention.span) for mention in person.mentions if (window := birth_window(mention)))
        apart = lying_apart(background, born)
        if apart:
            yield Draft("age", "conflict", (person.name,), apart)
        elif not person.conflicts:
            yield from _agreeing(person)


def _agreeing(person: Person) -> Iterator[Draft]:
    aged = {each.span: each for each in person.mentions if each.age is not None and each.current}
    places = first_in_each_file(aged)
    if len(places) < 2:
        return
    same = len({(aged[place].age, aged[place].unit) for place in places}) == 1
    if same or all(birth_window(aged[place]) for place in places):
        yield Draft("age", "same" if same else "changed", (person.name,), places)
