"""Full names by their surnames, whether or not anything shows that they are people's."""

import pytest

from bot.archive import Archive, Span
from bot.facts.names import Names
from tests.facts.written import written


def bearer(text: str, surname: str) -> str | None:
    """Who bears `surname`, asked at its last occurrence."""
    start = text.rindex(surname)
    return Names(Archive([written(text)])).bearer(surname, Span("a.txt", start, start + len(surname)))


@pytest.mark.parametrize(
    ("text", "surname", "name"),
    [
        ("Nils Aker spoke.  Later Aker left.", "Aker", "Nils Aker"),
        ("Later Aker left, and Nils Aker spoke.  So Aker sang.", "Aker", "Nils Aker"),
        ("Nils van Aker spoke.  Later Van Aker left.", "Van Aker", "Nils van Aker"),
        ("Nils J. Aker spoke, and Nils Aker sang.  Later Aker left.", "Aker", "Nils J. Aker"),
    ],
)
def test_a_surname_means_whoever_was_named_in_full(text: str, surname: str, name: str) -> None:
    assert bearer(text, surname) == name


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Nils Aker met Una Aker.  Later Aker left.", "Aker"),
        ("Later Aker left.", "Aker"),
        ("Called Aker spoke.  Later Aker left.", "Aker"),
        ("Warrant Kit Aker spoke.  Later Aker left.", "Aker"),
        ("Nils Aker spoke.", "Nils Aker"),
    ],
)
def test_nobody_bears_it_in_doubt(text: str, surname: str) -> None:
    assert bearer(text, surname) is None
