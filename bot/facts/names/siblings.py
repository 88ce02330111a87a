"""Lists of somebody's children: "two sons: Max, 7, and Lou", "dochters Ans (8) en Bep (3)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.names.age_words import age_after_name
from bot.facts.names.capitals import Run, Word
from bot.facts.numbers import NUMBER_WORDS
from bot.facts.person_words import ONE_CHILD, PARENTS, SEVERAL_CHILDREN, TITLES

_ANNOUNCING = ONE_CHILD | SEVERAL_CHILDREN
_NOUN = r"(?:sons?|daughters?|zoon|zonen|zoons|zoontje|dochters?|dochtertje|twins|tweeling)"
_TITLE = rf"(?i:(?:{'|'.join(sorted(TITLES))})\.?\s)?"
_OPENING = re.compile(
    r"\s?[:,(—–-]?\s?(?:(?:together|samen|named|called|genaamd)[:,]?\s)?[:(—–-]?\s?"
    rf"(?:{_NOUN}\s)?{_TITLE}"
)
_CHAIN = re.compile(
    rf"\s?[,;]?\s?(?P<last>(?:and|en|&)\s)?(?P<noun>(?:(?:a|an|een|their|his|her|hun|zijn|haar)\s)?{_NOUN}[:,]?\s)?{_TITLE}"
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


def find_siblings(words: Sequence[Word], runs: Sequence[Run], raw: str) -> Iterator[Siblings]:
    """Every list of children among the words of a passage and its runs of capitals, in reading order.

    A list of several ends with "and" or has as many names as its number word says; else it is not taken for
    one.
    """
    starts = {run.start: run for run in runs}
    done = 0
    for place, word in enumerate(words):
        if word.start < done or not (word.key in _ANNOUNCING or _is_parenthood(words, place)):
            continue
        found = None if word.possessive else _read(words, raw, place, starts)
        if found:
            yield found
            done = found.end


def _counted(words: Sequence[Word], place: int) -> int | None:
    """How many children are announced: the number before "children", or the one that stands for them."""
    counts = (_count(words[at].key) for at in (place, place - 1) if at >= 0)
    return next((count for count in counts if count), None)


def _count(key: str) -> int | None:
    return int(key) if len(key) <= 2 and key.isascii() and key.isdigit() else NUMBER_WORDS.get(key)


def _is_parenthood(words: Sequence[Word], place: int) -> bool:
    """Whether a number stands for children: "mother of *three* Max, Lou and Sam"."""
    return (
        place > 1
        and words[place - 1].key in {"of", "van"}
        and words[place - 2].key in PARENTS
        and _count(words[place].key) is not None
    )


def _read(words: Sequence[Word], raw: str, place: int, runs: Mapping[int, Run]) -> Siblings | None:
    noun = words[place]
    opening = _OPENING.match(raw, noun.end)
    single = noun.key in ONE_CHILD
    at = opening.end() if opening else noun.end
    names: list[Run] = []
    end, ended, closed = at, False, False
    while (run := runs.get(at)) and at > noun.end:
        age = age_after_name(raw, run.end)
        names.append(run)
        end = age.end if age else run.end
        chain = _CHAIN.match(raw, end)
        if chain is None or chain.end() == end or ((single or ended) and not chain["noun"]):
            break
        single = bool(chain["noun"]) and not chain["noun"].strip(" :,").endswith(("s", "en"))
        ended = bool(chain["last"]) and not (
            chain["noun"] and not single
        )  # "and sons" opens a list of its own
        closed = closed or bool(chain["last"])
        at = chain.end()
    complete = len(names) == _counted(words, place) or closed or len(names) == 1
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
