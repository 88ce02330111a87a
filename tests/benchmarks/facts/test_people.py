"""Each group of rules about people can be left out, and comes back."""

import pytest

from benchmarks.facts.people import WITHOUT
from bot.archive import Archive
from bot.facts.dates import find_dates
from bot.facts.people import find_people
from bot.facts.values import Person, Published
from tests.facts.written import known, on, written

TEXTS = {
    "ages: after a name": "Reed, 43, sang.",
    "ages: in brackets": "Reed (43) sang.",
    "ages: predicates": "Reed is 43 years old.",
    "ages: pronouns": "Reed laughed.  He turned 43.",
    "ages: birthdays": "Reed sang on his 43rd birthday.",
    "ages: descriptions": "The baker, 43, sang.",
    "ages: adjectives": "The 43-year-old baker sang.",
    "ages: told of another time": "Reed began at the age of 12.",
    "dates beside ages": "Reed turned 43 on 2 January 2021.",
    "dates that open a sentence": "In 1999 Reed, 21, moved.",
    "deaths": "Reed, 43, was killed.",
    "lists of children": "They have two children: Nils, 7, and Ada, 5.",
    "kin nouns": "",
    "kin verbs": "Ida Holm divorced Tom Reed.",
    "names told": "Tom Reed, known as Kit, sang.  Kit, 43, wept.",
    "clipped names": "Holm met Isabella Poe, 40.  All praise Bella's song.",
    "descriptions as names": "Holm, 40, sang.  The painter wept.",
}


def _people(text: str) -> tuple[Person, ...]:
    archive = Archive(
        [written(f"Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n{text}")]
    )
    published = {"a.txt": Published(on("2021-01-06"), "explicit")}
    return find_people(known(archive, published), find_dates(archive, published))


def test_every_group_has_its_text() -> None:
    assert set(TEXTS) == set(WITHOUT)


@pytest.mark.parametrize("group", WITHOUT)
def test_leaving_a_group_out_changes_who_is_found_until_it_is_back(group: str) -> None:
    before = _people(TEXTS[group])

    with WITHOUT[group]():
        without = _people(TEXTS[group])

    assert without != before
    assert _people(TEXTS[group]) == before
