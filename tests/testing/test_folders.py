"""Which folder of cogs a test is about."""

from pathlib import Path

import pytest

from bot.testing.folders import cogs_around

COG = "async def setup(bot):\n    pass\n"


@pytest.mark.parametrize("test", ["test_it.py", "tests/test_it.py"])
@pytest.mark.parametrize("source", [COG, "def setup(:"])
def test_it_is_the_one_that_the_test_lies_in(tmp_path: Path, test: str, source: str) -> None:
    (tmp_path / "made.py").write_text(source)
    assert cogs_around(tmp_path / test) == tmp_path


def test_a_folder_without_cogs_is_none(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("def setup(bot):\n    pass\n")
    for name in ("test_made.py", "made_test.py", "conftest.py"):
        (tmp_path / name).write_text(COG)
    assert cogs_around(tmp_path / "test_made.py") is None


def test_one_further_out_is_another(tmp_path: Path) -> None:
    (tmp_path / "made.py").write_text(COG)
    assert cogs_around(tmp_path / "tests" / "more" / "test_it.py") is None
