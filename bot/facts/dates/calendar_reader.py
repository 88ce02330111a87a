"""The parts of a matched expression that names something on the calendar -> its reading."""

import re

from bot.facts.dates.language import Language, century_of, key, looked_up, word_before
from bot.facts.dates.periods import Unit
from bot.facts.dates.readings import (
    CalendarDay,
    Feast,
    MonthOfYear,
    NthOfMonth,
    Quarter,
    Reading,
    SlashDay,
    Told,
    WeekOf,
    YearPart,
    Years,
)

_NUMBERED = re.compile(r"\b(?:[Nn]o|[Nn]r)\. ?\Z")
_CLOCKS = {"UTC", "GMT", "hours", "hrs", "EST", "EDT", "uur"}
# "Christmas songs" are sung at any time: a plain word after it, unless that only joins it to the sentence.
_NOUN = re.compile(
    r" (?!(?:in|at|on|of|by|to|for|and|or|but|as|with|from|after|before|when|while|if|that|this|last|the|a"
    r"|an|is|was|are|were|has|had|will|he|she|they|we|day|eve|morning|night|week|weekend|holidays?|break|season|en|met|op"
    r"|werd|heeft|zal|kan|vorig|dit|het|de|een|bij|voor|na|toen|als|om|niet)\b)[a-z]"
)
_BEFORE_SHORT = {"in", "of", "since", "from", "by", "until", "van", "uit", "sinds"}
# "the 2000 Olympics", "her 2000 campaign", but no "2000 people".
_ONE_THING = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) \Z")
_SINGULAR = re.compile(r" (?:[A-Z]|[a-z]+[a-rt-z]\b)")
_MATCH = re.compile(
    r"\b(?:touchdowns?|half-?time|kick-?off|quarterback|penalty|penalties|rugby|basketball|NBA|NFL|referee|scrum"
    r"|wedstrijd|doelpunt|scheidsrechter)\b"
)
_HALVES = {"half", "helft", "halfjaar"}
_CAPITAL = re.compile(r" [A-Z]")
# "the 70s and 80s": the second goes without its article.
_AFTER_DECADE = re.compile(r"\d0['’]?s,? (?:and|or|to|through) \Z")


class CalendarReader(Language):
    """One method a rule of the grammar; each takes the rule's match, None for what only looks like a date."""

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
        first, second = int(one), int(two)
        full = int(year) if len(year) == 4 else century_of(int(year))
        if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
            return None
        # Only in English, and only between slashes, the month may come first; the calendar may know better.
        if self._words.month_first and mark == "/":
            return SlashDay(first, second, full)
        return CalendarDay(first, second, full) if second > 12 else CalendarDay(second, first, full)

    def day(self, match: re.Match[str]) -> Reading | None:
        """Read "Jan. 5", "Wednesday (Feb. 17)", "July 4-6, 2020"; `day_first` is "30 september"."""
        month, year = self._month(match["month"]), self._year(match["year"])
        if match["shared"] and not year:
            year = self._year_shared(match, month)
        return CalendarDay(
            month,
            _number(match["day"]),
            year,
            looked_up(self._weekdays, match["weekday"]),
            _number(match["last"]) if match["last"] else None,
            self._turn(match),
            looked_up(self._words.told, match["told_year"]),
        )

    day_first = day

    def days_between(self, match: re.Match[str]) -> Reading | None:
        """Read "between 3 and 5 June"."""
        month = match["month_after"] or match["month"]
        if not month:
            return None
        return CalendarDay(
            self._month(month),
            _number(match["day"]),
            self._year(match["year"]),
            last_day=_number(match["last"]),
        )

    def week_of(self, match: re.Match[str]) -> Reading | None:
        """Read "the week of May 6"."""
        month, day = match["month"] or match["month_after"], match["day"] or match["day_before"]
        unit: Unit = "weekend" if key(match["unit"]) == "weekend" else "week"
        return WeekOf(CalendarDay(self._month(month), _number(day), self._year(match["year"])), unit)

    def nth_of_month(self, match: re.Match[str]) -> Reading | None:
        """Read "the first Monday in May", "the last week of March"."""
        told_year = looked_up(self._words.told, match["told_year"])
        month = MonthOfYear(
            self._month(match["month"]), self._year(match["year"]), self._turn(match), told_year=told_year
        )
        weekday = looked_up(self._weekdays, match["weekday"])
        return NthOfMonth(month, self._ordinal(match), weekday)

    def month(self, match: re.Match[str]) -> Reading | None:
        """Read "July", "early December", "June 2013", "March last year", "last May"."""
        name = key(match["month"])
        month, year = self._month(name), self._year(match["year"] or match["shared"])
        modified = (
            year or match["turn"] or match["part"] or match["earlier"] or match["nth"] or match["told_year"]
        )
        if self._is_every(match) or (not modified and not self._stands_alone(match, name)):
            return None
        if match["shared"]:
            return MonthOfYear(month, self._year_shared(match, month))
        nth = looked_up(self._words.turns, match["nth"])
        told_year = looked_up(self._words.told, match["told_year"])
        return MonthOfYear(month, year, self._turn(match), self._part(match), nth, told_year)

    def _year_shared(self, match: re.Match[str], month: int) -> int:
        """In "December to March 2020" the later month of the calendar is the year before's."""
        between = match.string[match.end() : match.start("shared")]
        names = [key(name) for name in re.findall(r"[^\W\d_]+\.?", between)]
        later = next((self._months[name] for name in names if name in self._months), month)
        return int(match["shared"]) - (month > later)

    def _stands_alone(self, match: re.Match[str], name: str) -> bool:
        if name not in self._full_months:
            return False
        before = word_before(match)
        # "The June-July tour": a month goes on.
        row = before.endswith("-") and before.rstrip("-").casefold() in self._months
        firm = row or before.casefold() in self._words.firm
        named = not firm and self._words.proper and _CAPITAL.match(match.string, match.end())
        if before.casefold() in self._words.lonely or " " in match.group():
            return not named
        if name in self._words.doubtful or not self._words.proper:
            return not self._words.lonely and bool(before)
        return (row or not before[:1].isupper()) and not named

    def year_part(self, match: re.Match[str]) -> Reading | None:
        """Read "The third quarter", "second half of 2019"; a half without its year is a match's."""
        number = self._ordinal(match)
        kind = "half" if match["kind"] in _HALVES else "quarter"
        year = self._year(match["year"] or match["year_before"])
        turn = looked_up(self._words.turns, match["whose"] or match["turn"])
        told_year = looked_up(self._words.told, match["told_year"])
        parts = 2 if kind == "half" else 4
        if number > parts or (kind == "half" and not year and turn is told_year is None):
            return None
        if not (year or turn is not None or match["ago"]) and _of_a_match(match):
            return None
        number = parts if number < 0 else number
        if match["ago"] or match["ago_after"]:
            return Quarter(-1, number)
        return YearPart(kind, number, year, turn, told_year=told_year)

    def short_quarter(self, match: re.Match[str]) -> Reading | None:
        """Read "Q3 2021"."""
        return YearPart("quarter", int(match["ordinal"]), self._year(match["year"]))

    def short_half(self, match: re.Match[str]) -> Reading | None:
        """Read "H1 2021"."""
        return YearPart("half", int(match["ordinal"]), self._year(match["year"]))

    def season(self, match: re.Match[str]) -> Reading | None:
        """Read "Last fall", "the summer of 2019", "een zomer"; alone it may be a verb or a well."""
        season, year = self._words.seasons[key(match["season"])], self._year(match["year"])
        if match["told"]:
            return Told("season", self._words.told[key(match["told"])], season=season)
        if self._is_every(match) or not (year or match["turn"] or match["opener"]):
            return None
        if (
            key(match["season"]) == "fall"
            and not year
            and not match["turn"]
            and key(match["opener"]) != "in the"
        ):
            return None
        return YearPart("season", season, year, self._turn(match))

    def season_of_year(self, match: re.Match[str]) -> Reading | None:
        """Read "vorig jaar zomer"."""
        turn = self._turn(match)
        return YearPart("season", self._words.seasons[key(match["season"])], turn=turn, whole_years=True)

    def month_of_turn(self, match: re.Match[str]) -> Reading | None:
        """Read "vorig jaar mei"."""
        return MonthOfYear(self._month(match["month"]), turn=self._turn(match))

    def decade(self, match: re.Match[str]) -> Reading | None:
        """Read "The 1990s", "the '80s", "jaren negentig"; but not "in his 80s"."""
        if match["full"]:
            return Years(int(match["full"]), int(match["full"]) + 9)
        text, start = match.string, match.start()
        bare = match["short"] and _AFTER_DECADE.search(text[max(0, start - 14) : start])
        if text.startswith("-", match.end()) or not (match["opener"] or match["quote"] or bare):
            return None
        short = int(match["short"]) if match["short"] else self._words.decades[key(match["name"])]
        return Years(1900 + short, 1909 + short)

    def decade_in_figures(self, match: re.Match[str]) -> Reading | None:
        """Read "jaren '80"."""
        return Years(1900 + int(match["decade"]), 1909 + int(match["decade"]))

    def feast(self, match: re.Match[str]) -> Reading | None:
        """Read "Valentine's Day", "Easter 2019"; not as part of a longer name ("Easter Island")."""
        if re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]):
            return None
        said = key(match["feast"])
        if said in self._words.festive and not match["year"] and _NOUN.match(match.string, match.end()):
            return None
        name = self._words.feasts[said]
        weekend = bool(match["weekend"]) or name.endswith(" weekend")
        return Feast(name.removesuffix(" weekend"), self._year(match["year"]), self._turn(match), weekend)

    def century(self, match: re.Match[str]) -> Reading | None:
        """Read "The 20th century"."""
        number = match["century"]
        first = ((int(number) if number else self._words.centuries[key(match["name"])]) - 1) * 100
        return Years(first, first + 99)

    def years(self, match: re.Match[str]) -> Reading | None:
        """Read "2019-2021", "2019–20"."""
        first, last = int(match["first"]), match["last"]
        end = int(last) if len(last) == 4 else first - first % 10 ** len(last) + int(last)
        # One figure names the next year: "2005-6", but no "2005-9".
        return Years(first, end) if first < end and (len(last) > 1 or end == first + 1) else None

    def year(self, match: re.Match[str]) -> Reading | None:
        """Read "2013"; a clock's figures or a count ("2000 people") are none."""
        year = self._year(match["year"]) or 0
        before, after = word_before(match), match.string[match.end() : match.end() + 8].split()
        clock = bool(after) and after[0].rstrip(".,;") in _CLOCKS
        numbered = _NUMBERED.search(match.string[max(0, match.start() - 5) : match.start()])
        if clock or numbered:
            return None
        lonely = before.casefold() in self._words.lonely or " " in match.group() or not self._words.lonely
        one_thing = _ONE_THING.search(match.string[max(0, match.start() - 6) : match.start()])
        lonely = lonely or bool(year == 2000 and one_thing and _SINGULAR.match(match.string, match.end()))
        short = match["year"][0] in "'’"
        if short and not one_thing and before.casefold() not in _BEFORE_SHORT:
            return None
        doubtful = year % 100 == 0 or not 1900 <= year < 2100
        return None if doubtful and not lonely else Years(year, year)

    def quarter_of_year(self, match: re.Match[str]) -> Reading | None:
        """Read "the 1988 quarter": the quarter that is told of, in that year."""
        return Quarter(year=self._year(match["year"]))


def _of_a_match(match: re.Match[str]) -> bool:
    """Whether a match is told of around: its first quarter is no time of the year."""
    return bool(_MATCH.search(match.string, max(0, match.start() - 300), match.end() + 300))


def _number(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))
