"""The ledger of what cogs did wrong."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.extending.blame import Place
from bot.extending.troubles import LONGEST_REASON, MOST, Kind, Troubles

START = datetime(2026, 1, 1, tzinfo=UTC)
HERE = Place("alpha", "features/alpha.py:3")


class Clock:
    now = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def test_the_same_again_is_counted_with_the_first_and_last_time_and_the_last_reason() -> None:
    troubles = Troubles(Clock())
    for reason in ("one", "two", "three"):
        troubles.note(HERE, Kind.TASK, reason)
    [trouble] = troubles.of("alpha")
    assert (trouble.count, trouble.reason) == (3, "three")
    assert (trouble.first, trouble.last) == (START + timedelta(seconds=1), START + timedelta(seconds=3))


def test_another_line_kind_or_cog_is_another_trouble_the_latest_first() -> None:
    troubles = Troubles(Clock())
    troubles.note(HERE, Kind.TASK, "one")
    troubles.note(Place("alpha", "features/alpha.py:4"), Kind.TASK, "two")
    troubles.note(HERE, Kind.COMMAND, "three")
    troubles.note(Place("beta", "features/alpha.py:3"), Kind.COMMAND, "four")
    assert [trouble.reason for trouble in troubles.of("alpha")] == ["three", "two", "one"]
    assert troubles.all[0].cog == "beta"


def test_what_a_mended_cog_did_wrong_is_forgotten() -> None:
    troubles = Troubles(Clock())
    troubles.note(HERE, Kind.TASK, "one")
    troubles.note(Place("beta", "x:1"), Kind.TASK, "two")
    troubles.forget("alpha")
    assert [trouble.cog for trouble in troubles.all] == ["beta"]


@given(st.lists(st.tuples(st.integers(0, 3 * MOST), st.text(max_size=3 * LONGEST_REASON)), max_size=30))
def test_it_is_bounded_whatever_happens(noted: list[tuple[int, str]]) -> None:
    troubles = Troubles(Clock())
    for number in range(2 * MOST):
        troubles.note(Place("alpha", f"x:{number}"), Kind.TASK, "before")
    for number, reason in noted:
        told = troubles.note(Place("alpha", f"x:{number}"), Kind.TASK, reason)
        assert troubles.all[0] == told
        assert len(told.reason) <= LONGEST_REASON
        assert "\n" not in told.reason
    assert len(troubles.all) == MOST
