"""The groups of rules that find ages and relations, each of which can be left out for a while."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from types import MappingProxyType
from unittest.mock import patch

from bot.facts.people.line_ages import RULES

_PEOPLE = "bot.facts.people"
_NAMES = "bot.facts.names"


def _nothing(*_: object) -> None:
    """What a rule finds that is left out."""


def _none(*_: object) -> tuple[()]:
    """What a rule finds that would have found several."""
    return ()


@contextmanager
def _without_ages(rule: str) -> Iterator[None]:
    with patch.dict(RULES):
        del RULES[rule]
        yield


@contextmanager
def _replaced(name: str, by: object) -> Iterator[None]:
    with patch(name, by):
        yield


WITHOUT: Mapping[str, Callable[[], AbstractContextManager[None]]] = MappingProxyType(
    {
        **{f"ages: {rule}": partial(_without_ages, rule) for rule in RULES},
        "dates beside ages": partial(_replaced, f"{_PEOPLE}.age_times.AgeTimes._nearest", _nothing),
        "dates that open a sentence": partial(_replaced, f"{_PEOPLE}.age_times.AgeTimes._opening", _nothing),
        "deaths": partial(_replaced, f"{_PEOPLE}.age_times.AgeTimes._deaths", {}),
        "lists of children": partial(_replaced, f"{_NAMES}.lines.find_siblings", _none),
        "kin nouns": partial(_replaced, f"{_PEOPLE}.kin.kin_by_nouns", _none),
        "kin verbs": partial(_replaced, f"{_PEOPLE}.kin.kin_by_verbs", _none),
        "names told": partial(_replaced, f"{_NAMES}.casting.other_names", _none),
        "clipped names": partial(_replaced, f"{_NAMES}.casting.whose_clipped", _nothing),
        "descriptions as names": partial(_replaced, f"{_NAMES}.Names.descriptions", _none),
    }
)
"""For each group the way to switch it off, for as long as the context is open and for people found in it."""
