"""What each kind of date expression means, seen from Wednesday 15 March 2023."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Archive
from bot.facts.dates import find_dates
from bot.facts.values import Published
from tests.facts.written import dated, on, written

ENGLISH = {
    "The bridge opened on January 5, 2021.": [("January 5, 2021", "2021-01-05")],
    "The ferry sank on Sunday, Jan. 8.": [("Sunday, Jan. 8", "2023-01-08")],
    "Photos were taken on Wednesday (Feb. 17).": [("Wednesday (Feb. 17)", "2021-02-17")],
    "It rained on Sept. 30": [("Sept. 30", "2022-09-30")],
    "on the 4th of March 2019": [("4th of March 2019", "2019-03-04")],
    "the fair of July 4-6": [("July 4-6", "2022-07-04/2022-07-06")],
    "dated 2021-01-06 at noon": [("2021-01-06", "2021-01-06")],
    "on 4/5/2020": [("4/5/2020", "2020-04-05")],
    "on 25/12/2020": [("25/12/2020", "2020-12-25")],
    "on 12.01.2020": [("12.01.2020", "2020-01-12")],
    "in July": [("July", "2022-07-01/2022-07-31")],
    "in May": [("May", "2022-05-01/2022-05-31")],
    "June last year": [("June last year", "2022-06-01/2022-06-30")],
    "early December": [("early December", "2022-12-01/2022-12-10")],
    "Earlier in December": [("Earlier in December", "2022-12-01/2022-12-31")],
    "in mid-June 2020": [("mid-June 2020", "2020-06-11/2020-06-20")],
    "at the end of November": [("the end of November", "2022-11-21/2022-11-30")],
    "in 2013": [("2013", "2013-01-01/2013-12-31")],
    "2020 was a hard year": [("2020", "2020-01-01/2020-12-31")],
    "the years 2019–20": [("2019–20", "2019-01-01/2020-12-31")],
    "between December and March 2020": [
        ("December", "2019-12-01/2019-12-31"),
        ("March 2020", "2020-03-01/2020-03-31"),
    ],
    "he said Tuesday": [("Tuesday", "2023-03-14")],
    "last Friday night": [("last Friday night", "2023-03-10")],
    "next Monday": [("next Monday", "2023-03-20")],
    "The council will meet on Friday.": [("Friday", "2023-03-17")],
    "last month": [("last month", "2023-02-01/2023-02-28")],
    "earlier this month": [("earlier this month", "2023-03-01/2023-03-31")],
    "the end of the year": [("the end of the year", "2023-01-01/2023-12-31")],
    "yesterday": [("yesterday", "2023-03-14")],
    "over the weekend": [("the weekend", "2023-03-11/2023-03-12")],
    "10 days ago": [("10 days ago", "2023-03-05")],
    "two weeks ago": [("two weeks ago", "2023-02-27/2023-03-05")],
    "five years ago": [("five years ago", "2018-01-01/2018-12-31")],
    "a decade ago": [("a decade ago", "2013-01-01/2013-12-31")],
    "last summer": [("last summer", "2022-06-01/2022-08-31")],
    "next winter": [("next winter", "2023-12-01/2024-02-29")],
    "this summer": [("this summer", "2023-06-01/2023-08-31")],
    "winter 2010": [("winter 2010", "2010-12-01/2011-02-28")],
    "the 1990s": [("the 1990s", "1990-01-01/1999-12-31")],
    "the '80s": [("the '80s", "1980-01-01/1989-12-31")],
    "the nineties": [("the nineties", "1990-01-01/1999-12-31")],
    "the 19th century": [("19th century", "1800-01-01/1899-12-31")],
    "Valentine’s Day": [("Valentine’s Day", "2023-02-14")],
    "at Thanksgiving": [("Thanksgiving", "2022-11-24")],
    "Mother's Day": [("Mother's Day", "2022-05-08")],
    "Easter 2019": [("Easter 2019", "2019-04-21")],
    "last Christmas": [("last Christmas", "2022-12-25")],
    "the third quarter": [("the third quarter", "2022-07-01/2022-09-30")],
    "Q3 2021": [("Q3 2021", "2021-07-01/2021-09-30")],
    "last year's third quarter": [("last year's third quarter", "2022-07-01/2022-09-30")],
    "the second half of 2019": [("the second half of 2019", "2019-07-01/2019-12-31")],
    "He will retire in July.": [("July", "2023-07-01/2023-07-31")],
    "The market closes on 31 August.": [("31 August", "2023-08-31")],
    "next autumn": [("next autumn", "2023-09-01/2023-11-30")],
    "this quarter": [("this quarter", "2023-01-01/2023-03-31")],
    "the year-ago quarter": [("the year-ago quarter", "2021-10-01/2021-12-31")],
    "It is closed now.": [("now", None)],
    "the fair of July 4-6 last year": [("July 4-6 last year", "2022-07-04/2022-07-06")],
    "between 3 and 5 June 2020": [("between 3 and 5 June 2020", "2020-06-03/2020-06-05")],
    "from May 31-June 4, 2019": [("May 31", "2019-05-31"), ("June 4, 2019", "2019-06-04")],
    "from Dec. 28 to Jan. 3, 2020": [("Dec. 28", "2019-12-28"), ("Jan. 3, 2020", "2020-01-03")],
    "the week of May 6, 2019": [("the week of May 6, 2019", "2019-05-06/2019-05-12")],
    "the weekend of June 8-9, 2019": [("the weekend of June 8-9, 2019", "2019-06-08/2019-06-09")],
    "the first Monday in May 2021": [("the first Monday in May 2021", "2021-05-03")],
    "the last week of March 2009": [("the last week of March 2009", "2009-03-23/2009-03-29")],
    "the fifth Monday of February 2021": [("the fifth Monday of February 2021", None)],
    "last May": [("last May", "2022-05-01/2022-05-31")],
    "last March": [("last March", "2022-03-01/2022-03-31")],
    "next March": [("next March", "2024-03-01/2024-03-31")],
    "in April Apple said": [("April", "2022-04-01/2022-04-30")],
    "fiscal 2019": [("fiscal 2019", "2019-01-01/2019-12-31")],
    "the year 2000": [("the year 2000", "2000-01-01/2000-12-31")],
    "the 2000 Olympics": [("2000", "2000-01-01/2000-12-31")],
    "in nineteen ninety-six": [("nineteen ninety-six", "1996-01-01/1996-12-31")],
    "in January nineteen seventeen": [("January nineteen seventeen", "1917-01-01/1917-01-31")],
    "by the year two thousand": [("the year two thousand", "2000-01-01/2000-12-31")],
    "by year-end": [("year-end", "2023-01-01/2023-12-31")],
    "the 1988 quarter": [("the 1988 quarter", "1988-01-01/1988-12-31")],
    "the quarter ended July 31, 2022": [
        ("the quarter", "2022-04-01/2022-06-30"),
        ("July 31, 2022", "2022-07-31"),
    ],
    "It closes this Friday.": [("this Friday", "2023-03-17")],
    "It closed this Monday.": [("this Monday", "2023-03-13")],
    "on Tuesday last week": [("Tuesday last week", "2023-03-07")],
    "tomorrow night": [("tomorrow night", "2023-03-16")],
    "earlier in the year": [("earlier in the year", "2023-01-01/2023-12-31")],
    "It rose late in the day.": [("late in the day", "2023-03-15")],
    "the second half of last year": [("the second half of last year", "2022-07-01/2022-12-31")],
    "2019's third quarter": [("2019's third quarter", "2019-07-01/2019-09-30")],
    "ten years ago today": [("ten years ago today", "2013-03-15")],
    "a year ago this month": [("a year ago this month", "2022-03-01/2022-03-31")],
    "three weeks ago today": [("three weeks ago", "2023-02-20/2023-02-26"), ("today", "2023-03-15")],
    "in the week ended Oct. 21, 2022": [("the week ended Oct. 21, 2022", "2022-10-17/2022-10-23")],
    "by end of April 2021": [("end of April 2021", "2021-04-21/2021-04-30")],
    "in the summer of '69": [("in the summer of '69", "1969-06-01/1969-08-31")],
    "the ’96 campaign": [("’96", "1996-01-01/1996-12-31")],
    "in July '69": [("July '69", "1969-07-01/1969-07-31")],
    "The funeral is on Friday.": [("Friday", "2023-03-17")],
    "The wedding is in May.": [("May", "2023-05-01/2023-05-31")],
    "starting Friday": [("Friday", "2023-03-17")],
    "It is expected to be completed in the third quarter.": [("the third quarter", "2023-07-01/2023-09-30")],
    "the coming weekend": [("the coming weekend", "2023-03-18/2023-03-19")],
    "on Canada Day 2022": [("Canada Day 2022", "2022-07-01")],
    "from Jan-Feb 2020": [("Jan", "2020-01-01/2020-01-31"), ("Feb 2020", "2020-02-01/2020-02-29")],
    "in a Friday report": [("Friday", "2023-03-10")],
    "Shares ended the day lower.": [("the day", "2023-03-15")],
    "the July United Nations summit": [("July", "2022-07-01/2022-07-31")],
    "the June-July tour": [("June", "2022-06-01/2022-06-30"), ("July", "2022-07-01/2022-07-31")],
    "in 2005-6": [("2005-6", "2005-01-01/2006-12-31")],
    "The quarter was poor.": [("The quarter", "2022-10-01/2022-12-31")],
    "The weekend was wet.": [("The weekend", "2023-03-11/2023-03-12")],
    "Until Friday he had said nothing.": [("Friday", "2023-03-10")],
    "The album is out July 7.": [("July 7", "2023-07-07")],
    "H1 2021": [("H1 2021", "2021-01-01/2021-06-30")],
    "last year in February": [("last year in February", "2022-02-01/2022-02-28")],
    "several years ago": [("several years ago", None)],
    "two months from now": [("two months from now", "2023-05-01/2023-05-31")],
    "the 70s and 80s": [("the 70s", "1970-01-01/1979-12-31"), ("80s", "1980-01-01/1989-12-31")],
    "the eighteenth century": [("eighteenth century", "1700-01-01/1799-12-31")],
    "on Labor Day weekend": [("Labor Day weekend", "2022-09-03/2022-09-05")],
    "on Election Day": [("Election Day", "2022-11-08")],
    "the Fourth of July": [("the Fourth of July", "2022-07-04")],
    "Ash Wednesday 2021": [("Ash Wednesday 2021", "2021-02-17")],
    "dated 2021/03/15": [("2021/03/15", "2021-03-15")],
    "The plan failed in the past.": [("the past", None)],
}

DUTCH = {
    "op donderdag 30 september": [("donderdag 30 september", "2021-09-30")],
    "op 9 april 2021": [("9 april 2021", "2021-04-09")],
    "wo 5 jan": [("wo 5 jan", "2022-01-05")],
    "1 t/m 3 mei 2020": [("1 t/m 3 mei 2020", "2020-05-01/2020-05-03")],
    "op 12-3-2020": [("12-3-2020", "2020-03-12")],
    "in februari 2021": [("februari 2021", "2021-02-01/2021-02-28")],
    "begin december": [("begin december", "2022-12-01/2022-12-10")],
    "een zomer vol feesten": [("een zomer", "2022-06-01/2022-08-31")],
    "in de zomer van 2019": [("in de zomer van 2019", "2019-06-01/2019-08-31")],
    "eergisteren": [("eergisteren", "2023-03-13")],
    "dinsdagavond": [("dinsdagavond", "2023-03-14")],
    "komende dinsdag": [("komende dinsdag", "2023-03-21")],
    "afgelopen maand": [("afgelopen maand", "2023-02-01/2023-02-28")],
    "eerder deze maand": [("eerder deze maand", "2023-03-01/2023-03-31")],
    "twee weken geleden": [("twee weken geleden", "2023-02-27/2023-03-05")],
    "in het weekend": [("het weekend", "2023-03-11/2023-03-12")],
    "jaren negentig": [("jaren negentig", "1990-01-01/1999-12-31")],
    "de jaren '80": [("jaren '80", "1980-01-01/1989-12-31")],
    "Moederdag": [("Moederdag", "2022-05-08")],
    "tweede kerstdag": [("tweede kerstdag", "2022-12-26")],
    "Koningsdag": [("Koningsdag", "2023-04-27")],
    "het derde kwartaal": [("het derde kwartaal", "2022-07-01/2022-09-30")],
    "de 20e eeuw": [("20e eeuw", "1900-01-01/1999-12-31")],
    "het eerste halfjaar van 2021": [("het eerste halfjaar van 2021", "2021-01-01/2021-06-30")],
    "vorig jaar mei": [("vorig jaar mei", "2022-05-01/2022-05-31")],
    "komend weekend": [("komend weekend", "2023-03-18/2023-03-19")],
    "De finale is zaterdag.": [("zaterdag", "2023-03-18")],
    "Hij is zaterdag overleden.": [("zaterdag", "2023-03-11")],
    "Het regende later op de dag.": [("later op de dag", "2023-03-15")],
    "Zaterdag speelt de club thuis.": [("Zaterdag", "2023-03-18")],
    "Vanaf maandag rijden er geen treinen.": [("maandag", "2023-03-20")],
    "omstreeks 1900": [("1900", "1900-01-01/1900-12-31")],
    "de jaren 90": [("jaren 90", "1990-01-01/1999-12-31")],
    "de nacht van 3 op 4 maart 2021": [("3 op 4 maart 2021", "2021-03-03/2021-03-04")],
    "halverwege april 2021": [("halverwege april 2021", "2021-04-11/2021-04-20")],
    "de negentiende eeuw": [("negentiende eeuw", "1800-01-01/1899-12-31")],
    "tussen 3 en 5 juni 2020": [("tussen 3 en 5 juni 2020", "2020-06-03/2020-06-05")],
    "maandag 1 t/m vrijdag 5 juni 2020": [("maandag 1 t/m vrijdag 5 juni 2020", "2020-06-01/2020-06-05")],
    "de week van 6 mei 2019": [("de week van 6 mei 2019", "2019-05-06/2019-05-12")],
    "de eerste maandag van mei 2021": [("de eerste maandag van mei 2021", "2021-05-03")],
    "vorige week vrijdag": [("vorige week vrijdag", "2023-03-10")],
    "vorig jaar zomer": [("vorig jaar zomer", "2022-06-01/2022-08-31")],
    "mei vorig jaar": [("mei vorig jaar", "2022-05-01/2022-05-31")],
    "morgenochtend": [("morgenochtend", "2023-03-16")],
    "Hij gaat morgen.": [("morgen", "2023-03-16")],
    "Het proces begint over twee weken.": [("over twee weken", "2023-03-27/2023-04-02")],
    "Hij deed er over twee weken.": [("over twee weken", None)],
    "een paar weken geleden": [("een paar weken geleden", None)],
    "Hij trouwde op Koningsdag.": [("Koningsdag", "2022-04-27")],
    "Prinsjesdag 2022": [("Prinsjesdag 2022", "2022-09-20")],
    "het paasweekend": [("paasweekend", "2023-04-08/2023-04-09")],
    "De zaak wordt vrijdag behandeld.": [("vrijdag", "2023-03-17")],
}

NO_DATES = (
    "a 43-year-old man",
    "Jane Roe, 40, said so",
    "You may go. May I come?",
    "Theresa May said so",
    "April Jones sang",
    "They march on the capital",
    "a second time",
    "£2013",
    "they won 3-2 and 21-19",
    "We went",
    "seven years of marriage",
    "for months",
    "2000 people died",
    "at 1945 GMT",
    "version 1.2.10",
    "call 555-2013",
    "No. 2020 of the list",
    "the Saturday Night Live skit",
    'the "Saturday Night Live" skit',
    "the Sunday Times",
    "Black Friday sales",
    "Easter Island",
    "a 15-carat ring",
    "a baby of 20 months",
    "room 2021B",
    "the fall of Rome",
    "spring water",
    "in her 80s",
    "the second half of the match",
    "every Friday",
    "each July",
    "as told to USA Today",
    "on ABC's This Week",
    "a Christmas song",
    "said on '60 Minutes'",
    "the trial of April Smith",
    "over the next week",
    "on the last day of the trial",
    "Super Bowl Sunday",
    "to this day",
    "The quarter-to-quarter comparison",
    "the day he came",
    "on a Friday in the rain",
    "It began on a Monday.",
    "a man of 6'11",
    "he said '90 percent of it'",
    "on Friday the 13th",
    "half a year ago",
    "March madness",
    "now and then",
    "2000 homes",
    "The half-time whistle ended the first quarter",
    "between 3 and 5 people",
    "nineteen,ninety",
    "nineteen{ninety",
)


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english_expression(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(("text", "expected"), DUTCH.items())
def test_dutch_expression(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dated(text, language="nl") == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "een man (43)",
        "zeven jaar getrouwd",
        "de afgelopen jaren",
        "'s zomers",
        "in de morgen",
        "hij kan nu eenmaal niet",
        "elke vrijdag",
        "een kerstboom",
    ],
)
def test_what_only_looks_like_a_date_in_dutch_is_none(text: str) -> None:
    assert dated(text, language="nl") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Montag, dem 3. Mai 2021", ("Montag, dem 3. Mai 2021", "2021-05-03")),
        ("fr", "le 5 janvier 2021", ("5 janvier 2021", "2021-01-05")),
        ("fr", "le 1er février 2021", ("1er février 2021", "2021-02-01")),
        ("fr", "lundi 3 mai", ("lundi 3 mai", "2021-05-03")),
        ("de", "am 5. Jan. 2021", ("5. Jan. 2021", "2021-01-05")),
        ("de", "am Dienstag", ("Dienstag", "2023-03-14")),
        ("es", "el 5 de enero del 2021", ("5 de enero del 2021", "2021-01-05")),
        ("it", "il 1º gennaio 2021", ("1º gennaio 2021", "2021-01-01")),
        ("es", "en marzo de 2020", ("marzo de 2020", "2020-03-01/2020-03-31")),
        ("pl", "5 stycznia 2021", ("5 stycznia 2021", "2021-01-05")),
        ("xx", "on 5 January 2021", ("5 January 2021", "2021-01-05")),
    ],
)
def test_other_languages_are_read_by_their_calendar_names(
    language: str, text: str, expected: tuple[str, str]
) -> None:
    assert dated(text, language=language) == [expected]


def test_a_printed_day_is_explicit_and_a_weekday_inferred_and_a_feast_a_holiday() -> None:
    text = "On Jan. 5, on Tuesday, at Christmas and now."
    found = find_dates(Archive([written(text)]), {"a.txt": Published(on("2023-03-15"), "explicit")})

    assert [timex.known for timex in found] == ["explicit", "inferred", "holiday", "unknown"]


def test_a_day_that_the_calendar_lacks_is_unknown() -> None:
    assert dated("on February 30, 2021") == [("February 30, 2021", None)]


def test_a_near_day_to_come_needs_no_words_about_the_future() -> None:
    assert dated("until Nov. 9", "2023-10-30") == [("Nov. 9", "2023-11-09")]


def test_a_weekday_settles_the_year() -> None:
    assert dated("on Monday, Jan. 3", "2023-01-05") == [("Monday, Jan. 3", "2022-01-03")]


def test_a_misprinted_weekday_gives_way_to_a_near_day_of_the_month() -> None:
    assert dated("on Sunday, June 7", "2024-06-12") == [("Sunday, June 7", "2024-06-07")]


def test_a_weekday_that_fits_no_near_year_leaves_a_far_day_unknown() -> None:
    assert dated("on Sunday, Jan. 3", "2024-06-12") == [("Sunday, Jan. 3", None)]


def test_29_february_is_looked_for_in_leap_years() -> None:
    assert dated("born on 29 February", "2023-10-05") == [("29 February", "2020-02-29")]


def test_the_year_before_follows_the_quarter_that_the_story_tells_of() -> None:
    text = "Profit rose in the third quarter.  It was lower a year earlier."

    assert dated(text) == [
        ("the third quarter", "2022-07-01/2022-09-30"),
        ("a year earlier", "2021-07-01/2021-09-30"),
    ]


def test_the_quarter_is_the_last_complete_one_until_another_is_named() -> None:
    assert dated("Profit rose in the quarter.") == [("the quarter", "2022-10-01/2022-12-31")]


@pytest.mark.parametrize("extreme", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_no_harm(extreme: str) -> None:
    text = (
        "Next week, 9999 years ago, next century, last decade, tomorrow, yesterday, the weekend, "
        "last winter, at Christmas, next summer, in June, on Friday, May 5, Q3, 9999 weeks ago."
    )

    assert len(dated(text, extreme)) > 8


_PIECES = (
    "Jan. 5|2021|, |Tuesday|last |week|ago |two |weeks |that |later |May |early |Thanksgiving|the |quarter|"
    '/|-|–|. |"|“|”|\n|  |will |often |donderdag |30 |september|vorige |maand|today|1/2/2020|(|)|\0|é|1990s|'
    "'80s|between |and |the same |week of |until |nineteen ninety-six|over twee weken|14:58 UTC|weekend|"
    "first "
)
_PHRASES = st.lists(st.sampled_from(_PIECES.split("|")), max_size=30).map("".join)
TEXTS = st.one_of(st.text(max_size=200), _PHRASES)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=150, deadline=None)
@given(
    text=TEXTS,
    language=st.sampled_from(["en", "nl", "de", "zz"]),
    days=st.none() | st.tuples(DAYS, DAYS).map(sorted),
)
def test_any_text_gives_true_offsets_in_order_and_unknown_exactly_where_there_are_no_days(
    text: str, language: str, days: list[date] | None
) -> None:
    article = written(text, language=language)
    interval = on(days[0].isoformat(), days[1].isoformat()) if days else None
    found = find_dates(Archive([article]), {"a.txt": Published(interval, "inferred" if days else "unknown")})

    assert all((timex.interval is None) == (timex.known == "unknown") for timex in found)
    assert all(any(passage.span.contains(timex.span) for passage in article.passages) for timex in found)
    ends = [place for timex in found for place in (timex.span.start, timex.span.end)]
    assert ends == sorted(ends)


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=4))
def test_the_order_of_files_changes_nothing(texts: list[str]) -> None:
    articles = [written(text, file=f"{number}.txt") for number, text in enumerate(texts)]
    published = {article.file: Published(on("2023-03-15"), "explicit") for article in articles}

    assert find_dates(Archive(articles), published) == find_dates(Archive(articles[::-1]), published)
