"""tantivy, the search engine library in Rust, through its Python package."""

import tantivy

from benchmarks.finders.finder import MOST, Found, Passages, words
from bot.archive import Archive

_DISTANCE = 2  # slips, the most that tantivy's automata take
_SHORTEST = 4  # letters of a word that is looked for with slips: two of them make any shorter one another
_WEIGHT = 5.0  # of a fuzzy match; an exact one has its BM25 on top


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
    """Every word of the question as it was typed, by BM25, and the longer ones within two slips besides.

    A fuzzy match scores the same for every word, and too little beside BM25 unless it is raised. Length and
    weight are what served tantivy best, of those that were tried on the SQuAD pack.
    """

    def __init__(self, archive: Archive) -> None:
        self._index = _Index(archive, "default")

    def find(self, question: str) -> Found:
        """The passages with the highest sum."""
        typed = dict.fromkeys(words(question))
        queries = [self._exactly(word) for word in typed]
        queries += [self._within_slips(word) for word in typed if len(word) >= _SHORTEST]
        return self._index.search(
            tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
        )

    def _exactly(self, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._index.schema, "text", word)

    def _within_slips(self, word: str) -> tantivy.Query:
        near = tantivy.Query.fuzzy_term_query(self._index.schema, "text", word, distance=_DISTANCE)
        return tantivy.Query.boost_query(near, _WEIGHT)
