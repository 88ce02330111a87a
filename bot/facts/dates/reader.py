"""The parts of a matched date expression -> its reading; None for what only looks like a date."""

import re
from collections.abc import Mapping

from bot.facts.dates.periods import Part, Unit
from bot.facts.dates.readings import (
    CalendarDay,
    Feast,
    MonthOfYear,
    Quarter,
    Reading,
    Told,
    Turn,
    Vague,
    Weekday,
    Weekend,
    YearBefore,
    YearPart,
    Years,
)
from bot.facts.dates.words import CalendarNames, Words

_LAST_WORD = re.compile(r"([^\W\d_][\w'’-]*)[\s(]*\Z")
_CAPITAL = re.compile(r"\s[A-Z]")
# What stands before the name of a paper or a show: a quotation mark, "the", a name, a sentence's start.
_TITLE_OPENS = re.compile(r"(?:\b[Tt]he |[\"“'‘(«„\n]|[A-Z][a-z]+ |[.!?][\"”’]? +)\Z|\A\Z")
_NAMED_DAY = re.compile(r"\b(?:Black|Good|Super|Bloody|Ash|Palm|Cyber) \Z")
_NUMBERED = re.compile(r"\b(?:[Nn]o|[Nn]r)\. ?\Z")
_HALVES = {"half", "helft"}


class Reader:
    """One method a rule of the grammar; each takes the rule's match."""

    def __init__(self, names: CalendarNames, words: Words) -> None:
        self._words = words
        self._months = {**names.short_months, **words.month_abbreviations, **names.months}
        self._full_months = names.months
        self._weekdays = {**names.short_weekdays, **names.weekdays}

    def iso(self, match: re.Match[str]) -> Reading | None:
        """Read "2021-01-06"."""
        month, day = int(match["month"]), int(match["day"])
        return (
            CalendarDay(month, day, int(match["year"]))
            if 1 <= month <= 12 and day and match["year"] > "0999"
            else None
        )

    def numeric(self, match: re.Match[str]) -> Reading | None:
        """Read "7/8/2021", "6-1-2021", "7/8/21"; with other marks two figures are no year."""
        one, mark, two, year = match["one"], match["mark"], match["two"], match["year"]
        if mark != match.string[match.end("two")] or (len(year) == 2 and mark != "/"):
            return None
        month, day = int(two), int(one)
        # Only in English, and only between slashes, the month comes first; the calendar may know better.
        if (self._words.month_first and mark == "/" and day <= 12) or month > 12:
            month, day = day, month
        full = int(year) if len(year) == 4 else _century_of(int(year))
        return CalendarDay(month, day, full) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def day(self, match: re.Match[str]) -> Reading | None:
        """Read "Jan. 5", "Wednesday (Feb. 17)", "July 4-6, 2020"; `day_first` is "30 september"."""
        weekday = match["weekday"]
        return CalendarDay(
            self._month(match["month"]),
            _number(match["day"]),
            int(match["year"]) if match["year"] else None,
            self._weekday(weekday) if weekday else None,
            _number(match["last"]) if match["last"] else None,
        )

    day_first = day

    def month(self, match: re.Match[str]) -> Reading | None:
        """Read "July", "early December", "June 2013", "March last year"."""
        name = _key(match["month"])
        month, year = self._month(name), match["year"] or match["shared"]
        modified = year or match["turn"] or match["part"] or match["earlier"] or match["nth"]
        if not modified and not self._stands_alone(match, name):
            return None
        if match["shared"]:
            return MonthOfYear(month, self._year_shared(match, month))
        nth = _looked_up(self._words.turns, match["nth"])
        return MonthOfYear(month, int(year) if year else None, self._turn(match), self._part(match), nth)

    def _year_shared(self, match: re.Match[str], month: int) -> int:
        """In "December to March 2020" the later month of the calendar is the year before's."""
        other = re.search(r"([^\W\d_]+),?\s{1,3}\Z", match.string[match.end() : match.start("shared")])
        later = self._month(_key(other[1])) if other else month
        return int(match["shared"]) - (month > later)

    def _stands_alone(self, match: re.Match[str], name: str) -> bool:
        if name not in self._full_months:
            return False
        before = _word_before(match)
        if before.casefold() in self._words.lonely or " " in match.group():
            return True
        if name in self._words.doubtful or not self._words.proper:
            return not self._words.lonely and bool(before)
        after = match.string[match.end() : match.end() + 2]
        return not before[:1].isupper() and not (after[:1] == " " and after[1:].isupper())

    def year_part(self, match: re.Match[str]) -> Reading | None:
        """Read "The third quarter", "second half of 2019"; a half without its year is a match's."""
        number = self._words.ordinals[_key(match["ordinal"])]
        kind = "half" if match["kind"] in _HALVES else "quarter"
        year = match["year"] or match["year_before"]
        if kind == "half" and (number > 2 or not year):
            return None
        turn = self._words.turns[_key(match["whose"])] if match["whose"] else self._turn(match)
        return YearPart(kind, number, int(year) if year else None, turn)

    def short_quarter(self, match: re.Match[str]) -> Reading | None:
        """Read "Q3 2021"."""
        return YearPart("quarter", int(match["ordinal"]), int(match["year"]) if match["year"] else None)

    def season(self, match: re.Match[str]) -> Reading | None:
        """Read "Last fall", "the summer of 2019", "een zomer"; alone it may be a verb or a well."""
        season, year = self._words.seasons[_key(match["season"])], match["year"]
        if match["told"]:
            return Told("season", season=season)
        if not (year or match["turn"] or match["opener"]):
            return None
        if (
            _key(match["season"]) == "fall"
            and not year
            and not match["turn"]
            and _key(match["opener"]) != "in the"
        ):
            return None
        return YearPart("season", season, int(year) if year else None, self._turn(match))

    def decade(self, match: re.Match[str]) -> Reading | None:
        """Read "The 1990s", "the '80s", "jaren negentig"; but not "in his 80s"."""
        if match["full"]:
            return Years(int(match["full"]), int(match["full"]) + 9)
        if match["short"] or match["jaren"]:
            short = int(match["short"] or match["jaren"])
        else:
            short = self._words.decades[_key(match["name"])]
        opened = re.match(
            rf"\W*(?:{'|'.join(self._words.decade_openers)}|['’])", match.group(), re.IGNORECASE
        )
        if not opened or match.string[match.end() :][:1] == "-":
            return None
        return Years(1900 + short, 1909 + short)

    def feast(self, match: re.Match[str]) -> Reading | None:
        """Read "Valentine's Day", "Easter 2019"; not as part of a longer name ("Easter Island")."""
        if re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]):
            return None
        name = self._words.feasts[_key(match["feast"]).replace("’", "'")]
        return Feast(name, int(match["year"]) if match["year"] else None, self._turn(match))

    def day_word(self, match: re.Match[str]) -> Reading | None:
        """Read "Yesterday", "vandaag", "last night"."""
        return Turn("day", self._words.days[_key(match["word"])])

    def weekday(self, match: re.Match[str]) -> Reading | None:
        """Read "Tuesday", "last Friday", "dinsdagavond"; not in the names of papers, shows and disasters."""
        weekday = self._weekday(match["weekday"])
        if match["told"]:
            return Weekday(weekday)
        text, start = match.string, match.start()
        before = text[max(0, start - 12) : start]
        titled = (
            self._words.proper and _CAPITAL.match(text, match.end("weekday")) and _TITLE_OPENS.search(before)
        )
        return None if titled or _NAMED_DAY.search(before) else Weekday(weekday, self._turn(match))

    def ago(self, match: re.Match[str]) -> Reading | None:
        """Read "Two weeks ago", "vijf jaar geleden"."""
        number = _key(match["number"])
        count = int(number) if number.isdecimal() else self._words.numbers[number]
        unit = self._words.units[_key(match["unit"])]
        if count == 1 and unit in {"year", "decade"}:
            return YearBefore() if unit == "year" else Turn("year", -10)
        return Turn(unit, -count)

    def year_before(self, match: re.Match[str]) -> Reading | None:
        """Read "A year earlier", "the year-ago quarter"."""
        return Quarter(-1) if re.search(r"quarter|period", match.group()) else YearBefore()

    def told_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "That week", "the following day", "later that year"."""
        unit = self._unit(match)
        return unit and Told(unit, self._words.told[_key(match["told"])], later=bool(match["later"]))

    def turn_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "Last month", "earlier this year", "volgende week"; "last years" is a duration."""
        unit = self._unit(match)
        if unit is None or (unit in {"decade", "century"} and self._turn(match) != 0):
            return None
        return Turn(unit, self._turn(match) or 0, self._part(match))

    def quarter(self, _match: re.Match[str]) -> Reading | None:
        """Read "The quarter", "the latest period"."""
        return Quarter()

    def weekend(self, _match: re.Match[str]) -> Reading | None:
        """Read "The weekend"."""
        return Weekend()

    def part_of_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "The end of the year", "het begin van de maand"."""
        unit = self._unit(match)
        return Turn(unit, 0, self._part(match)) if unit else None

    def century(self, match: re.Match[str]) -> Reading | None:
        """Read "The 20th century"."""
        first = (int(match["century"]) - 1) * 100
        return Years(first, first + 99)

    def years(self, match: re.Match[str]) -> Reading | None:
        """Read "2019-2021", "2019–20"."""
        first, last = int(match["first"]), match["last"]
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return Years(first, end) if first < end else None

    def year(self, match: re.Match[str]) -> Reading | None:
        """Read "2013"; a clock's figures or a count ("2000 people") are none."""
        year = int(match["year"])
        before, after = _word_before(match), match.string[match.end() : match.end() + 8].split()
        clock = bool(after) and after[0].rstrip(".,;") in {"UTC", "GMT", "hours", "hrs", "EST", "EDT", "uur"}
        numbered = _NUMBERED.search(match.string[max(0, match.start() - 5) : match.start()])
        if clock or numbered:
            return None
        lonely = before.casefold() in self._words.lonely or " " in match.group() or not self._words.lonely
        doubtful = year % 100 == 0 or not 1900 <= year < 2100
        return None if doubtful and not lonely else Years(year, year)

    def vague(self, _match: re.Match[str]) -> Reading | None:
        """Read "Now", "recently"."""
        return Vague()

    def _month(self, name: str) -> int:
        return self._months[_key(name)]

    def _weekday(self, name: str) -> int:
        return self._weekdays[_key(name)]

    def _unit(self, match: re.Match[str]) -> Unit | None:
        """The unit named; None for several of them, which is a duration."""
        word = _key(match["unit"])
        return None if word in self._words.plurals else self._words.units[word]

    def _part(self, match: re.Match[str]) -> Part | None:
        return self._words.parts.get(_key(match["part"] or ""))

    def _turn(self, match: re.Match[str]) -> int | None:
        return _looked_up(self._words.turns, match["turn"])


def _looked_up(table: Mapping[str, int], word: str | None) -> int | None:
    return table[_key(word)] if word else None


def _key(word: str) -> str:
    return " ".join(word.casefold().rstrip(".").split())


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _century_of(year: int) -> int:
    """Two figures mean the years 1969 to 2068, as in POSIX `strptime`."""
    return year + (1900 if year >= 69 else 2000)


def _word_before(match: re.Match[str]) -> str:
    found = _LAST_WORD.search(match.string[max(0, match.start() - 24) : match.start()])
    return found[1] if found else ""
