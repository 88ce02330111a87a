from bot.facts import Facts
from bot.search.index import Index
from bot.search.premises import Premises
from bot.search.reading import Reader
from tests.search.invented_articles import archive_of

ARCHIVE = archive_of(
    {"a.txt": "The lighthouse was built in 1874 by Marta Lind. The lamp was lit in May 1875. It is tall."}
)
PREMISES = Premises(ARCHIVE, Facts.of(ARCHIVE).dates)
READER = Reader(Index(ARCHIVE).vocabulary)


def contradicted(question: str, row: int) -> list[tuple[str, str]]:
    found = PREMISES.contradictions(READER.read(question), ARCHIVE.passages[row])
    return [(one.typed, ARCHIVE.text(one.says)) for one in found]


def test_another_year_than_the_passage_gives_is_named_with_its_span() -> None:
    assert contradicted("was the lighthouse built in 1901", 0) == [("1901", "1874")]


def test_the_right_year_is_no_contradiction() -> None:
    assert contradicted("was the lighthouse built in 1874", 0) == []


def test_a_year_of_the_sentence_beside_is_no_contradiction() -> None:
    assert contradicted("was the lighthouse lit in 1875", 0) == []


def test_a_passage_without_dates_contradicts_nothing() -> None:
    assert contradicted("was it tall in 1901", 2) == []


def test_other_numbers_are_no_years() -> None:
    assert contradicted("does it have 187 steps", 0) == []
