"""The facts as small frozen values: each carries the spans that show it, and no copied text but names."""

from dataclasses import dataclass
from typing import Literal

from bot.archive import Interval, Span

Known = Literal["explicit", "inferred", "holiday", "unknown"]
PublishedKnown = Literal["explicit", "inferred", "configured", "unknown"]
Standing = Literal["told", "planned", "denied"]
SpeakerKind = Literal["named", "anonymous", "unknown"]
RelationKind = Literal["child", "parent", "sibling", "spouse", "ex-spouse", "engaged", "partner"]
AgeUnit = Literal["years", "months", "weeks", "days"]
Topic = Literal["age", "count", "date", "state", "words"]
Medium = Literal[
    "book",
    "court document",
    "email",
    "interview",
    "letter",
    "podcast",
    "post",
    "press conference",
    "report",
    "song",
    "speech",
    "statement",
    "television",
]
Verdict = Literal["same", "changed", "conflict"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression ("timex", after TIMEX3 of ISO 24617-1) and the days that it means.

    `known` says how: `explicit`, the day is printed (perhaps without its year); `inferred`, worked out from
    the article's date or the sentences before; `holiday`, a named day; `unknown`, exactly when `interval` is
    None. `datable` is False for what means no particular days ("now", "recently").
    """

    span: Span
    interval: Interval | None
    known: Known
    datable: bool = True


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as far as it can be known, and the spans that show it.

    `known` is `explicit` when the file or its name states it, `inferred` when it was worked out, `configured`
    when all that is known is what the operator says of the whole folder, and `unknown` when `interval` is
    None. Neither a file's name nor a setting is a span.
    """

    interval: Interval | None
    known: PublishedKnown
    evidence: tuple[Span, ...] = ()

    @property
    def precision(self) -> str:
        """`day`, `month` (up to 62 days), `year` (up to 366), `years`, or `unknown`."""
        if self.interval is None:
            return "unknown"
        for name, days in (("day", 1), ("month", 62), ("year", 366)):
            if self.interval.days <= days:
                return name
        return "years"


@dataclass(frozen=True, slots=True)
class Marks:
    """What one file may have in common with others, four bytes for each name and each few words quoted.

    `events` are the keys of the events that it tells.
    """

    names: bytes
    quoted: bytes
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """A sentence that tells an event, with the date expressions that date it and the people it speaks of.

    A sentence that says only what has not been done by the day of its article has no date expressions.
    """

    span: Span
    timexes: tuple[Timex, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One event and every sentence that tells it, the most precise first.

    `interval` is None where the articles leave its days open. `standing` marks what is only planned, or
    denied to have happened.
    """

    key: str
    interval: Interval | None
    mentions: tuple[EventMention, ...]
    standing: Standing = "told"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted: `words` is how the article names them there, `name` the person that this resolves to."""

    kind: SpeakerKind
    name: str | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted directly, without their quotation marks.

    `parts` are the stretches of one quotation that its attribution splits, in reading order. `outlet` is whom
    the words were given to or reported by, `medium` how ("interview", "post", "court document"). `same_as`
    are the keys of quotations elsewhere that hold the same words. `people` are those of whom its sentences
    speak, the speaker included.
    """

    key: str
    parts: tuple[Span, ...]
    speaker: Speaker
    outlet: str | None = None
    medium: Medium | None = None
    same_as: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgeMention:
    """A place that names a person or gives an age; `age` is None when it gives none.

    `current` says that the age is printed as of the article's own day, not told of another time ("when she
    was 21"). `at` are the days on which it was true, as far as the articles date them.
    """

    span: Span
    age: int | None = None
    unit: AgeUnit = "years"
    current: bool = True
    at: Interval | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How a person is related to others: `kind` ("child") of the people `of`, as `evidence` states.

    A `spouse` is or was married to them, an `ex-spouse` is said no longer to be. `of` is empty where the
    articles leave open whose child it is.
    """

    kind: RelationKind
    of: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BirthWindow:
    """The days on which somebody must have been born, given the ages printed at `evidence`."""

    interval: Interval
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AgeConflict:
    """Two printed ages that cannot both be right on the dates of their articles."""

    first: AgeMention
    second: AgeMention


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the articles name, with every place that gives an age, or names them as a child.

    `relation` is whose child they are, `relations` every relation that is stated to somebody named, that one
    included. `aliases` show each form of words by which the articles name them, the most frequent first.
    """

    name: str
    relation: Relation | None
    mentions: tuple[AgeMention, ...]
    born: BirthWindow | None = None
    conflicts: tuple[AgeConflict, ...] = ()
    relations: tuple[Relation, ...] = ()
    aliases: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles or more state of one thing, each at one of `places`, in order of the articles' days.

    `same`: they agree; `changed`: the later ones tell how it went on; `conflict`: they cannot both be right.
    The topic is an age, a count ("four children"), the date of an event, a state ("has not filed", "filed")
    or somebody's words; `people` are those whom it is about, as far as known.
    """

    key: str
    topic: Topic
    verdict: Verdict
    people: tuple[str, ...]
    places: tuple[Span, ...]
