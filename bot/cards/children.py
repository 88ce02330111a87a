"""The card of /kids: each child with the ages that the articles give, and when it must have been born."""

from collections.abc import Iterable, Sequence

from bot.cards.ages import age_table, ages_of, born_line, eldest
from bot.cards.buttons import CardButton, number_in
from bot.cards.conversation import Conversation
from bot.cards.directory import Directory, Known, directory_of
from bot.cards.escaping import escape_line, units
from bot.cards.kinship import child_line
from bot.cards.layout import Card, Tone
from bot.cards.nearest import show_unsaid, with_subject
from bot.cards.paging import Page
from bot.cards.remembered import remembered
from bot.cards.sentences import ShowSentences
from bot.cards.source import DOT
from bot.charts.births import births_picture
from bot.library import Library
from bot.texts import Texts

CHILDREN_A_PAGE = 4
GROWN_UP = 18


def children_card(library: Library, found: Sequence[Known], page: int, say: Texts, *, pictured: bool) -> Card:
    """Page `page` (from 0, the last one when there are fewer) of the children `found`."""
    card = Card(Tone.PLAIN if found else Tone.UNKNOWN)
    here = Page.of(page, len(found), CHILDREN_A_PAGE)
    details = [say("kids.count", count=len(found)), here.line(say)]
    below = DOT.join(filter(None, details)) if found else say("kids.none")
    card.add_text(f"### {say('kids.title')}\n-# {below}")
    shown = here.shown(found)
    for left, known in zip(range(len(shown), 0, -1), shown, strict=True):
        _add_child(card, library, known, card.room // left, say)
    picture = births_picture(library, [known.person for known in shown], say) if pictured and shown else None
    if picture:
        card.add_picture(picture)
    card.add_buttons(
        *(TurnChildren(with_subject(library, str(there)), words) for there, words in here.turns(say))
    )
    return card


async def children_of(library: Library) -> Directory:
    """The people who are somebody's child according to the articles and not grown up, the eldest first."""
    directory = await directory_of(library)
    return await remembered(library, "children", lambda _: Directory(children_among(directory.everybody)))


def children_among(people: Iterable[Known]) -> list[Known]:
    """The children among `people`, the eldest first."""
    return sorted(filter(_is_child, people), key=lambda known: -eldest(known.person))


async def show_children(talk: Conversation, page: int, parent: str = "") -> None:
    """Show page `page` (from 0) of all children; of those of `parent` where there are too many articles."""
    near, say = await talk.near(parent), talk.say
    if near is None:
        return
    library = near.library
    found: Sequence[Known] = (await children_of(library)).everybody
    if library.share:
        found = await _children_of_whom(library, parent, found)
        if not found:
            await show_unsaid(near, parent)
            return

    def make() -> Card:
        return children_card(library, found, page, say, pictured=near.can_attach)

    await near.show(("kids", page), make)


class TurnChildren(CardButton, kind="kids", turns=True):
    """Turns to another page of the children. State: the page, and whose they are where that was asked for."""

    async def press(self, talk: Conversation) -> None:
        """Show the page."""
        page, _, parent = self.state.partition("/")
        await show_children(talk, number_in(page), parent)


async def _children_of_whom(library: Library, parent: str, children: Sequence[Known]) -> Sequence[Known]:
    """Those of the `children` who are said to be a child of the one that `parent` means."""
    meant = (await directory_of(library)).meant(parent)
    name = meant.person.name if meant else None
    return [one for one in children if one.person.relation and name in one.person.relation.of]


def _add_child(card: Card, library: Library, known: Known, room: int, say: Texts) -> None:
    """Name and parents with the button to the sentences, and below over the whole width the ages."""
    person = known.person
    head = "\n".join(
        [
            f"### {escape_line(known.name, 80)}",
            *(f"-# {line}" for line in filter(None, [child_line(person, say)])),
        ]
    )
    born = born_line(person, say) if ages_of(person) else say("kids.no_age")
    below = list(filter(None, [born]))
    left = room - units(head) - sum(units(line) + 1 for line in below)
    card.add_section(head, ShowSentences.of(library, known, say))
    lines = [*age_table(library, person, left, say), *below]
    if lines:
        card.add_text("\n".join(lines))


def _is_child(known: Known) -> bool:
    person = known.person
    grown_up = any(
        age.unit == "years" and (age.age or 0) >= GROWN_UP for age in ages_of(person) if age.current
    )
    return person.relation is not None and person.relation.kind == "child" and not grown_up
