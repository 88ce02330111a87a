from pathlib import Path

import pytest

from benchmarks.invented import invented_pack
from benchmarks.measure import auroc, measure
from benchmarks.packs import Gold, first_hit, load_pack
from benchmarks.peers import FINDERS, Ours, PlainBM25

PACK = invented_pack()


def test_everybody_is_measured_on_the_invented_pack() -> None:
    for finder in FINDERS.values():
        measured = measure(finder(PACK.archive), PACK, PACK.questions[:30])
        assert measured.p50 <= measured.p99


def test_misspelt_questions_are_where_the_search_beats_plain_bm25() -> None:
    ours, plain = (measure(finder(PACK.archive), PACK, PACK.questions) for finder in (Ours, PlainBM25))
    assert (ours.typo_hit1 or 0) > (plain.typo_hit1 or 0)


def test_auroc_counts_ties_as_half() -> None:
    assert auroc([0.9, 0.1], [True, False]) == 1
    assert auroc([0.5, 0.5], [True, False]) == 0.5
    assert auroc([0.5], [True]) is None


def test_a_hit_holds_most_of_the_evidence_in_one_run() -> None:
    passage = PACK.archive.passages[1]
    evidence = PACK.archive.text(passage.span)
    assert first_hit(PACK.archive, [passage.span], [Gold(passage.span.file, evidence)]) == 0
    assert first_hit(PACK.archive, [passage.span], [Gold("elsewhere.txt", evidence)]) is None


def test_a_pack_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The mill burned down.", encoding="utf-8")
    line = '{"id": "1", "question": "what burned", "kind": "clean", "answerable": false, "gold": []}'
    (tmp_path / "questions.jsonl").write_text(line + "\n", encoding="utf-8")
    pack = load_pack(tmp_path)
    assert [question.text for question in pack.questions] == ["what burned"]
    with pytest.raises(OSError, match=r"questions\.jsonl"):
        load_pack(tmp_path / "articles")
