"""The parts of a matched expression that counts from another time -> its reading."""

import re

from bot.facts.dates.language import Language, key, looked_up, word_before
from bot.facts.dates.readings import (
    Quarter,
    Reading,
    Told,
    ToldWeekday,
    Turn,
    Vague,
    Weekday,
    Weekend,
    Within,
    YearBefore,
)

_CAPITAL = re.compile(r"\s[A-Z]")
# What stands before the name of a paper or a show: a quotation mark, "the", a name, a sentence's start.
_TITLE_OPENS = re.compile(r"(?:\b[Tt]he |[\"“'‘(«„\n]|[A-Z][a-z]+ |[.!?][\"”’]? +)\Z|\A\Z")
_NAMED_DAY = re.compile(r"\b(?:Black|Good|Super|Bowl|Bloody|Ash|Palm|Cyber) \Z")
_HALF = {"half", "half-a", "anderhalf"}
_OF = re.compile(r"\s(?:of|van)\s")
# "Friday the 13th" is seldom the latest Friday.
_THE_13TH = re.compile(r" (?:the \d\d?(?:st|nd|rd|th)|de \d\d?e)\b")
# "On a Friday in May" it may be any of them; "a Friday report" is one's.
_ANY_OF_THEM = re.compile(r" (?:in|of|when|that|van|waarop)\b|\s?[.,;:!?]|\s*\Z")
_TITLE_WORD = re.compile(r"[A-Z][a-z]+\Z")


class RelativeReader(Language):
    """One method a rule of the grammar; each takes the rule's match, None for what only looks like a date."""

    def idiom(self, _match: re.Match[str]) -> Reading | None:
        """Read past "now and then", which is no time."""
        return None

    def day_word(self, match: re.Match[str]) -> Reading | None:
        """Read "Yesterday", "vandaag", "last night"; a capital within a sentence makes it a show's name."""
        named = self._words.proper and _TITLE_WORD.match(match["word"]) and word_before(match)
        if named or self._is_every(match):
            return None
        return Turn("day", self._words.days[key(match["word"])])

    def weekday(self, match: re.Match[str]) -> Reading | None:
        """Read "Tuesday", "last Friday", "dinsdagavond"; not in the names of papers, shows and disasters."""
        weekday = self._weekday(match["weekday"])
        if match["told"]:
            return ToldWeekday(weekday, self._words.told[key(match["told"])])
        text, start = match.string, match.start()
        before = text[max(0, start - 12) : start]
        titled = (
            self._words.proper and _CAPITAL.match(text, match.end("weekday")) and _TITLE_OPENS.search(before)
        )
        if word_before(match).casefold() in self._words.some and _ANY_OF_THEM.match(text, match.end()):
            return None
        thirteenth = _THE_13TH.match(text, match.end())
        if titled or thirteenth or _NAMED_DAY.search(before) or self._is_every(match):
            return None
        week = match["week_before"] or match["week_after"]
        return Weekday(weekday, self._turn(match), looked_up(self._words.turns, week))

    def ago(self, match: re.Match[str]) -> Reading | None:
        """Read "Two weeks ago", "vijf jaar geleden"."""
        count, unit = self._count(match), self._words.units[key(match["unit"])]
        if word_before(match).casefold() in _HALF:
            return None
        if count == 1 and unit in {"year", "decade"}:
            return YearBefore() if unit == "year" else Turn("year", -10)
        return Turn(unit, -count)

    def years_ago_today(self, match: re.Match[str]) -> Reading | None:
        """Read "Ten years ago today", "a year ago this month"."""
        if match["word"]:
            return Turn("day", self._words.days[key(match["word"])], years=-self._count(match))
        return Turn(
            self._words.units[key(match["around"])], self._turn(match) or 0, years=-self._count(match)
        )

    def hence(self, match: re.Match[str]) -> Reading | None:
        """Read "Two weeks from now"."""
        return Turn(self._words.units[key(match["unit"])], self._count(match))

    def over(self, match: re.Match[str]) -> Reading | None:
        """Read "Over twee weken", which may also be how long something takes."""
        return Turn(self._words.units[key(match["unit"])], self._count(match), ahead=True)

    def since_told(self, match: re.Match[str]) -> Reading | None:
        """Read "two days later", "two years earlier"."""
        back = key(match["direction"]) in self._words.before
        unit, count = self._words.units[key(match["unit"])], self._count(match)
        return Told(unit, -count if back else count)

    def unit_before(self, match: re.Match[str]) -> Reading | None:
        """Read "the day before" at the end of its clause; "the day before the vote" is told of that."""
        unit = self._unit(match)
        return unit and Told(unit, self._words.next_to[key(match["direction"])])

    def year_before(self, match: re.Match[str]) -> Reading | None:
        """Read "A year earlier", "the year-ago quarter"."""
        if re.search(r"quarter|period", match.group()):
            return Quarter(-1)
        return YearBefore(told=bool(re.search(r"earlier|before", match.group())))

    def same_before(self, match: re.Match[str]) -> Reading | None:
        """Read "the same month last year"."""
        unit = self._words.units.get(key(match["unit"]), "quarter")
        return Quarter(-1) if unit == "quarter" else Told(unit, years=-1)

    def told_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "That week", "the following day", "later that year"."""
        unit, turn = self._unit(match), self._words.told[key(match["told"])]
        stretch = turn == 1 and word_before(match).casefold() in self._words.coming
        if unit is None or stretch or unit in {"decade", "century"}:
            return None
        return Told(unit, turn, later=bool(match["later"]))

    def told_daypart(self, match: re.Match[str]) -> Reading | None:
        """Read "that night", "de volgende ochtend"."""
        return Told("day", self._words.told[key(match["told"])])

    def turn_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "Last month", "earlier this year", "volgende week"; "last years" is a duration."""
        unit = self._unit(match)
        if unit is None or (unit in {"decade", "century"} and self._turn(match) != 0):
            return None
        if unit == "day" and self._turn(match) == 0:
            return None
        # A capital makes it a show's name, and "the last day of" the trial is no yesterday.
        of_another = unit in {"day", "week"} and _OF.match(match.string, match.end())
        if of_another or (self._words.proper and _TITLE_WORD.match(match["unit"])):
            return None
        if unit == "weekend" and key(match["turn"]) in self._words.coming_turns:
            return Weekend(coming=True)
        return Turn(unit, self._turn(match) or 0, self._part(match))

    def year_end(self, _match: re.Match[str]) -> Reading | None:
        """Read "by year-end"."""
        return Turn("year", 0)

    def quarter(self, match: re.Match[str]) -> Reading | None:
        """Read "The quarter", "the latest period", "the quarter" ended March 31."""
        if not match["month"]:
            return Quarter()
        # Business quarters may end in any month: most of one lies in the calendar quarter a month before.
        return Quarter(number=(self._month(match["month"]) + 10) % 12 // 3 + 1)

    def weekend(self, _match: re.Match[str]) -> Reading | None:
        """Read "The weekend"."""
        return Weekend()

    def part_of_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "The end of the year", "het begin van de maand"."""
        unit = self._unit(match)
        return Turn(unit, 0, self._part(match)) if unit else None

    def within_unit(self, match: re.Match[str]) -> Reading | None:
        """Read "Later in the week", "late in the day"."""
        unit = self._unit(match)
        if unit is None or unit in {"decade", "century"}:
            return None
        return Within(unit, told=match.group().casefold().startswith("the "))

    def clock(self, _match: re.Match[str]) -> Reading | None:
        """Read "14:58 UTC", as a time of the day that is told of."""
        return Within()

    def vague(self, _match: re.Match[str]) -> Reading | None:
        """Read "Now", "recently"."""
        return Vague()
