"""Whether a card cites a file, and what it says where not."""

from bot.testing.seen import Cited


def test_a_file_that_is_cited_is_true_and_says_so() -> None:
    assert Cited("a.txt", ("b.txt", "a.txt"))
    assert repr(Cited("a.txt", ("a.txt",))) == "yes, it cites a.txt"


def test_one_that_is_not_is_false_and_names_the_nearest() -> None:
    cited = Cited("harbour_1.txt", ("owl.txt", "harbour_2.txt"))
    assert not cited
    assert repr(cited) == (
        "no, it does not cite harbour_1.txt; the nearest of the files that it cites is harbour_2.txt"
    )


def test_a_card_without_citations_says_that() -> None:
    assert repr(Cited("a.txt", ())) == "no, it does not cite a.txt; it cites no file at all"
