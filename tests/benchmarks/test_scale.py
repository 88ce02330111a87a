import random
from pathlib import Path

import pytest
from click import BadParameter

from benchmarks.finders import OURS
from benchmarks.finders.ours import Ours
from benchmarks.finders.plain_bm25 import PlainBM25
from benchmarks.finders.stand_in import OursByStandIn
from benchmarks.made_up import Names, made_up_pack
from benchmarks.scale import Scaled, chosen, measure, sheet

PACK = made_up_pack(400, 20)


def test_every_sentence_that_was_made_up_is_a_passage() -> None:
    assert len(PACK.archive.passages) == 400


def test_the_same_archive_is_made_up_every_time() -> None:
    assert made_up_pack(80, 5).archive.digest == made_up_pack(80, 5).archive.digest


def test_the_questions_are_spread_over_the_archive() -> None:
    assert len(PACK.questions) == 20
    assert len({question.gold[0].file for question in PACK.questions}) == 10


def test_names_grow_by_heaps_law() -> None:
    names = Names(random.Random(1))
    drawn = [names.draw() for _ in range(20_000)]
    early, late = len(set(drawn[:2_000])), len(set(drawn))
    assert 2.5 < late / early < 6  # ten times the text: 10 ** 0.6 is 4


def test_the_search_without_facts_finds_what_was_made_up() -> None:
    assert measure(Ours.without_facts, PACK).recall > 0.9


def test_made_up_vectors_find_it_too_and_leave_nothing_behind() -> None:
    made = OursByStandIn(PACK.archive)
    folder = Path(made.folder.name)
    question = PACK.questions[0]
    assert PACK.first_hit(made.find(question.text).spans[:1], question.gold) == 0
    assert list(folder.iterdir())
    made.close()
    assert not folder.exists()


def test_ours_is_measured_without_facts_and_the_usual_peers_beside_it() -> None:
    assert next(iter(chosen([]))) == OURS
    assert chosen([])[OURS] == Ours.without_facts
    assert list(chosen(["plain BM25"]).values()) == [PlainBM25]


def test_a_finder_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadParameter):
        chosen(["nonsense"])


def test_ratios_stand_beside_the_figures() -> None:
    ours, theirs = Scaled(1, 1, 1, 2, 4, 1, 50), Scaled(1, 1, 1, 1, 8, 1, 100)
    lines = sheet("t", {OURS: ours, "peer": theirs, "absent": "it is absent"}).lines
    assert lines[1][-4:] == ("0.50", "2.00", "1.00", "2.00")
    assert lines[2][1] == "not installed"
