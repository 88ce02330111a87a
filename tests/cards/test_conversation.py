from bot.archive.reading import SourceFile
from bot.cards.answers import show_answer
from bot.cards.conversation import Conversation
from bot.cards.layout import Card, Tone
from bot.cards.replying import Reply
from bot.library import Library, build_library
from bot.texts import texts_for
from tests.cards.made import storm
from tests.search.fake_embedder import FakeEmbedder, HeldVectors
from tests.search.invented_articles import FILES, archive_of


class Kept(Reply):
    """Keeps the cards that it is given."""

    def __init__(self) -> None:
        self.cards: list[Card] = []

    async def _show(self, card: Card) -> None:
        self.cards.append(card)

    async def _tell(self, sentence: str) -> None:
        raise AssertionError(sentence)

    async def ask_for_patience(self) -> None:
        raise AssertionError("nothing here takes long")


def new_card() -> Card:
    return Card(Tone.PLAIN)


async def shown(library: Library, key: object, language: str = "en", *, can_attach: bool = True) -> Card:
    reply = Kept()
    await Conversation(library, texts_for(language), reply, can_attach).show(key, new_card)
    return reply.cards[0]


async def test_a_card_is_made_once_for_the_same_thing() -> None:
    library = storm()
    assert await shown(library, "a") is await shown(library, "a")
    assert await shown(library, "a") is not await shown(library, "b")


async def test_another_language_or_permission_takes_another_card() -> None:
    library = storm()
    card = await shown(library, "a")
    assert await shown(library, "a", "nl") is not card
    assert await shown(library, "a", can_attach=False) is not card


async def test_another_edition_of_the_articles_takes_another_card() -> None:
    assert await shown(storm(), "a") is not await shown(storm(), "a")


async def test_a_card_made_without_meanings_is_made_anew_once_they_can_be_compared_again() -> None:
    embedder, sources = FakeEmbedder(), [SourceFile(name, text.encode()) for name, text in FILES.items()]
    held = HeldVectors(archive_of(FILES), embedder)
    library = build_library(sources, embed=lambda _: (embedder, held))
    reply = Kept()
    talk = Conversation(library, texts_for("en"), reply)
    for broken in (True, False, False):
        embedder.broken = broken
        await show_answer(talk, "when was the lighthouse of Brenhaven built")
    without, made, again = reply.cards
    assert made is not without
    assert made is again


async def test_a_card_that_was_sent_is_not_remembered_by_discords_library() -> None:
    assert new_card().is_finished()
