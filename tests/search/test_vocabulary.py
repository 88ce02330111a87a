from bot.search.stems import Stems
from tests.search.counted import vocabulary


def test_a_family_holds_the_inflected_forms_and_prefers_the_very_word() -> None:
    made = vocabulary("She builds bridges", "he built a bridge", "a building")
    weights = dict(made.family("builds", Stems(["en"])))
    assert weights[made.number("builds") or 0] == 1
    assert 0 < weights[made.number("building") or 0] < 1


def test_an_unknown_word_has_no_family() -> None:
    assert vocabulary("a bridge").family("walnut", Stems(["en"])) == ()


def test_a_name_is_what_sentences_write_with_a_capital() -> None:
    made = vocabulary("In Dunmoor it froze", "Frost came to Dunmoor")
    assert made.is_name("dunmoor")
    assert not made.is_name("froze")


def test_the_capital_that_opens_a_sentence_makes_no_name() -> None:
    assert not vocabulary("Frost came").is_name("frost")
    assert not vocabulary("Frost came").is_name("walnut")


def test_words_are_listed_and_counted() -> None:
    made = vocabulary("frost and frost")
    assert list(made) == ["and", "frost"]
    assert len(made) == 2
    assert made.uses("frost") == 2
    assert "and" in made
    assert made.languages == ("en",)


def test_the_commonest_of_a_family_is_the_form_in_use() -> None:
    made = vocabulary("building bridges, building walls, a build")
    assert made.commonest(made.family("builds", Stems(["en"]))) == "building"
