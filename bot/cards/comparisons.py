"""The cards of /compare: what several articles state of one thing, side by side."""

from collections.abc import Iterator, Mapping

from bot.archive import Span
from bot.cards.apart import apart
from bot.cards.buttons import CardButton, number_in
from bot.cards.compared import comparisons_about, topic_name
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.kinship import also_line
from bot.cards.layout import Card, Tone
from bot.cards.nearest import unsaid_card
from bot.cards.paging import Page
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT, sentence_at
from bot.charts.wording import age_words
from bot.facts import AgeMention, Comparison, Verdict
from bot.library import Library
from bot.texts import Texts

A_PAGE = 3
SIDES = 2
LONGEST_RECEIPT = 380
LONGEST_VALUE = 60
"""The characters of what a place states up to which they are repeated above its sentence."""

_VERDICTS: Mapping[Verdict, str] = {
    "conflict": "compare.verdict.conflict",
    "changed": "compare.verdict.changed",
    "same": "compare.verdict.same",
}


def comparisons_card(
    library: Library, about: str, found: tuple[Comparison, ...], page: int, say: Texts
) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of `found`, which are those about `about`."""
    card = Card(Tone.PLAIN if found else Tone.UNKNOWN)
    here = Page.of(page, len(found), A_PAGE)
    card.add_text(_head(about, found, here, say))
    receipts = [list(_receipts(library, one, say)) for one in here.shown(found)]
    left = sum(map(len, receipts))
    for number, sides in enumerate(receipts):
        if number:
            card.add_rule()
        add_receipts(card, library, sides, say, spare=card.room * (left - len(sides)) // left)
        left -= len(sides)
    card.add_buttons(*(TurnComparisons.to(about, there, label) for there, label in here.turns(say)))
    return card


async def show_comparisons(talk: Conversation, about: str, page: int) -> None:
    """Show page `page` (from 0) of what is stated about `about`."""
    near, say = await talk.near(about), talk.say
    if near is None:
        return
    library = near.library

    def make() -> Card:
        found = comparisons_about(library, about)
        if library.share and not found:
            return unsaid_card(library, [say("asked.about", about=escape_line(about, 200))], say)
        return comparisons_card(library, about, found, page, say)

    await near.show(("compare", about, page), make)


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


def _head(about: str, found: tuple[Comparison, ...], here: Page, say: Texts) -> str:
    asked = say("asked.about", about=escape_line(about, 200)) if about.strip() else None
    conflicts = sum(one.verdict == "conflict" for one in found)
    details = [
        say("compare.count", count=len(found)) if found else None,
        say("compare.conflicts", count=conflicts) if conflicts else None,
        asked,
        here.line(say),
    ]
    lines = [f"### {say('compare.title')}", f"-# {DOT.join(filter(None, details))}" if any(details) else ""]
    if not found:
        lines.append(say("compare.none" if asked else "compare.nothing"))
    return "\n".join(filter(None, lines))


def _receipts(library: Library, one: Comparison, say: Texts) -> Iterator[Receipt]:
    """Two sides, the first and last in time where it changed: what each states, and how much later."""
    ends = (one.places[0], one.places[-1]) if one.verdict == "changed" else one.places[:SIDES]
    others = [place.file for place in one.places if place not in ends]
    key = "compare.between" if one.verdict == "changed" else "kin.also"
    for place in ends:
        gap = apart(library, ends[0].file, place.file, say)
        label = DOT.join(filter(None, (_value(library, one, place, say), gap)))
        verdict = _verdict(one, say) if place == ends[0] else ""
        yield Receipt(
            sentence_at(library.archive, place),
            (place,),
            above="\n".join(filter(None, (verdict, label))),
            below=also_line(others, say, key) if others and place == ends[-1] else "",
            most=LONGEST_RECEIPT,
        )


def _verdict(one: Comparison, say: Texts) -> str:
    """The verdict in a word, and of what and whom."""
    people = [escape_line(name, 50) for name in one.people[:3]]
    about = DOT.join(part for part in (say.joined(people), topic_name(one.topic, say)) if part)
    return f"### {say(_VERDICTS[one.verdict])}: {about}"


def _value(library: Library, one: Comparison, place: Span, say: Texts) -> str | None:
    """What the place states in a few words; None where it takes the sentence to tell."""
    if one.topic == "age":
        age = _age_at(library, one, place)
        return f"**{age_words(age, say)}**" if age else None
    short = one.topic in {"count", "date"} and len(place) <= LONGEST_VALUE
    return f"**“{escape_line(library.archive.text(place).strip(), 2 * LONGEST_VALUE)}”**" if short else None


def _age_at(library: Library, one: Comparison, place: Span) -> AgeMention | None:
    """The printed age at a place."""
    mentions = (
        mention for person in library.facts.people if person.name in one.people for mention in person.mentions
    )
    return next((mention for mention in mentions if mention.span == place and mention.age is not None), None)
