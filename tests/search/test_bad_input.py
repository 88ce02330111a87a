"""Input that is no question: it gets an answer or an abstention, by words alone and by meaning alike."""

import pytest

from bot.search import Search
from tests.search.fake_embedder import FakeEmbedder, meaning_search
from tests.search.invented_articles import FILES, search_of
from tests.search.promises import keeps_its_promises

BAD = {
    "nothing": "",
    "blanks": " \t\n ",
    "one letter": "a",
    "one mark": "?",
    "6,000 letters": "x" * 6000,
    "6,000 characters of words": ("lighthouse lamp " * 375)[:6000],
    "6,000 characters of new words": " ".join(f"w{number:04}" for number in range(1000)),
    "6,000 characters of slips": ("lighthuose lmap " * 375)[:6000],
    "6,000 characters in brackets": "(" * 3000 + ")" * 3000,
    "hyphens": "a-" * 3000,
    "apostrophes": "’" * 6000,
    "emoji": "😀👩‍👩‍👧‍👦🇳🇱" * 50,
    "Han": "灯塔是什么时候建造的？" * 50,
    "Thai": "ประภาคารสร้างขึ้นเมื่อใด" * 50,
    "Arabic": "متى بنيت المنارة؟ " * 50,
    "Devanagari": "प्रकाशस्तंभ कब बनाया गया था? " * 50,
    "stacked accents": "l" + "\u0301" * 3000,
    "SQL": "'; DROP TABLE passages; -- \" OR 1=1 /* */",
    "full-text syntax": 'NEAR("lamp" OR lighthouse*, 2) AND title:^lamp NOT -x',
    "a regular-expression bomb": "(a+)+$" * 500,
    "food for a regular expression": "a" * 3000 + "!" + "1,1." * 700,
    "NUL and control characters": "lamp\x00\x01\x07\x1b[31m\x7f\x85 lighthouse\r\n\u202e",
    "lone surrogates": "\ud800 lamp \udfff\ud83d lighthouse \ude00",
    "Dutch stop words": "wie is hij",
    "stop words": "who is the of and to in it that",
    "digits": "1" * 6000,
    "dates": "31-12-2019 " * 500,
}


@pytest.fixture(scope="module", params=["words", "meaning"])
def search(request: pytest.FixtureRequest) -> Search:
    return search_of(FILES) if request.param == "words" else meaning_search(FILES, FakeEmbedder())


@pytest.mark.parametrize("question", BAD.values(), ids=BAD.keys())
def test_bad_input_is_answered_or_abstained_from(search: Search, question: str) -> None:
    keeps_its_promises(search, question)
