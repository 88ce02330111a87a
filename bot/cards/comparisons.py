"""The cards of /compare: what several articles state of one thing, side by side."""

from collections.abc import Mapping
from dataclasses import replace

from bot.archive import Span
from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.layout import Card, Tone
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT, sentence_at
from bot.cards.subject import speaking_of
from bot.facts import Comparison, Topic, Verdict
from bot.library import Library
from bot.texts import Texts

A_PAGE = 3
SIDES = 2
LONGEST_RECEIPT = 380
OTHERS_NAMED = 3
LONGEST_ABOUT = 80

_VERDICTS: Mapping[Verdict, str] = {
    "conflict": "compare.verdict.conflict",
    "changed": "compare.verdict.changed",
    "same": "compare.verdict.same",
}
_TOPICS: Mapping[Topic, str] = {
    "age": "compare.topic.age",
    "count": "compare.topic.count",
    "date": "compare.topic.date",
    "state": "compare.topic.state",
    "words": "compare.topic.words",
}


def comparisons_about(library: Library, about: str) -> tuple[Comparison, ...]:
    """Those that speak about `about`, all of them when it is blank: contradictions first, agreement last."""
    found = library.facts.comparisons
    if not about.strip():
        return found
    told = {one.key: [_told(library, one, place) for place in one.places] for one in found}
    speaking = speaking_of(library, about, ((span, one.people) for one in found for span in told[one.key]))
    return tuple(one for one in found if not speaking.isdisjoint(told[one.key]))


def comparisons_card(
    library: Library, about: str, found: tuple[Comparison, ...], page: int, say: Texts
) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of `found`, which are those about `about`."""
    card = Card(Tone.PLAIN if found else Tone.UNKNOWN)
    last = max(0, (len(found) - 1) // A_PAGE)
    page = min(page, last)
    card.add_text(_head(about, found, page, last, say))
    shown = found[page * A_PAGE :][:A_PAGE]
    add_receipts(card, library, [receipt for one in shown for receipt in _receipts(library, one, say)], say)
    pages = beside(page, last, say("page.previous"), say("page.next"))
    card.add_buttons(*(TurnComparisons.to(about, there, label) for there, label in pages))
    return card


async def show_comparisons(talk: Conversation, about: str, page: int) -> None:
    """Show page `page` (from 0) of what is stated about `about`."""
    library = talk.library

    def make() -> Card:
        return comparisons_card(library, about, comparisons_about(library, about), page, talk.say)

    await talk.show(("compare", about, page), make)


class TurnComparisons(CardButton, kind="compare", turns=True):
    """Turns to another page. State: the page and what was asked for."""

    @classmethod
    def to(cls, about: str, page: int, label: str) -> "TurnComparisons":
        """The button for page `page` (from 0) of what there is about `about`."""
        return cls(f"{page}/{about}", label)

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        page, _, about = self.state.partition("/")
        await show_comparisons(talk, about, number_in(page))


def _head(about: str, found: tuple[Comparison, ...], page: int, last: int, say: Texts) -> str:
    conflicts = sum(one.verdict == "conflict" for one in found)
    details = [
        say("compare.count", count=len(found)),
        say("compare.conflicts", count=conflicts) if conflicts else None,
        say("asked.about", about=escape_line(about, 200)) if about.strip() else None,
        say("page.number", number=page + 1, count=last + 1) if last else None,
    ]
    return f"### {say('compare.title')}\n-# {DOT.join(detail for detail in details if detail)}"


def _receipts(library: Library, one: Comparison, say: Texts) -> list[Receipt]:
    """Two sides, the first and last in time where it changed, and the names of the other files."""
    ends = (one.places[0], one.places[-1]) if one.verdict == "changed" else one.places[:SIDES]
    others = [escape_line(place.file, 60) for place in one.places if place not in ends]
    receipts = [
        Receipt(sentence_at(library.archive, place), (place,), most=LONGEST_RECEIPT) for place in ends
    ]
    receipts[0] = replace(receipts[0], above=_verdict(one, say))
    if others:
        files = ", ".join(others[:OTHERS_NAMED])
        below = f"-# {say('compare.also', files=files, count=len(others))}"
        receipts[-1] = replace(receipts[-1], below=below)
    return receipts


def _verdict(one: Comparison, say: Texts) -> str:
    topic = say(_TOPICS[one.topic])
    people = say.joined([escape_line(name, 50) for name in one.people[:3]])
    about = DOT.join(part for part in (people, topic) if part)
    return f"**{say(_VERDICTS[one.verdict])}**{DOT}{about}"


def _told(library: Library, one: Comparison, place: Span) -> Span:
    """What says it: the sentence, but for ages and counts, which stand in sentences about anything."""
    return place if one.topic in {"age", "count"} else sentence_at(library.archive, place)
