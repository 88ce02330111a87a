from pathlib import Path

import pytest

from benchmarks.invented import invented_pack
from benchmarks.packs import Gold, Pack, Question, first_hit, load_pack

PACK = invented_pack()
SPAN = PACK.archive.passages[1].span
EVIDENCE = PACK.archive.text(SPAN)


def test_a_hit_holds_most_of_the_evidence_in_one_run() -> None:
    assert first_hit(PACK.archive, [SPAN], [Gold(SPAN.file, f"{EVIDENCE} Then he left.")]) == 0
    assert first_hit(PACK.archive, [SPAN], [Gold("elsewhere.txt", EVIDENCE)]) is None


def test_short_evidence_must_be_there_whole_where_the_pack_says_so() -> None:
    beginning = " ".join(EVIDENCE.split()[:3])
    gold = [Gold(SPAN.file, f"{beginning} zebra")]
    assert first_hit(PACK.archive, [SPAN], gold) == 0
    assert first_hit(PACK.archive, [SPAN], gold, whole=4) is None
    assert first_hit(PACK.archive, [SPAN], [Gold(SPAN.file, beginning)], whole=4) == 0


def test_misspelt_copies_are_no_originals() -> None:
    questions = tuple(Question(key, key, "clean", ()) for key in ("q1", "q1t", "q2", "t"))
    assert [one.id for one in Pack("p", PACK.archive, questions).originals()] == ["q1", "q2", "t"]


def test_a_pack_is_read_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The mill burned down.", encoding="utf-8")
    line = '{"id": "1", "question": "what burned", "kind": "clean", "answerable": false, "gold": []}'
    (tmp_path / "questions.jsonl").write_text(line + "\n", encoding="utf-8")
    pack = load_pack(tmp_path)
    assert [question.text for question in pack.questions] == ["what burned"]
    with pytest.raises(OSError, match=r"questions\.jsonl"):
        load_pack(tmp_path / "articles")
