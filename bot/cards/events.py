"""The card of /timeline: datable events in order of time, each as the articles tell it."""

from dataclasses import replace

from bot.cards import dates
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_file, escape_line
from bot.cards.layout import Card, Tone
from bot.cards.nearest import unsaid_card
from bot.cards.paging import Page
from bot.cards.period import Period, UnreadableDateError, days_meant
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT
from bot.charts.timeline import timeline_picture
from bot.facts import DatedEvent
from bot.library import Library
from bot.texts import Texts

EVENTS_A_PAGE = 4
RECEIPTS_AN_EVENT = 2
LONGEST_RECEIPT = 400
OTHERS_NAMED = 3
LONGEST_ABOUT = 50
LONGEST_DATE = 10


def timeline_card(
    library: Library,
    period: Period,
    events: tuple[DatedEvent, ...],
    page: int,
    say: Texts,
    *,
    picture: bool = True,
) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of `events`, which are those of `period`.

    Each event has its number among them, in the list as in the `picture`, which is left out where not wanted.
    """
    card = Card(Tone.PLAIN if events else Tone.UNKNOWN)
    here = Page.of(page, len(events), EVENTS_A_PAGE)
    card.add_text(_head(period, len(events), here, say) if events else _nothing(library, period, say))
    drawn = timeline_picture(library, events, say, first=here.first, count=here.size) if picture else None
    if drawn:
        card.add_picture(drawn)
    shown = enumerate(here.shown(events), here.first + 1)
    receipts = [receipt for number, event in shown for receipt in _receipts(library, event, number, say)]
    add_receipts(card, library, receipts, say)
    pages = here.turns(say, "page.earlier", "page.later")
    card.add_buttons(*(TurnTimeline.to(period, there, label) for there, label in pages))
    return card


async def show_timeline(talk: Conversation, period: Period, page: int) -> None:
    """Choose the events of `period` and show page `page` of them, or say which date cannot be read."""
    say = talk.say
    try:
        period.days()
    except UnreadableDateError as typed:
        await talk.reply.refuse(say("timeline.bad_date", typed=escape_line(str(typed))))
        return
    near = await talk.near(period.about)
    if near is None:
        return
    library = near.library

    def make() -> Card:
        events = period.events(library)
        if library.share and not events:
            return unsaid_card(library, _asked(period, say), say)
        return timeline_card(library, period, events, page, say, picture=near.can_attach)

    await near.show(("timeline", period, page), make)


class TurnTimeline(CardButton, kind="timeline", turns=True):
    """Turns to another page of a timeline. State: the page and what the timeline was asked for."""

    @classmethod
    def to(cls, period: Period, page: int, label: str) -> "TurnTimeline":
        """The button for page `page` (from 0) of `period`."""
        return cls(f"{page}/{period.since}/{period.until}/{period.about}", label)

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        page, since, until, about = (*self.state.split("/", 3), "", "", "")[:4]
        await show_timeline(talk, Period(about, since, until), number_in(page))


def _head(period: Period, count: int, here: Page, say: Texts) -> str:
    details = [say("timeline.count", count=count), *_asked(period, say), here.line(say)]
    return f"### {say('timeline.title')}\n-# {DOT.join(filter(None, details))}"


def _nothing(library: Library, period: Period, say: Texts) -> str:
    """What was asked for, and from when to when the articles do tell of something."""
    asked = DOT.join(_asked(period, say))
    lines = [f"### {say('timeline.none' if asked else 'timeline.nothing')}"]
    if asked:
        lines.append(f"-# {asked}")
    days = sorted(event.interval for event in library.facts.events if event.interval)
    if days:
        last = max(days, key=lambda one: one.last)
        told = {"first": dates.beginning(days[0], say), "last": dates.end(last, say)}
        lines.append(say("timeline.told", **told))
    return "\n".join(lines)


def _asked(period: Period, say: Texts) -> list[str]:
    """The subject and the dates that were asked for."""
    about = say("asked.about", about=escape_line(period.about, 200)) if period.about else None
    since = say("timeline.since", date=_typed(period.since, say)) if period.since else None
    until = say("timeline.until", date=_typed(period.until, say)) if period.until else None
    return [asked for asked in (about, since, until) if asked]


def _typed(date: str, say: Texts) -> str:
    return dates.interval(days_meant(date), say)


def _receipts(library: Library, event: DatedEvent, number: int, say: Texts) -> list[Receipt]:
    """How two files tell event `number`, the most precise first, and the names of the others that do."""
    tellings = list({mention.span.file: mention for mention in reversed(event.mentions)}.values())
    tellings.sort(key=event.mentions.index)
    others = [escape_file(mention.span.file, 60) for mention in tellings[RECEIPTS_AN_EVENT:]]
    receipts = [
        Receipt(mention.span, tuple(timex.span for timex in mention.timexes), most=LONGEST_RECEIPT)
        for mention in tellings[:RECEIPTS_AN_EVENT]
    ]
    receipts[0] = replace(receipts[0], above=f"**{number}{DOT}{_when(library, event, say)}**")
    if others:
        files = ", ".join(others[:OTHERS_NAMED])
        receipts[-1] = replace(
            receipts[-1], below=f"-# {say('timeline.also', files=files, count=len(others))}"
        )
    return receipts


def _when(library: Library, event: DatedEvent, say: Texts) -> str:
    date = _date(library, event, say)
    if event.standing == "told":
        return date
    if event.standing == "denied" and not event.mentions[0].timexes:
        return say("timeline.not_yet", date=date)
    return say("timeline.planned" if event.standing == "planned" else "timeline.denied", date=date)


def _date(library: Library, event: DatedEvent, say: Texts) -> str:
    if event.interval is None:
        return say("timeline.undated")
    first = event.mentions[0]
    if not first.timexes:
        return dates.published(library.facts.published[first.span.file], say) or say("timeline.undated")
    timexes = first.timexes
    exact = any(
        timex.known in ("explicit", "holiday") for timex in timexes if timex.interval == event.interval
    )
    return dates.approximate(event.interval, say, exact=exact)
