import json

from benchmarks.measure import Measured
from benchmarks.report import Row, records, sheets

OURS = Measured(0.8, 0.9, 0.85, 0.7, 0.6, None, 0.5, 2.0, 4.0, 1.0, {"de": 0.1, "en": 0.9})
THEIRS = Measured(0.4, 0.9, 0.85, 0.7, 0.6, None, 0.5, 1.0, 8.0, 0.0, {"en": 0.9})
ROWS = [
    Row("p", 10, 5, "receipts", OURS),
    Row("p", 10, 5, "peer", THEIRS),
    Row("p", 10, 5, "absent", None, "it is absent"),
]


def test_ratios_are_theirs_over_ours() -> None:
    assert records(ROWS)[1]["ratios"] == {"hit@1": 0.5, "p50": 0.5, "p99": 2.0, "build": 0.0}


def test_without_ours_there_are_no_ratios() -> None:
    assert records(ROWS[1:])[0]["ratios"] == dict.fromkeys(("hit@1", "p50", "p99", "build"))


def test_what_is_not_installed_says_so() -> None:
    assert sheets(ROWS)[0].lines[2][:2] == ("absent", "not installed")


def test_languages_have_a_sheet_of_their_own() -> None:
    assert sheets(ROWS)[1].lines == (("receipts", "10.0", "90.0"), ("peer", "-", "90.0"))


def test_every_line_has_a_cell_for_every_heading() -> None:
    assert all(len(line) == len(sheet.headings) for sheet in sheets(ROWS) for line in sheet.lines)


def test_markdown_has_a_line_for_every_finder() -> None:
    assert "| peer | 40.0 |" in sheets(ROWS)[0].markdown()


def test_records_can_be_written_as_json() -> None:
    assert json.loads(json.dumps(records(ROWS)))[0]["measured"]["p50"] == 2.0
