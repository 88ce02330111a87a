"""What a date expression says by itself, before it is known which year, week or day it counts from."""

from bot.facts.dates.calendar_readings import CalendarDay, Feast, MonthOfYear, YearPart, Years
from bot.facts.dates.relative_readings import Quarter, Told, Turn, Vague, Weekday, Weekend, YearBefore
from bot.facts.dates.setting import Setting

Reading = (
    CalendarDay
    | Feast
    | MonthOfYear
    | YearPart
    | Years
    | Quarter
    | Told
    | Turn
    | Vague
    | Weekday
    | Weekend
    | YearBefore
)

__all__ = [
    "CalendarDay",
    "Feast",
    "MonthOfYear",
    "Quarter",
    "Reading",
    "Setting",
    "Told",
    "Turn",
    "Vague",
    "Weekday",
    "Weekend",
    "YearBefore",
    "YearPart",
    "Years",
]
