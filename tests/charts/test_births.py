"""The picture of birth windows: nothing in it hides or is cut, and conflicts are marked."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Interval
from bot.charts.births import MOST_AGES, MOST_PEOPLE, births_picture
from bot.charts.picture import LONGEST_ALT
from bot.charts.sheet import ALARM, THICK, Bar, Ground, Shape, Sheet, Sign, Words
from bot.facts import Person
from bot.texts import languages, texts_for
from tests.charts.made import FILES, SAY, age, births_of, library, person
from tests.charts.measuring import problems

ODD_PEOPLE = (
    "Bo Lind",
    "Анна Каренина",
    "习近平",
    "محمد صلاح",
    "$x_1^2$",
    "🎉",
    "Maximiliana Wilhelmina van den Bergh-Ouwerkerk tot Heerlijkheid",
    "W" * 150,
    "\u202eob",
    "Z̸̢̛a̷l̴g̵o̶",
)
AGES = st.builds(
    lambda number, first, length, file, unit: age(
        number,
        Interval(first, date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))),
        file,
        unit,
    ),
    st.integers(0, 130),
    st.dates() | st.dates(date(2020, 1, 1), date(2021, 12, 31)),
    st.sampled_from((0, 0, 14, 30, 365)),
    st.sampled_from(FILES),
    st.sampled_from(("years", "months", "weeks", "days")),
)
PEOPLE = st.lists(
    st.builds(
        lambda name, ages: person(name, *ages), st.sampled_from(ODD_PEOPLE), st.lists(AGES, max_size=9)
    ),
    min_size=1,
    max_size=8,
)
BO = person("Bo Lind", age(7, "2021-05-04"), age(7, "2021-06", FILES[1]))
CY = person("Cy Lind", age(5, "2021-05-04"), age(8, "2021-05-04", FILES[1]))


def all_of(kind: type[Shape], sheet: Sheet) -> list[Shape]:
    return [shape for shape in sheet.shapes if isinstance(shape, kind)]


def texts(sheet: Sheet) -> list[str]:
    return [shape.text for shape in sheet.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ODD_PEOPLE)
def test_everything_in_the_picture_can_be_read(name: str, language: str) -> None:
    people = [Person(name, None, one.mentions, one.born, one.conflicts) for one in (BO, CY)]
    assert not problems(births_of(people, say=texts_for(language))[0])


@settings(max_examples=40, deadline=None)
@given(people=PEOPLE, language=st.sampled_from(languages()))
def test_any_people_of_any_ages_can_be_read(people: list[Person], language: str) -> None:
    if births_picture(library(), people, SAY) is None:
        return
    sheet, picture = births_of(people, say=texts_for(language))
    assert not problems(sheet)
    assert 0 < len(picture.alt) <= LONGEST_ALT


def test_the_window_is_where_all_ages_agree() -> None:
    sheet, _ = births_of([BO])
    born, *ages = [bar for bar in all_of(Bar, sheet) if isinstance(bar, Bar)][:3]
    assert born.height == THICK
    assert all(bar.height < THICK for bar in ages)
    assert born.left == pytest.approx(max(bar.left for bar in ages))
    assert born.right == pytest.approx(min(bar.right for bar in ages))
    assert len({bar.colour for bar in (born, *ages)}) == 3
    band = next(shape for shape in sheet.shapes if isinstance(shape, Ground))
    assert (band.left, band.right) == (born.left, born.right)


def test_ages_that_conflict_are_marked_and_said_to() -> None:
    sheet, picture = births_of([CY])
    signs = [shape for shape in sheet.shapes if isinstance(shape, Sign)]
    assert [sign.kind for sign in signs] == ["unequal"] * 3  # beside the word, and at each age
    assert "ages conflict" in texts(sheet)
    assert not any(isinstance(bar, Bar) and bar.height == THICK for bar in sheet.shapes)
    assert "Cy Lind: these ages conflict: 5 years (A) and 8 years (B)." in picture.alt
    assert not any(isinstance(shape, Sign) or ALARM in repr(shape) for shape in births_of([BO])[0].shapes)


def test_an_article_whose_day_is_worked_out_gives_an_outline() -> None:
    stated, inferred = (births_of([BO], known=known)[0] for known in ("explicit", "inferred"))
    filled = [
        [bar.filled for bar in sheet.shapes if isinstance(bar, Bar) and bar.height < THICK][:2]
        for sheet in (stated, inferred)
    ]
    assert filled == [[True, True], [False, False]]
    assert "article's day worked out" in texts(inferred)
    assert "article's day worked out" not in texts(stated)


def test_whoever_has_no_dated_age_is_left_out() -> None:
    nobody = person("Di Lind", age(None, "2021"), age(3, None))
    assert births_picture(library(), [nobody], SAY) is None
    assert births_picture(library(), [], SAY) is None
    assert "Di Lind" not in texts(births_of([nobody, BO])[0])


def test_of_many_people_and_ages_the_picture_says_how_many_it_shows() -> None:
    much = person("Bo Lind", *(age(30, f"20{number}-05-04") for number in range(21, 40)))
    sheet, picture = births_of([much] * (MOST_PEOPLE + 3))
    assert not problems(sheet)
    assert texts(sheet).count("Bo Lind") == MOST_PEOPLE
    assert texts(sheet).count(f"and {19 - MOST_AGES} more ages") == MOST_PEOPLE
    assert f"The picture shows the first {MOST_PEOPLE}." in picture.alt


def test_an_age_before_the_calendar_is_left_out() -> None:
    assert births_picture(library(), [person("Adam", age(930, "0900"))], SAY) is None


def test_a_name_that_cannot_be_drawn_is_told_by_its_place_and_in_the_words() -> None:
    sheet, picture = births_of([BO, Person("习近平", None, BO.mentions, BO.born)])
    assert "2 …" in texts(sheet)
    assert "习近平: between" in picture.alt


def test_conflicts_are_told_first() -> None:
    alt = births_of([BO, CY])[1].alt
    assert 0 < alt.index("Cy Lind") < alt.index("Bo Lind")


def test_the_picture_is_told_in_words() -> None:
    assert births_of([BO])[1].alt == (
        "When 1 person must have been born, by every age that the articles give. "
        "Bo Lind: between Jun 2, 2013 and May 4, 2014, from 7 years (A) and 7 years (B). "
        "A is harbour.txt. B is island.txt."
    )
    assert births_of([BO], say=texts_for("nl"))[1].alt.endswith("A is harbour.txt. B is island.txt.")
