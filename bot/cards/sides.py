"""What other articles state of the same thing otherwise, said in place beside a cited passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from babel.dates import format_timedelta

from bot.archive import Span
from bot.cards import dates
from bot.cards.escaping import escape_file, escape_line
from bot.cards.naming import short_name
from bot.cards.source import DOT
from bot.charts.wording import age_words
from bot.facts import Comparison, Topic
from bot.library import Library
from bot.texts import Texts

_MOST = 2
_MOMENT = 25  # days: articles so near in time are not said to be apart
_ORDER: Sequence[Topic] = ("state", "date", "count", "age", "words")


@dataclass(frozen=True, slots=True)
class OtherSide:
    """A line about what is stated at `place`, which is in another file than the passage."""

    line: str
    place: Span


def other_sides(library: Library, passage: Span, marks: Sequence[Span], say: Texts) -> list[OtherSide]:
    """At most two for `passage`: of what its `marks` show to be asked for, else all, contradictions first.

    That people grow older is said only of those who were asked for.
    """
    found = {
        one: here
        for one in library.facts.comparisons
        if one.verdict != "same" and one.topic != "words"
        for here in one.places
        if passage.contains(here)
    }
    marked = {one: sum(len(mark) for mark in marks if mark.overlaps(here)) for one, here in found.items()}
    most = max(marked.values(), default=0)
    chosen = [
        one
        for one in found
        if (marked[one] == most if most else one.verdict == "conflict" or one.topic != "age")
    ]
    chosen.sort(key=lambda one: (one.verdict != "conflict", _ORDER.index(one.topic)))
    sides = (_side(library, one, found[one], say) for one in chosen)
    return [side for side in sides if side][:_MOST]


def _side(library: Library, one: Comparison, here: Span, say: Texts) -> OtherSide | None:
    """The last place in time of another file that states something else, else the first such place."""
    ages = _ages(library, one, say)
    for there in (one.places[-1], *one.places):
        pair = _Pair(library, one, here, there, ages, say)
        if pair.differs:
            return OtherSide(pair.line(), there)
    return None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two places of `one`, `here` in the passage and `there`; `ages` are those printed at its places."""

    library: Library
    one: Comparison
    here: Span
    there: Span
    ages: Mapping[Span, str]
    say: Texts

    @property
    def differs(self) -> bool:
        same_age = self.here in self.ages and self.ages[self.here] == self.ages.get(self.there)
        return self.there.file != self.here.file and not same_age

    def line(self) -> str:
        """Whom it is about, which file says what, and how that fits."""
        about = [f"**{escape_line(name, 50)}**" for name in self.one.people[:1]]
        return DOT.join([*about, self._told()])

    def _told(self) -> str:
        if self.one.verdict == "conflict":
            return self.say("side.conflict", says=self._says())
        gap = _days_between(self.library, self.here.file, self.there.file)
        if self.one.topic == "state":
            later = gap is None or gap >= 0
            says = self.say("side.goes_on" if later else "side.before", file=self._file)
        else:
            says = self._says()
        if gap is None or abs(gap) < _MOMENT:
            return says
        stretch = format_timedelta(timedelta(days=abs(gap)), threshold=1.5, locale=self.say.locale)
        return self.say("side.later" if gap > 0 else "side.earlier", says=says, gap=stretch)

    def _says(self) -> str:
        if self.one.topic == "state":
            return self.say("side.otherwise", file=self._file)
        return self.say("side.says", file=self._file, value=self._value())

    def _value(self) -> str:
        """An age or a day as the facts have it, else the few words of the article."""
        if self.there in self.ages:
            return self.ages[self.there]
        facts = self.library.facts
        days = next((timex.interval for timex in facts.dates if timex.span == self.there), None)
        if days is not None:
            return dates.approximate(days, self.say, exact=True)
        return self.say("ask.quoted", word=escape_line(self.library.archive.text(self.there), 60))

    @property
    def _file(self) -> str:
        return escape_file(short_name(self.library.archive, self.there.file), 60)


def _ages(library: Library, one: Comparison, say: Texts) -> Mapping[Span, str]:
    """The ages that are printed at the places of `one`, in words; none where it is not about ages."""
    if one.topic != "age":
        return {}
    return {
        mention.span: age_words(mention, say)
        for person in library.facts.people
        if person.name in one.people
        for mention in person.mentions
        if mention.age is not None
    }


def _days_between(library: Library, here: str, there: str) -> int | None:
    """How many days after the article `here` the one `there` appeared; None where one is undated."""
    middles: list[int] = []
    for file in (here, there):
        days = library.facts.published[file].interval
        if days is None:
            return None
        middles.append((days.first.toordinal() + days.last.toordinal()) // 2)
    return middles[1] - middles[0]
