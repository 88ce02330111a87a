"""Questions to learn from: the packs', and those made from them that have no answer."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.learning.embedded import HeldVectors
from benchmarks.packs import Pack, Question, first_hit
from bot.archive import Archive, Article
from bot.facts import Facts
from bot.search import Search
from bot.search.embedder import Embedder
from bot.search.tokens import tokenize

_SHORT = 100  # characters of a question in which one word put in from another makes all the difference
_SMALL = 5  # articles of a small archive
_ARCHIVES = 20  # small archives about something else


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the search that it is asked of; it has gold only if that archive answers it."""

    question: Question
    search: Search
    archive: Archive


class Asking:
    """The packs, their facts and searches, with the embedder to learn for (None: words alone)."""

    def __init__(self, packs: Sequence[Pack], facts: Mapping[str, Facts], embedder: Embedder | None) -> None:
        self._packs = packs
        self._facts = facts
        self._embedder = embedder

    def whole(self, pack: Pack) -> Iterator[Asked]:
        """The pack's own questions, asked of all its articles."""
        search = self._search(pack.archive, self._facts[pack.name])
        for question in pack.questions:
            yield Asked(question, search, pack.archive)

    def made(self, pack: Pack, seed: int = 7) -> Iterator[Asked]:
        """Its questions asked of small archives with the answer and without, or with a word swapped."""
        chance = random.Random(seed)
        whole = self._search(pack.archive, self._facts[pack.name])
        elsewhere = list(self._elsewhere(pack, chance))
        for question in pack.questions:
            if question.kind == "typo":
                continue
            archive, search = chance.choice(elsewhere)
            yield Asked(replace(question, gold=()), search, archive)
            gold = sorted({item.file for item in question.gold})
            near = [file for file in _closest_files(whole, pack.archive, question) if file not in gold][
                :_SMALL
            ]
            for files in ([*near], [*gold, *near[: max(1, _SMALL - len(gold))]])[: 1 + bool(gold)]:
                if files:
                    archive = Archive(pack.archive.article(file) for file in files)
                    search = self._search(archive, _facts_of(self._facts[pack.name], files))
                    yield Asked(
                        question if set(gold) <= set(files) else replace(question, gold=()), search, archive
                    )
            if gold:
                archive = Archive(_unanswering(pack, question, file) for file in gold)
                search = self._search(archive, _facts_of(self._facts[pack.name], gold))
                yield Asked(replace(question, gold=()), search, archive)
            if gold and (swapped := _swap(question, pack.questions, chance)):
                yield Asked(swapped, whole, pack.archive)

    def _elsewhere(self, pack: Pack, chance: random.Random) -> Iterator[tuple[Archive, Search]]:
        others = [other for other in self._packs if other.name != pack.name]
        for _ in range(_ARCHIVES):
            other = chance.choice(others)
            files = chance.sample([article.file for article in other.archive.articles], _SMALL)
            archive = Archive(other.archive.article(file) for file in files)
            yield archive, self._search(archive, _facts_of(self._facts[other.name], files))

    def _search(self, archive: Archive, facts: Facts) -> Search:
        vectors = HeldVectors(archive, self._embedder) if self._embedder else None
        return Search(archive, facts, embedder=self._embedder, vectors=vectors)


def _closest_files(search: Search, archive: Archive, question: Question) -> list[str]:
    rows = search.findings(question.text).rows
    return list(dict.fromkeys(archive.passages[row].span.file for row in rows))


def _unanswering(pack: Pack, question: Question, file: str) -> Article:
    """The article without the paragraphs that answer: it is about the same matter, and yet no answer."""
    article = pack.archive.article(file)
    answering = {
        passage.paragraph
        for passage in article.passages
        if first_hit(pack.archive, [passage.span], question.gold) is not None
    }
    return replace(article, passages=tuple(one for one in article.passages if one.paragraph not in answering))


def _facts_of(facts: Facts, files: Sequence[str]) -> Facts:
    """What the whole archive knows about some of its articles."""
    return replace(
        facts,
        dates=tuple(timex for timex in facts.dates if timex.span.file in files),
        quotations=tuple(said for said in facts.quotations if said.parts[0].file in files),
        events=(),
        people=(),
    )


def _swap(question: Question, others: Sequence[Question], chance: random.Random) -> Question | None:
    """The question with one name or number put in from another question: no article answers that."""
    own, other = _telling(question.text), _telling(chance.choice(others).text)
    if not own or not other or len(question.text) > _SHORT:
        return None
    old, new = chance.choice(own), chance.choice(other)
    return None if old == new else replace(question, text=question.text.replace(old, new), gold=())


def _telling(text: str) -> list[str]:
    words = [text[token.start : token.end] for token in tokenize(text)[1:]]
    return [word for word in words if len(word) > 2 and (word[0].isupper() or word[0].isdecimal())]
