"""Whether a shared index answers as an index at hand does: `python -m benchmarks.same_answers`.

Both have the same embedder and the facts of each article alone, so that they differ in nothing but where the
candidates come from and how exactly the whole is known.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

import click

from benchmarks.learning.embedded import HeldVectors, Remembering
from benchmarks.packs import Gold, Pack, Question, public_packs
from benchmarks.report import Sheet, percent, wide_console
from benchmarks.slips import with_slips
from bot.archive import Archive
from bot.archive.reading import SourceFile, build_archive
from bot.embedding.e5 import E5
from bot.embedding.packed import find_weights
from bot.facts import Facts
from bot.search import Answer, Search
from bot.search.embedder import Embedder
from bot.shared_index.opening import SharedIndex
from bot.shared_index.packed_facts import together
from bot.shared_index.workers import locally
from bot.shared_index.writer import Writer

_THRESHOLD = 0.28


def packs() -> Iterator[Pack]:
    """The public packs; of squad each paragraph is an article of its own, as in a large archive."""
    for pack in public_packs():
        yield by_paragraphs(pack) if pack.name == "squad" else pack


def by_paragraphs(pack: Pack) -> Pack:
    """The same questions about articles of one paragraph each."""
    sources, where = [], {}
    for article in pack.archive.articles:
        for number, span in enumerate(article.paragraphs):
            file, text = f"{number:03}-{article.file}", pack.archive.text(span)
            sources.append(SourceFile(file, text.encode()))
            where[file] = (article.file, text)
    archive = build_archive(sources)

    def moved(gold: Gold) -> Gold | None:
        files = (file for file, (of, text) in where.items() if of == gold.file and gold.evidence in text)
        found = next(files, None)
        return Gold(found, gold.evidence) if found else None

    questions = []
    for one in pack.questions:
        places = [moved(gold) for gold in one.gold]
        if all(places):
            questions.append(replace(one, gold=tuple(place for place in places if place)))
    return Pack("squad by paragraphs", archive, tuple(questions), pack.whole)


@click.command()
def main() -> None:
    """Ask both the questions of the public packs that have an answer, as they are and with a slip a word."""
    embedder = Remembering(E5(find_weights(), 1))
    lines = []
    for pack in packs():
        asked = [one for one in pack.originals() if one.gold]
        at_hand = _at_hand(pack.archive, embedder)
        with tempfile.TemporaryDirectory() as folder:
            shared = _shared(pack.archive, folder, embedder)
            for slips in (0, 1):
                pairs = [
                    (at_hand.ask(text), shared.ask(text)) for text in (_text(one, slips) for one in asked)
                ]
                lines.append((f"{pack.name}, {slips} slips", f"{len(asked)}", *_figures(pack, asked, pairs)))
                print(lines[-1], flush=True)
    headings = ("pack", "questions", "hit@1 at hand", "hit@1 shared", "same first", "same decision")
    wide_console().print(Sheet("Answers of a shared index", headings, tuple(lines)).drawn())


def _text(question: Question, slips: int) -> str:
    return with_slips(question.text, slips) if slips else question.text


def _at_hand(archive: Archive, embedder: Embedder) -> Search:
    facts = together(Facts.of(Archive([article])) for article in archive.articles)
    vectors = HeldVectors(archive, embedder)
    return Search(archive, facts, threshold=_THRESHOLD, embedder=embedder, vectors=vectors)


def _shared(archive: Archive, uri: str, embedder: Embedder) -> Search:
    writer = Writer(uri, embedder)
    files = (SourceFile(one.file, one.raw.encode()) for one in archive.articles)
    writer.write(files, locally(None, embedder), lambda _: None)
    writer.close()
    return SharedIndex(uri, embedder, _THRESHOLD).library().search


def _figures(pack: Pack, asked: Sequence[Question], pairs: Sequence[tuple[Answer, Answer]]) -> list[str]:
    """hit@1 of both, and the shares of the questions that both answer alike."""
    first = [[[one.passage.span for one in answer.citations[:1]] for answer in pair] for pair in pairs]
    hits = [
        [pack.first_hit(spans, question.gold) == 0 for spans in pair]
        for question, pair in zip(asked, first, strict=True)
    ]
    shares = (
        [mine for mine, _ in hits],
        [theirs for _, theirs in hits],
        [mine == theirs for mine, theirs in first],
        [mine.found == theirs.found for mine, theirs in pairs],
    )
    return [percent(sum(share) / max(1, len(share))) for share in shares]


if __name__ == "__main__":
    main()
