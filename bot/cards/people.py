"""The cards of /who: everybody of whom the articles tell, and one person with all that is told of them."""

from collections.abc import Sequence

import discord

from bot.cards.ages import LONGEST_FILE, age_table, ages_of, ages_summed_up, born_line, fitting_rows
from bot.cards.buttons import CardButton, CardSelect, number_in
from bot.cards.conversation import Conversation
from bot.cards.directory import Known, directory_of
from bot.cards.escaping import escape_file, escape_line
from bot.cards.events import LONGEST_ABOUT, TurnTimeline, show_timeline
from bot.cards.kinship import kin_of, kin_rows
from bot.cards.layout import Card, Tone
from bot.cards.nearest import with_subject
from bot.cards.options import label
from bot.cards.paging import Page
from bot.cards.period import Period
from bot.cards.quotations import AnotherOne, Walk, show_quotation
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.reference import tag
from bot.cards.sentences import ShowSentences, TurnSentences
from bot.cards.source import DOT, sentence_at
from bot.cards.wanted import Wanted
from bot.charts.births import births_picture
from bot.library import Library
from bot.texts import Texts

PEOPLE_A_PAGE = 8
RELATIONS_SUMMED_UP = 2
OTHER_NAMES = 5
LONGEST_OTHER_NAME = 60
ROOM_FOR_AGES = 1300
ROOM_BELOW = 200
"""What is kept free under the relations, for the line that counts those left out."""


def people_card(everybody: Sequence[Known], page: int, say: Texts) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of everybody."""
    card = Card(Tone.PLAIN if everybody else Tone.UNKNOWN)
    here = Page.of(page, len(everybody), PEOPLE_A_PAGE)
    details = [say("who.count", count=len(everybody)), here.line(say)]
    below = DOT.join(filter(None, details)) if everybody else say("who.none")
    card.add_text(f"### {say('who.title')}\n-# {below}")
    shown = here.shown(everybody)
    if shown:
        room = card.room // len(shown) - 1
        card.add_text("\n".join(_summary(known, room, say) for known in shown))
        card.add_select(ChoosePerson.among(shown, say))
    card.add_buttons(*(TurnPeople(str(there), words) for there, words in here.turns(say)))
    return card


def person_card(library: Library, known: Known, say: Texts, *, pictured: bool) -> Card:
    """Somebody: their other names, ages, birth and relations; `pictured` with a chart of their birth."""
    person = known.person
    card = Card(Tone.PLAIN)
    card.add_text("\n".join(_head(library, known, say)))
    ages = age_table(library, person, ROOM_FOR_AGES, say)
    if ages:
        card.add_text("\n".join([*ages, *filter(None, [born_line(person, say)])]))
        picture = births_picture(library, [person], say) if pictured else None
        if picture:
            card.add_picture(picture)
    kin = kin_rows(library, kin_of(person), say)
    rows = fitting_rows(kin, card.room - ROOM_BELOW, say)
    if rows:
        card.add_rule()
        card.add_text("\n".join(rows))
    if not ages and not kin and known.places:
        place = known.places[0]
        add_receipts(card, library, [Receipt(sentence_at(library.archive, place))], say)
    card.add_buttons(*_buttons(library, known, told=bool(ages or kin), say=say))
    return card


async def show_people(talk: Conversation, page: int) -> None:
    """Show page `page` (from 0) of everybody, or ask for a name where there are too many."""
    if await talk.near("") is None:
        return
    directory = await directory_of(talk.library)
    await talk.show(("who", page), lambda: people_card(directory.everybody, page, talk.say))


async def show_person(talk: Conversation, known: Known) -> None:
    """Show one person."""

    def make() -> Card:
        return person_card(talk.library, known, talk.say, pictured=talk.can_attach)

    await talk.show(("who", known.tag), make)


class TurnPeople(CardButton, kind="people", turns=True):
    """Turns to another page of everybody. State: the page."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        await show_people(talk, number_in(self.state))


class ChoosePerson(CardSelect, kind="person"):
    """Opens privately the card of whoever is chosen, by tag."""

    @classmethod
    def among(cls, shown: Sequence[Known], say: Texts) -> "ChoosePerson":
        """The list of those who are shown."""
        options = {known.tag: label(known.name) for known in shown}
        choices = [discord.SelectOption(label=name, value=value) for value, name in options.items()]
        return cls("", choices, say("who.choose"))

    async def press(self, talk: Conversation) -> None:
        """Show them, if the articles still tell of them."""
        if await talk.near("") is None:
            return
        directory = await directory_of(talk.library)
        known = directory.tagged(self.chosen)
        await (show_person(talk, known) if known else talk.reply.refuse(talk.say("who.gone")))


class ShowQuotations(CardButton, kind="said"):
    """Opens what somebody said, privately. State: the tag of the name, what the articles are about."""

    async def press(self, talk: Conversation) -> None:
        """Show the first of their quotations."""
        by, _, subject = self.state.partition("/")
        await show_quotation(talk, Walk(Wanted(by=by, near=subject)))


class ShowEvents(CardButton, kind="happened"):
    """Opens what happened with somebody, privately. State: the name."""

    async def press(self, talk: Conversation) -> None:
        """Show the first page of it."""
        await show_timeline(talk, Period(self.state[:LONGEST_ABOUT]), 0)


PERSON_BUTTONS: tuple[type[CardButton], ...] = (
    ShowSentences,
    TurnSentences,
    ShowQuotations,
    AnotherOne,
    ShowEvents,
    TurnTimeline,
)
"""Register these in every cog that shows a person; they are shared, so no cog removes them."""


def _summary(known: Known, room: int, say: Texts) -> str:
    """Somebody in two lines of `room` characters at most: whose relative, how old, how often quoted."""
    kin = [one.words(say) for one in kin_of(known.person)]
    details = [
        *kin[:RELATIONS_SUMMED_UP],
        ages_summed_up(known.person, say),
        say("who.said", count=known.said) if known.said else None,
        say("who.events", count=known.events) if known.events else None,
    ]
    head = f"**{escape_line(known.name, 80)}**"
    below = DOT.join(filter(None, details)) or say("who.only_named")
    return "\n".join(fitting_rows([head, f"-# {below}"], room, say))


def _head(library: Library, known: Known, say: Texts) -> list[str]:
    lines = [f"### {escape_line(known.name, 100)}"]
    names = _other_names(library, known, say)
    if names:
        lines.append(f"-# {say('who.called', names=say.joined(names))}")
    if not ages_of(known.person) and not known.person.relations:
        lines.append(f"-# {say('who.only_named')}")
    return lines


def _other_names(library: Library, known: Known, say: Texts) -> list[str]:
    """What else the articles call them, but for parts of their name, each with the file that does."""
    own = set(known.person.name.casefold().split())
    told = [
        alias
        for alias in known.person.aliases
        if not own.issuperset(library.archive.text(alias).casefold().split())
    ]
    return [
        say(
            "who.other_name",
            words=escape_line(library.archive.text(alias), LONGEST_OTHER_NAME),
            file=escape_file(alias.file, LONGEST_FILE),
        )
        for alias in told[:OTHER_NAMES]
    ]


def _buttons(library: Library, known: Known, *, told: bool, say: Texts) -> list[CardButton]:
    buttons: list[CardButton] = [ShowSentences.of(library, known, say)] if told else []
    if known.said:
        buttons.append(
            ShowQuotations(with_subject(library, tag(known.person.name)), say("button.quotations"))
        )
    if known.events and len(known.person.name) <= LONGEST_ABOUT:
        buttons.append(ShowEvents(known.person.name, say("button.timeline")))
    return buttons
