from collections.abc import Sequence

import pytest

from benchmarks.finders import Build, Found, NotInstalledError
from benchmarks.finders.ours import Ours
from benchmarks.finders.plain_bm25 import PlainBM25
from benchmarks.invented import invented_pack
from benchmarks.measure import auroc, measure
from benchmarks.packs import Gold, Pack, Question
from bot.archive import Archive, Span
from bot.archive.reading import SourceFile, build_archive

INVENTED = invented_pack()
TEXTS = {"a.txt": b"The mill burned down in March.", "b.txt": b"The school reopened after the flood."}
ARCHIVE = build_archive(SourceFile(name, text) for name, text in TEXTS.items())
MILL, SCHOOL = (passage.span for passage in ARCHIVE.passages)
BURNED = Question("1", "what burned down", "clean", (Gold("a.txt", "The mill burned down in March."),))
NOBODY = Question("2", "who sang", "none", ())
PACK = Pack("two", ARCHIVE, (BURNED, NOBODY))


class Always:
    """Brings the same passages whatever is asked, sure of questions as typed alone."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def find(self, question: str) -> Found:
        return Found(self._spans, float(question == BURNED.text))


def always(*spans: Span) -> Build:
    return lambda archive: Always(spans)


def test_the_place_of_the_passage_that_answers_counts() -> None:
    measured = measure(always(SCHOOL, MILL), PACK, PACK.questions)
    assert (measured.hit1, measured.hit3, measured.mrr10) == (0, 1, 0.5)


def test_unanswerable_questions_count_for_the_confidence_alone() -> None:
    measured = measure(always(MILL), PACK, PACK.questions)
    assert (measured.hit1, measured.auroc) == (1, 1)


def test_without_answerable_questions_there_are_no_shares() -> None:
    measured = measure(always(MILL), PACK, [NOBODY])
    assert (measured.hit1, measured.mrr10, measured.typo1, measured.auroc) == (None, None, None, None)


def test_the_article_that_answers_is_taken_away() -> None:
    def build(archive: Archive) -> Always:
        return Always([passage.span for passage in archive.passages])

    assert measure(build, PACK, PACK.questions).auroc_removed == 0.5
    assert measure(PlainBM25, PACK, PACK.questions).auroc_removed == 1


def test_hits_are_told_apart_by_language() -> None:
    assert dict(measure(always(MILL), PACK, PACK.questions).by_language) == {"en": 1}


def test_misspelt_questions_are_where_the_search_beats_plain_bm25() -> None:
    ours, plain = (measure(build, INVENTED, INVENTED.questions) for build in (Ours, PlainBM25))
    assert (ours.typo1 or 0) > (plain.typo1 or 0)


def test_a_finder_that_is_not_installed_is_not_measured() -> None:
    def build(archive: Archive) -> Always:
        raise NotInstalledError("absent")

    with pytest.raises(NotInstalledError, match="absent"):
        measure(build, PACK, PACK.questions)


def test_auroc_counts_ties_as_half() -> None:
    assert auroc([0.9, 0.1], [True, False]) == 1
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.5], [True]) is None
