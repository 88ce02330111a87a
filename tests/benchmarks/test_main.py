import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main, sample
from benchmarks.invented import invented_pack

PACK = invented_pack()


def test_the_questions_are_spread_evenly() -> None:
    assert sample(PACK.questions, 1000) == list(PACK.questions)
    few = sample(PACK.questions, 10)
    assert len(few) == 10
    assert few[5] == PACK.questions[len(PACK.questions) // 2]


def test_one_run_writes_both_files(tmp_path: Path) -> None:
    files = [tmp_path / "figures.json", tmp_path / "tables.md"]
    options = ["--pack", "invented", "--finder", "plain BM25", "--most", "8"]
    result = CliRunner().invoke(main, [*options, "--json", str(files[0]), "--markdown", str(files[1])])
    assert result.exit_code == 0, result.output
    assert json.loads(files[0].read_text())[0]["finder"] == "plain BM25"
    assert "plain BM25" in files[1].read_text()


@pytest.mark.parametrize("option", ["--pack", "--finder"])
def test_a_name_that_does_not_exist_is_wrong_usage(option: str) -> None:
    result = CliRunner().invoke(main, [option, "nonsense"])
    assert result.exit_code == 2
    assert "there is no 'nonsense'" in result.output
