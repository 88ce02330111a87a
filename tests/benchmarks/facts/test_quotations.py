"""What is left out when the rules of the quotations are measured one group at a time."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.facts.quotations import WITHOUT
from bot.archive import Archive
from bot.facts.values import Quotation
from tests.facts.quotes.quoted import archive_of, quotations_of

CASES = Path(__file__).parents[2] / "facts" / "quotes"


def archives() -> Iterator[Archive]:
    for path in sorted(CASES.glob("cases_*.yaml")):
        cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from (archive_of(*case["articles"]) for case in cases)
    yield archive_of("“No ferry today,” says Ann Lowe.\n\nThe “ferry” is late.\n\nIt was late on Monday too.")


@cache
def found() -> list[tuple[Archive, tuple[Quotation, ...]]]:
    return [(archive, quotations_of(archive)) for archive in archives()]


@pytest.mark.parametrize("group", WITHOUT)
def test_leaving_a_group_out_changes_some_quotation(group: str) -> None:
    whole = found()
    with WITHOUT[group]():
        assert any(quotations_of(archive) != quotations for archive, quotations in whole)


def test_all_rules_are_back_afterwards() -> None:
    whole = found()
    for leave_out in WITHOUT.values():
        with leave_out():
            pass
    assert all(quotations_of(archive) == quotations for archive, quotations in whole)
