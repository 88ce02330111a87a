"""Whom pronouns and descriptions mean; nobody, when in doubt."""

import pytest

from bot.archive import Archive, Span
from bot.facts.names import Names
from tests.facts.written import written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n"


def meant(text: str, words: str, language: str = "en") -> str | None:
    """Whom the last occurrence of `words` means."""
    start = text.rindex(words)
    return Names(Archive([written(text, language=language)])).resolve(
        Span("a.txt", start, start + len(words))
    )


@pytest.mark.parametrize(
    ("sentence", "words", "person"),
    [
        ("Ida wept when she heard it.", "she", "Ida Holm"),
        ("Reed laughed.  He left at noon.", "He", "Tom Reed"),
        ("The baker sold his oven.", "The baker", "Tom Reed"),
        ("Reed kissed his wife at noon.", "his wife", "Ida Holm"),
        ("Reed asked the weary mother for her brush.", "the weary mother", "Ida Holm"),
        ("Ida rested.  The 40-year-old slept.", "The 40-year-old", "Ida Holm"),
        ("Ida rested.  The tired artist slept.", "The tired artist", "Ida Holm"),
        ("In 1999, when he was 21, Reed moved.", "he", "Tom Reed"),
        ("In 1999, when she was 21, Reed moved.", "she", "Ida Holm"),
        ("The painter Ida Holm sang.", "The painter Ida Holm", "Ida Holm"),
        ("Reed sang.", "Reed", "Tom Reed"),
    ],
)
def test_words_are_given_to_the_person_they_mean(sentence: str, words: str, person: str) -> None:
    assert meant(PAIR + sentence, words) == person


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A source told the paper.", "A source"),
        ("The insider added that Ida knew.", "The insider"),
        ("A source close to Ida Holm spoke.", "A source close to Ida Holm"),
        ("Ida's lawyer spoke.", "Ida's lawyer"),
        ("Ida and Reed spoke.", "Ida and Reed"),
        ("They spoke.", "They"),
        ("The judge spoke.", "The judge"),
        ("A young rapper spoke.", "A young rapper"),
        ("Their cat purred.", "Their cat"),
    ],
)
def test_nobody_is_named_in_doubt(sentence: str, words: str) -> None:
    assert meant(PAIR + sentence, words) is None


def test_two_men_make_he_doubtful() -> None:
    text = "Mr. Sam Vane met Mr. Leo Poe at noon, he said."
    assert meant(text, "he") is None


def test_a_stranger_at_the_head_of_the_sentence_is_not_passed_over() -> None:
    text = PAIR + "Otto Brandt hurt a knee.  The 26-year-old rested."
    assert meant(text, "The 26-year-old") is None


def test_a_stranger_in_the_sentence_may_be_meant() -> None:
    assert meant(PAIR + "Reed slept.  Otto Brandt praised the tired artist.", "the tired artist") is None


def test_somebody_unknown_spoken_of_as_he_may_be_meant_by_a_description() -> None:
    text = "Otto Brandt hurt a knee.  He said that Tom Reed, 43, raised him.  The 26-year-old rested."
    assert meant(text, "The 26-year-old") is None


def test_a_pronoun_behind_a_stranger_may_mean_the_stranger() -> None:
    told = "Tom Reed, 43, will succeed Otto Brandt.  "
    assert meant(told + "Brandt was to leave, when he turns 60.", "he") is None
    assert meant(told + "Later he left.", "he") == "Tom Reed"


def test_the_only_person_since_somebody_unknown_is_meant() -> None:
    text = "The mayor of Port Arden resigned.  Tom Reed, 52, told the council.  Later he left."
    assert meant(text, "he") == "Tom Reed"


def test_a_pronoun_that_may_go_back_to_another_tells_no_gender() -> None:
    text = "Ida Holm, 52, runs it.  Tom Reed, 40, dislikes her plans.  Ida Holm left.  It is full, she said."
    assert meant(text, "she") != "Tom Reed"


def test_pronouns_outside_do_not_reach_into_quotations() -> None:
    text = PAIR + 'Reed wrote.  "Sam Vane, 50, is gone," the baker wrote.  He slept.'
    assert meant(text, "He") == "Tom Reed"


def test_a_surname_in_a_title_tells_whom_a_description_means() -> None:
    text = "Actor Al Poe, 50, and actress Eva Lund, 40, met.\nThe Meet The Lunds star smiled."
    assert meant(text, "The Meet The Lunds star") == "Eva Lund"


def test_a_description_in_the_object_is_not_the_subject() -> None:
    text = PAIR + "Reed thanked the gold medal winner for her help."
    assert meant(text, "the gold medal winner") == "Ida Holm"


@pytest.mark.parametrize(
    ("sentence", "words", "person"),
    [
        ("Ida lachte.  Zij vertelde.", "Zij", "Ida Holm"),
        ("Tom lachte.  Hij vertrok.", "Hij", "Tom Reed"),
        ("Ida zag haar man.", "haar man", "Tom Reed"),
        ("De bakker vertrok.", "De bakker", "Tom Reed"),
        ("Een bron sprak.", "Een bron", None),
        ("De twee lachten.  Ze vertrokken.", "Ze", None),
    ],
)
def test_dutch_words_are_given_too(sentence: str, words: str, person: str | None) -> None:
    text = "Schilderes Ida Holm en haar echtgenoot, bakker Tom Reed, wonen in Veere.\n" + sentence
    assert meant(text, words, "nl") == person


def test_clutter_and_bare_places_mean_nobody() -> None:
    names = Names(Archive([written("Ida Holm sang.\n\n")]))
    assert names.resolve(Span("a.txt", 15, 16)) is None
    assert names.resolve(Span("a.txt", 4, 4)) is None


def test_nobody_is_meant_where_the_sentence_before_is_about_somebody_of_unknown_sex() -> None:
    text = "Mr. Sam Vane left.  Chef Kit Moor hired Sam Vane.  The soup was cold, he said."
    assert meant(text, "he") is None


def test_the_only_person_of_unknown_sex_in_the_nearest_sentence_is_meant() -> None:
    text = "Chef Kit Moor saw singer Lee Poe.  Moor went home.  The soup was cold, he said."
    assert meant(text, "he") == "Kit Moor"


def test_somebody_unknown_who_acts_stands_between_a_pronoun_and_whoever_was_known() -> None:
    text = "Mr. Sam Vane left.  Quill laughed.  The soup was cold, he said."
    assert meant(text, "he") is None


def test_an_unresolved_pronoun_keeps_standing_for_somebody_unknown() -> None:
    text = "Mrs. Ida Holm and Mrs. Una Poe left.  She was late.  The soup was cold, she said."
    assert meant(text, "she") is None


def test_her_in_an_opening_phrase_points_ahead() -> None:
    text = "Mrs. Ida Holm left.  In her book, Mrs. Una Poe wept."
    assert meant(text, "her") is None


@pytest.mark.parametrize("words", ["zei ze", "vertelt ze", "Ze was moe"])
def test_ze_is_one_woman_beside_a_singular_verb(words: str) -> None:
    text = f"Bakker Ida Holm sloot de winkel.  {words}."
    assert meant(text, words[words.lower().index("ze") :][:2] if "Ze" in words else "ze", "nl") == "Ida Holm"


def test_ze_is_nobody_beside_a_plural_verb() -> None:
    assert meant("Bakker Ida Holm sloot de winkel.  Toen sliepen ze.", "ze", "nl") is None


def test_who_does_what_a_role_does_is_meant_by_it() -> None:
    text = "Singer Ida Holm, who owns the shoe label Tallow, met Tom Reed, 40.  The Tallow owner wept."
    assert meant(text, "The Tallow owner") == "Ida Holm"


def test_a_dutch_they_is_nobody_new() -> None:
    text = (
        "Schilderes Ida Holm, 41, woont in Veere.  "
        "Twee maanden voordat ze uit elkaar gingen, meldde een krant dat de oprichter verhuisde."
    )
    assert meant(text, "de oprichter", "nl") == "Ida Holm"
