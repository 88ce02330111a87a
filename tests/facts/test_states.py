"""Deeds that one article denies and another tells."""

from bot.archive import Article
from bot.facts.clues import clues_of
from bot.facts.states import find_deeds
from tests.facts.written import background_of, on, written

ABOUT = "Painter Ida Holm, 41, ran Norvik Ferries.  Ida Holm bought Norvik from a cousin."
NOT_YET = "Ida Holm has not filed for bankruptcy protection yet."
NO_PAPERS = "No bankruptcy papers have been filed."
FILED = "Ida Holm filed for bankruptcy protection on 9 February 2021."


def deeds(*sentences: str) -> list[tuple[list[str], list[str]]]:
    """The words of denials and tellings in articles of one sentence each."""
    articles: list[Article] = [
        written(f"{ABOUT}\n{sentence}", file=f"{number}.txt", stated="2021-03-01")
        for number, sentence in enumerate(sentences)
    ]
    background = background_of(*articles)
    clues = {article.file: clues_of(article) for article in articles}
    text = background.archive.text
    return [
        ([text(one.span).strip() for one in deed.denials], [text(one.span) for one in deed.tellings])
        for deed in find_deeds(background, clues)
    ]


def test_a_denial_meets_the_telling_of_another_article() -> None:
    [(denials, tellings)] = deeds(NOT_YET, FILED)

    assert denials == ["has not filed for bankruptcy protection yet"]
    assert tellings == ["9 February 2021"]


def test_denials_of_one_deed_are_one() -> None:
    [(denials, _)] = deeds(NOT_YET, NO_PAPERS, FILED)

    assert len(denials) == 2


def test_a_deed_that_nobody_tells_is_none() -> None:
    assert deeds(NOT_YET, NO_PAPERS) == []


def test_only_a_month_or_less_tells_when() -> None:
    assert deeds(NOT_YET, "Ida Holm filed for bankruptcy protection in 2020.") == []


def test_names_in_common_make_no_deed() -> None:
    first = "No action was ever announced by Norvik."

    assert deeds(first, "Since the change that Norvik announced on 9 February 2021 all is well.") == []


def test_the_days_hold_all_tellings() -> None:
    later = "Ida Holm filed for bankruptcy protection on 12 February 2021."
    background = background_of(
        *(
            written(f"{ABOUT}\n{sentence}", file=f"{number}.txt", stated="2021-03-01")
            for number, sentence in enumerate((NOT_YET, FILED, later))
        )
    )
    clues = {article.file: clues_of(article) for article in background.archive.articles}

    [deed] = find_deeds(background, clues)

    assert deed.done == on("2021-02-09", "2021-02-12")
