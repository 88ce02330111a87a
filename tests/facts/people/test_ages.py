"""Ages as printed, each with the right owner; durations, prices and counts are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts.names import Names
from bot.facts.people.age_times import AgeTimes
from bot.facts.people.ages import find_ages
from bot.facts.values import AgeMention
from tests.facts.written import written

PAIR = "Painter Ida Holm and her husband, baker Tom Reed, live in Port Arden.\n"
STEL = "Schilderes Ida Holm en haar echtgenoot, bakker Tom Reed, wonen in Veere.\n"


def ages_of(text: str, language: str = "en") -> list[tuple[str, str, int | None, str]]:
    archive = Archive([written(text, language=language)])
    found = found_in(archive)
    return [(person, archive.text(mention.span), mention.age, mention.unit) for person, mention in found]


def found_in(archive: Archive) -> list[tuple[str, AgeMention]]:
    [article], names = archive.articles, Names(archive)
    return list(find_ages(article, names, AgeTimes(article, names, (), None)))


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
        ("Reed is still only 43 and sings.", ("Tom Reed", "Reed is still only 43", 43, "years")),
        ("All cheered 43-year-old Mr. Reed.", ("Tom Reed", "43-year-old Mr. Reed", 43, "years")),
        ("Reed, who is 43, sang.", ("Tom Reed", "Reed, who is 43", 43, "years")),
        ("Reed, 43 ― a baker ― sang.", ("Tom Reed", "Reed, 43", 43, "years")),
        ("Reed, 43 - a baker - sang.", ("Tom Reed", "Reed, 43", 43, "years")),
        ("Cy Holm, her 7-year-old son, sang.", ("Cy Holm", "Cy Holm, her 7-year-old", 7, "years")),
        (
            "We met Otto Brandt, a 39-year-old Arden man.",
            ("Otto Brandt", "Otto Brandt, a 39-year-old", 39, "years"),
        ),
        (
            "All cheered 43-year-old oven builder Tom Reed.",
            ("Tom Reed", "43-year-old oven builder Tom Reed", 43, "years"),
        ),
        ("Their three-week-old son Nils slept.", ("Nils", "three-week-old son Nils", 3, "weeks")),
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
        ("Reed, die nu 44 jaar is, zong.", ("Tom Reed", "Reed, die nu 44 jaar is", 44, "years")),
        ("Reed is 44 geworden.", ("Tom Reed", "Reed is 44 geworden", 44, "years")),
        ("Reed werd gisteren 44.", ("Tom Reed", "Reed werd gisteren 44", 44, "years")),
        ("Hun zoon Nils, drie weken oud, sliep.", ("Nils", "Nils, drie weken oud", 3, "weeks")),
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
        "Reed is 7 years old when the film opens.",
        "Reed would have turned 60 on Monday.",
        "Reed would have been 60.",
        "Reed was 7 jaar getrouwd.",
        "Reed is 43 points ahead.",
        "Reed was in 43 films.",
        "Reed's mother died at the age of 60.",
        "His mother died aged 60.",
        "Reed and Ida left at the age of 16.",
        "Otto Brandt said Reed left at the age of 16.",
        "Members under the age of 18 sang.",
        "They sang for the town's 40th birthday.",
        "The 9-year-old Reed club closed.",
        "The nearly 43-year-old baker sang.",
        "De bijna 43-jarige bakker zong.",
        "A 6-year-old friend of Tom Reed sang.",
        "Reed turned one of his mills over.",
        "Reed, 430, sang.",
        "A 17-year-old boy sang.",
        "His 6-year-old son sang.",
        "Reed's son, 7, sang.",
        "Reed (17) and Holm (18 points) scored.",
    ],
)
def test_other_numbers_are_no_ages(sentence: str) -> None:
    assert ages_of(PAIR + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Reed, then 21, moved.", "Reed, then 21"),
        ("Reed, 21 years old when he left, sang.", "Reed, 21 years old"),
        ("Reed moved when he was 21.", "he was 21"),
        ("All saw Ida and Tom Reed, who left in 1962 when he was 21.", "he was 21"),
        ("Arden Inc. founder Tom Reed dies aged 21.", "aged 21"),
        ("The then 21-year-old baker moved.", "The then 21-year-old baker"),
        ("De toen 21-jarige Tom Reed vertrok.", "21-jarige Tom Reed"),
        ("Reed turns 21 years old March 1.", "Reed turns 21 years old"),
        ("Reed was 21 years old at the time.", "Reed was 21 years old"),
        ("Reed had just turned 21 when it burned.", "Reed had just turned 21"),
        ("Reed will turn 21 in June.", "Reed will turn 21"),
        ("Reed turns 21 next month.", "Reed turns 21"),
        ("Reed began at the age of 21.", "at the age of 21"),
        ("At age 21, Reed moved.", "At age 21"),
        ("Reed died of fever aged 21.", "aged 21"),
        ("Reed sang on his 21st birthday.", "his 21st birthday"),
        ("All sang at Reed's twentieth birthday.", "Reed's twentieth birthday"),
        ("Reed begon op 21-jarige leeftijd.", "op 21-jarige leeftijd"),
        ("Reed begon op zijn 21e met bakken.", "op zijn 21e"),
        ("Reed vertrok toen hij 21 was.", "hij 21 was"),
        ("Reed wordt 21 in juni.", "Reed wordt 21"),
    ],
)
def test_ages_of_another_time_are_told_from_those_of_the_day(sentence: str, found: str) -> None:
    archive = Archive([written(PAIR + sentence)])
    [(person, mention)] = found_in(archive)
    assert (person, archive.text(mention.span), mention.current) == ("Tom Reed", found, False)


def test_line_ups_do_not_make_people_of_words() -> None:
    assert ages_of("Kluivert (58), Rovers (77).\nRovers, 23–16, won.") == []


def test_a_name_that_only_qualifies_a_thing_is_not_its_owner() -> None:
    assert ages_of("Mr. Boston, who sang, left.\nThe 9-year-old Boston club lost.") == []


def test_another_age_beside_the_name_shows_that_somebody_else_is_described() -> None:
    assert [age for *_, age, _ in ages_of(PAIR + "Reed, 43, sang.  He is 44 years old.")] == [43]
    assert [age for *_, age, _ in ages_of(PAIR + "Reed, 43, sang.  Reed is 44 years old.")] == [43, 44]
    assert [age for *_, age, _ in ages_of(PAIR + "Reed, 43, sang.  He was 12 at the time.")] == [43, 12]


def test_ages_that_stand_in_a_row_are_kept_apart() -> None:
    found = ages_of(PAIR + "Ida, 40, and Tom, 43, wed.")
    assert [(person, age) for person, _, age, _ in found] == [("Ida Holm", 40), ("Tom Reed", 43)]


PIECES = "Ida Holm Reed 7 40 years old months -year-old the The a baker son is turned , . ( ) and \n"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join))
def test_every_age_lies_in_the_text_and_shows_a_digit_or_word(text: str) -> None:
    archive = Archive([written(text)])
    spans = [mention.span for _, mention in found_in(archive)]
    assert all(archive.text(span).strip() for span in spans)
    assert all(not one.overlaps(other) for one, other in pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    archive = Archive([written(text)])
    assert all(mention.span.end <= len(text) for _, mention in found_in(archive))
