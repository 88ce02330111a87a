"""tantivy, the search engine library in Rust, through its Python package."""

from itertools import chain

import tantivy

from benchmarks.finders.finder import MOST, Found, Passages, words
from bot.archive import Archive

_DISTANCE = 2  # slips, the most that tantivy's automata take


class _Index:
    """An index in memory whose documents know their row."""

    def __init__(self, archive: Archive, tokenizer: str) -> None:
        self.passages = Passages(archive)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name=tokenizer)
        builder.add_unsigned_field("row", stored=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        writer = self.index.writer(num_threads=1)
        for row, text in enumerate(self.passages.texts):
            writer.add_document(tantivy.Document(text=text, row=row))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def search(self, query: tantivy.Query) -> Found:
        hits = self.searcher.search(query, MOST).hits
        return self.passages.ranked(
            [(int(self.searcher.doc(address)["row"][0]), float(score)) for score, address in hits]
        )


class StemmedTantivy:
    """BM25 over English stems; a passage needs only one of the question's words."""

    def __init__(self, archive: Archive) -> None:
        self._index = _Index(archive, "en_stem")

    def find(self, question: str) -> Found:
        """The passages with the highest BM25."""
        return self._index.search(self._index.index.parse_query(" ".join(words(question)), ["text"]))


class FuzzyTantivy:
    """Every word of the question within two slips, and once more as it was typed.

    A fuzzy match scores the same for every word; the exact ones bring BM25 back in for words typed rightly.
    """

    def __init__(self, archive: Archive) -> None:
        self._index = _Index(archive, "default")

    def find(self, question: str) -> Found:
        """The passages with the highest sum."""
        typed = dict.fromkeys(words(question))
        queries = chain.from_iterable((self._within_slips(word), self._exactly(word)) for word in typed)
        clauses = [(tantivy.Occur.Should, query) for query in queries]
        return self._index.search(tantivy.Query.boolean_query(clauses))

    def _within_slips(self, word: str) -> tantivy.Query:
        return tantivy.Query.fuzzy_term_query(self._index.schema, "text", word, distance=_DISTANCE)

    def _exactly(self, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, "text", word)
