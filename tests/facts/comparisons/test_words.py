"""The same quotation in several articles."""

from tests.facts.comparisons.comparing import compared
from tests.facts.written import written

SAID = '"We will rebuild all of it before the winter comes," said Ida Holm.'


def test_the_same_words_in_two_files_are_agreement() -> None:
    about = "Painter Ida Holm, 41, lives in Arden."
    found = compared(
        written(f"{about}\n{SAID}", file="a.txt", stated="2021-03-02"),
        written(f"{about}\n{SAID}  She left.", file="b.txt", stated="2021-03-01"),
        topic="words",
    )

    words = "We will rebuild all of it before the winter comes,"
    assert found == [("words", "same", ("Ida Holm",), (words, words))]


def test_words_given_to_two_people_are_not_compared() -> None:
    other = SAID.replace("Ida Holm", "Tom Reed")
    found = compared(
        written(f"Painter Ida Holm, 41, lives in Arden.\n{SAID}", file="a.txt"),
        written(f"Baker Tom Reed, 50, lives in Arden.\n{other}", file="b.txt"),
        topic="words",
    )

    assert found == []


def test_words_twice_in_one_file_are_not_compared() -> None:
    assert compared(written(f"Painter Ida Holm, 41, lives in Arden.\n{SAID}\n{SAID}"), topic="words") == []
