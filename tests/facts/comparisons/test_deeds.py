"""What one article says has not been done and another tells."""

from tests.facts.comparisons.comparing import Seen, compared
from tests.facts.written import written

ABOUT = "Painter Ida Holm, 41, ran Norvik Ferries.  Ida Holm bought Norvik from a cousin."
NOT_YET = "Ida Holm has not filed for bankruptcy protection yet."
FILED = "Ida Holm filed for bankruptcy protection on 9 February 2021."


def deeds(denied: str | None, told: str, not_yet: str = NOT_YET, filed: str = FILED) -> list[Seen]:
    return compared(
        written(f"{ABOUT}\n{not_yet}", file="a.txt", stated=denied),
        written(f"{ABOUT}\n{filed}", file="b.txt", stated=told),
        topic="state",
    )


def test_what_is_denied_first_and_told_later_has_changed() -> None:
    assert deeds("2021-01-06", "2021-03-01") == [
        (
            "state",
            "changed",
            ("Ida Holm",),
            ("has not filed for bankruptcy protection yet", "9 February 2021"),
        )
    ]


def test_what_is_told_first_and_denied_later_is_a_conflict() -> None:
    assert [one[1] for one in deeds("2021-04-06", "2021-03-01")] == ["conflict"]


def test_a_late_denial_of_what_is_done_again_and_again_tells_nothing() -> None:
    again = deeds(
        "2021-04-06",
        "2021-03-01",
        "Ida Holm has not answered questions.",
        "Ida Holm answered questions on 9 February 2021.",
    )

    assert again == []


def test_somebody_else_may_have_done_it() -> None:
    other = "Baker Tom Reed, 50, filed for bankruptcy protection on 9 February 2021."

    assert deeds("2021-01-06", "2021-03-01", filed=other) == []


def test_an_undated_denial_tells_nothing() -> None:
    assert deeds(None, "2021-03-01") == []
