"""Which people are women and which are men, as far as the articles themselves tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bot.facts.names.capitals import Word
from bot.facts.names.casting import NameMention
from bot.facts.names.lines import Line
from bot.facts.person_words import ARTICLES, PRONOUNS, SUBJECT_PRONOUNS, UNSURE_PRONOUNS, Gender, gender_of

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
            alone = _alone(line, named)
            if alone:
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
        before = line.words[run.first - 1].key if run.first else ""
        gender = (
            gender_of(run.title) or gender_of(before) or _after_copula(line.words[run.last : run.last + 3])
        )
        if gender:
            told[mention.person, gender] = _TOLD
    return told


def _after_copula(words: Sequence[Word]) -> Gender | None:
    """From "(Ann) is the mother", "(Ann), an actress"."""
    keys = [word.key for word in words]
    if keys[:1] in (["is"], ["was"]):
        keys = keys[1:]
    return gender_of(keys[1]) if len(keys) > 1 and keys[0] in ARTICLES else None


def _alone(line: Line, named: Mapping[int, NameMention]) -> str | None:
    people = {named[run.start].person for run in line.runs if run.start in named}
    return people.pop() if len(people) == 1 and not line.headline else None


def _pronouns_after_name(line: Line, named: Mapping[int, NameMention]) -> Iterator[Gender]:
    place = next(run.last for run in line.runs if run.start in named)
    for word in line.words[place:]:
        if word.key in PRONOUNS and word.key not in UNSURE_PRONOUNS:
            yield PRONOUNS[word.key]
