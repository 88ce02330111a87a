"""Which articles are about the same people or places."""

from bot.archive import Archive
from bot.facts.shared import related_files
from tests.facts.written import written


def related(first: str, second: str) -> bool:
    archive = Archive([written(first, file="a.txt"), written(second, file="b.txt")])
    return "b.txt" in related_files(archive.articles).get("a.txt", frozenset())


def test_two_names_used_again_and_again_relate() -> None:
    text = "Dahl met Norvik.  Then Dahl left Norvik."

    assert related(text, f"On Monday {text}")


def test_two_names_given_in_full_relate() -> None:
    assert related("So Ida Holm met Tom Reed.", "It was Tom Reed who saw Ida Holm.")


def test_one_long_name_in_common_does_not() -> None:
    first = "Shares rose at the New York Stock Exchange."

    assert not related(first, "Others fell at the New York Stock Exchange.")


def test_words_that_are_also_written_small_are_no_names() -> None:
    text = "Big Boats and Small Ships, they said: big boats and small ships."

    assert not related(text, f"Again. {text}")
