"""The words that dates are written in; month and weekday names come from Unicode's CLDR."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from bot.facts.dates.periods import Part, Unit

# A pattern that nothing matches, for what a language does not say.
NEVER = r"(?!)"


@dataclass(frozen=True, slots=True)
class Verbs:
    """Patterns of what tells whether a clause looks ahead or back.

    `ahead`, `back` and `neither` are verb groups, `until` and `since` prepositions that settle it for the
    date right after them, `habits` words for what happens again and again.
    """

    ahead: str = NEVER
    back: str = NEVER
    neither: str = NEVER
    until: str = NEVER
    since: str = NEVER
    habits: str = NEVER


@dataclass(frozen=True, slots=True)
class Words:
    """What a language adds to its month and weekday names; every key is in lower case.

    `turns` count from the day of writing ("last": -1), `coming_turns` of them name what comes first, `told`
    from what the story told of last ("that": 0), `after` and `before` on from that ("two days later"),
    `next_to` by one ("the day before"); `days` are day words ("yesterday": -1), `ago`, `hence` ("from now")
    and `over` ("over twee weken") what turns a number of units into a time, `within` places one in a unit
    ("later in the week"). `plurals` are the units that make a duration, `vague_counts` put no number to one
    ("several years ago"), after one of `coming` "the next week" is a stretch. `last` are the ordinals that
    count from the end.

    `lonely` are the words after which a bare month or year stands, `firm` those of them after which it is one
    even before a capital ("in April Apple ..."); `doubtful` the month names that are other words too and need
    one of those; `proper` says that months and weekdays bear a capital. `every` are the words before a name
    that make it each of them, `some` one of them, `idioms` what only sounds like a time; a `festive` season
    is only a date where no noun follows it. `spelled_year` and `vague_pattern` are patterns.
    """

    turns: Mapping[str, int] = field(default_factory=dict)
    coming_turns: tuple[str, ...] = ()
    told: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    plurals: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    ago: tuple[str, ...] = ()
    hence: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    days: Mapping[str, int] = field(default_factory=dict)
    dayparts: tuple[str, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)
    within: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    seasons: Mapping[str, int] = field(default_factory=dict)
    season_openers: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    last: tuple[str, ...] = ()
    centuries: Mapping[str, int] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    decade_openers: tuple[str, ...] = ()
    feasts: Mapping[str, str] = field(default_factory=dict)
    some: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    next_to: Mapping[str, int] = field(default_factory=dict)
    year_ends: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    vague_pattern: str = NEVER
    vague_counts: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    festive: frozenset[str] = frozenset()
    lonely: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    proper: bool = False
    month_first: bool = False
    month_abbreviations: Mapping[str, int] = field(default_factory=dict)
    between_openers: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    spelled_year: str = NEVER
    verbs: Verbs = field(default_factory=Verbs)


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """Month and weekday names in lower case; the short ones only count beside a day or a year."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]


@lru_cache(maxsize=64)
def calendar_names(language: str) -> CalendarNames | None:
    """The names that CLDR has for this ISO 639-1 language; None when it has none."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    kinds = ("format", "stand-alone")

    def names(what: str, width: str) -> dict[str, int]:
        data = getattr(locale, what)
        return {
            name.casefold().rstrip("."): number
            for kind in kinds
            for number, name in data[kind][width].items()
            if not name.isdigit()
        }

    return CalendarNames(
        names("months", "wide"),
        names("months", "abbreviated"),
        names("days", "wide"),
        names("days", "abbreviated"),
    )
