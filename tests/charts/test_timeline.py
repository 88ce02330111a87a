"""The picture of /timeline: nothing in it hides, is cut or too small, and what differs looks different."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Interval
from bot.charts.picture import LONGEST_ALT
from bot.charts.sheet import WIDTH, Bar, Ground, Line, Shape, Sign, Words
from bot.charts.timeline import MOST_ROWS, timeline_picture
from bot.facts import DatedEvent
from bot.facts.values import Standing
from bot.texts import languages, texts_for
from tests.charts.made import FILES, SAY, event, library, timeline_of
from tests.charts.measuring import problems

ODD_NAMES = (
    "001_3170baaabc8b3474.txt",
    "a very long name of a file that goes on and on, with words in it and no end in sight.txt",
    "$x_1^2$.md",
    "новости/сегодня.txt",
    "新闻.txt",
    "أخبار.txt",
    "🎉🎉.txt",
    "W" * 200 + ".txt",
    "\u202egnp.txt",
    ".txt",
)
DAYS = st.builds(
    lambda first, length: Interval(
        first, date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    ),
    st.dates() | st.dates(date(2020, 1, 1), date(2021, 12, 31)),
    st.sampled_from((0, 0, 0, 3, 30, 365)) | st.integers(0, 40000),
)
EVENTS = st.lists(
    st.builds(
        lambda days, files, known, standing: event(days, *files, known=known, standing=standing),
        DAYS,
        st.lists(st.sampled_from(ODD_NAMES), min_size=1, max_size=4, unique=True),
        st.sampled_from(("explicit", "inferred", "holiday")),
        st.sampled_from(("told", "planned", "denied")),
    ),
    min_size=1,
    max_size=25,
)
CASES = {
    "one day": ["2021-05-03"],
    "one year": ["2021"],
    "the same day": ["2021-05-03"] * 8,
    "far apart": ["2014", "2021-01-05", "2021-01-06", "2021-02"],
    "a century": ["1921-03-04", "1950", "2020-12-31"],
    "a century in one": ["1920..2021", "2021-05-03"],
    "the whole calendar": ["0001-01-01", "9999-12-31"],
    "all of time": ["0001..9999", "2021-05-03"],
    "old": ["0001-01-01..0001-01-05", "0033-04", "0079"],
    "the last day": ["9999-12-31"],
    "over a new year": ["2020-12-30..2021-01-02", "2021-01-01"],
    "every few years": [f"{1900 + 5 * number}-05-03" for number in range(16)],
    "days of a month": [f"2021-02-{number:02}" for number in range(1, 17)],
    "longest dates": ["2020-12-17..2021-02-28", "2020-10-11..2022-12-30"],
}


def shapes(kind: type[Shape], *events: DatedEvent) -> list[Shape]:
    """The shapes of a kind that stand for events, without the legend's."""
    sheet, _ = timeline_of(events)
    last_row = max(shape.y for shape in sheet.shapes if isinstance(shape, Words) and shape.flush)
    return [shape for shape in sheet.shapes if isinstance(shape, kind) and getattr(shape, "y", 0) <= last_row]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("case", CASES)
def test_everything_in_the_picture_can_be_read(case: str, language: str) -> None:
    sheet, _ = timeline_of([event(each) for each in CASES[case]], say=texts_for(language))
    assert not problems(sheet)


@pytest.mark.parametrize("language", languages())
def test_every_block_of_many_events_can_be_read(language: str) -> None:
    events = [event(f"{2000 + number // 12}-{number % 12 + 1:02}", *FILES) for number in range(200)]
    for first in range(0, 200, 40):
        sheet, _ = timeline_of(events, say=texts_for(language), first=first, count=4)
        assert not problems(sheet)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_file_of_any_name_can_be_read(name: str) -> None:
    assert not problems(timeline_of([event("2021-05-03", name)], ODD_NAMES)[0])


@pytest.mark.parametrize("standing", ["planned", "denied"])
def test_the_sign_beside_a_bar_has_room_however_long_the_bar_is(standing: Standing) -> None:
    sheet, _ = timeline_of([event("2000-01-01..2000-01-02", standing=standing), event("2000-01-02")])
    assert not problems(sheet)


@pytest.mark.parametrize("language", languages())
def test_long_dates_leave_room_for_the_axis(language: str) -> None:
    dates = ["2020-12-17..2021-02-28", "2020-10-11..2022-12-30", "2020-12-17"]
    events = [event(each, *FILES) for each in dates] * 40
    sheet, _ = timeline_of(events, say=texts_for(language), first=110, count=4)
    lines = [shape for shape in sheet.shapes if isinstance(shape, Line)]
    assert max(line.right for line in lines) - min(line.left for line in lines) > 0.3 * WIDTH


@settings(max_examples=60, deadline=None)
@given(
    events=EVENTS, first=st.integers(0, 30), count=st.integers(0, 5), language=st.sampled_from(languages())
)
def test_any_events_in_any_files_can_be_read(
    events: list[DatedEvent], first: int, count: int, language: str
) -> None:
    sheet, picture = timeline_of(events, ODD_NAMES, texts_for(language), first, count)
    assert not problems(sheet)
    assert 0 < len(picture.alt) <= LONGEST_ALT


def test_a_day_is_a_dot_and_a_longer_time_a_bar() -> None:
    assert [type(shape) for shape in shapes(Sign, event("2021-05-03"))] == [Sign]
    assert not shapes(Bar, event("2021-05-03"))
    assert [type(shape) for shape in shapes(Bar, event("2021-05"))] == [Bar]
    assert not shapes(Sign, event("2021-05"))


@pytest.mark.parametrize("days", ["2021-05-03", "2021-05"])
def test_what_is_worked_out_is_an_outline(days: str) -> None:
    kind = Sign if days == "2021-05-03" else Bar
    stated, inferred = (shapes(kind, event(days, known=known)) for known in ("explicit", "inferred"))
    assert [shape.filled for shape in (*stated, *inferred)] == [True, False]  # type: ignore[union-attr]  # bars and signs


def test_what_did_not_just_happen_has_a_sign_of_its_own() -> None:
    for days in ("2021-05-03", "2021-05"):
        signs = [
            shapes(Sign, event(days, standing=standing))[0].kind  # type: ignore[union-attr]  # bars and signs
            for standing in ("planned", "denied")
        ]
        assert signs == ["diamond", "cross"]


def test_each_file_has_a_colour_and_a_letter_that_the_legend_explains() -> None:
    sheet, _ = timeline_of([event("2021-05-03", FILES[0]), event("2021-05-04", FILES[1])])
    dots = [shape for shape in sheet.shapes if isinstance(shape, Sign)][:2]
    assert dots[0].colour != dots[1].colour
    letters = [
        (shape.text, shape.colour) for shape in sheet.shapes if isinstance(shape, Words) and shape.bold
    ]
    assert letters == [("A", dots[0].colour), ("B", dots[1].colour)] * 2
    texts = [shape.text for shape in sheet.shapes if isinstance(shape, Words)]
    assert texts[texts.index("harbour") - 1] == "A"


def test_a_later_event_stands_further_right() -> None:
    days = ("2013", "2014-05-03", "2020-12-31", "2021-01-01", "2021-06", "2021-07-01")
    left = [
        shape.x if isinstance(shape, Sign) else shape.left
        for shape in timeline_of([event(each) for each in days])[0].shapes
        if isinstance(shape, Bar | Sign)
    ][: len(days)]
    assert left == sorted(left)


def test_numbers_are_those_of_the_list_whatever_is_left_out() -> None:
    events = [event(None), event("2021-05-03"), event(None), event("2021-05-04")]
    sheet, picture = timeline_of(events)
    assert [shape.text for shape in sheet.shapes if isinstance(shape, Words) and shape.flush] == ["2", "4"]
    assert "2 events have no date and are left out." in picture.alt


def test_there_is_no_picture_of_what_has_no_date() -> None:
    assert timeline_picture(library(), [], SAY) is None
    assert timeline_picture(library(), [event(None)], SAY) is None


@pytest.mark.parametrize("number", [1, MOST_ROWS, MOST_ROWS + 1, 28, 100, 201])
def test_every_page_of_the_list_is_in_its_picture_and_marked(number: int) -> None:
    events = [event(f"{1900 + place}") for place in range(number)]
    for first in range(0, number, 4):
        sheet, _ = timeline_of(events, first=first, count=4)
        rows = {shape.text: shape.y for shape in sheet.shapes if isinstance(shape, Words) and shape.flush}
        assert len(rows) <= MOST_ROWS
        page = [rows[str(place + 1)] for place in range(first, min(first + 4, number))]
        marked = [shape for shape in sheet.shapes if isinstance(shape, Ground)]
        assert len(marked) == (number > 4)
        assert all(marked[0].top < y < marked[0].bottom for y in page if marked)


def test_a_page_without_any_date_shows_the_last_events() -> None:
    events = [*(event(f"{1900 + place}") for place in range(20)), *[event(None)] * 8]
    sheet, _ = timeline_of(events, first=24, count=4)
    assert [shape.text for shape in sheet.shapes if isinstance(shape, Words) and shape.flush][-1] == "20"


def test_the_picture_is_told_in_words() -> None:
    events = [
        event("2014", FILES[0]),
        event("2021-05-03", *FILES, known="inferred"),
        event("2021-06", FILES[1], standing="planned"),
        event("2021-07", FILES[1], standing="denied"),
    ]
    assert timeline_of(events)[1].alt == (
        "Timeline with 4 events, the first 2014, the last Jul 2021. "
        "In the picture 3 dates are stated (filled). 1 date is worked out (outline). "
        "1 event is only planned (diamond). 1 event is said not to have happened (cross). "
        "A is harbour.txt, which tells 2. "
        "B is island.txt, which tells 3."
    )
    assert timeline_of(events, say=texts_for("nl"))[1].alt.startswith(
        "Tijdlijn met 4 gebeurtenissen, de eerste 2014, de laatste jul 2021."
    )


def test_many_files_share_what_is_left_of_the_colours() -> None:
    files = [f"file{number:02}.txt" for number in range(30)]
    sheet, picture = timeline_of([event("2021-05-03", file) for file in files], files, first=0, count=16)
    assert not problems(sheet)
    assert "9 more files tell the rest." in picture.alt
    assert "9 more files" in [shape.text for shape in sheet.shapes if isinstance(shape, Words)]
