"""The bot's own search, as a finder."""

from types import MappingProxyType

from benchmarks.finders.finder import MOST, Found
from benchmarks.learning.embedded import HeldVectors
from bot.archive import Archive
from bot.facts import Facts
from bot.search import Search
from bot.search.embedder import Embedder, TextVectors

NO_FACTS = Facts(published=MappingProxyType({}), dates=(), events=(), quotations=(), people=())


class Ours:
    """The bot's own search; without `facts` they are worked out first, as the bot does.

    Without `embedder` it goes by words alone. With one the latency holds embedding the question; without
    `vectors` the archive is embedded first.
    """

    def __init__(
        self,
        archive: Archive,
        facts: Facts | None = None,
        embedder: Embedder | None = None,
        vectors: TextVectors | None = None,
    ) -> None:
        if embedder and not vectors:
            vectors = HeldVectors(archive, embedder)
        self._search = Search(archive, facts or Facts.of(archive), embedder=embedder, vectors=vectors)

    @classmethod
    def without_facts(cls, archive: Archive) -> "Ours":
        """The search alone: dates, people and quotations are unknown, so they lift no passage."""
        return cls(archive, NO_FACTS)

    def find(self, question: str) -> Found:
        """The answer's citations and confidence."""
        answer = self._search.ask(question, MOST)
        return Found([citation.passage.span for citation in answer.citations], answer.confidence)
