"""Ages as printed, each with the right owner; durations, prices and counts are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.people.ages import find_ages
from tests.facts.written import written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n"
STEL = "Schilderes Ida Holm en haar echtgenoot, bakker Tom Reed, wonen in Veere.\n"


def ages_of(text: str, language: str = "en") -> list[tuple[str, str, int | None, str]]:
    archive = Archive([written(text, language=language)])
    found = find_ages(archive.articles[0], Names(archive))
    return [(person, archive.text(mention.span), mention.age, mention.unit) for person, mention in found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ida Holm, 40, sang.", ("Ida Holm", "Ida Holm, 40", 40, "years")),
        ("Reed (43) sang.", ("Tom Reed", "Reed (43)", 43, "years")),
        ("Reed (aged 43) sang.", ("Tom Reed", "Reed (aged 43)", 43, "years")),
        ("Reed, aged 43, sang.", ("Tom Reed", "Reed, aged 43", 43, "years")),
        ("Reed, age 43, sang.", ("Tom Reed", "Reed, age 43", 43, "years")),
        ("Reed, now 43, sang.", ("Tom Reed", "Reed, now 43", 43, "years")),
        ("Reed, forty-three, sang.", ("Tom Reed", "Reed, forty-three", 43, "years")),
        ("Reed, 43 years old, sang.", ("Tom Reed", "Reed, 43 years old", 43, "years")),
        ("Reed is 43 years old.", ("Tom Reed", "Reed is 43 years old", 43, "years")),
        ("Reed turned 43 on Monday.", ("Tom Reed", "Reed turned 43", 43, "years")),
        ("Reed laughed.  He just turned 43.", ("Tom Reed", "He just turned 43", 43, "years")),
        ("The 43-year-old baker sang.", ("Tom Reed", "The 43-year-old baker", 43, "years")),
        ("Reed sang.  The 43-year-old bowed.", ("Tom Reed", "The 43-year-old", 43, "years")),
        ("All know 43-year-old baker Tom Reed.", ("Tom Reed", "43-year-old baker Tom Reed", 43, "years")),
        ("Reed, a 43-year-old father, sang.", ("Tom Reed", "Reed, a 43-year-old", 43, "years")),
        ("Reed is a 43-year-old man.", ("Tom Reed", "Reed is a 43-year-old", 43, "years")),
        ("The baker, 43, and Ida sang.", ("Tom Reed", "The baker, 43", 43, "years")),
        ("Her son, Nils Reed, 20 months, slept.", ("Nils Reed", "Nils Reed, 20 months", 20, "months")),
        ("Their 20-month-old son Nils slept.", ("Nils", "20-month-old son Nils", 20, "months")),
        ("Their seven-year-old daughter, Ada, sang.", ("Ada", "seven-year-old daughter, Ada", 7, "years")),
    ],
)
def test_printed_ages_are_given_to_their_owner(sentence: str, found: tuple[str, str, int, str]) -> None:
    assert ages_of(PAIR + sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De 44-jarige bakker zong.", ("Tom Reed", "De 44-jarige bakker", 44, "years")),
        ("Ida, 40, zong.", ("Ida Holm", "Ida, 40", 40, "years")),
        ("Reed is 44 jaar oud.", ("Tom Reed", "Reed is 44 jaar oud", 44, "years")),
        ("Reed, 44 jaar, zong.", ("Tom Reed", "Reed, 44 jaar", 44, "years")),
        ("Reed (vierenveertig) zong.", ("Tom Reed", "Reed (vierenveertig)", 44, "years")),
        ("Reed werd vorige week 44 jaar.", ("Tom Reed", "Reed werd vorige week 44 jaar", 44, "years")),
        ("Hun zoon Nils, 20 maanden, sliep.", ("Nils", "Nils, 20 maanden", 20, "months")),
        ("Hun vijfjarige dochter Ada zong.", ("Ada", "vijfjarige dochter Ada", 5, "years")),
    ],
)
def test_dutch_ages_are_given_to_their_owner(sentence: str, found: tuple[str, str, int, str]) -> None:
    assert ages_of(STEL + sentence, "nl") == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reed ended a nearly seven-year marriage.",
        "Reed bought a 15-carat ring for $43, he said.",
        "Reed, 43 cakes in hand, sang.",
        "Reed won 4, 3.",
        "Reed, 6, 4, 3, served.",
        "Reed lives at 43 Mill Street.",
        "Reed was married for seven years.",
        "Reed sang on May 5, 2020.",
        "Reed, 15-time champion, sang.",
        "Reed, 3.5 metres up, sang.",
        "The 50-year-old mill burned.",
        "The 50-year-old alliance held.",
        "Reed asked 18- to 24-year-old men.",
        "Reed was as quick as a 30-year-old.",
        "Reed, 37 years old when he left, sang.",
        "Reed is 7 years old when the film opens.",
        "Reed turned 43 in 2014.",
        "Reed began at age 16.",
        "Reed, 430, sang.",
        "A 17-year-old boy sang.",
        "His 6-year-old son sang.",
        "Reed's son, 7, sang.",
        "Reed (17) and Holm (18 points) scored.",
    ],
)
def test_other_numbers_are_no_ages(sentence: str) -> None:
    assert ages_of(PAIR + sentence) == []


def test_line_ups_do_not_make_people_of_words() -> None:
    assert ages_of("Kluivert (58), Rovers (77).\nRovers, 23–16, won.") == []


def test_a_name_that_only_qualifies_a_thing_is_not_its_owner() -> None:
    assert ages_of("Mr. Boston, who sang, left.\nThe 9-year-old Boston club lost.") == []


def test_ages_that_stand_in_a_row_are_kept_apart() -> None:
    found = ages_of(PAIR + "Ida, 40, and Tom, 43, wed.")
    assert [(person, age) for person, _, age, _ in found] == [("Ida Holm", 40), ("Tom Reed", 43)]


PIECES = "Ida Holm Reed 7 40 years old months -year-old the The a baker son is turned , . ( ) and \n"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join))
def test_every_age_lies_in_the_text_and_shows_a_digit_or_word(text: str) -> None:
    archive = Archive([written(text)])
    spans = [mention.span for _, mention in find_ages(archive.articles[0], Names(archive))]
    assert all(archive.text(span).strip() for span in spans)
    assert all(not one.overlaps(other) for one, other in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    archive = Archive([written(text)])
    assert all(mention.span.end <= len(text) for _, mention in find_ages(archive.articles[0], Names(archive)))
