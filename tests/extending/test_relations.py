"""Which files a cog is made of."""

from pathlib import Path

import pytest

from bot.extending.finding import CogFolder, CogFolders
from bot.extending.relations import Relations


def write(features: Path, files: dict[str, str]) -> Relations:
    for name, source in files.items():
        path = features / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source)
    return Relations(CogFolders((CogFolder.of(features),)))


IMPORTS = {
    "from . import _a": "_a.py",
    "from ._a import thing": "_a.py",
    "import json\nfrom ._a import *": "_a.py",
    "def later():\n    from . import _a": "_a.py",
    "from .parts import a": "parts/a.py",
    "from .parts.a import thing": "parts/a.py",
    "from . import _not_there_yet": "_not_there_yet.py",
}


@pytest.mark.parametrize("source", IMPORTS)
def test_what_is_imported_belongs_to_it(source: str, features: Path) -> None:
    relations = write(features, {"cog.py": source, "_a.py": "", "parts/__init__.py": "", "parts/a.py": ""})
    assert features / IMPORTS[source] in relations.files(features / "cog.py")


def test_it_is_followed_to_the_end_also_in_a_circle(features: Path) -> None:
    relations = write(
        features,
        {
            "cog.py": "from . import _a",
            "_a.py": "from . import _b",
            "_b.py": "from . import _a, _c",
            "_c.py": "",
        },
    )
    there = {path.name for path in relations.files(features / "cog.py") if path.exists()}
    assert there == {"cog.py", "_a.py", "_b.py", "_c.py"}


def test_a_package_is_made_of_what_its_modules_import_from_above(features: Path) -> None:
    relations = write(
        features,
        {
            "cog/__init__.py": "from . import inner",
            "cog/inner.py": "from .. import _a",
            "_a.py": "",
            "b.py": "",
        },
    )
    there = {path.name for path in relations.files(features / "cog" / "__init__.py") if path.exists()}
    assert there == {"__init__.py", "inner.py", "_a.py"}


def test_what_lies_elsewhere_does_not_count(features: Path) -> None:
    relations = write(features, {"cog.py": "import json, discord\nfrom ... import x\nfrom bot import cards"})
    assert {path for path in relations.files(features / "cog.py") if path.exists()} == {features / "cog.py"}


def test_of_a_file_that_cannot_be_read_now_the_last_imports_count(features: Path) -> None:
    relations = write(features, {"cog.py": "from . import _a", "_a.py": ""})
    assert features / "_a.py" in relations.files(features / "cog.py")
    (features / "cog.py").write_text("from . import (")
    assert features / "_a.py" in relations.files(features / "cog.py")
    (features / "cog.py").unlink()
    assert relations.files(features / "cog.py") == {features / "cog.py"}
