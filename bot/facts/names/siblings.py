"""Lists of somebody's children: "two sons: Max, 7, and Lou", "dochters Ans (8) en Bep (3)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Run
from bot.facts.names.lines import Line
from bot.facts.numbers import NUMBER_WORDS
from bot.facts.person_words import ONE_CHILD, PARENTS, SEVERAL_CHILDREN

_NOUN = r"(?:sons?|daughters?|zoon|zonen|zoons|zoontje|dochters?|dochtertje|twins|tweeling)"
_OPENING = re.compile(
    r"\s?[:,(—–-]?\s?(?:(?:together|samen|named|called|genaamd)[:,]?\s)?[:(—–-]?\s?"
    rf"(?:{_NOUN}\s)?"
)
_CHAIN = re.compile(
    rf"\s?[,;]?\s?(?P<last>(?:and|en|&)\s)?(?P<noun>(?:(?:a|an|een|their|his|her|hun|zijn|haar)\s)?{_NOUN}[:,]?\s)?"
)


@dataclass(frozen=True, slots=True)
class Siblings:
    """Names listed as children; `noun` is the place of "children" among the words, `start` where it starts.

    `end` lies behind the last name and its age.
    """

    noun: int
    start: int
    end: int
    names: tuple[Run, ...]


def find_siblings(line: Line, raw: str) -> Iterator[Siblings]:
    """Every list of children in a line, in reading order.

    A list of several ends with "and" or has as many names as its number word says; else it is not taken for
    one.
    """
    runs = {run.start: run for run in line.runs}
    done = line.start
    for place, word in enumerate(line.words):
        if word.start < done or word.possessive:
            continue
        counted = _counted(line, place)
        if word.key in ONE_CHILD or word.key in SEVERAL_CHILDREN or (counted and _is_parenthood(line, place)):
            found = _read(line, raw, place, runs, counted)
            if found:
                yield found
                done = found.end


def _counted(line: Line, place: int) -> int | None:
    """How many children are announced: the number before "children", or the one that stands for them."""
    keys = [line.words[at].key for at in (place, place - 1) if at >= 0]
    return next(
        (NUMBER_WORDS.get(key) or int(key) for key in keys if key in NUMBER_WORDS or _small(key)), None
    )


def _small(key: str) -> bool:
    return len(key) <= 2 and key.isascii() and key.isdigit()


def _is_parenthood(line: Line, place: int) -> bool:
    """Whether a number stands for children: "mother of *three* Max, Lou and Sam"."""
    return place > 1 and line.words[place - 1].key in {"of", "van"} and line.words[place - 2].key in PARENTS


def _read(line: Line, raw: str, place: int, runs: dict[int, Run], counted: int | None) -> Siblings | None:
    noun = line.words[place]
    opening = _OPENING.match(raw, noun.end)
    single = noun.key in ONE_CHILD
    at = opening.end() if opening else noun.end
    names: list[Run] = []
    end, closed = at, False
    while (run := runs.get(at)) and at > noun.end:
        age = age_after_name(raw, run.end)
        names.append(run)
        end = age.end if age else run.end
        chain = _CHAIN.match(raw, end)
        if chain is None or chain.end() == end or ((single or closed) and not chain["noun"]):
            break
        single = bool(chain["noun"]) and not chain["noun"].strip(" :,").endswith(("s", "en"))
        closed = bool(chain["last"])
        at = chain.end()
    complete = len(names) == counted or closed or len(names) == 1
    several = len(names) > 1 or noun.key in ONE_CHILD
    if not names or not complete or not several or not _stands_apart(raw, noun.end, names[0], end):
        return None
    return Siblings(place, noun.start, end, tuple(names))


def _stands_apart(raw: str, noun_end: int, first: Run, end: int) -> bool:
    """Whether a name behind a comma is closed off too: "his son, Max, said", but not "his son, Max said"."""
    return (
        "," not in raw[noun_end : first.start]
        or end > first.end
        or raw[end : end + 1] in set(",.;:)—–") | {""}
    )
