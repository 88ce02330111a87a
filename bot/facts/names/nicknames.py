"""Other names for one person: told outright ("Ann Lee, known as Kit"), or cut from the first name ("Liz")."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from bot.facts.names.forms import could_be_name, is_full
from bot.facts.names.lines import Line
from bot.facts.names.signs import SeenRun

_LONGEST_GAP = 48
_LARGEST_CAST = 200  # of more people somebody's first name is bound to begin so
_KNOWN_AS = re.compile(
    r"\s?[,(–—-]?\s?(?:(?:also|better|best|otherwise|previously|once|now|then|professionally|ook|beter|nu)\s)?"
    r"(?:(?:formerly\s)?known\s(?:\w+\s)?as|formerly|a\.?k\.?a\.?|alias|nicknamed|born|née|né"
    r"|bekend\sals|bijgenaamd|voorheen|geboren(?:\sals)?)\s(?:[\"“‘'„])?",
    re.IGNORECASE,
)


def other_names(lines: Iterable[Line], raw: str) -> Iterator[tuple[str, str]]:
    """Pairs of names (each a `Run.key`) that the lines of an article say to be one person's."""
    for line in lines:
        for one, other in pairwise(line.runs):
            gap = other.start - one.end
            if (
                4 < gap < _LONGEST_GAP
                and not other.possessive
                and _KNOWN_AS.fullmatch(raw, one.end, other.start)
            ):
                yield one.key, other.key


def whose_clipped(seen: SeenRun, cast: Collection[str]) -> str | None:
    """The only one of the cast whose first name begins or ends with this word; None when in doubt.

    The word has to stand as a name does: owning something, or doing what people do.
    """
    key = seen.run.key
    if " " in key or len(key) < 2 or len(cast) > _LARGEST_CAST or not could_be_name(key) or seen.impersonal:
        return None
    if not (seen.run.possessive or seen.personal):
        return None
    people = {person for person in cast if is_full(person.lower()) and _cut(person.split()[0].lower(), key)}
    return people.pop() if len(people) == 1 else None


def _cut(name: str, key: str) -> bool:
    return len(name) > len(key) + 1 and (name.startswith(key) or name.endswith(key))
