from bot.facts import Facts
from bot.search.corroboration import Corroboration
from bot.search.rows import Rows
from tests.search.invented_articles import archive_of

SAID = '"We wanted to save the lamp before the storm season," said the keeper, Tomás Oyelaran.'
ARCHIVE = archive_of(
    {
        "a.txt": f"The museum opened. {SAID}",
        "b.txt": f"The lamp is old. {SAID}",
        "c.txt": "The river rose twice that spring. Nobody was hurt.",
    }
)
CORROBORATION = Corroboration.of(ARCHIVE, Rows(ARCHIVE), Facts.of(ARCHIVE))


def row_of(file: str, words: str) -> int:
    (row,) = [
        at
        for at, passage in enumerate(ARCHIVE.passages)
        if passage.span.file == file and words in ARCHIVE.text(passage.span)
    ]
    return row


def test_the_same_quotation_in_another_file_corroborates() -> None:
    assert CORROBORATION.said_with(row_of("a.txt", "save the lamp"), []) == [row_of("b.txt", "save the lamp")]


def test_what_one_file_says_is_not_corroborated() -> None:
    assert CORROBORATION.said_with(row_of("c.txt", "river"), []) == []
