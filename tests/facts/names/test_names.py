"""Who is named: people told from places and papers, and short names given to the right person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive import Archive, Span
from bot.facts.names import Names
from tests.facts.written import written

HARBOUR = (
    "Baker Ida Holm reopened the old mill in Port Arden on Monday.  Holm said she was glad.\n"
    "Her husband, Tom Reed, painted the doors.  The Port Arden Herald wrote that Reed sang.\n"
)


def people_of(*texts: str) -> tuple[str, ...]:
    return Names(Archive(written(text, file=f"{n}.txt") for n, text in enumerate(texts))).people


def mentions_of(text: str, *others: str) -> list[tuple[str, str]]:
    archive = Archive([written(text), *(written(other, file=f"{n}.txt") for n, other in enumerate(others))])
    return [(archive.text(mention.span), mention.person) for mention in Names(archive).mentions("a.txt")]


def test_people_are_told_from_places_and_papers() -> None:
    assert set(people_of(HARBOUR)) == {"Ida Holm", "Tom Reed"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The sculptor's Arden Bronze cracked.  Critics of the Founder's Edition, who wept, left.",
        "Miners of gold producer Holm Mines Ltd wept.",
        "She met Chief Operating Officer at noon.",
        "The governor of South Arden said her state would pay.  Voters of South Arden said she lied.",
        "A teen's AI startup grew.",
        "Presidential Debates said it was glad.  Presidential Debates added that.",
        "Sugar Heaven said it was glad.  Sugar Heaven added that costs fell.",
        "Mayor Seeks More Helpers As Town Recognizes Major Feast.",
    ],
)
def test_what_only_stands_beside_people_is_none(sentence: str) -> None:
    assert people_of(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "They praise Otto Brandt, the old folk singer whose songs they know.",
        "They praise Otto Brandt, an award-winning novelist.",
        "They heard Otto Brandt, mother of a singer.",
        "They heard Otto Brandt, former president of the mill.",
        "They heard ex-footballer Otto Brandt.",
        "All left, said Otto Brandt, the old singer.",
        "It is known that Otto Brandt was born in Arden.",
        "It is known that Otto Brandt is jailed.",
        "It is known that Otto Brandt died.",
        "Otto Brandt's wife came.",
        "Otto Brandt and his sister came.",
        "Critics saw Otto Brandt, a 40-year-old from Arden.",
    ],
)
def test_one_sentence_may_tell_that_somebody_is_a_person(sentence: str) -> None:
    assert people_of(sentence) == ("Otto Brandt",)


def test_a_marriage_tells_of_two_people() -> None:
    assert set(people_of("The marriage of Otto Brandt and Ada Lund ended.")) == {"Otto Brandt", "Ada Lund"}


@pytest.mark.parametrize(
    "sentence",
    [
        "They praise Arden Mines, the old producer of coal.",
        "They praise coal-producer Port Arden.",
        "In Port Arden, president of many hearts, nobody laughed.",
        "They praise Port Arden, a town that every singer knows.",
        "They praise Otto Brandt, a singer-led club.",
        "They praise Otto Brandt, the singer's club.",
    ],
)
def test_what_a_firm_may_be_called_too_tells_nothing(sentence: str) -> None:
    assert people_of(sentence) == ()


def test_a_surname_that_acts_alone_tells_that_the_full_name_is_a_persons() -> None:
    assert people_of("Critics praise Otto Brandt and his mill.\nBrandt laughed.") == ("Otto Brandt",)
    assert people_of("Critics praise Port Arden and his mill.\nThe Arden laughed.") == ()


def test_the_surname_of_somebody_prominent_makes_no_other_a_person() -> None:
    text = "Baker Otto Brandt laughed.  Otto Brandt sang.  Otto Brandt slept."
    assert people_of(text + "\nDerelict Brandt ended.\nBrandt wept.") == ("Otto Brandt",)


def test_a_title_before_the_surname_tells_that_the_full_name_is_a_persons() -> None:
    assert people_of("They cheered the mill of Otto Brandt.\nMr. Brandt came.") == ("Otto Brandt",)


def test_people_are_ordered_by_how_often_they_are_named() -> None:
    assert people_of(HARBOUR + "Reed laughed.  Reed slept.") == ("Tom Reed", "Ida Holm")


def test_last_names_stand_for_the_person_named_in_full() -> None:
    assert mentions_of(HARBOUR) == [
        ("Ida Holm", "Ida Holm"),
        ("Holm", "Ida Holm"),
        ("Tom Reed", "Tom Reed"),
        ("Reed", "Tom Reed"),
    ]


def test_a_first_name_with_an_initial_is_a_short_form() -> None:
    assert mentions_of("Singer Mia Toft, 30, left.  Fans of Mia T. wept.")[1] == ("Mia T.", "Mia Toft")


def test_a_shared_last_name_goes_to_whom_the_lead_is_about() -> None:
    text = (
        "Actor Sam Vane, 50, is back.  He rests.\nHe slept.  He ate.  He sang.\n"
        "His son Leo Vane, 20, went along.\nVane smiled."
    )
    assert mentions_of(text)[-1] == ("Vane", "Sam Vane")


def test_a_last_name_shared_within_the_lead_is_left_open() -> None:
    assert "Vane" not in dict(mentions_of("Actor Sam Vane and actress Eva Vane wed.\nVane smiled."))


def test_a_first_name_is_linked_to_another_article_with_the_same_company() -> None:
    full = "Baker Ida Holm has a son, Nils Holm, 4."
    assert ("Nils", "Nils Holm") in mentions_of("Baker Ida Holm rested while Nils slept.", full)


def test_a_first_name_is_not_linked_to_strangers_elsewhere() -> None:
    assert mentions_of("Nobody saw Nils today.", "Baker Ida Holm has a son, Nils Holm, 4.") == []


def test_a_word_in_quotation_marks_is_not_a_mention() -> None:
    assert mentions_of('Actor Sam Vane, 50, wants to drop the "Vane" now.') == [("Sam Vane", "Sam Vane")]


def test_headlines_hold_names_among_their_capitals() -> None:
    text = "Actor Sam Vane Still Wearing Old Green Hat\nActor Sam Vane, 50, wore a hat."
    assert mentions_of(text)[0] == ("Sam Vane", "Sam Vane")


def test_middle_initials_and_titles_are_one_person() -> None:
    assert people_of("Dr. Ann Q. Lund, 44, spoke.  Ann Lund said so.  Mrs. Lund left.") == ("Ann Q. Lund",)


def test_junior_is_somebody_else() -> None:
    assert len(people_of("Senator Al Poe, 70, spoke.  His son Al Poe Jr., 40, listened.")) == 2


def test_particles_belong_to_the_name() -> None:
    assert people_of("Burgemeester Jan van der Meer, 60, sprak.") == ("Jan van der Meer",)


@given(st.text(max_size=300))
def test_any_text_has_mentions_that_lie_inside_it(text: str) -> None:
    found = Names(Archive([written(text)])).mentions("a.txt")
    assert all(mention.span.end <= len(text) for mention in found)


PIECES = "Ida Holm Tom Reed she he his her the rapper baker said , . “ ” ( ) 7 - wife and \n"
NEWS = st.lists(st.sampled_from(PIECES.split(" ")), max_size=60).map(" ".join)


@given(NEWS, st.data())
def test_any_span_resolves_to_somebody_known_or_nobody(text: str, data: st.DataObject) -> None:
    names = Names(Archive([written(text)]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert names.resolve(Span("a.txt", start, end)) in {None, *names.people}
