"""Counts of what somebody has."""

import pytest

from tests.facts.comparisons.comparing import Seen, compared
from tests.facts.written import written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live here.  Ida Holm and Tom Reed married young."
STEL = "Schilderes Ida Holm en haar man, bakker Tom Reed, wonen hier.  Ida Holm en Tom Reed zijn getrouwd."
BOTH = ("Ida Holm", "Tom Reed")


def counts(*sentences: str, days: tuple[str, ...] = ("2021-01-06", "2021-01-16")) -> list[Seen]:
    return compared(
        *(
            written(f"{PAIR}\n{sentence}", file=f"{number}.txt", stated=day)
            for number, (sentence, day) in enumerate(zip(sentences, days, strict=True))
        ),
        topic="count",
    )


def test_the_same_count_in_other_words_is_agreement() -> None:
    found = counts("They love their three children.", "The couple has three kids and a dog.")

    assert found == [("count", "same", BOTH, ("their three children", "has three kids"))]


def test_children_are_the_same_in_dutch() -> None:
    dutch = written(
        f"{STEL}\nHet stel heeft drie kinderen.", file="nl.txt", language="nl", stated="2021-02-06"
    )
    english = written(f"{PAIR}\nThey love their 3 children.", file="en.txt", stated="2021-01-06")

    [(_, verdict, people, places)] = compared(dutch, english, topic="count")

    assert (verdict, people, places) == ("same", BOTH, ("their 3 children", "heeft drie kinderen"))


def test_another_count_within_days_is_a_conflict() -> None:
    assert [one[1] for one in counts("They love their three children.", "They love their two children.")] == [
        "conflict"
    ]


def test_another_count_years_later_has_changed() -> None:
    found = counts(
        "They love their two children.", "They love their three children.", days=("2018-01-06", "2021-01-06")
    )

    assert [one[1] for one in found] == ["changed"]


@pytest.mark.parametrize(
    "other",
    [
        "They love their two youngest children.",
        "They love their two children with curls.",
        "She has loved their two years here.",
        "Everybody knows two children like that.",
        "Her sister Ann Lee has two children, and Ann Lee adores them.",
        "She visits her two children.",
    ],
)
def test_counts_of_something_else_are_not_compared(other: str) -> None:
    assert counts("They love their three children.", other) == []


def test_an_article_that_counts_twice_is_left_out() -> None:
    text = "They love their two children.  Once their three children lived in Arden."

    assert counts("They love their three children.", text) == []
