"""Inputs to begin with: from them the fuzzer finds its way to others sooner than from nothing."""

from tests.fuzz.target import SEPARATOR
from tests.search.invented_articles import FILES

QUESTIONS = (
    "When was the lighthouse built?",
    "was the lighthouse of Brenhaven built in 1875",
    "who bilt teh lighthouses",
    "how old is Ada Kowalczyk",
    "what did Oprah say about the lamp on 3 May 2019",
    "how many paintings",
    "hoeveel verkoopt de winkel per week",
    "who is he",
    "\ud800 \x00 \u202e 😀 日本語 a-a-a ’’ (a+)+$ NEAR/2",
)
ARTICLE = """---
title: Mara Bell wins
date: 2019-05-03
outlet: Harbour Post
lang: en
---
# Mara Bell wins

By A. Writer, 3 May 2019

“We shouted, and won,” Mara Bell (34) told the Post on Sunday, 5/5/19. Her son Tom, 7, and daughter Eva, \
20 months, were there. In 1987 she had been born.

- Read also: ten races
* The race cost $1,2 million…
"""


def beginnings() -> list[bytes]:
    """Questions of the invented articles, and of articles that come along."""
    asked = [question.encode("utf-8", "surrogatepass") for question in QUESTIONS]
    files = [text.encode() for text in (*FILES.values(), ARTICLE)]
    mixed = [SEPARATOR.join((question, files[at % len(files)])) for at, question in enumerate(asked)]
    return [*asked, *mixed, SEPARATOR.join((b"who won the race", files[-1], files[-1], b"The race."))]
