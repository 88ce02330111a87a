"""What a shared index costs as it grows: `python -m benchmarks.shared`.

The archive is made of perturbed copies of the articles of the public packs: in each some names are others
of the same length. Vectors are stand-ins, each copy's a little apart from the first's. So what is measured
is everything but reading, facts, counting and embedding, which cost the same for each passage whatever the
size. One writer fills the tables; then a process of its own reads them.
"""

import json
import multiprocessing
import random
import re
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import click
import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.finders.ours import NO_FACTS
from benchmarks.finders.stand_in import StandIn
from benchmarks.memory import resident
from benchmarks.packs import Gold, Pack, Question, first_hit, public_packs
from benchmarks.report import Sheet, wide_console
from bot.archive import Archive, Article, Span
from bot.archive.packing import packed
from bot.archive.passage import Passages
from bot.archive.reading import SourceFile
from bot.search.stems import Stems
from bot.search.tokens import fold
from bot.shared_index import packed_facts
from bot.shared_index.connecting import CACHE
from bot.shared_index.counts import Words, words_of
from bot.shared_index.opening import SharedIndex, SharedLibrary
from bot.shared_index.prepared import HALF, Prepared, Refused, columns_of, digest_of, embedded
from bot.shared_index.search import CANDIDATES
from bot.shared_index.tokens import stemmed
from bot.shared_index.writer import Writer

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CHANGED = 0.5  # share of the names of an article that are others in a copy
_LONGEST = 300  # passages of an article that is copied: longer ones would be all there is
_NOISE = 1 << 22  # bytes from which the noise of token vectors is taken
_SUBJECTS = 20
_UNBOUNDED = 6 << 30  # bytes: what LanceDB keeps of its indexes if it is not told otherwise
_APART = 0.03  # noise in each of the 384 numbers of a vector of length 1


Measured = dict[str, float]
"""Seconds, rows a second, ms, MB and bytes; `recall` is the share of first places that are right."""


class Copies:
    """Articles as many as wanted, and questions about some of them."""

    def __init__(self, packs: Sequence[Pack], passages: int) -> None:
        self._first = [
            article
            for pack in packs
            for article in pack.archive.articles
            if 0 < len(article.passages) <= _LONGEST
        ]
        of_round = sum(len(article.passages) for article in self._first)
        self._rounds = max(1, -(-passages // of_round))
        self._wanted = passages
        self._noise = np.random.default_rng(3).integers(0, 4, _NOISE, np.int8)
        self._questions = [one for pack in packs for one in pack.originals() if one.gold]

    def sources(self) -> Iterator[SourceFile]:
        """A name for each copy; what is in it is made when it is prepared."""
        count = 0
        for at in range(self._rounds):
            for place, article in enumerate(self._first):
                if count >= self._wanted:
                    return
                count += len(article.passages)
                yield SourceFile(f"{at:04}-{place:05}", b"")

    def prepared(self, batches: Iterable[Sequence[SourceFile]]) -> Iterator[list[Prepared | Refused]]:
        """Each copy, ready to be written."""
        for batch in batches:
            yield [self._prepared(*map(int, source.name.split("-"))) for source in batch]

    def questions(self, count: int) -> list[Question]:
        """Questions about copies, in the words of the copy, with the copy's passage as the answer."""
        names = {article.file: place for place, article in enumerate(self._first)}
        chance = random.Random(2)
        usable = [one for one in self._questions if all(gold.file in names for gold in one.gold)]
        made: list[Question] = []
        while len(made) < count:
            one = chance.choice(usable)
            gold = one.gold[0]
            # The last round may not be whole, and of the first one everything else is a copy.
            at = chance.randrange(1, self._rounds - 1) if self._rounds > 2 else 0
            others = self._others(at, names[gold.file])
            if at and _changed(one.text, others) == one.text:
                continue  # other copies answer it as well
            file = f"{at:04}-{names[gold.file]:05}"
            made.append(
                replace(
                    one, text=_changed(one.text, others), gold=(Gold(file, _changed(gold.evidence, others)),)
                )
            )
        return made

    def _others(self, at: int, place: int) -> dict[str, str]:
        """The names of an article that are others in a copy; the first round is as it was."""
        if not at:
            return {}
        chance = random.Random(f"{at}-{place}")
        names = sorted(set(_NAME.findall(self._first[place].raw)))
        return {
            name: "".join(chance.choices(_LETTERS, k=len(name))).capitalize()
            for name in names
            if chance.random() < _CHANGED
        }

    def _prepared(self, at: int, place: int) -> Prepared:
        first, others = self._first[place], self._others(at, place)
        file = f"{at:04}-{place:05}"
        article = _renamed(replace(first, raw=_changed(first.raw, others)), file)
        words, counts = self._renamed_words(place, others)
        first_vectors, first_tokens = self._embedded[place]
        noise = np.random.default_rng([at, place])
        vectors = first_vectors.astype(np.float32)
        vectors += _APART * noise.standard_normal(vectors.shape, np.float32)
        shifts = noise.integers(0, _NOISE - max(map(len, first_tokens)), len(first_tokens)).tolist()
        tokens = [
            (np.frombuffer(held, np.int8) ^ self._noise[shift : shift + len(held)]).tobytes()
            for held, shift in zip(first_tokens, shifts, strict=True)
        ]
        return Prepared(
            file,
            digest_of(b""),
            article.raw[article.title.start : article.title.end] if article.title else "",
            article.language,
            packed(article),
            packed_facts.packed(NO_FACTS),
            counts,
            self._columns[place],
            words,
            vectors.astype(HALF),
            tokens,
        )

    def _renamed_words(self, place: int, others: Mapping[str, str]) -> tuple[list[str], bytes]:
        """The words of a copy: those of the first with other names, so that nothing is counted anew."""
        first = self._words[place]
        if not others:
            return first.of_passages, first.counts
        language = self._first[place].language
        stems = Stems([language])
        by_stem = {
            stemmed([fold(name)], language, stems)[0]: f"{language}:{fold(other)}"
            for name, other in others.items()
        }
        by_word = {fold(name): fold(other) for name, other in others.items()}
        held = msgspec.msgpack.decode(zlib.decompress(first.counts))
        held[0] = "\n".join(by_word.get(word, word) for word in held[0].decode().split("\n")).encode()
        words = [" ".join([by_stem.get(one, one) for one in text.split()]) for text in first.of_passages]
        return words, zlib.compress(msgspec.msgpack.encode(held), 1)

    @cached_property
    def _words(self) -> list[Words]:
        """The words of the first round."""
        return [words_of(article, NO_FACTS) for article in self._first]

    @cached_property
    def _columns(self) -> list[bytes]:
        """What else the search needs: the same for each copy."""
        pairs = zip(self._first, self._words, strict=True)
        return [columns_of(Archive([article]), NO_FACTS, words) for article, words in pairs]

    @cached_property
    def _embedded(self) -> list[tuple[NDArray[Any], list[bytes]]]:
        """The vectors of the first round."""
        embedder = StandIn()
        return [embedded(Archive([article]), embedder) for article in self._first]


def _changed(text: str, others: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: others.get(name.group(), name.group()), text) if others else text


def _renamed(article: Article, file: str) -> Article:
    """The same article in another file."""

    def moved(span: Span | None) -> Span | None:
        return span and replace(span, file=file)

    outlet, stated = article.outlet, article.stated_date
    return replace(
        article,
        file=file,
        title=moved(article.title),
        outlet=outlet and replace(outlet, evidence=moved(outlet.evidence)),
        stated_date=stated and replace(stated, evidence=moved(stated.evidence)),
        clutter=[replace(span, file=file) for span in article.clutter],
        paragraphs=[replace(span, file=file) for span in article.paragraphs],
        passages=Passages(file, article.passage_table()),
    )


@click.command()
@click.option("--passages", "sizes", multiple=True, type=int, default=(10_000, 100_000), show_default=True)
@click.option("--questions", default=200, show_default=True)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=Path("shared-index"), show_default=True
)
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write every figure here.")
def main(sizes: Sequence[int], questions: int, folder: Path, json_file: Path | None) -> None:
    """Fill tables of each size in a folder, ask questions of them, and remove them again."""
    packs, measured = public_packs(), []
    for size in sizes:
        copies, uri = Copies(packs, size), folder / str(size)
        shutil.rmtree(uri, ignore_errors=True)
        writing = _written(copies, str(uri))
        print(f"{size:,} written: {writing}", flush=True)
        asked = copies.questions(questions)
        reading = _in_own_process(str(uri), asked, CACHE)
        unbounded = _in_own_process(str(uri), asked, _UNBOUNDED)
        disk = sum(file.stat().st_size for file in uri.rglob("*") if file.is_file())
        costs = {
            "rows_per_second": writing.passages / writing.write_seconds,
            "bytes_per_passage": disk / writing.passages,
        }
        without = {"megabytes_unbounded": unbounded.megabytes, "p50_unbounded": unbounded.p50}
        measured.append({**asdict(writing), **costs, **asdict(reading), **without})
        shutil.rmtree(uri)
        wide_console().print(sheet(measured).drawn())
        if json_file:
            json_file.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")


def sheet(measured: Sequence[Measured]) -> Sheet:
    """One column for each size."""
    headings = ("passages", *(f"{one['passages']:,}" for one in measured))
    lines = tuple(
        (name.replace("_", " "), *(f"{one[name]:,.2f}" for one in measured)) for name in list(measured[0])[1:]
    )
    return Sheet("A shared index in LanceDB", headings, lines)


@dataclass(frozen=True, slots=True)
class _Writing:
    passages: int
    write_seconds: float
    index_seconds: float


@dataclass(frozen=True, slots=True)
class _Reading:
    open_seconds: float
    megabytes: float
    p50: float
    p99: float
    words_p50: float
    vectors_p50: float
    recall: float
    subject_p50: float
    subject_most: float
    subject_cpu: float
    megabytes_with_subjects: float


def _written(copies: Copies, uri: str) -> _Writing:
    writer, start = Writer(uri, StandIn()), time.perf_counter()
    last = start

    def advance(_: object) -> None:
        nonlocal last
        last = time.perf_counter()

    written = writer.write(copies.sources(), copies.prepared, advance)
    writer.close()
    return _Writing(written.passages, last - start, time.perf_counter() - last)


def _in_own_process(uri: str, questions: Sequence[Question], cache: int) -> _Reading:
    """What reading costs in a process that does nothing else, where LanceDB keeps `cache` bytes."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, uri, questions, cache))
    process.start()
    there.close()
    reading: _Reading = here.recv()
    process.join()
    return reading


def _send(to: Connection, uri: str, questions: Sequence[Question], cache: int) -> None:
    start = time.perf_counter()
    library = SharedIndex(uri, StandIn(), 0.28, cache=cache).library()
    opened = time.perf_counter() - start
    library.search.ask("to warm up")
    latencies, hits = [], 0
    for question in questions:
        start = time.perf_counter()
        answer = library.search.ask(question.text)
        latencies.append((time.perf_counter() - start) * 1000)
        spans = [one.passage.span for one in answer.citations[:1]]
        hits += first_hit(library.archive, spans, question.gold) == 0
    words, vectors = _engine(library, questions)
    megabytes = resident() / 2**20
    subjects, cpu = _subjects(library, questions)
    to.send(
        _Reading(
            opened,
            megabytes,
            float(np.percentile(latencies, 50)),
            float(np.percentile(latencies, 99)),
            float(np.median(words)),
            float(np.median(vectors)),
            hits / max(1, len(questions)),
            float(np.median(subjects)),
            max(subjects),
            float(np.median(cpu)),
            resident() / 2**20,
        )
    )


def _subjects(library: SharedLibrary, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
    """How long it takes to find the articles nearest to a name, with all their facts: ms, and ms of CPU."""
    names = dict.fromkeys(name for one in questions for name in _NAME.findall(one.text)[-1:])
    times: tuple[list[float], list[float]] = [], []
    for name in list(names)[:_SUBJECTS]:
        start, busy = time.perf_counter(), time.process_time()
        library.near(name)
        times[0].append((time.perf_counter() - start) * 1000)
        times[1].append((time.process_time() - busy) * 1000)
    return times


def _engine(library: SharedLibrary, questions: Sequence[Question]) -> tuple[list[float], list[float]]:
    """How long the engine takes for its two lists, in ms."""
    times: tuple[list[float], list[float]] = [], []
    source = library.search.source
    for question in questions:
        wanted = list(library.search.wanted(library.search.statistics.reader.read(question.text)))
        (embedding,) = StandIn().questions([question.text])
        start = time.perf_counter()
        source.by_words(wanted, CANDIDATES)
        between = time.perf_counter()
        source.by_vector(embedding.vector, CANDIDATES)
        times[0].append((between - start) * 1000)
        times[1].append((time.perf_counter() - between) * 1000)
    return times


if __name__ == "__main__":
    main()
