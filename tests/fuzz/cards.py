"""Any text as a file's name, an article and what is said of it: each card fits, and quotes it verbatim."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.archive import Article, Interval, Outlet, Span
from bot.cards.answers import answer_card, more_card
from bot.cards.articles import articles_card
from bot.cards.children import children_card
from bot.cards.comparisons import comparisons_card
from bot.cards.directory import everybody
from bot.cards.events import timeline_card
from bot.cards.layout import Card
from bot.cards.pages import Pages
from bot.cards.people import people_card, person_card
from bot.cards.period import Period
from bot.cards.quotations import Walk, quotation_card
from bot.cards.reading import reading_card
from bot.cards.reference import Place
from bot.cards.sentences import sentences_card
from bot.cards.wanted import Wanted
from bot.facts import (
    AgeMention,
    Comparison,
    DatedEvent,
    EventMention,
    Facts,
    Person,
    Published,
    Quotation,
    Relation,
    Speaker,
    Timex,
)
from bot.library import Library
from bot.testing.rules import walk
from bot.texts import Texts, texts_for
from tests.cards.made import facts_with, library_of
from tests.facts.written import written
from tests.fuzz.checking import check_card
from tests.fuzz.custom_id import claimed
from tests.fuzz.target import SEPARATOR, Target, bytes_of, text_of

LONGEST_NAME, LONGEST_FILE = 90, 60
DAY = Interval.of_day(date(2021, 5, 3))
SAY = (texts_for("en"), texts_for("nl"))


def cards(data: bytes) -> None:
    """Show the card that the first byte chooses, of an article in which all has to do with all.

    The parts are a name (of a person, an outlet and a subject alike), the file's name and its text.
    """
    choice, parts = data[0] if data else 0, (*data[1:].split(SEPARATOR, 2), b"", b"")[:3]
    name, file, text = map(text_of, parts)
    library = library_with(name[:LONGEST_NAME].strip() or "Ann", _file_name(file), text)
    if library is not None:
        card = CARDS[choice % len(CARDS)](library, name, SAY[choice // len(CARDS) % 2])
        card.finish(library.edition)
        check_card(card, library)
        assert all(map(claimed, custom_ids(card)))


def custom_ids(card: Card) -> list[str]:
    """Those of its controls."""
    return [part["custom_id"] for part in walk(card.to_components()) if "custom_id" in part]


def library_with(name: str, file: str, text: str) -> Library | None:
    """The article alone, with its facts; None when it has no text."""
    article = written(text, file=file)
    if not article.passages:
        return None
    shown = [passage.span for passage in article.passages]
    article = replace(article, title=shown[0] if len(shown) > 1 else None, outlet=Outlet(name))
    return library_of(article, facts=_facts(article, name, shown))


def _facts(article: Article, name: str, shown: list[Span]) -> Facts:
    first, last = shown[0], shown[-1]
    word = first.within(first.start, first.start + min(len(first), 5))
    told = tuple(EventMention(span, (Timex(span, DAY, "inferred"),), (name,)) for span in shown[:3])
    child = Relation("child", (name[::-1],), (last,))
    ages = tuple(AgeMention(span, number * 7, at=DAY) for number, span in enumerate(shown[:4]))
    person = Person(name, child, ages, relations=(child,), aliases=(word, last))
    return facts_with(
        {article.file: Published(DAY, "inferred", (first,))},
        events=(DatedEvent("e", DAY, told), DatedEvent("f", None, told[:1], standing="planned")),
        quotations=(
            Quotation("q", tuple(shown[:2]), Speaker("named", name, word), name, "interview", people=(name,)),
            Quotation("r", (last,), Speaker("anonymous", None, word)),
        ),
        people=(person, Person(name[::-1], None, (), aliases=(last,))),
        comparisons=(Comparison("c", "age", "conflict", (name,), (first, last)),),
    )


def _file_name(file: str) -> str:
    """As a folder may have it; the check reads names as what stands before a middle dot."""
    return file[:LONGEST_FILE].replace("·", "").replace("\0", "").strip() or "a.txt"


def _asked(library: Library, name: str, say: Texts) -> Card:
    return answer_card(library, library.search.ask(name), say)


def _more(library: Library, name: str, say: Texts) -> Card:
    answer = library.search.ask(name)
    return more_card(library, answer, 0, say, library.archive.files[0]) or answer_card(library, answer, say)


def _timeline(library: Library, name: str, say: Texts) -> Card:
    return timeline_card(library, Period(name[:50]), library.facts.events, 0, say, picture=False)


def _quotation(library: Library, name: str, say: Texts) -> Card:
    found = library.facts.quotations[len(name) % 2 :]
    return quotation_card(library, Walk(Wanted(name[:60])), found, say)


def _people(library: Library, _: str, say: Texts) -> Card:
    return people_card(everybody(library), 0, say)


def _person(library: Library, _: str, say: Texts) -> Card:
    return person_card(library, everybody(library)[0], say, pictured=False)


def _children(library: Library, _: str, say: Texts) -> Card:
    return children_card(library, everybody(library), 0, say, pictured=False)


def _sentences(library: Library, _: str, say: Texts) -> Card:
    return sentences_card(library, everybody(library)[0], 0, say)


def _comparisons(library: Library, name: str, say: Texts) -> Card:
    return comparisons_card(library, name[:50], library.facts.comparisons, 0, say)


def _articles(library: Library, _: str, say: Texts) -> Card:
    return articles_card(library, 0, say)


def _reading(library: Library, _: str, say: Texts) -> Card:
    article = library.archive.articles[0]
    pages = Pages.of(library.archive, article)
    last = article.passages[-1].span
    return reading_card(library, Place(article, last, changed=False), pages, pages.holding(last), say)


CARDS: tuple[Callable[[Library, str, Texts], Card], ...] = (
    *(_asked, _more, _timeline, _quotation, _people, _person),
    *(_children, _sentences, _comparisons, _articles, _reading),
)
TARGET = Target(
    cards,
    longest=220,
    beginnings=bytes_of(
        *(
            f"{chr(number)}{name}\x1e{file}\x1e{text}"
            for number in range(2 * len(CARDS))
            for name, file, text in [
                (
                    ("Ada Lind", "*_a_* <@1> [x](y)", "\u202e\ud800😀", "1. storm")[number % 4],
                    ("harbour_01.txt", "a\nb/c.md", "\ufeff`x`.txt")[number % 3],
                    (
                        "The storm hit the harbour.  Ada Lind, 41, closed it.\n*Bo*, 7, slept.  ||He|| ran.",
                        "1. one  2) two\n# three\n> four\n- five\n-# six\n```\n<t:1>  \\* ** __",
                        "\u200b\n\x00\x1b  ⟨U+200B⟩ storm\n\ud800  😀😀😀\r\n@everyone",
                    )[number % 3],
                )
            ]
        ),
    ),
    words=(
        *("**", "\\", "\n", "  ", "\r\n", "> ", "-# ", "# ", "1. "),
        *("```", "||", "<@1>", "](http://x)", "@everyone"),
        *("⟨U+", "\u202e", "\u200b", "\ud800", "😀", "\x1e", "storm"),
        *("Ada Lind", ".txt", "/", "·", " · ", "{}", "%s"),
    ),
)
