"""The words of an archive: which there are, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Article
from bot.search.carried import Carried
from bot.search.column import Ints
from bot.search.columns import ColumnReader, named
from bot.search.counting import Counted, Text, count
from bot.search.postings import Postings
from bot.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """The words of every passage (`passages`), and of what stands over each article (`heads`)."""

    vocabulary: Vocabulary
    passages: Postings
    heads: Postings

    @classmethod
    def of(cls, archive: Archive, vocabulary: Vocabulary | None = None) -> "Words":
        """Count the words of an archive; with `vocabulary`, that of a larger one, as a part of it.

        Words that it lacks are left out.
        """
        counted, rows = _counted(archive.articles)
        numbers = np.arange(len(counted.lexicon), dtype=np.int32)
        if vocabulary is not None:
            numbers = vocabulary.lexicon.numbers(counted.lexicon.words)
        passages, heads = _split(counted, rows, numbers)
        return cls(Vocabulary.of(counted) if vocabulary is None else vocabulary, passages, heads)

    def changed(self, carried: Carried) -> "Words":
        """The words of the archive that came of this one's."""
        gone = [article for article, to in _with(carried.before, carried.moved_articles) if to < 0]
        new = [article for article, of in _with(carried.archive, carried.articles) if of < 0]
        (counted_gone, _), (counted, rows) = _counted(gone), _counted(new)
        vocabulary, number = self.vocabulary.changed(counted_gone, counted)
        passages, heads = _split(counted, rows, vocabulary.lexicon.numbers(counted.lexicon.words))
        return Words(
            vocabulary,
            self.passages.changed(carried.rows, carried.moved_rows, number, passages),
            self.heads.changed(carried.articles, carried.moved_articles, number, heads),
        )

    def columns(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays."""
        return {
            **named("vocabulary", self.vocabulary.columns()),
            **named("passages", self.passages.columns()),
            **named("heads", self.heads.columns()),
        }

    @classmethod
    def restored(cls, held: ColumnReader, archive: Archive) -> "Words":
        """What `columns` gave for `archive`.

        Raises:
            ColumnsError: it is something else.
        """
        vocabulary = Vocabulary.restored(held.part("vocabulary"))
        passages = Postings.restored(held.part("passages"), len(archive.passages))
        return cls(vocabulary, passages, Postings.restored(held.part("heads"), len(archive.articles)))


def _with(archive: Archive, places: Ints) -> list[tuple[Article, int]]:
    return list(zip(archive.articles, places.tolist(), strict=True))


def _counted(articles: Sequence[Article]) -> tuple[Counted, int]:
    """The words of all passages and then of all heads, and the number of the passages."""
    texts = [text for article in articles for text in passage_texts(article)]
    return count(texts + [head_text(article) for article in articles]), len(texts)


def _split(counted: Counted, rows: int, numbers: Ints) -> tuple[Postings, Postings]:
    """Those of the passages and those of the heads; `numbers` says how each word is called, -1 not at all."""
    words, lengths = numbers[counted.words], counted.lengths
    if len(numbers) and numbers.min() < 0:
        owners = np.repeat(np.arange(len(lengths)), lengths)[words >= 0]
        words, lengths = words[words >= 0], np.bincount(owners, minlength=len(lengths)).astype(np.int32)
    within = int(lengths[:rows].sum())
    return Postings(words[:within], lengths[:rows]), Postings(words[within:], lengths[rows:])


def passage_texts(article: Article) -> list[Text]:
    """The passages of an article, as they are counted."""
    raw, language, foreign = article.raw, article.language, dict(article.foreign)
    return [
        Text(raw[start:end], foreign.get(paragraph, language), bool(heading))
        for start, end, _, _, paragraph, heading in article.passage_table().tolist()
    ]


def head_text(article: Article) -> Text:
    """What stands over an article, as it is counted: title and outlet."""
    title = article.raw[article.title.start : article.title.end] if article.title else ""
    outlet = article.outlet.name if article.outlet else ""
    return Text(f"{title}\n{outlet}", article.language, heading=True)
