"""Days on which things happened, in several articles."""

import pytest

from tests.facts.comparisons.comparing import Seen, compared
from tests.facts.written import written

ABOUT = "Painter Ida Holm, 41, ran Norvik Ferries.  Ida Holm bought Norvik from a cousin."


def days(first: str, second: str, stated: str = "2021-06-01") -> list[Seen]:
    return compared(
        written(f"{ABOUT}\n{first}", file="a.txt", stated=stated),
        written(f"{ABOUT}\n{second}", file="b.txt", stated=stated),
        topic="date",
    )


def test_an_event_that_both_tell_is_agreement() -> None:
    text = "The widow filed for divorce in February."

    assert [(verdict, places) for _, verdict, _, places in days(text, text)] == [
        ("same", ("February", "February"))
    ]


@pytest.mark.parametrize("deed", ["died", "was born"])
def test_nobody_is_born_or_dies_on_two_days(deed: str) -> None:
    [found] = days(f"Ida Holm {deed} in Arden on May 3, 2021.", f"Ida Holm {deed} on May 5, 2021.")

    assert found[1:3] == ("conflict", ("Ida Holm",))
    assert sorted(found[3]) == ["May 3, 2021", "May 5, 2021"]


@pytest.mark.parametrize(
    "other",
    [
        "Ida Holm died in May 2021.",
        "Tom Reed, 50, died on May 5, 2021, and Tom Reed is missed.",
        "Ida Holm died, and her house was sold on May 28, 2021.",
        "The dog of Ida Holm, Rex, died on May 5, 2021.",
        "Ida Holm spoke on May 5, 2021.",
    ],
)
def test_what_need_not_contradict_is_no_conflict(other: str) -> None:
    found = days("Ida Holm died on May 3, 2021.", other)

    assert [one for one in found if one[1] == "conflict"] == []
