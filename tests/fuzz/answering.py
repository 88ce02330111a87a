"""Any bytes as a question and the articles that it is asked of: the whole way to the cards of its answer."""

from bot.cards.answers import answer_card, more_card
from bot.library import Library
from bot.search import Answer, Search
from tests.fuzz import search
from tests.fuzz.checking import SAY, check_card
from tests.fuzz.invented import invented, libraries
from tests.fuzz.reading import ARTICLE
from tests.fuzz.search import QUESTIONS
from tests.fuzz.target import SEPARATOR, Target, bytes_of, text_of
from tests.search.invented_articles import FILES
from tests.search.promises import keeps_its_promises


def answering(data: bytes) -> None:
    """Ask the part before the first separator of the parts after it; without any, of invented articles."""
    asked, *parts = data.split(SEPARATOR)
    given = libraries({f"{number}.txt": part for number, part in enumerate(parts)}) if parts else invented()
    for library in given:
        answer = keeps_its_promises(library.search, text_of(asked))
        check_cards(library, answer)
    by_words = given[0]
    restored = Search.restored(by_words.archive, by_words.search.columns())
    assert restored.ask(text_of(asked)) == by_words.search.ask(text_of(asked))


def check_cards(library: Library, answer: Answer) -> None:
    """Hold the card of `answer`, and all that *More passages* leads to, against Discord's limits."""
    check_card(answer_card(library, answer, SAY), library)
    page = 0
    while card := more_card(library, answer, page, SAY):
        check_card(card, library)
        page += 1


_asked = bytes_of(*QUESTIONS)
_files = bytes_of(*FILES.values(), ARTICLE)
TARGET = Target(
    answering,
    longest=1000,
    beginnings=(
        *_asked,
        *(SEPARATOR.join((question, _files[at % len(_files)])) for at, question in enumerate(_asked)),
        SEPARATOR.join((b"who won the race", _files[-1], _files[-1], b"The race.")),
    ),
    words=search.TARGET.words,
)
