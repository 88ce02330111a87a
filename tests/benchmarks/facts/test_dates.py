"""Each group of date rules can be left out, and comes back."""

import pytest

from benchmarks.facts.dates import WITHOUT
from tests.facts.written import dated

TEXTS = {
    "holidays": "She called on Valentine's Day.",
    "seasons": "They met in the summer of 2019.",
    "quarters and halves": "Profit rose in the third quarter.",
    "decades and centuries": "He sang in the 1990s.",
    "weeks and weekdays of a month": "It began in the week of May 6.",
    "relative to the article": "She called yesterday.",
    "weekdays": "She called on Tuesday.",
    "months alone": "She called in July.",
    "years alone": "She called in 2013.",
    "times of day": "It was over at 14:58 UTC.",
    "vague words": "It is closed now.",
    "ranges": "The fair ran from July 4-6.",
    "told before": "The dam broke on March 3.  The next day it rained.",
    "tense": "The council will meet on Friday.",
    "nearest year": "She called in July.",
    "near days to come": "the fair of March 20",
    "weekday settles the year": "She called on Wednesday (Feb. 17).",
    "habits": "He always cooks on Mother's Day.",
    "parts": "She called in early December.",
    "posts": 'She posted on March 3, "I feel old today."',
    "order of day and month": "It was signed on 7/8/2021, and not on 25/12/2021.",
    "other languages": "am 3. Mai 2021",
}


def _read(group: str) -> list[tuple[str, str | None]]:
    return dated(TEXTS[group], language="de" if group == "other languages" else "en")


def test_every_group_has_its_text() -> None:
    assert set(TEXTS) == set(WITHOUT)


@pytest.mark.parametrize("group", WITHOUT)
def test_leaving_a_group_out_changes_a_reading_until_it_is_back(group: str) -> None:
    before = _read(group)

    with WITHOUT[group]():
        without = _read(group)

    assert without != before
    assert _read(group) == before
