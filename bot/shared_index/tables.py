"""The tables: what is in them, and how an edition of all of them is found.

Passages and what is compared closely (`tokens`) are kept apart, since the one is read by the engine at every
question and the other in a few places. Nothing is shown to readers until a row in `editions` names the
versions of the tables that belong together; a version that is named stays as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from bot.archive import packing
from bot.search.columns import Columns
from bot.shared_index import packed_columns
from bot.shared_index.candidates import EngineError
from bot.shared_index.connecting import told
from bot.shared_index.prepared import Prepared

FORMAT = 100 + packing.VERSION
"""Of the tables, and of the articles in them: what another version wrote is refused."""

ARTICLES, PASSAGES, TOKENS, EDITIONS, REFUSED = "articles", "passages", "tokens", "editions", "refused"
_DATA = (ARTICLES, PASSAGES, TOKENS, REFUSED)

PLACES = 1 << 20
"""Passages that an article may have: a passage's key is its article's number times this, and its place."""

_KEPT = 2  # editions whose versions stay: questions under way may still be answered from the last but one
_OLD = timedelta(minutes=10)  # after which files that belong to no such edition are removed


def schemas(dimensions: int) -> Mapping[str, pa.Schema]:
    """What the tables hold where vectors have so many dimensions, 0 for none."""
    # In single precision: in half of it making the index takes four times as long.
    vector = [pa.field("vector", pa.list_(pa.float32(), dimensions))] if dimensions else []
    return {
        ARTICLES: pa.schema(
            [
                pa.field("number", pa.int64()),
                pa.field("file", pa.binary()),
                pa.field("digest", pa.utf8()),
                pa.field("title", pa.utf8()),
                pa.field("language", pa.utf8()),
                pa.field("passages", pa.int32()),
                pa.field("article", pa.large_binary()),
                pa.field("facts", pa.large_binary()),
                pa.field("counts", pa.large_binary()),
                pa.field("columns", pa.large_binary()),
                pa.field("vectors", pa.large_binary()),
            ]
        ),
        PASSAGES: pa.schema([pa.field("key", pa.int64()), pa.field("words", pa.utf8()), *vector]),
        TOKENS: pa.schema([pa.field("key", pa.int64()), pa.field("tokens", pa.binary())]),
        REFUSED: pa.schema(
            [pa.field("file", pa.binary()), pa.field("digest", pa.utf8()), pa.field("reason", pa.utf8())]
        ),
        EDITIONS: pa.schema(
            [
                pa.field("number", pa.int64()),
                pa.field("format", pa.int32()),
                pa.field("embedder", pa.utf8()),
                pa.field("dimensions", pa.int32()),
                pa.field("articles", pa.int64()),
                pa.field("passages", pa.int64()),
                pa.field("versions", pa.utf8()),
                pa.field("columns", pa.large_binary()),
            ]
        ),
    }


@dataclass(frozen=True, slots=True)
class Edition:
    """What readers see: the versions of the tables that belong together, and how much is in them."""

    number: int
    embedder: str
    dimensions: int
    articles: int
    passages: int
    versions: Mapping[str, int]


class Tables:
    """The tables of one shared index."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def open(self, name: str, edition: Edition | None = None) -> Any:
        """A table, as it is in `edition`, else as it is now.

        Raises:
            EngineError: there is none, or no longer in that version.
        """
        with told(f"the table {name} cannot be opened"):
            table = self._connection.open_table(name)
            if edition is not None:
                table.checkout(edition.versions[name])
            return table

    def make(self, dimensions: int) -> None:
        """Make those tables that are not there yet.

        Raises:
            EngineError: they cannot be made.
        """
        with told("the tables cannot be made"):
            for name, schema in schemas(dimensions).items():
                self._connection.create_table(name, schema=schema, exist_ok=True)

    def edition(self) -> Edition | None:
        """The edition that readers see; None before the first is published.

        Raises:
            EngineError: there is none that this version of the program can read.
        """
        if EDITIONS not in self.names():
            return None
        with told("the editions cannot be read"):
            held = (
                self.open(EDITIONS).search().select([*schemas(0)[EDITIONS].names[:-1]]).limit(None).to_arrow()
            )
        if not len(held):
            return None
        last = max(held.to_pylist(), key=lambda row: int(row["number"]))
        if last.pop("format") != FORMAT:
            raise EngineError("the shared index was written by another version; index it anew")
        return Edition(**last | {"versions": msgspec.json.decode(last["versions"])})

    def columns(self, edition: Edition) -> Columns:
        """The arrays that were published with an edition.

        Raises:
            EngineError: they are there no longer.
        """
        with told("the statistics cannot be read"):
            table = self.open(EDITIONS)
            held = table.search().where(f"number = {edition.number}").select(["columns"]).limit(1).to_arrow()
            return packed_columns.unpacked(held["columns"][0].as_py())

    def publish(self, edition: Edition, columns: Columns) -> Edition:
        """Let readers see the tables as they are now, in one step.

        Raises:
            EngineError: they cannot be.
        """
        with told("the edition cannot be published"):
            versions = {}
            for name in _DATA:
                table = self.open(name)
                versions[name] = table.version
                self._tag(table, edition.number)
            self.open(EDITIONS).add(
                pa.Table.from_pylist(
                    [
                        {
                            "number": edition.number,
                            "format": FORMAT,
                            "embedder": edition.embedder,
                            "dimensions": edition.dimensions,
                            "articles": edition.articles,
                            "passages": edition.passages,
                            "versions": msgspec.json.encode(versions).decode(),
                            "columns": packed_columns.packed(columns),
                        }
                    ],
                    schema=schemas(edition.dimensions)[EDITIONS],
                )
            )
        return replace(edition, versions=versions)

    @staticmethod
    def _tag(table: Any, number: int) -> None:
        """Keep the version of a table as it is now, also where a writer was killed after it had done so."""
        tag = _tag(number)
        if tag in table.tags.list():
            table.tags.update(tag, table.version)
        else:
            table.tags.create(tag, table.version)

    def forget_before(self, edition: Edition) -> None:
        """Let go of what only editions before the last few need: the next `tidy` removes it.

        Raises:
            EngineError: it cannot be let go of.
        """
        oldest = edition.number - _KEPT + 1
        with told("old versions cannot be let go of"):
            for name in _DATA:
                table = self.open(name)
                for tag in table.tags.list():
                    if int(tag.rpartition("-")[2]) < oldest:
                        table.tags.delete(tag)
            editions = self.open(EDITIONS)
            editions.delete(f"number < {oldest}")
            editions.optimize(cleanup_older_than=_OLD)

    def tidy(self, name: str) -> None:
        """Join small files of a table, take what is new into its indexes, remove what no edition needs.

        Raises:
            EngineError: it cannot be done.
        """
        with told(f"the table {name} cannot be tidied"):
            self.open(name).optimize(cleanup_older_than=_OLD)

    def names(self) -> set[str]:
        """The tables that there are.

        Raises:
            EngineError: they cannot be listed.
        """
        with told("the tables cannot be listed"):
            return set(self._connection.list_tables(limit=100).tables)


def rows(number: int, one: Prepared) -> Mapping[str, list[dict[str, Any]]]:
    """What is written of one article, by table; vectors of passages are left to `passages_table`."""
    return {
        ARTICLES: [
            {
                "number": number,
                "file": file_bytes(one.file),
                "digest": one.digest,
                "title": one.title.encode("utf-8", "replace").decode(),
                "language": one.language,
                "passages": len(one.words),
                "article": one.article,
                "facts": one.facts,
                "counts": one.counts,
                "columns": one.columns,
                "vectors": one.vectors.tobytes(),
            }
        ],
        TOKENS: [{"key": number * PLACES + at, "tokens": held} for at, held in enumerate(one.tokens) if held],
    }


def passages_table(numbers: Sequence[int], prepared: Sequence[Prepared], dimensions: int) -> pa.Table:
    """The passages of some articles, as they are written."""
    keys = [
        number * PLACES + np.arange(len(one.words)) for number, one in zip(numbers, prepared, strict=True)
    ]
    columns: dict[str, Any] = {
        "key": np.concatenate(keys) if keys else np.zeros(0, np.int64),
        "words": [words for one in prepared for words in one.words],
    }
    if dimensions:
        vectors = np.concatenate([one.vectors[:-1] for one in prepared]).astype(np.float32).ravel()
        columns["vector"] = pa.FixedSizeListArray.from_arrays(pa.array(vectors), dimensions)
    return pa.table(columns, schema=schemas(dimensions)[PASSAGES])


def file_bytes(file: str) -> bytes:
    """The name of a file, which may hold what is no UTF-8."""
    return file.encode("utf-8", "surrogatepass")


def file_name(data: bytes) -> str:
    """The name that `file_bytes` made `data` of."""
    return data.decode("utf-8", "surrogatepass")


def in_list(numbers: Iterable[int]) -> str:
    """Numbers as they stand after IN."""
    return f"({', '.join(map(str, numbers))})"


def _tag(number: int) -> str:
    return f"edition-{number}"
