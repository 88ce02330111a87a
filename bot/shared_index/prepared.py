"""A file -> all that is written of its article: the work of a large ingest, the same wherever it is done."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.archive import Archive, Interval
from bot.archive.packing import packed as packed_article
from bot.archive.reading import SourceFile, UnusableFileError, read_article
from bot.facts import Facts
from bot.search.embedder import Embedder
from bot.search.meaning import embedded_texts
from bot.search.told import Told
from bot.shared_index import packed_facts
from bot.shared_index.counts import Words, words_of
from bot.shared_index.packed_columns import packed as packed_columns
from bot.shared_index.tokens import packed as packed_tokens

HALF = np.float16


@dataclass(frozen=True, slots=True)
class Prepared:
    """One article, ready to be written; nothing in it depends on other articles.

    `digest` is the SHA-256 of the file's bytes, `words` are those of each passage as the engine has them,
    `columns` what else the search needs of the article as `columns_of` packs it.
    `vectors` and `tokens` are those of the passages and then of what stands over the article, of no length
    where nothing is embedded.
    """

    file: str
    digest: str
    title: str
    language: str
    article: bytes
    facts: bytes
    counts: bytes
    columns: bytes
    words: list[str]
    vectors: NDArray[Any]
    tokens: list[bytes]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that holds no article, and the reason in one sentence."""

    file: str
    digest: str
    reason: str


def digest_of(data: bytes) -> str:
    """What tells the contents of a file apart from any other's."""
    return hashlib.sha256(data).hexdigest()


def prepare(
    sources: Sequence[SourceFile], published: Interval | None, embedder: Embedder | None
) -> list[Prepared | Refused]:
    """Read each file, work out its facts, count its words and embed its passages: all that takes time.

    Raises:
        EmbedderError: the passages could not be embedded.
    """
    return [_prepared(source, published, embedder) for source in sources]


def _prepared(
    source: SourceFile, published: Interval | None, embedder: Embedder | None
) -> Prepared | Refused:
    digest = digest_of(source.data)
    try:
        article = read_article(source)
    except UnusableFileError as reason:
        return Refused(source.name, digest, str(reason))
    archive = Archive([article])
    facts = Facts.of(archive, published)
    words = words_of(article, facts)
    vectors, tokens = embedded(archive, embedder)
    return Prepared(
        article.file,
        digest,
        archive.text(article.title) if article.title else "",
        article.language,
        packed_article(article),
        packed_facts.packed(facts),
        words.counts,
        columns_of(archive, facts, words),
        words.of_passages,
        vectors,
        tokens,
    )


def columns_of(archive: Archive, facts: Facts, words: Words) -> bytes:
    """What else the search needs of the one article in `archive`: its text need not be read again."""
    patterns = Told.of(archive, facts).answer_type.patterns
    return packed_columns(
        {
            "words": words.numbers.astype(np.int32),
            "lengths": words.lengths.astype(np.int32),
            "numbers": patterns.numbers,
            "places": patterns.places,
        }
    )


def embedded(archive: Archive, embedder: Embedder | None) -> tuple[NDArray[Any], list[bytes]]:
    """The vectors of all that is embedded of an article, and the packed vectors of its tokens.

    Raises:
        EmbedderError: they could not be made.
    """
    texts = embedded_texts(archive)
    if embedder is None:
        return np.zeros((len(texts), 0), HALF), [b""] * len(texts)
    made = embedder.passages(texts)
    vectors = np.array([one.vector for one in made], HALF).reshape(len(texts), embedder.dimensions)
    return vectors, [packed_tokens(one.tokens) for one in made]
