"""A question to a shared index: the engine's candidates, looked at closely by the bot's own search."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, zip_longest

from bot.archive import Archive, Span
from bot.facts import Facts
from bot.search import Search
from bot.search.answer import Answer
from bot.search.basis import units
from bot.search.corrections import rewritten, settled
from bot.search.decision import Findings
from bot.search.embedder import Embedder, EmbedderError, Embedding
from bot.search.features import Candidates, Means, Understood
from bot.search.intent import Intent
from bot.search.reading import Reading
from bot.search.stems import Stems
from bot.search.tokens import tokenize
from bot.shared_index.candidates import ArticleSource, CandidateSource, Found, Wanted
from bot.shared_index.part import PartSearch, search_in
from bot.shared_index.statistics import Whole
from bot.shared_index.stored import Articles, Held, Listing
from bot.shared_index.tokens import aged, stemmed

CANDIDATES = 60  # candidates that the engine is asked for in each way
_ARTICLES = 40  # articles that are looked at closely, those of the best candidates
_PASSAGES = 4_000  # passages of those articles beyond which no other one is taken: some are as long as books
_SUPPORTERS = 10  # best passages by words that decide what a misspelt word was meant to be
_AGED = 2.0  # what a place that gives the age that is asked counts, against 1 for a word
_LONGEST = 500  # characters of a question that are embedded
_REMEMBERED = 64  # questions whose vectors are kept: each is asked for twice


class Remembering:
    """An `Embedder` that embeds a question once, however often it is asked for."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self._question = lru_cache(_REMEMBERED)(lambda text: embedder.questions([text])[0])

    def questions(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each question, in order."""
        return [self._question(text) for text in texts]

    def words(self, text: str) -> list[int]:
        """For each token of `text` the place of its word."""
        return self._embedder.words(text)

    def passages(self, texts: Sequence[str]) -> list[Embedding]:
        """An embedding for each passage, in order."""
        return self._embedder.passages(texts)


class SharedSearch(Search):
    """Answers from an archive that is not at hand: as `Search` does, from the articles of the candidates."""

    def __init__(
        self,
        listing: Listing,
        stored: Articles,
        source: CandidateSource,
        articles: ArticleSource,
        whole: Whole,
        *,
        facts: Facts,
        threshold: float,
        embedder: Embedder | None,
    ) -> None:
        """Take what finds candidates, what gives articles, and what is known of all of them."""
        super().__init__(Archive([]), facts, threshold=threshold, statistics=whole.statistics)
        self._listing = listing
        self._stored = stored
        self.source = source
        self._tokens = articles
        self._whole = whole
        self._embedder = Remembering(embedder) if embedder and whole.seen else None
        self._languages = whole.statistics.vocabulary.languages

    @property
    def means(self) -> Means:
        """What this search goes by: words alone, or vectors too."""
        return Means.WORDS if self._embedder is None else Means.TOKENS

    def ask(self, question: str, limit: int = 10, within: Collection[str] | None = None) -> Answer:
        """The best `limit` passages for `question`, and whether they answer it. Any string is a question."""
        part = self._part(question, within)
        return super().ask(question, limit) if part is None else part.ask(question, limit, within)

    def findings(self, question: str, within: Collection[str] | None = None) -> Findings:
        """Everything that was found for `question`, as the decision sees it."""
        part = self._part(question, within)
        return super().findings(question) if part is None else part.findings(question, within)

    def candidates(self, question: str) -> tuple[Understood, Candidates]:
        """The question and the passages that may answer it."""
        part = self._part(question, None)
        return super().candidates(question) if part is None else part.candidates(question)

    def matching(self, words: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those of `spans` that speak about `words`, in the order given."""
        files = dict.fromkeys(span.file for span in spans)
        if not files or not words.strip():
            return tuple(spans)
        return self._search(map(self._listing.number, files)).matching(words, spans)

    def nearest(self, subject: str, passages: int, most: int) -> list[Held]:
        """The articles of the `passages` nearest to a subject, as for a question.

        No further one is taken once they have `most` passages together.

        Raises:
            EngineError: they cannot be read.
        """
        reading = self.statistics.reader.read(subject)
        return self._stored.of(self._numbers(reading, passages, passages, most))

    def holding(self, words: str, passages: int) -> list[Held]:
        """The articles of the `passages` that hold most of the words.

        Raises:
            EngineError: they cannot be read.
        """
        found = self.source.by_words(list(self.wanted(self.statistics.reader.read(words))), passages)
        return self._stored.of(list(dict.fromkeys(found.articles.tolist())))

    def among(self, held: Sequence[Held]) -> PartSearch:
        """The search over some articles, of which there must be one, by the statistics of all.

        Raises:
            EngineError: what is needed of them cannot be read.
        """
        return search_in(held, self._whole, self._tokens, self._embedder, self.threshold)

    def _part(self, question: str, within: Collection[str] | None) -> PartSearch | None:
        """The search over the articles that may answer; None where there is none."""
        if within is None:
            reading = self.statistics.reader.read(question)
            numbers = self._numbers(reading, CANDIDATES, _ARTICLES, _PASSAGES)
        else:
            numbers = [self._listing.number(file) for file in within if file in self._listing]
        return self._search(numbers) if numbers else None

    def _search(self, numbers: Iterable[int]) -> PartSearch:
        return self.among(self._stored.of(list(numbers)))

    def _numbers(self, reading: Reading, candidates: int, articles: int, passages: int) -> list[int]:
        """The articles of so many `candidates` in each way, taken in turn from the two lists.

        There are `articles` at most, and no further one is taken once they have so many `passages`.
        """
        if not reading.terms:
            return []
        by_words = self.source.by_words(list(self.wanted(reading)), candidates)
        by_vector = self._by_vector(self._settled(reading, by_words), candidates)
        lists = [found.articles.tolist() for found in (by_words, by_vector)]
        both = chain.from_iterable(zip_longest(*lists))
        numbers = list(dict.fromkeys(number for number in both if number is not None))[:articles]
        before = accumulate(map(self._listing.size, numbers), initial=0)
        return [number for number, count in zip(numbers, before, strict=False) if count < passages]

    def wanted(self, reading: Reading) -> Iterable[Wanted]:
        """The words of a question and what guessed ones may be, as the engine has them."""
        stems = Stems(self._languages)
        for term in reading.terms:
            for alternative in term.alternatives:
                words = [stemmed([alternative.word], code, stems)[0] for code in self._languages]
                yield Wanted(tuple(words), round(alternative.weight, 2))
        if reading.intent is Intent.AGE and reading.terms and reading.terms[0].name:
            # As for an archive at hand: whoever is asked about comes first in "how old is Ada".
            words = [aged(one.word) for term in reading.terms for one in term.alternatives]
            yield Wanted(tuple(words), _AGED)

    def _settled(self, reading: Reading, found: Found) -> Reading:
        """The reading with one meaning for each guessed word, as the best passages by words support it."""
        if all(len(term.alternatives) < 2 for term in reading.terms):
            return reading
        best = list(zip(found.articles.tolist(), found.places.tolist(), strict=True))[:_SUPPORTERS]
        held = self._stored.of([number for number, _ in best])
        return settled(
            reading, [self._words_of(one, place) for one, (_, place) in zip(held, best, strict=True)]
        )

    def _words_of(self, held: Held, place: int) -> frozenset[int]:
        span = held.article.passages[place].span
        words = (token.word for token in tokenize(held.article.raw[span.start : span.end]))
        numbers = (self.statistics.vocabulary.number(word) for word in words)
        return frozenset(number for number in numbers if number is not None)

    def _by_vector(self, reading: Reading, limit: int) -> Found:
        if self._embedder is None or self._whole.seen is None:
            return Found.nothing()
        try:
            (embedding,) = self._embedder.questions([rewritten(reading).text[:_LONGEST]])
        except EmbedderError:  # whoever made the embedder logs it; the question gets its answer all the same
            self.lapses += 1
            return Found.nothing()
        return self.source.by_vector(units(embedding.vector - self._whole.seen.basis.mean), limit)
