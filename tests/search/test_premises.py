import pytest

from bot.facts import Facts
from bot.search import Answer, Search
from tests.search.fake_embedder import FakeEmbedder, meaning_search
from tests.search.invented_articles import archive_of

FILES = {
    "a.txt": (
        "The lighthouse at Hollin was built in 1874 by Marta Lind, who raised three sons there.\n\n"
        "The lamp was lit in May 1875. It is tall.\n\n"
        "Marta Lind left the island before the war broke out and never wrote to Hollin again.\n\n"
        "The keeper had wanted to leave Hollin since 1872, she wrote."
    ),
    "b.txt": (
        "The ferry sank in March 1902, a clerk of the harbour office wrote. Twelve men of the crew drowned."
    ),
}
ARCHIVE = archive_of(FILES)
SEARCH = Search(ARCHIVE, Facts.of(ARCHIVE))


def contradicted(answer: Answer) -> list[tuple[str, str]]:
    return [(one.typed, ARCHIVE.text(one.says)) for one in answer.contradictions]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("was the lighthouse at Hollin built in 1901", [("1901", "1874")]),
        ("when was the lighthouse built in 1901", [("1901", "1874")]),
        ("did the ferry sink in 1874", [("1874", "March 1902")]),
        ("did Marta Lind raise five sons", [("five", "three sons")]),
        ("did Marta Lind raise 5 sons", [("5", "three sons")]),
        ("did 14 men of the crew drown", [("14", "Twelve men")]),
        ("was the lighthouse at Hollin built in 1872", [("1872", "1874")]),
    ],
)
def test_what_a_passage_says_otherwise_is_named_with_its_span(
    question: str, says: list[tuple[str, str]]
) -> None:
    answer = SEARCH.ask(question)
    assert contradicted(answer) == says
    assert not answer.found


@pytest.mark.parametrize(
    "question",
    [
        "was the lighthouse at Hollin built in 1874",
        "was the lamp lit in 1875",
        "did Marta Lind raise three sons",
        "did Marta Lind raise 3 sons",
        "did twelve men of the crew drown",
    ],
)
def test_what_a_passage_says_too_is_no_contradiction(question: str) -> None:
    answer = SEARCH.ask(question)
    assert not answer.contradictions
    assert answer.found


@pytest.mark.parametrize(
    "question",
    [
        "was it tall in 1901",  # nothing that is asked is said with a date
        "1901",
        "ferry 1874",  # about anything
        "did Marta Lind raise one son",  # "one" is mostly no number
        "did the lamp of the lighthouse sink in 1901",  # no passage has all of it
        "who built 7 lighthouses",  # nobody counts them
        "did twenty-two men of the crew drown",  # neither twenty nor two of them
        "did two hundred men of the crew drown",
        "did 2-3 men of the crew drown",
        "was the lighthouse at Hollin built from 1874 to 1901",  # a stretch of time
    ],
)
def test_a_passage_about_something_else_contradicts_nothing(question: str) -> None:
    assert not SEARCH.ask(question).contradictions


def test_of_a_long_question_nothing_is_taken_for_granted() -> None:
    long = (
        "was the lighthouse at Hollin built in 1901 by Marta Lind who raised sons there lamp lit keeper wrote"
    )
    assert not SEARCH.ask(long).contradictions


def test_the_passage_that_says_otherwise_comes_first() -> None:
    answer = SEARCH.ask("was the lighthouse at Hollin built in 1872")
    (one,) = answer.contradictions
    assert answer.citations[0].passage.span.contains(one.says)
    assert one.says in answer.citations[0].highlights
    assert answer.missing == answer.apart == ()


@pytest.mark.parametrize("told", ["22 men", "twenty-two men", "2 million men", "two hundred men"])
def test_a_number_of_several_words_in_a_passage_denies_nothing(told: str) -> None:
    archive = archive_of({"a.txt": f"The ferry sank that night, and {told} drowned with it off Hollin."})
    search = Search(archive, Facts.of(archive))
    assert not search.ask("did twenty-two men drown with the ferry").contradictions
    assert bool(search.ask("did two men drown with the ferry").contradictions) == (told == "22 men")


def test_names_may_stand_around_the_passage_but_the_rest_has_to_be_in_its_words() -> None:
    search = meaning_search(FILES, FakeEmbedder({"erected": "built"}))
    assert contradicted(search.ask("was the lighthouse at Hollin built in 1901"))
    assert not search.ask("was the lighthouse at Hollin erected in 1901").contradictions


def test_a_year_of_which_no_article_speaks_is_no_answer() -> None:
    files = {"a.txt": "The museum opened in spring and visitors came from everywhere to see the lamp."}
    search = meaning_search(files, FakeEmbedder())
    assert search.ask("who came to see the lamp in the museum").found
    assert not search.ask("who came to see the lamp in the museum in 1911").found
