"""The card of /quote: one quotation, who said it, to whom, and in which files it stands."""

from dataclasses import dataclass, replace

from bot.archive import Span
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_file, escape_line, units
from bot.cards.layout import Card, Tone
from bot.cards.nearest import unsaid_card
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.source import DOT, sentence_at
from bot.cards.wanted import Wanted, medium_name
from bot.facts import Quotation, Speaker
from bot.library import Library
from bot.texts import Texts

LONGEST_QUOTATION = 1200
FILES_MORE = 2
FEW_WORDS = 60
"""The characters up to which a quotation says little without the sentence that it stands in."""

ROOM_FOR_FILES = 700


@dataclass(frozen=True, slots=True)
class Walk:
    """Through the quotations that are `wanted`, from number `first` on and round to the one before it."""

    wanted: Wanted
    first: int = 0
    step: int = 0

    def within(self, count: int) -> "Walk":
        """The same walk through `count` quotations: after the last of them it begins again."""
        return replace(self, first=self.first % count, step=self.step % count)

    def on(self, count: int) -> "Walk":
        """One step further."""
        return replace(self, step=self.step + 1).within(count)

    @classmethod
    def read(cls, written: str) -> "Walk":
        """What `str` wrote; of anything else as much as can be read."""
        place, by, to, subject = (*written.split("/", 3), "", "", "", "")[:4]
        step, _, rest = place.partition(".")
        first, near, _ = rest.partition(".")
        wanted = Wanted("", by, to, subject) if near else Wanted(subject, by, to)
        return cls(wanted, number_in(first), number_in(step))

    def __str__(self) -> str:
        # A dot after the first: the subject says where to look, not what the words have to speak of.
        return f"{self.step}.{self.first}{'.' if self.wanted.near else ''}/{self.wanted}"


def quotation_card(library: Library, walk: Walk, found: tuple[Quotation, ...], say: Texts) -> Card:
    """The quotation of `found` at which the walk is."""
    if not found:
        return _nothing(walk.wanted, say)
    count = len(found)
    walk = walk.within(count)
    quotation = found[(walk.first + walk.step) % count]
    others = _elsewhere(library, quotation)
    card = Card(Tone.PLAIN)
    card.add_text(
        "\n".join(
            [f"### {_speaker(library, quotation.speaker, say)}", *_circumstances(library, quotation, say)]
        )
    )
    below = [_files(quotation, others, say)] if others else []
    below.append(f"-# {say('quote.position', number=walk.step + 1, count=count)}")
    receipts = _receipts(library, quotation)
    receipts += [
        Receipt(one.span, one.highlights, above=f"-# {say('quote.also')}", most=LONGEST_QUOTATION)
        for other in others[:FILES_MORE]
        for one in _receipts(library, other)[:1]
    ]
    add_receipts(card, library, receipts, say, spare=sum(units(line) + 1 for line in below))
    card.add_text("\n".join(below))
    if count > 1:
        label = say("button.another" if walk.step + 1 < count else "button.from_the_start")
        card.add_buttons(AnotherOne(str(walk.on(count)), label))
    return card


async def show_quotation(talk: Conversation, walk: Walk) -> None:
    """Show the quotation at which the walk is."""
    wanted, say = walk.wanted, talk.say
    near = await talk.near(wanted.subject)
    if near is None:
        return
    library = near.library

    def make() -> Card:
        found = wanted.quotations(library)
        if library.share and not found:
            return unsaid_card(library, [say("asked.about", about=escape_line(wanted.subject, 200))], say)
        return quotation_card(library, walk, found, say)

    await near.show(("quote", walk), make)


class AnotherOne(CardButton, kind="quote", turns=True):
    """Goes on to the next quotation, without repeating. State: the walk."""

    async def press(self, talk: Conversation) -> None:
        """Show the next one."""
        await show_quotation(talk, Walk.read(self.state))


def _nothing(wanted: Wanted, say: Texts) -> Card:
    card = Card(Tone.UNKNOWN)
    title, advice = "quote.nothing", None
    if wanted.by or wanted.to:
        title, advice = "quote.none_fits", "quote.leave_out"
    elif wanted.about:
        title, advice = "quote.none", "quote.see_about"
    lines = [f"### {say(title)}"]
    if wanted.about:
        lines.append(f"-# {say('asked.about', about=escape_line(wanted.about, 200))}")
    if advice:
        lines.append(say(advice))
    card.add_text("\n".join(lines))
    return card


def _receipts(library: Library, quotation: Quotation) -> list[Receipt]:
    """The quotation in one piece with its attribution, or part by part where clutter stands between.

    A few words are shown in their sentence.
    """
    first, last = quotation.parts[0], quotation.parts[-1]
    if len(quotation.parts) == 1 and len(first) <= FEW_WORDS:
        return [Receipt(sentence_at(library.archive, first), (first,), most=LONGEST_QUOTATION)]
    whole = Span(first.file, first.start, max(last.end, first.end))
    clutter = library.archive.article(first.file).clutter
    if len(quotation.parts) == 1 or (
        len(whole) <= LONGEST_QUOTATION and not any(map(whole.overlaps, clutter))
    ):
        marks = quotation.parts if len(quotation.parts) > 1 else ()
        return [Receipt(whole, marks, most=LONGEST_QUOTATION)]
    return [Receipt(part, most=LONGEST_QUOTATION) for part in quotation.parts[:4]]


def _elsewhere(library: Library, quotation: Quotation) -> list[Quotation]:
    """The same words in other files, once for each."""
    others = [
        one
        for one in library.facts.quotations
        if one.key in quotation.same_as and one.parts[0].file != quotation.parts[0].file
    ]
    return list({one.parts[0].file: one for one in reversed(others)}.values())[::-1]


def _files(quotation: Quotation, others: list[Quotation], say: Texts) -> str:
    """Every file with these words, as far as there is room."""
    files = [escape_file(one.parts[0].file, 80) for one in (quotation, *others)]
    shown = files[:]
    while sum(units(file) + 2 for file in shown) > ROOM_FOR_FILES:
        shown.pop()
    left = len(files) - len(shown)
    names = [*shown, say("quote.more_files", count=left)] if left else shown
    return f"-# {say('quote.files', count=len(files), files=say.joined(names))}"


def _speaker(library: Library, speaker: Speaker, say: Texts) -> str:
    words = escape_line(library.archive.text(speaker.words), 80) if speaker.words else ""
    if speaker.kind == "named":
        return escape_line(speaker.name, 80) if speaker.name else words
    if speaker.kind == "anonymous":
        return say("quote.anonymous_as", words=words) if words else say("quote.anonymous")
    return say("quote.unknown")


def _circumstances(library: Library, quotation: Quotation, say: Texts) -> list[str]:
    """To whom, by what medium, and what the article calls the speaker there, where that is not the name."""
    speaker, outlet, medium = quotation.speaker, quotation.outlet, quotation.medium
    words = library.archive.text(speaker.words) if speaker.words and speaker.kind == "named" else ""
    called = words and speaker.name and words.casefold() not in speaker.name.casefold()
    details = [
        say("quote.to", outlet=escape_line(outlet, 60)) if outlet and outlet != speaker.name else None,
        medium_name(medium, say) if medium else None,
        say("quote.called", words=escape_line(words, 80)) if called else None,
    ]
    line = DOT.join(filter(None, details))
    return [f"-# {line}"] if line else []
