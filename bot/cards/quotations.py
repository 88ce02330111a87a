"""The card of /quote: one quotation, who said it, to whom, and in which files it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.archive import Span
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line
from bot.cards.layout import Card, Tone
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.reference import tag
from bot.cards.source import DOT, passage_at
from bot.cards.subject import speaking_of
from bot.facts import Medium, Quotation, Speaker
from bot.library import Library
from bot.search import suggest
from bot.texts import Texts

LONGEST_ABOUT = 60
LONGEST_QUOTATION = 1200
FILES_MORE = 2

_MEDIA: Mapping[Medium, str] = {
    "book": "quote.medium.book",
    "court document": "quote.medium.court_document",
    "email": "quote.medium.email",
    "interview": "quote.medium.interview",
    "letter": "quote.medium.letter",
    "podcast": "quote.medium.podcast",
    "post": "quote.medium.post",
    "press conference": "quote.medium.press_conference",
    "report": "quote.medium.report",
    "song": "quote.medium.song",
    "speech": "quote.medium.speech",
    "statement": "quote.medium.statement",
    "television": "quote.medium.television",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What /quote was asked for: a subject as typed, the tags of a speaker and an outlet; empty for any."""

    about: str = ""
    by: str = ""
    to: str = ""

    def quotations(self, library: Library) -> tuple[Quotation, ...]:
        """The quotations that belong to it in reading order, the same words in several files only once."""
        found = [one for one in library.facts.quotations if self._fits(one)]
        if self.about:
            settings = {one.key: _setting(library, one) for one in found}
            told = ((settings[one.key], one.people) for one in found)
            speaking = speaking_of(library, self.about, told)
            found = [one for one in found if settings[one.key] in speaking]
        seen: set[str] = set()
        kept = []
        for one in found:
            if one.key not in seen:
                kept.append(one)
            seen.update((one.key, *one.same_as))
        return tuple(kept)

    def _fits(self, quotation: Quotation) -> bool:
        speaker, outlet = quotation.speaker.name or "", quotation.outlet or ""
        return (not self.by or tag(speaker) == self.by) and (not self.to or tag(outlet) == self.to)

    def __str__(self) -> str:
        return f"{self.by}/{self.to}/{self.about}"


def _setting(library: Library, quotation: Quotation) -> Span:
    """The quotation with the sentences around it in its paragraph, which say what it is about."""
    first = quotation.parts[0]
    passage = passage_at(library.archive, first)
    return passage.context if passage else first


def speakers(library: Library) -> list[str]:
    """Everybody who is quoted by name, in reading order."""
    return list(dict.fromkeys(one.speaker.name for one in library.facts.quotations if one.speaker.name))


def outlets(library: Library) -> list[str]:
    """Every outlet that was told something, in reading order."""
    return list(dict.fromkeys(one.outlet for one in library.facts.quotations if one.outlet))


def meant(typed: str | None, names: list[str]) -> str | None:
    """The tag of the name that `typed` means, "" when nothing was typed, None when no name fits."""
    if not typed or not typed.strip():
        return ""
    return next((tag(name) for name in suggest(typed, names, 1)), None)


def quotation_card(
    library: Library, wanted: Wanted, found: tuple[Quotation, ...], number: int, say: Texts
) -> Card:
    """Quotation `number` of `found`, counting on from the first again after the last."""
    if not found:
        card = Card(Tone.UNKNOWN)
        about = f"\n-# {say('asked.about', about=escape_line(wanted.about, 200))}" if wanted.about else ""
        card.add_text(f"**{say('quote.none')}**{about}")
        return card
    number %= len(found)
    quotation = found[number]
    card = Card(Tone.PLAIN)
    card.add_text(
        "\n".join([f"### {_speaker(library, quotation.speaker, say)}", *_circumstances(quotation, say)])
    )
    add_receipts(card, library, [*_receipts(library, quotation), *_elsewhere(library, quotation, say)], say)
    position = say("quote.position", number=number + 1, count=len(found))
    card.add_text(f"-# {position}")
    if len(found) > 1:
        card.add_buttons(AnotherOne.after(number, wanted, say("button.another")))
    return card


async def show_quotation(talk: Conversation, wanted: Wanted, number: int) -> None:
    """Show quotation `number` of those that are `wanted`, counting on from the first after the last."""
    library = talk.library

    def make() -> Card:
        return quotation_card(library, wanted, wanted.quotations(library), number, talk.say)

    await talk.show(("quote", wanted, number), make)


class AnotherOne(CardButton, kind="quote", turns=True):
    """Goes on to the next quotation, without repeating. State: its number and what /quote was asked for."""

    @classmethod
    def after(cls, number: int, wanted: Wanted, label: str) -> "AnotherOne":
        """The button for the quotation after `number`."""
        return cls(f"{number + 1}/{wanted}", label)

    async def press(self, talk: Conversation) -> None:
        """Show the next one."""
        number, by, to, about = (*self.state.split("/", 3), "", "", "", "")[:4]
        await show_quotation(talk, Wanted(about, by, to), number_in(number))


def _receipts(library: Library, quotation: Quotation) -> list[Receipt]:
    """The quotation in one piece with its attribution, or part by part where clutter stands between."""
    first, last = quotation.parts[0], quotation.parts[-1]
    whole = Span(first.file, first.start, max(last.end, first.end))
    clutter = library.archive.article(first.file).clutter
    if len(quotation.parts) == 1 or (
        len(whole) <= LONGEST_QUOTATION and not any(map(whole.overlaps, clutter))
    ):
        marks = quotation.parts if len(quotation.parts) > 1 else ()
        return [Receipt(whole, marks, most=LONGEST_QUOTATION)]
    return [Receipt(part, most=LONGEST_QUOTATION) for part in quotation.parts[:4]]


def _elsewhere(library: Library, quotation: Quotation, say: Texts) -> list[Receipt]:
    """The same words in other files."""
    others = [
        one
        for one in library.facts.quotations
        if one.key in quotation.same_as and one.parts[0].file != quotation.parts[0].file
    ]
    by_file = {one.parts[0].file: one for one in reversed(others)}
    receipts = [
        receipt
        for one in list(by_file.values())[::-1][:FILES_MORE]
        for receipt in _receipts(library, one)[:1]
    ]
    return [
        Receipt(one.span, one.highlights, above=f"-# {say('quote.also')}", most=LONGEST_QUOTATION)
        for one in receipts
    ]


def _speaker(library: Library, speaker: Speaker, say: Texts) -> str:
    words = escape_line(library.archive.text(speaker.words), 80) if speaker.words else ""
    if speaker.kind == "named":
        return escape_line(speaker.name, 80) if speaker.name else words
    if speaker.kind == "anonymous":
        return say("quote.anonymous_as", words=words) if words else say("quote.anonymous")
    return say("quote.unknown")


def _circumstances(quotation: Quotation, say: Texts) -> list[str]:
    other = quotation.outlet if quotation.outlet != quotation.speaker.name else None
    outlet = say("quote.to", outlet=escape_line(other, 60)) if other else None
    medium = say(_MEDIA[quotation.medium]) if quotation.medium else None
    details = [detail for detail in (outlet, medium) if detail]
    return [f"-# {DOT.join(details)}"] if details else []
