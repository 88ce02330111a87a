"""Ages of one person over several articles."""

import pytest

from tests.facts.comparisons.comparing import Seen, compared
from tests.facts.written import written


def ages(
    first: str, second: str, days: tuple[str | None, str | None] = ("2021-01-06", "2021-06-01")
) -> list[Seen]:
    return compared(
        written(f"Painter Ida Holm, {first}, lives in Arden.", file="a.txt", stated=days[0]),
        written(f"Painter Ida Holm, {second}, lives in Arden.", file="b.txt", stated=days[1]),
        topic="age",
    )


def test_the_same_age_is_agreement() -> None:
    assert ages("41", "41") == [("age", "same", ("Ida Holm",), ("Ida Holm, 41", "Ida Holm, 41"))]


def test_the_same_age_agrees_also_in_undated_articles() -> None:
    assert [verdict for _, verdict, _, _ in ages("41", "41", (None, None))] == ["same"]


def test_a_year_older_later_has_changed() -> None:
    assert ages("41", "42") == [("age", "changed", ("Ida Holm",), ("Ida Holm, 41", "Ida Holm, 42"))]


def test_places_stand_in_order_of_time() -> None:
    [(_, _, _, places)] = ages("42", "41", ("2021-06-01", "2021-01-06"))

    assert places == ("Ida Holm, 41", "Ida Holm, 42")


def test_ages_that_cannot_both_be_right_are_a_conflict() -> None:
    assert [verdict for _, verdict, _, _ in ages("41", "45")] == ["conflict"]


@pytest.mark.parametrize("days", [(None, None), ("2021-01-06", None)])
def test_other_ages_in_undated_articles_tell_nothing(days: tuple[str | None, str | None]) -> None:
    assert ages("41", "45", days) == []


def test_one_article_alone_agrees_with_nobody() -> None:
    text = "Painter Ida Holm, 41, lives in Arden.  Ida Holm, 41, is known there."

    assert compared(written(text, stated="2021-01-06"), topic="age") == []
