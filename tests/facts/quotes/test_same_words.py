"""The same words in several files."""

from bot.facts.quotes.same_words import same_words
from tests.facts.quotes.quoted import quotations

FIRST = "She is not doing well at all. She is tired and very sad. She knows that the work is over now."
HALVES = ("She knows that the work is over now,", "She is not doing well at all. She is tired and very sad,")


def test_the_same_words_in_two_files_point_at_each_other() -> None:
    one, other = quotations(f"“{FIRST}” a source said.", f"The insider said, “{FIRST}”")
    assert (one.same_as, other.same_as) == ((other.key,), (one.key,))


def test_halves_in_another_order_are_the_same_words() -> None:
    assert same_words([("a", FIRST, None), ("b", HALVES[0], None), ("b", HALVES[1], None)]) == [
        {1, 2},
        {0},
        {0},
    ]


def test_a_few_other_letters_do_not_matter() -> None:
    one, other = "He’s losing everything he had", "He's losing everything he has"
    assert same_words([("a", one, None), ("b", other, None)]) == [{1}, {0}]


def test_a_misspelt_long_quotation_is_found_again() -> None:
    one = "the harbor of the town is full and the old pier is gone"
    other = "the harbour of the town is full, and the old peer is gone"
    assert same_words([("a", one, None), ("b", other, None)]) == [{1}, {0}]


def test_a_phrase_that_everybody_uses_is_not_the_same_words() -> None:
    one = "At the end of the day it is a matter of money for the town and for us"
    other = "At the end of the day my children were so tired that we all went home early"
    assert same_words([("a", one, None), ("b", other, None)]) == [set(), set()]


def test_short_quotations_must_be_equal() -> None:
    quoted = [("a", "Never again,", "Ann Lee"), ("b", "never again", "Lee"), ("c", "Never ever", "Ann Lee")]
    assert same_words(quoted) == [{1}, {0}, set()]


def test_few_words_of_two_speakers_are_chance() -> None:
    one, other = "We will see about that", "We will see about that in May"
    assert same_words([("a", one, "Ann Lee"), ("b", other, "Ann Lee")]) == [{1}, {0}]
    assert same_words([("a", one, "Ann Lee"), ("b", other, "Tom Hale")]) == [set(), set()]


def test_few_words_of_nobody_named_are_chance() -> None:
    assert same_words([("a", "a joke", None), ("b", "a joke", "Ann Lee")]) == [set(), set()]


def test_many_words_are_the_same_whoever_said_them() -> None:
    assert same_words([("a", FIRST, "Ann Lee"), ("b", FIRST, "Tom Hale")]) == [{1}, {0}]


def test_repetition_within_a_file_is_not_the_same_words_elsewhere() -> None:
    assert same_words([("a", FIRST, None), ("a", FIRST, None)]) == [set(), set()]


def test_words_in_very_many_quotations_connect_nothing() -> None:
    assert same_words([(str(file), FIRST, None) for file in range(50)]) == [set()] * 50


def test_no_words_are_the_same_as_nothing() -> None:
    assert same_words([("a", "…", "Ann Lee"), ("b", "…", "Ann Lee")]) == [set(), set()]
