"""Which people are women and which are men, as far as the articles themselves tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.facts.names.capitals import Word
from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.person_words import (
    ARTICLES,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    UNSURE_PRONOUNS,
    Gender,
    gender_of,
    is_role,
)

_TOLD = 4  # "his wife Ann" weighs as much as four pronouns


def learn_genders(
    articles: Sequence[tuple[Sequence[Line], Mapping[int, NameMention]]],
) -> dict[str, Gender]:
    """The gender of each person whom kinship words, titles and pronouns tell apart; each name by its start.

    A gender stands when its evidence is at least twice that of the other.
    """
    votes: Counter[tuple[str, Gender]] = Counter()
    for lines, named in articles:
        alone: str | None = None
        for line in lines:
            votes.update(_told(line, named))
            if alone and line.words and line.words[0].key in SUBJECT_PRONOUNS - UNSURE_PRONOUNS:
                votes[alone, PRONOUNS[line.words[0].key]] += 1
            before, alone = alone, _alone(line, named)
            if alone and before in {None, alone}:  # else a pronoun may go back to the other
                votes.update((alone, gender) for gender in _pronouns_after_name(line, named))
    people = {person for person, _ in votes}
    genders: dict[str, Gender] = {}
    for person in people:
        women, men = votes[person, "f"], votes[person, "m"]
        if max(women, men) >= 2 * min(women, men):
            genders[person] = "f" if women > men else "m"
    return genders


def _told(line: Line, named: Mapping[int, NameMention]) -> dict[tuple[str, Gender], int]:
    told = {}
    for run in line.runs:
        mention = named.get(run.start)
        if mention is None:
            continue
        words = line.words
        before, after = words[max(0, run.first - 3) : run.first], words[run.last : run.last + 3]
        gender = gender_of(run.title) or _before(before) or _after_copula(after)
        if gender:
            told[mention.person, gender] = _TOLD
    return told


def _before(words: Sequence[Word]) -> Gender | None:
    """From "her husband (Bob)", "her husband, baker (Bob)"."""
    for word in reversed(words):
        gender = gender_of(word.key)
        if gender or not is_role(word.key):
            return gender
    return None


def _after_copula(words: Sequence[Word]) -> Gender | None:
    """From "(Ann) is the mother", "(Ann), an actress"."""
    keys = [word.key for word in words]
    if keys[:1] in (["is"], ["was"]):
        keys = keys[1:]
    return gender_of(keys[1]) if len(keys) > 1 and keys[0] in ARTICLES else None


def _alone(line: Line, named: Mapping[int, NameMention]) -> str | None:
    """The one person whom a line tells of, quotations left out."""
    spoken = [run.start for run in line.runs if run.start in named and not line.is_quoted(run.start)]
    people = {named[start].person for start in spoken}
    return people.pop() if len(people) == 1 and not line.headline else None


def _pronouns_after_name(line: Line, named: Mapping[int, NameMention]) -> Iterator[Gender]:
    place = next(run.last for run in line.runs if run.start in named and not line.is_quoted(run.start))
    for word in line.words[place:]:
        if word.key in PRONOUNS and word.key not in UNSURE_PRONOUNS and not line.is_quoted(word.start):
            yield PRONOUNS[word.key]
