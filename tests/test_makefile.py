"""Every target of the Makefile stands there once, and is listed as a command."""

import re
from collections import Counter
from pathlib import Path

MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
PHONY = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)


def test_no_target_is_defined_twice() -> None:
    assert [name for name, count in Counter(TARGETS).items() if count > 1] == []


def test_every_command_is_one_also_where_a_file_is_called_like_it() -> None:
    assert PHONY
    assert sorted(PHONY[1].split()) == sorted(TARGETS)
