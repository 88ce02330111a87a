"""The packs for facts and their scorer, where they lie beside this checkout, and the peer."""

import importlib.util

import pytest

from benchmarks.facts.packs import FactPack, archive_of, packs_here
from benchmarks.facts.peers import by_dateparser
from benchmarks.finders import NotInstalledError
from bot.archive import Archive
from tests.facts.written import written


@pytest.mark.parametrize("pack", packs_here(), ids=lambda pack: pack.name)
def test_what_is_found_scores_above_nothing(pack: FactPack) -> None:
    few = Archive(archive_of(pack).articles[:12])

    found, nothing = pack.score(pack.record(few)), pack.score([])

    assert all(0 <= value <= 100 for value in found.values())
    assert next(iter(found.values())) > next(iter(nothing.values())) == 0


def test_the_peer_says_where_it_reads_a_date_or_that_it_is_absent() -> None:
    archive = Archive([written("The ferry sank on 3 May 2021 near Bergen.", stated="2021-06-01")])
    if importlib.util.find_spec("dateparser") is None:
        with pytest.raises(NotInstalledError):
            by_dateparser(archive)
        return

    [record] = by_dateparser(archive)

    assert record["from"] == record["to"] == "2021-05-03"
    assert archive.articles[0].raw[record["start"] : record["end"]] == record["text"]
