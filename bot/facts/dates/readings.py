"""What a date expression says by itself, before it is known which year, week or day it counts from."""

from bot.facts.dates.calendar_readings import (
    CalendarDay,
    Feast,
    MonthOfYear,
    NthOfMonth,
    SlashDay,
    WeekOf,
    YearPart,
    Years,
)
from bot.facts.dates.relative_readings import (
    Quarter,
    Told,
    ToldWeekday,
    Turn,
    Vague,
    Weekday,
    Weekend,
    Within,
    YearBefore,
)
from bot.facts.dates.setting import Setting

Reading = (
    CalendarDay
    | Feast
    | MonthOfYear
    | NthOfMonth
    | SlashDay
    | WeekOf
    | YearPart
    | Years
    | Quarter
    | Told
    | ToldWeekday
    | Turn
    | Vague
    | Weekday
    | Weekend
    | Within
    | YearBefore
)

__all__ = [
    "CalendarDay",
    "Feast",
    "MonthOfYear",
    "NthOfMonth",
    "Quarter",
    "Reading",
    "Setting",
    "SlashDay",
    "Told",
    "ToldWeekday",
    "Turn",
    "Vague",
    "WeekOf",
    "Weekday",
    "Weekend",
    "Within",
    "YearBefore",
    "YearPart",
    "Years",
]
