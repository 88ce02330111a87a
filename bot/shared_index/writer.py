"""The one writer: brings the tables to what a folder holds, and publishes them to the readers at once."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from bot.archive.reading import SourceFile
from bot.search.basis import Basis
from bot.search.embedder import Embedder
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import HOSTED, connect, told
from bot.shared_index.counts import Tallying
from bot.shared_index.lance import WORDS_INDEX
from bot.shared_index.lease import Lease
from bot.shared_index.prepared import Prepared, Refused, digest_of
from bot.shared_index.statistics import SampledVectors, Seen, columns_of, spread
from bot.shared_index.tables import (
    ARTICLES,
    PASSAGES,
    PLACES,
    REFUSED,
    TOKENS,
    Edition,
    Tables,
    file_bytes,
    file_name,
    in_list,
    passages_table,
    rows,
    schemas,
)
from bot.shared_index.workers import Spread

_AT_ONCE = 8  # files that a worker prepares at a time
COMMIT = 20_000  # passages between two commits at most: each leaves a file to be joined with others
_SECONDS = 60.0  # between two commits at most: what is lost when the writer is killed
_SAMPLE = 100_000  # passages whose vectors make the mean, spread over all
_TOKENS = 2_000  # of them those whose tokens make the mean of the tokens
_FEW = 5_000  # passages below which vectors are compared one by one, without an index
_PARTITION = 1024  # vectors that are looked through together: at a million 90% of the best 60 in 24 such
_FAST = 32  # vectors for each partition that the partitions are learned from
_STALE = 0.0  # share of rows that an index may lack: those are looked through one by one
_WORN = 0.7  # share of all articles that were ever written, below which the tokens of those gone are removed
_MANY = 64  # numbers in one condition

Advance = Callable[[Any], Any]


@dataclass(slots=True)
class Written:
    """What a run of the writer did."""

    added: int = 0
    removed: int = 0
    unchanged: int = 0
    passages: int = 0
    edition: Edition | None = None
    refused: list[Refused] = field(default_factory=list)


class Writer:
    """Writes one shared index. Nothing that readers see changes before `publish`."""

    def __init__(self, uri: str, embedder: Embedder | None) -> None:
        """Connect, as the only writer.

        Raises:
            EngineError: there is no connection, another writer is at work, or the vectors there are those
                of another embedder.
        """
        self._hosted = urlsplit(uri).scheme == HOSTED
        connection = connect(uri)
        self._tables = Tables(connection)
        self._embedder = embedder.name if embedder else ""
        self._dimensions = embedder.dimensions if embedder else 0
        self._before = self._tables.edition()
        self._check_dimensions()
        self._lease = Lease(connection)
        self._lease.take()
        self._before = self._tables.edition()  # the one before may just have published another
        self._tables.make(self._dimensions)
        self._open = {name: self._tables.open(name) for name in (ARTICLES, PASSAGES, TOKENS, REFUSED)}

    def close(self) -> None:
        """Let others write.

        Raises:
            EngineError: the tables cannot be reached.
        """
        self._lease.release()

    def write(self, sources: Iterable[SourceFile], spread_: Spread, advance: Advance) -> Written:
        """Bring the tables to what `sources` are, and publish that; `advance` is given each source once.

        What an earlier run wrote, even one that was killed, is not written again.

        Raises:
            EngineError: the tables cannot be reached, or another writer took over.
            EmbedderError: the passages could not be embedded.
        """
        done, self._next = self._held()
        self._drop_half_written()
        written, seen = Written(), set[int]()
        wanted = self._missing(sources, done, seen, written, advance)
        waiting: list[Prepared] = []
        since = time.monotonic()
        for result in spread_(_batches(wanted)):
            for one in result:
                advance(one)
                if isinstance(one, Refused):
                    written.refused.append(one)
                else:
                    waiting.append(one)
            late = time.monotonic() - since > _SECONDS
            if late or sum(len(one.words) for one in waiting) >= COMMIT:
                self._add(waiting, written)
                waiting, since = [], time.monotonic()
        self._add(waiting, written)
        self._refuse(written.refused)
        gone = [number for number, _ in done.values() if number not in seen]
        self._remove(gone)
        written.removed = len(gone)
        if written.added or gone or not self._is_published():
            written.edition = self._published()
        return written

    def _is_published(self) -> bool:
        """Whether readers see all that is written: an earlier run may have been killed just before."""
        before = self._before
        return before is not None and all(
            self._open[name].version == before.versions[name] for name in (ARTICLES, PASSAGES)
        )

    def _held(self) -> tuple[dict[str, tuple[int, str]], int]:
        """The articles that are written: number and digest by file; and the next number."""
        with told("the articles cannot be listed"):
            listed = self._open[ARTICLES].search().select(["number", "file", "digest"]).limit(None).to_arrow()
        numbers = listed["number"].to_pylist()
        files = [file_name(data) for data in listed["file"].to_pylist()]
        held = {
            file: (number, digest)
            for number, file, digest in zip(numbers, files, listed["digest"].to_pylist(), strict=True)
        }
        return held, max(numbers, default=-1) + 1

    def _drop_half_written(self) -> None:
        """Remove the passages of articles whose own row was not written any more: those come last."""
        with told("what was half written cannot be removed"):
            for name in (PASSAGES, TOKENS):
                if self._open[name].count_rows(f"key >= {self._next * PLACES}"):
                    self._open[name].delete(f"key >= {self._next * PLACES}")

    def _missing(
        self,
        sources: Iterable[SourceFile],
        done: Mapping[str, tuple[int, str]],
        seen: set[int],
        written: Written,
        advance: Advance,
    ) -> Iterator[SourceFile]:
        """The sources that are not written yet; the numbers of those that are go to `seen`."""
        for source in sources:
            number, digest = done.get(source.name, (-1, ""))
            if digest and digest == digest_of(source.data):
                seen.add(number)
                written.unchanged += 1
                advance(source)
            else:
                yield source

    def _add(self, prepared: list[Prepared], written: Written) -> None:
        """Write some articles; their own rows last, so that what is listed there is whole."""
        if not prepared:
            return
        for one in prepared:
            if len(one.words) >= PLACES:
                raise EngineError(f"{one.file} has more than {PLACES - 1:,} passages; divide it")
        self._lease.renew()
        numbers = range(self._next, self._next + len(prepared))
        each = [rows(number, one) for number, one in zip(numbers, prepared, strict=True)]
        kinds = schemas(self._dimensions)

        def table(name: str) -> pa.Table:
            return pa.Table.from_pylist([row for one in each for row in one[name]], schema=kinds[name])

        with told("articles cannot be written"):
            self._open[PASSAGES].add(passages_table(numbers, prepared, self._dimensions))
            if self._dimensions:
                self._open[TOKENS].add(table(TOKENS))
        self._add_articles(table(ARTICLES))
        self._next += len(prepared)
        written.added += len(prepared)
        written.passages += sum(len(one.words) for one in prepared)

    def _add_articles(self, table: pa.Table) -> None:
        with told("articles cannot be written"):
            self._open[ARTICLES].add(table)

    def _refuse(self, refused: list[Refused]) -> None:
        """Write down which files hold no article, for whoever asks."""
        held = [{"file": file_bytes(one.file), "digest": one.digest, "reason": one.reason} for one in refused]
        with told("refused files cannot be written down"):
            self._open[REFUSED].delete("true")
            if held:
                self._open[REFUSED].add(pa.Table.from_pylist(held, schema=schemas(0)[REFUSED]))

    def _remove(self, numbers: list[int]) -> None:
        """Remove articles that are gone or were written anew."""
        for start in range(0, len(numbers), _MANY):
            some = numbers[start : start + _MANY]
            keys = " OR ".join(f"(key >= {n * PLACES} AND key < {(n + 1) * PLACES})" for n in some)
            with told("articles cannot be removed"):
                self._open[ARTICLES].delete(f"number IN {in_list(some)}")
                for name in (PASSAGES, TOKENS):
                    self._open[name].delete(keys)
            self._lease.renew()

    def _published(self) -> Edition:
        """Index what was written, work out the statistics, let readers see it, and tidy up."""
        passages = int(self._open[PASSAGES].count_rows())
        if not passages:
            raise EngineError("there is no article to index")
        self._index(passages)
        self._lease.renew()
        counts, articles = Tallying(), 0
        with told("the words cannot be counted"):
            for batch in self._open[ARTICLES].search().select(["counts"]).limit(None).to_batches(256):
                articles += len(batch)
                for data in batch["counts"].to_pylist():
                    counts.add(data)
        basis = self._basis(passages) if self._dimensions else None
        self._lease.renew()
        number = self._before.number + 1 if self._before else 1
        edition = Edition(number, self._embedder, self._dimensions, articles, passages, {})
        published = self._tables.publish(edition, columns_of(counts.total(), basis))
        if not self._hosted:
            self._tables.forget_before(published)
        return published

    def _index(self, passages: int) -> None:
        """Make the indexes by which the engine finds words, vectors and places, or bring them up to date.

        The tokens are most of what is stored: their files are joined only where much of them is gone.
        """
        from lancedb.index import FTS, BTree, IvfSq  # noqa: PLC0415 - an extra

        wanted: list[tuple[str, str, Any]] = [(PASSAGES, "words", FTS(**WORDS_INDEX))]
        if self._dimensions and passages >= _FEW:
            partitions = max(1, passages // _PARTITION)
            vectors = IvfSq(
                distance_type="dot", num_partitions=partitions, sample_rate=_FAST, max_iterations=10
            )
            wanted.append((PASSAGES, "vector", vectors))
        wanted.append((ARTICLES, "number", BTree()))
        if self._dimensions:
            wanted.append((TOKENS, "key", BTree()))
        if not self._hosted:
            worn = int(self._open[ARTICLES].count_rows()) < _WORN * self._next
            for name in (PASSAGES, ARTICLES, TOKENS) if worn else (PASSAGES, ARTICLES):
                self._tables.tidy(name)
                self._lease.renew()
        for name, column, kind in wanted:
            table = self._open[name]
            with told(f"{column} of {name} cannot be indexed"):
                table.checkout_latest()
                if self._is_stale(table, column):
                    table.create_index(column, config=kind, replace=True)
            self._lease.renew()

    def _is_stale(self, table: Any, column: str) -> bool:
        """Whether a column has no index, or one that knows too little of the table."""
        names = [index.name for index in table.list_indices() if index.columns == [column]]
        if not names:
            return True
        stats = table.index_stats(names[0])
        return stats is None or stats.num_unindexed_rows > _STALE * (stats.num_indexed_rows + 1)

    def _basis(self, passages: int) -> Seen:
        """What vectors are seen against, from passages that stand for all."""
        offsets = list(spread(passages, _SAMPLE))
        with told("vectors cannot be read"):
            held = self._open[PASSAGES].take_offsets(offsets).select(["key", "vector"]).to_arrow()
            vectors = held["vector"].combine_chunks().values.to_numpy().reshape(-1, self._dimensions)
            keys = held["key"].to_pylist()[:: max(1, len(held) // _TOKENS)]
            tokens = []
            for start in range(0, len(keys), _MANY):
                some = keys[start : start + _MANY]
                search = self._open[TOKENS].search().where(f"key IN {in_list(some)}").select(["tokens"])
                tokens += search.limit(len(some)).to_arrow()["tokens"].to_pylist()
        return Seen.of(Basis.of(SampledVectors(vectors, tokens or [b""]), len(vectors), None), vectors)

    def _check_dimensions(self) -> None:
        """Vectors of two embedders are never compared."""
        before = self._before
        if before and (before.embedder, before.dimensions) != (self._embedder, self._dimensions):
            raise EngineError(
                f"the index there was made with {before.embedder or 'words alone'}; index into a new place"
            )


def _batches(sources: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    batch: list[SourceFile] = []
    for source in sources:
        batch.append(source)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
