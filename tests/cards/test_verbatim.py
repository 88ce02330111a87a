"""The promise itself, over the real core: each quoted block is a slice of the file named under it."""

import json
from functools import cache
from pathlib import Path

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive.source import SourceFile
from bot.cards.answers import answer_card, more_card
from bot.cards.articles import articles_card
from bot.cards.children import CHILDREN_A_PAGE, children_among, children_card
from bot.cards.comparisons import A_PAGE, comparisons_card
from bot.cards.directory import everybody
from bot.cards.events import timeline_card
from bot.cards.layout import Card
from bot.cards.pages import Pages
from bot.cards.people import PEOPLE_A_PAGE, people_card, person_card
from bot.cards.period import Period
from bot.cards.quotations import Walk, quotation_card
from bot.cards.reading import reading_card
from bot.cards.reference import Reference
from bot.cards.sentences import sentences_card
from bot.cards.wanted import Wanted
from bot.library import Library, build_library
from bot.store.folder import read_folder
from bot.testing.rules import message_problems
from bot.testing.verbatim import verbatim_problems
from bot.texts import texts_for
from tests.cards.test_escaping import text_with_traps

HOME = Path(__file__).parents[2]
QUESTIONS = HOME / "../shared/questions/dev.jsonl"
SAY = texts_for()


@cache
def seeds() -> Library:
    return build_library(read_folder(HOME / "seeds").sources)


def check(card: Card | None, library: Library) -> int:
    """Hold a card against its promises; returns how many texts it has."""
    if card is None:
        return 0
    components = card.to_components()
    attached = [{"filename": file.filename} for file in card.files()]
    assert not message_problems({"components": components, "attachments": attached})
    texts = [part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)]
    assert not verbatim_problems(texts, library.archive)
    return len(texts)


def check_answer(question: str, library: Library) -> None:
    answer = library.search.ask(question)
    assert check(answer_card(library, answer, SAY), library)
    for page in range(3):
        check(more_card(library, answer, page, SAY), library)


def check_everything_else(library: Library) -> None:
    events, quotations = Period().events(library), Wanted().quotations(library)
    for page in range(1 + len(events) // 4):
        check(timeline_card(library, Period(), events, page, SAY), library)
    for number in range(len(quotations)):
        check(quotation_card(library, Walk(Wanted(), number), quotations, SAY), library)
    check_people(library)
    for page in range(1 + len(library.facts.comparisons) // A_PAGE):
        check(comparisons_card(library, "", library.facts.comparisons, page, SAY), library)
    check(articles_card(library, 0, SAY), library)
    for article in library.archive.articles:
        pages = Pages.of(library.archive, article)
        place = Reference.to(library.archive, article.passages[0].span).find(library.archive)
        assert place is not None
        for number in range(len(pages.pages)):
            check(reading_card(library, place, pages, number, SAY), library)


def check_people(library: Library) -> None:
    people = everybody(library)
    young = children_among(people)
    for page in range(1 + len(young) // CHILDREN_A_PAGE):
        check(children_card(library, young, page, SAY, pictured=True), library)
    for page in range(1 + len(people) // PEOPLE_A_PAGE):
        check(people_card(people, page, SAY), library)
    for known in people:
        check(person_card(library, known, SAY, pictured=True), library)
        check(sentences_card(library, known, 0, SAY), library)


@pytest.mark.skipif(
    not QUESTIONS.is_file(), reason="the practice questions are not here (../shared/questions)"
)
async def test_every_practice_question_is_answered_verbatim() -> None:
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        check_answer(json.loads(line)["question"], seeds())


async def test_every_card_about_the_seeds_is_verbatim() -> None:
    check_everything_else(seeds())


pieces = st.one_of(
    text_with_traps,
    st.sampled_from(
        [
            *(
                '"We saw it," Ada Lind, 41, told the Harbour Post on 3 May 2021.',
                "Read also: ten storms",
                "\n\n",
                "\n",
            ),
            *(
                "Her son Bo, 7, and daughter Cy, 20 months, slept.",
                "By Ada Lind",
                "A storm hit the harbour. ",
                " date 2021-05-03 ",
            ),
            *(
                "“Niemand zei iets,” zei een bron in mei 2021.",
                "The storm came in 2020; it will end on 1 June.",
                "---\ntitle: x\n---\n",
            ),
        ]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(pieces, min_size=1, max_size=12).map("".join), min_size=1, max_size=3),
    st.one_of(text_with_traps, st.sampled_from(["when did the strom hit", "how old is bo", "wie zei dat"])),
)
async def test_any_article_and_any_question_give_verbatim_cards(texts: list[str], question: str) -> None:
    files = [
        SourceFile(f"{number}_a.txt", text.encode("utf-8", "replace")) for number, text in enumerate(texts)
    ]
    library = build_library(files)
    check_answer(" ".join(question.split())[:200], library)
    check_everything_else(library)
