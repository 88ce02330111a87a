"""LanceDB as the engine: candidates by words and by vectors, and the articles themselves, of one edition."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from bot.search.column import Floats
from bot.shared_index.candidates import EngineError, Found, StoredArticle, Wanted
from bot.shared_index.connecting import told
from bot.shared_index.prepared import HALF
from bot.shared_index.tables import ARTICLES, PASSAGES, PLACES, TOKENS, Edition, Tables, in_list

WORDS_INDEX = {
    "base_tokenizer": "whitespace",
    "lower_case": False,
    "stem": False,
    "remove_stop_words": False,
    "ascii_folding": False,
    "max_token_length": None,
}
"""The words are cut and folded already, as the vocabulary has them."""

_OF_ARTICLES = ("article", "facts", "counts", "columns", "vectors")
_PROBES = 24  # partitions of the vectors that are looked through for a question


class LanceSource:
    """A `CandidateSource` and an `ArticleSource`: reads one edition, which never changes."""

    def __init__(self, tables: Tables, edition: Edition) -> None:
        self._dimensions = edition.dimensions
        self._passages = tables.open(PASSAGES, edition)
        self._articles = tables.open(ARTICLES, edition)
        self._tokens = tables.open(TOKENS, edition)

    def by_words(self, wanted: Sequence[Wanted], limit: int) -> Found:
        """The passages with the highest BM25 of the words, each weighed."""
        from lancedb.query import BooleanQuery, MatchQuery, Occur  # noqa: PLC0415 - an extra

        if not wanted:
            return Found.nothing()
        by_weight: dict[float, list[str]] = {}
        for one in wanted:
            by_weight.setdefault(one.weight, []).extend(one.words)
        matches = [
            MatchQuery(" ".join(dict.fromkeys(words)), "words", boost=weight)
            for weight, words in by_weight.items()
        ]
        query = matches[0] if len(matches) == 1 else BooleanQuery([(Occur.SHOULD, one) for one in matches])
        with told("the words cannot be searched"):
            search = self._passages.search(query, query_type="fts").select(["key", "_score"])
            return _found(search.limit(limit).to_arrow())

    def by_vector(self, vector: Floats, limit: int) -> Found:
        """The passages with the largest dot product, among those of the nearest partitions."""
        if not self._dimensions:
            return Found.nothing()
        with told("the vectors cannot be searched"):
            search = self._passages.search(vector, vector_column_name="vector").distance_type("dot")
            search = search.nprobes(_PROBES).select(["key", "_distance"])
            return _found(search.limit(limit).to_arrow())

    def articles(self, numbers: Sequence[int]) -> list[StoredArticle]:
        """The articles with these numbers, in this order."""
        if not numbers:
            return []
        with told("articles cannot be read"):
            search = self._articles.search().where(f"number IN {in_list(numbers)}")
            held = search.select(["number", *_OF_ARTICLES]).limit(len(numbers)).to_arrow()
        by_number = {row["number"]: row for row in held.to_pylist()}
        try:
            return [self._stored(by_number[number]) for number in numbers]
        except KeyError as missing:
            raise EngineError(f"the article {missing} is not there any longer") from None

    def tokens(self, places: Sequence[tuple[int, int]]) -> list[bytes]:
        """The packed token vectors of passages; nothing for those that have none."""
        if not places or not self._dimensions:
            return [b""] * len(places)
        keys = [number * PLACES + place for number, place in places]
        with told("token vectors cannot be read"):
            search = self._tokens.search().where(f"key IN {in_list(keys)}")
            held = search.select(["key", "tokens"]).limit(len(keys)).to_arrow()
        by_key = dict(zip(held["key"].to_pylist(), held["tokens"].to_pylist(), strict=True))
        return [by_key.get(key, b"") for key in keys]

    def _stored(self, row: dict[str, Any]) -> StoredArticle:
        vectors = np.frombuffer(row["vectors"], HALF)
        size = -1 if self._dimensions else 0
        return StoredArticle(
            row["article"],
            row["facts"],
            row["counts"],
            row["columns"],
            vectors.reshape(size, self._dimensions),
        )


def _found(held: pa.Table) -> Found:
    keys = held["key"].to_numpy()
    return Found(keys // PLACES, keys % PLACES)
