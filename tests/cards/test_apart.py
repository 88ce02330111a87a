from datetime import date

import pytest

from bot.archive import Interval
from bot.cards.apart import apart
from bot.facts import Published
from bot.texts import texts_for
from tests.cards.made import article, facts_with, library_of

FIRST = Published(Interval.of_day(date(2021, 1, 6)), "explicit")


@pytest.mark.parametrize(
    ("other", "language", "words"),
    [
        (Published(Interval.of_day(date(2021, 9, 6)), "explicit"), "en", "8 months later"),
        (Published(Interval.of_day(date(2021, 9, 6)), "explicit"), "nl", "8 maanden later"),
        (Published(Interval.of_day(date(2021, 1, 3)), "explicit"), "en", "3 days earlier"),
        (Published(Interval(date(2021, 2, 3), date(2021, 2, 28)), "inferred"), "en", "about 6 weeks later"),
        (
            Published(Interval(date(2020, 2, 3), date(2020, 2, 28)), "inferred"),
            "nl",
            "ongeveer 11 maanden eerder",
        ),
        (Published(Interval(date(2021, 1, 3), date(2021, 2, 28)), "inferred"), "en", None),
        (Published(None, "unknown"), "en", None),
        (FIRST, "en", None),
    ],
)
def test_how_far_apart_two_articles_appeared_is_said_where_it_is_known(
    other: Published, language: str, words: str | None
) -> None:
    articles = [article("a.txt", "One."), article("b.txt", "Two.")]
    library = library_of(*articles, facts=facts_with({"a.txt": FIRST, "b.txt": other}))
    assert apart(library, "a.txt", "b.txt", texts_for(language)) == words
