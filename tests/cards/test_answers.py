"""Cards of any answer, in each language: within Discord's limits, every quote block with its file."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.archive import Article, Interval, Span
from bot.cards.answers import answer_card, more_card
from bot.cards.escaping import units
from bot.cards.layout import MOST_TEXT, Card
from bot.cards.pages import Pages
from bot.cards.reading import reading_card
from bot.cards.reference import Place
from bot.facts import Comparison, Published
from bot.library import Library
from bot.search import Answer, Citation, Correction
from bot.search.answer import Contradiction
from bot.testing.rules import message_problems
from bot.testing.showing import texts
from bot.testing.verbatim import verbatim_problems
from bot.texts import languages, texts_for
from tests.cards.made import A_DAY, MAY, article, facts_with, library_of

WILD = st.sampled_from(["@", "*", "👍", "\u202e", "a ", "b. ", "word ", "\n", "> ", "-# x", "7 "])
TEXT = st.lists(WILD, min_size=1, max_size=400).map("".join)
WORD = st.lists(WILD, min_size=1, max_size=60).map("".join)
NAME = st.lists(st.sampled_from(["a", "_", " ", "*", "👍", "\u202e", "1"]), min_size=1, max_size=80).map(
    "".join
)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Two to four articles of wild text, with a contradiction or change between any two stretches of them."""
    names = draw(st.lists(NAME, min_size=2, max_size=4, unique=True))
    made = [article(f"{name}.txt", f"x {draw(TEXT)}", draw(WORD)) for name in names]
    comparisons = tuple(
        Comparison(
            str(number),
            draw(st.sampled_from(["age", "count", "date", "state"])),
            draw(st.sampled_from(["changed", "conflict"])),
            (draw(WORD),),
            (stretch(draw, made[0]), stretch(draw, draw(st.sampled_from(made)))),
        )
        for number in range(draw(st.integers(0, 4)))
    )
    published = {one.file: Published(draw(st.sampled_from([A_DAY, MAY])), "inferred") for one in made}
    return library_of(*made, facts=facts_with(published, comparisons=comparisons))


def stretch(draw: st.DrawFn, one: Article) -> Span:
    start = draw(st.integers(0, len(one.raw) - 1))
    return Span(one.file, start, draw(st.integers(start + 1, len(one.raw))))


@st.composite
def answers(draw: st.DrawFn, library: Library) -> Answer:
    """An answer with everything that an answer can have, as long as it can be."""
    passages = st.sampled_from(library.archive.passages)
    cited = [
        Citation(one, draw(st.floats(0, 1)), (one.span,)) for one in draw(st.lists(passages, max_size=9))
    ]
    words = tuple(draw(st.lists(WORD, max_size=9)))
    says = tuple(Contradiction(word, one.passage.span) for word, one in zip(words, cited, strict=False))
    return Answer(
        question=draw(TEXT | st.just("👍" * 300) | st.just("\u202e" * 6000)),
        found=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        citations=tuple(cited),
        corrections=tuple(Correction(word, word) for word in words),
        missing=words[: draw(st.integers(0, 9))],
        apart=words,
        contradictions=draw(st.sampled_from([(), says])),
        corroborating=tuple(cited[1:4]),
        wanted=words,
    )


def check(card: Card, library: Library) -> None:
    parts: list[dict[str, Any]] = card.to_components()
    assert not message_problems({"components": parts})
    assert sum(map(units, texts(parts))) <= MOST_TEXT
    assert not verbatim_problems(texts(parts), library.archive)


@pytest.mark.parametrize("language", languages())
@settings(max_examples=80, deadline=None)
@given(data=st.data())
async def test_any_answer_fits_on_its_cards(language: str, data: st.DataObject) -> None:
    library, say = data.draw(libraries()), texts_for(language)
    answer = data.draw(answers(library))
    file = data.draw(st.none() | st.sampled_from([one.file for one in library.archive.articles]))
    check(answer_card(library, answer, say, file), library)
    page = 0
    while card := more_card(library, answer, page, say, file):
        check(card, library)
        page += 1


@pytest.mark.parametrize("language", languages())
async def test_the_fullest_answer_fits_on_its_card(language: str) -> None:
    hidden = "\u202e" * 80
    made = [article(f"{name}{hidden}.txt", "*word* and more " * 400, hidden) for name in "abcd"]
    begun = [Span(one.file, 0, 70) for one in made]
    comparisons = tuple(
        Comparison(str(number), "count", "conflict", (hidden,), (begun[0], begun[1])) for number in range(3)
    )
    published = {
        one.file: Published(Interval(date(2019, 1, 2), date(2021, 5, 6)), "inferred") for one in made
    }
    library = library_of(*made, facts=facts_with(published, comparisons=comparisons))
    cited = [Citation(one, 1, (one.span.within(0, 5),)) for one in library.archive.passages]
    words = (hidden,) * 9
    for found in (True, False):
        answer = Answer(
            "\u202e" * 300, found, 1, tuple(cited),
            corrections=tuple(Correction(word, word) for word in words),
            missing=words[:4], apart=words, wanted=("*" * 60,) * 9, corroborating=tuple(cited[1:]),
            contradictions=() if found else tuple(Contradiction(hidden, one.passage.span) for one in cited),
        )  # fmt: skip  # as it is read: one a line would hide what matters
        check(answer_card(library, answer, texts_for(language), made[0].file), library)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
async def test_every_page_of_any_article_fits_on_its_card(data: st.DataObject) -> None:
    library = data.draw(libraries())
    one = library.archive.articles[0]
    pages = Pages.of(library.archive, one)
    place = Place(one, data.draw(st.sampled_from([Span(one.file, 0, 0), one.passages[0].span])), changed=True)
    for number in range(len(pages.pages)):
        check(reading_card(library, place, pages, number, texts_for()), library)
