"""The cards of /kids: the age that each article gives a child, and when it must then have been born."""

from collections.abc import Sequence

from bot.cards import dates
from bot.cards.buttons import CardButton, beside, number_in
from bot.cards.conversation import Conversation
from bot.cards.escaping import escape_line, units
from bot.cards.layout import Card, Tone
from bot.cards.receipts import Receipt, add_receipts
from bot.cards.reference import tag
from bot.cards.source import cited, sentence_at
from bot.facts import AgeMention, Person
from bot.library import Library
from bot.texts import Texts

CHILDREN_A_PAGE = 4
GROWN_UP = 18
LONGEST_AGE = 160
LONGEST_SENTENCE = 500
MOST_RECEIPTS = 8
# What a unit of age is called, and how many days it has at least, by which children are ordered.
UNITS = {
    "years": ("kids.years", 365),
    "months": ("kids.months", 28),
    "weeks": ("kids.weeks", 7),
    "days": ("kids.days", 1),
}


def children(library: Library) -> tuple[Person, ...]:
    """The people who are somebody's child according to the articles and not grown up, the eldest first."""
    found = (
        person
        for person in library.facts.people
        if person.relation and person.relation.kind == "child" and not _is_grown_up(person)
    )
    return tuple(sorted(found, key=lambda child: -max(map(_days, _ages(child)), default=0)))


def _is_grown_up(person: Person) -> bool:
    return any(age.unit == "years" and (age.age or 0) >= GROWN_UP for age in _ages(person) if age.current)


def children_card(library: Library, page: int, say: Texts) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of all children."""
    found = children(library)
    card = Card(Tone.PLAIN if found else Tone.UNKNOWN)
    last = max(0, (len(found) - 1) // CHILDREN_A_PAGE)
    page = min(page, last)
    card.add_text(f"### {say('kids.title')}\n-# {say('kids.count', count=len(found))}")
    shown = found[page * CHILDREN_A_PAGE :][:CHILDREN_A_PAGE]
    for number, child in enumerate(shown):
        text = _summary(library, child, card.room // (len(shown) - number), say)
        card.add_section(text, ShowChild.of(child, say("button.sentences"), number))
    pages = beside(page, last, say("page.previous"), say("page.next"))
    card.add_buttons(*(TurnChildren(str(there), label) for there, label in pages))
    return card


def child_card(library: Library, child: Person, say: Texts) -> Card:
    """One child, with the whole sentence behind each age."""
    card = Card(Tone.PLAIN)
    card.add_text("\n".join([*_head(child, say), *_conclusions(child, say)]))
    receipts = [
        Receipt(
            sentence_at(library.archive, age.span), (age.span,), above=_age(age, say), most=LONGEST_SENTENCE
        )
        for age in _ages(child)[:MOST_RECEIPTS]
    ]
    add_receipts(card, library, receipts, say)
    return card


async def show_children(talk: Conversation, page: int) -> None:
    """Show page `page` (from 0) of all children."""
    await talk.show(("kids", page), lambda: children_card(talk.library, page, talk.say))


async def show_child(talk: Conversation, child: Person) -> None:
    """Show one child."""
    await talk.show(("child", child.name), lambda: child_card(talk.library, child, talk.say))


class TurnChildren(CardButton, kind="kids", turns=True):
    """Turns to another page of the children. State: the page."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        await show_children(talk, number_in(self.state))


class ShowChild(CardButton, kind="child"):
    """Opens one child's sentences privately. State: a slot, unique on its card, and the tag of the name."""

    @classmethod
    def of(cls, child: Person, label: str, slot: int) -> "ShowChild":
        """The button for `child`."""
        return cls(f"{slot}/{tag(child.name)}", label)

    async def press(self, talk: Conversation) -> None:
        """Show the child, if the articles still name it."""
        wanted = self.state.partition("/")[2]
        child = next((one for one in children(talk.library) if tag(one.name) == wanted), None)
        await (show_child(talk, child) if child else talk.reply.refuse(talk.say("kids.gone")))


def _summary(library: Library, child: Person, room: int, say: Texts) -> str:
    """The child in `room` characters: what follows from the ages, and as many of them as fit."""
    lines = [*_head(child, say), *_conclusions(child, say)]
    left = room - sum(units(line) + 1 for line in lines)
    for age in _ages(child):
        text = cited(library, age.span, say, most=LONGEST_AGE)
        if units(text) + 1 <= left:
            lines.append(text)
            left -= units(text) + 1
    return "\n".join(lines)


def _head(child: Person, say: Texts) -> list[str]:
    parents = [escape_line(name, 50) for name in child.relation.of[:3]] if child.relation else []
    return [f"### {escape_line(child.name, 80)}"] + (
        [f"-# {say('kids.child_of', names=say.joined(parents))}"] if parents else []
    )


def _conclusions(child: Person, say: Texts) -> list[str]:
    lines = [say("kids.no_age")] if not _ages(child) else []
    if child.born:
        window = child.born.interval
        lines.append(say("kids.born", first=dates.day(window.first), last=dates.day(window.last)))
    for conflict in child.conflicts[:2]:
        first, second = conflict.first, conflict.second
        lines.append(
            say(
                "kids.conflict",
                first=_age(first, say),
                first_file=escape_line(first.span.file, 60),
                second=_age(second, say),
                second_file=escape_line(second.span.file, 60),
            )
        )
    return lines


def _ages(child: Person) -> Sequence[AgeMention]:
    """The places that give an age, without repeats of the same age in the same file."""
    ages = {
        (one.span.file, one.age, one.unit): one for one in reversed(child.mentions) if one.age is not None
    }
    return sorted(ages.values(), key=lambda one: one.span)


def _days(mention: AgeMention) -> int:
    return (mention.age or 0) * UNITS[mention.unit][1]


def _age(mention: AgeMention, say: Texts) -> str:
    return f"**{say(UNITS[mention.unit][0], count=mention.age)}**"
